//! The report as a table with a line per figure, for a spreadsheet or R. An undefined figure has an empty value and a
//! reason, so that no program takes it for zero.

use konventa_domain::gain::Report;
use serde_json::Value;

/// Fields that identify an element of a list; the first one that it has is used.
const NAMES: [&str; 4] = ["item", "name", "focal", "version"];

/// Writes the table with a header and the line endings of RFC 4180. Figures are named as in the JSON, beside the thing they
/// are about.
pub(super) fn written(report: &Report) -> serde_json::Result<String> {
    let mut lines = vec![["figure", "of", "value", "undefined"].map(ToOwned::to_owned)];
    walk("", "", &serde_json::to_value(report)?, &mut lines);
    Ok(lines.iter().map(|line| line.each_ref().map(|cell| quoted(cell)).join(",") + "\r\n").collect())
}

fn walk(figure: &str, of: &str, value: &Value, lines: &mut Vec<[String; 4]>) {
    let mut line = |value: String, why: &str| {
        lines.push([figure.to_owned(), of.to_owned(), value, why.to_owned()]);
    };
    match value {
        Value::Null => {}
        Value::Bool(yes) => line(yes.to_string(), ""),
        Value::Number(number) => line(number.to_string(), ""),
        Value::String(text) => line(text.clone(), ""),
        Value::Object(parts) => {
            if let Some(why) = parts.get("undefined").and_then(Value::as_str) {
                return line(String::new(), why);
            }
            for (name, part) in parts.iter().filter(|(name, _)| !NAMES.contains(&name.as_str())) {
                let path = if figure.is_empty() { name.clone() } else { format!("{figure}.{name}") };
                walk(&path, of, part, lines);
            }
        }
        Value::Array(parts) => {
            for (place, part) in parts.iter().enumerate() {
                let name = NAMES.iter().find_map(|name| part.get(name)?.as_str());
                let own = name.map_or_else(|| place.to_string(), ToOwned::to_owned);
                let of = if of.is_empty() { own } else { format!("{of}/{own}") };
                walk(figure, &of, part, lines);
            }
        }
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
