//! What a spreadsheet must not change in a table.

/// The text where the records of a batch differ.
pub(crate) const MERGED: &str = "merged";

/// The largest number of records in a workbook. It is made in memory, unlike the other files, and
/// nobody reads more in a spreadsheet.
pub(super) const MOST_RECORDS: usize = 20_000;

/// Puts an apostrophe in front of free text that a spreadsheet would take for a formula, which makes
/// it text there. The same happens to text that looks like [`MERGED`].
pub(crate) fn harmless(text: &str) -> String {
    // The wide forms too, which some spreadsheets read as the narrow ones.
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let is_reserved = text == MERGED;
    if is_reserved || text.trim_start().starts_with(formula) { format!("'{text}") } else { text.to_owned() }
}
