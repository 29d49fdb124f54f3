//! Parses TOML files and reports syntax errors.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::fault::{FaultReport, Location};
use crate::line_index::LineIndex;

/// A value with its range of bytes.
pub(crate) type TomlValue<'a> = Spanned<DeValue<'a>>;

/// Parses a file. Returns `None` after reporting that it is not TOML.
pub(crate) fn parse<'a>(
    text: &'a str,
    lines: &LineIndex,
    file: Location<'_>,
    report: &mut FaultReport,
) -> Option<Spanned<DeTable<'a>>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    report_syntax_errors(&errors, lines, file, report);
    errors.is_empty().then_some(table)
}

/// Reports syntax errors, except those in the line of the previous error or the one after it: these
/// are mostly its consequences.
fn report_syntax_errors(
    errors: &[toml::de::Error],
    lines: &LineIndex,
    file: Location<'_>,
    report: &mut FaultReport,
) {
    let mut previous: Option<usize> = None;
    for error in errors {
        let line = error.span().map_or(1, |span| lines.at(span.start));
        if previous.is_none_or(|previous| !(previous..=previous + 1).contains(&line)) {
            let fix = if error.message().contains("duplicate") {
                "this name is already used above: delete one of the two, or rename it"
            } else {
                "look for a missing quotation mark, bracket or =, here or in the line before"
            };
            report.fault(file.line(line), format!("this is not TOML: {}", error.message()), fix);
        }
        previous = Some(line);
    }
}
