//! Small TOML files besides `deck.toml`.

use toml::de::DeTable;

use crate::fault::{At, Report};
use crate::lines::Lines;

/// Reads a file as a table. Where it is not TOML, that is reported and nothing is read.
pub(crate) fn table(
    text: &str,
    file: At<'_>,
    report: &mut Report,
    read: impl FnOnce(&DeTable<'_>, &Lines, &mut Report),
) {
    let lines = Lines::of(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        read(table.get_ref(), &lines, report);
    } else {
        crate::plan::syntax(&errors, &lines, file, report);
    }
}
