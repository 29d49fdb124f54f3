//! What a row says beside its outcomes, as it stands in the tables.

use std::fmt::Display;

use konventa_domain::gain::{Label, RowLabels};

/// The columns, in their order.
pub(super) const NAMES: [&str; 7] =
    ["deck_version", "country", "language", "place", "lecture", "day", "month"];

/// Stands where the records of a group differ.
pub(super) const MERGED: &str = "merged";

/// A value for each of the [`NAMES`].
pub(super) type Cells = [String; NAMES.len()];

pub(super) fn cells(labels: &RowLabels) -> Cells {
    [
        labels.version.to_string(),
        cell(&labels.country),
        cell(&labels.language),
        place(&labels.place),
        cell(&labels.lecture),
        cell(&labels.day),
        cell(&labels.month),
    ]
}

fn cell<T: Display>(label: &Label<T>) -> String {
    match label {
        Label::Same(value) => value.to_string(),
        Label::Absent => String::new(),
        Label::Merged => MERGED.to_owned(),
    }
}

fn place(label: &Label<String>) -> String {
    match label {
        Label::Same(words) => harmless(words),
        other => cell(other),
    }
}

/// A presenter's words that a spreadsheet would take for a formula get an apostrophe in front, which makes them text there; so do
/// those that would be taken for our own. All other values are our own words, names and numbers.
fn harmless(text: &str) -> String {
    // Also the wide forms of the signs, which some spreadsheets read as the narrow ones.
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let is_ours = text == MERGED;
    if is_ours || text.trim_start().starts_with(formula) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_never_a_formula() {
        for (place, safe) in [
            ("Nikšić", "Nikšić"),
            ("=1+1", "'=1+1"),
            ("+382", "'+382"),
            (" -1", "' -1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝1", "'＝1"),
            ("merged", "'merged"),
        ] {
            assert_eq!(harmless(place), safe);
        }
    }
}
