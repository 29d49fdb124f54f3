//! Parses TOML files and reports syntax errors, and what was pasted from a word processor.

mod signs;

use konventa_script::{compose, invisible};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::fault::{FaultReport, Location};
use crate::line_index::LineIndex;
use crate::messages;
use crate::messages::toml_syntax::toml_syntax;
use crate::quote::quote;
use crate::sign::code_point;

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
    if !errors.is_empty() {
        let pasted = signs::report(text, file, report);
        report_syntax_errors(text, &errors, &pasted, lines, file, report);
        return None;
    }
    report_escapes(table.get_ref(), lines, file, report);
    Some(table)
}

/// Reports escapes such as `\u200b`: the file has no invisible character and no decomposed letter,
/// but its texts would.
fn report_escapes(table: &DeTable<'_>, lines: &LineIndex, file: Location<'_>, report: &mut FaultReport) {
    for (name, value) in table {
        report_escape(name.get_ref(), file.line(lines.at(name.span().start)), report);
        report_escapes_in(value, lines, file, report);
    }
}

fn report_escapes_in(value: &TomlValue<'_>, lines: &LineIndex, file: Location<'_>, report: &mut FaultReport) {
    match value.get_ref() {
        DeValue::String(text) => report_escape(text, file.line(lines.at(value.span().start)), report),
        DeValue::Array(array) => {
            array.iter().for_each(|value| report_escapes_in(value, lines, file, report));
        }
        DeValue::Table(table) => report_escapes(table, lines, file, report),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

fn report_escape(text: &str, at: Location<'_>, report: &mut FaultReport) {
    let hidden = text.chars().find(|c| invisible(*c).is_some());
    let mark = || compose(text).chars().zip(text.chars()).find(|(one, other)| one != other).map(|(_, c)| c);
    if let Some(c) = hidden.or_else(mark) {
        report.fault(at, messages::pasted::hidden_in_code(code_point(c)));
    }
}

/// Reports syntax errors, except those in lines that were reported already (`pasted`) and those in
/// the line of the previous error or the one after it: these are mostly its consequences.
fn report_syntax_errors(
    text: &str,
    errors: &[toml::de::Error],
    pasted: &[usize],
    lines: &LineIndex,
    file: Location<'_>,
    report: &mut FaultReport,
) {
    let mut previous: Option<usize> = None;
    for error in errors {
        let line = error.span().map_or(1, |span| lines.at(span.start));
        // An open bracket is noticed only at the end of the file.
        let consequence = pasted.iter().any(|pasted| line == *pasted || line == pasted + 1)
            || (!pasted.is_empty() && error.message().contains("unclosed"));
        if !consequence && previous.is_none_or(|previous| !(previous..=previous + 1).contains(&line)) {
            let value = error.span().and_then(|span| text.get(span.start..)).and_then(bare_value);
            let message = if error.message().contains("duplicate") {
                messages::tables::name_used_twice()
            } else if let Some(value) = value.filter(|value| is_spoilt_number(value)) {
                messages::tables::not_a_number(quote(value))
            } else {
                messages::tables::not_toml(toml_syntax(error.message()))
            };
            report.fault(file.line(line), message);
        }
        previous = Some(line);
    }
}

/// Returns the value without quotation marks that a text starts with, if it is alone in its line.
fn bare_value(text: &str) -> Option<&str> {
    let line = text.lines().next()?;
    let value = line.split('#').next()?.trim_end();
    value.chars().all(|c| c.is_alphanumeric() || "+-._:/".contains(c)).then_some(value)
}

/// Whether a value was meant to be a number: a letter is among its digits.
fn is_spoilt_number(value: &str) -> bool {
    value.starts_with(|c: char| c.is_ascii_digit()) && value.contains(char::is_alphabetic)
}
