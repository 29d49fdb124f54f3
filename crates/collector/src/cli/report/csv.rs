//! The report as a table with a line per figure, for a spreadsheet or R.
//!
//! A place that a spreadsheet would compute gets an apostrophe in front, as in the export.
//!
//! An undefined figure has an empty value and a reason, so that no program takes it for zero.

use csv::{Terminator, WriterBuilder};
use konventa_domain::gain::Report;
use serde_json::Value;

use crate::export::spreadsheet::harmless;

/// Fields that identify an element of a list; the first one that it has is used.
const NAMES: [&str; 4] = ["item", "name", "focal", "version"];

/// Writes the table with a header and the line endings of RFC 4180. Figures are named as in the
/// JSON, beside the thing they are about.
pub(super) fn written(report: &Report) -> anyhow::Result<String> {
    let mut lines = vec![["figure", "of", "value", "undefined"].map(ToOwned::to_owned)];
    walk("", "", &serde_json::to_value(report)?, &mut lines);
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for line in lines {
        table.write_record(line)?;
    }
    Ok(String::from_utf8(table.into_inner()?)?)
}

/// Adds a line for each figure in a part of the report.
fn walk(figure: &str, of: &str, value: &Value, lines: &mut Vec<[String; 4]>) {
    let mut line = |value: String, reason: &str| {
        lines.push([figure.to_owned(), of.to_owned(), value, reason.to_owned()]);
    };
    match value {
        Value::Null => {}
        Value::Bool(yes) => line(yes.to_string(), ""),
        Value::Number(number) => line(number.to_string(), ""),
        Value::String(text) => line(harmless(text), ""),
        Value::Object(parts) => {
            if let Some(reason) = parts.get("undefined").and_then(Value::as_str) {
                return line(String::new(), reason);
            }
            for (name, part) in parts.iter().filter(|(name, _)| !NAMES.contains(&name.as_str())) {
                let path = if figure.is_empty() { name.clone() } else { format!("{figure}.{name}") };
                walk(&path, of, part, lines);
            }
        }
        Value::Array(parts) => {
            for (index, part) in parts.iter().enumerate() {
                let name = NAMES.iter().find_map(|name| part.get(name)?.as_str());
                let own = name.map_or_else(|| index.to_string(), harmless);
                let of = if of.is_empty() { own } else { format!("{of}/{own}") };
                walk(figure, &of, part, lines);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_place_is_no_formula_and_a_number_below_zero_stays_one() {
        let mut lines = Vec::new();
        let report =
            json!({ "scope": { "place": "@SUM(A1)" }, "places": [{ "name": "=2+2", "difference": -0.5 }] });
        walk("", "", &report, &mut lines);
        assert_eq!(
            lines,
            [["scope.place", "", "'@SUM(A1)", ""], ["places.difference", "'=2+2", "-0.5", ""]]
                .map(|line| line.map(ToOwned::to_owned))
        );
    }
}
