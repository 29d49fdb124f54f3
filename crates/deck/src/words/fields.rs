//! Reads the lines at the start of a part that give one short text each: `kicker: How it works`.

use super::heading::Heading;
use super::{NumberedLines, Passage};
use crate::fault::{FaultReport, Location};
use crate::messages;
use crate::messages::words::rename_or_delete;
use crate::quote::quote;

/// A field with its words.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) key: &'static str,
    pub(super) value: Passage,
}

/// Splits `key: value` if the key is one word.
fn split(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    (is_key && (value.is_empty() || value.starts_with(' '))).then(|| (key, value.trim()))
}

/// Takes the fields from the start of a part's lines, and returns the rest.
pub(super) fn take<'a>(
    heading: &Heading,
    mut lines: &'a [(usize, &'a str)],
    at: Location<'_>,
    report: &mut FaultReport,
) -> (Vec<Field>, NumberedLines<'a>) {
    let known = heading.kind.fields();
    let mut fields: Vec<Field> = Vec::new();
    // Whether an indented line continues a field: `Some(false)` after a refused field, whose
    // continuation is dropped too.
    let mut goes_on: Option<bool> = None;
    while let Some(((number, line), rest)) = lines.split_first() {
        let at = at.line(*number);
        if line.trim().is_empty() {
            goes_on = None;
        } else if let (Some(kept), true) = (goes_on, line.starts_with("  ")) {
            if let (true, Some(field)) = (kept, fields.last_mut()) {
                field.value.text.push(' ');
                field.value.text.push_str(line.trim());
            }
        } else if let (Some((key, value)), false) = (split(line), known.is_empty()) {
            goes_on = Some(false);
            if let Some((key, _)) = known.iter().find(|(name, _)| *name == key) {
                if fields.iter().any(|field| field.key == *key) {
                    report.fault(at, messages::parts::field_twice(key));
                } else {
                    fields.push(Field { key, value: Passage::new(*number, value) });
                    goes_on = Some(true);
                }
            } else {
                let fix = rename_or_delete(key, known.iter().map(|(name, _)| *name));
                let unknown = messages::parts::unknown_text_field(quote(&format!("{key}:")), fix);
                report.fault(at, unknown);
            }
        } else {
            break;
        }
        lines = rest;
    }
    for field in fields.iter().filter(|field| field.value.is_blank()) {
        report.fault(at.line(field.value.line), messages::parts::field_empty(field.key));
    }
    for (key, _) in
        known.iter().filter(|(key, needed)| *needed && !fields.iter().any(|field| field.key == *key))
    {
        report.fault(at, messages::parts::field_missing(key));
    }
    (fields, lines)
}

/// Reports fields in the middle of the text, where they would be shown as text.
pub(super) fn misplaced(heading: &Heading, body: &Passage, at: Location<'_>, report: &mut FaultReport) {
    for (number, line) in body.lines() {
        if let Some((key, _)) = split(line)
            && heading.kind.fields().iter().any(|(name, _)| *name == key)
        {
            report.fault(at.line(number), messages::parts::field_misplaced(key));
        }
    }
}
