//! What a row says beside its outcomes, as it is written in the tables: a column for each
//! dimension.

use konventa_domain::gain::{Dimension, GroupLabels, Label, Value};

/// The text where the records of a group differ.
pub(super) const MERGED: &str = "merged";

/// A text for each dimension.
pub(super) type Cells = Vec<String>;

pub(super) fn names() -> impl Iterator<Item = &'static str> {
    Dimension::ALL.into_iter().map(Dimension::name)
}

pub(super) fn cells(labels: &GroupLabels) -> Cells {
    labels.iter().map(cell).collect()
}

fn cell(label: &Label<'_>) -> String {
    match label {
        Label::Same(Value::Place(words)) => harmless(words),
        Label::Same(value) => value.to_string(),
        Label::Absent => String::new(),
        Label::Merged => MERGED.to_owned(),
    }
}

/// Puts an apostrophe in front of a presenter's words that a spreadsheet would take for a formula,
/// which makes them text there. The same happens to words that look like [`MERGED`]. All other
/// values are names, codes and numbers.
fn harmless(text: &str) -> String {
    // The wide forms too, which some spreadsheets read as the narrow ones.
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let is_reserved = text == MERGED;
    if is_reserved || text.trim_start().starts_with(formula) { format!("'{text}") } else { text.to_owned() }
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
            assert_eq!(cell(&Label::Same(Value::Place(place.into()))), safe);
        }
    }
}
