//! `records.sps`: SPSS and PSPP.

use std::fmt::Write as _;

use super::{Shape, Source, TABLE, cut, one_line};
use crate::export::codebook::MERGED_CODE;
use crate::export::spreadsheet::MERGED;

/// Without it, SPSS reads the file in the alphabet of the computer.
const BYTE_ORDER_MARK: char = '\u{feff}';
/// The longest label of a variable in bytes. SPSS allows 255, but its lines end after 256.
const LABEL: usize = 200;
/// The longest label of a value in bytes.
const VALUE_LABEL: usize = 120;
/// The longest label of a file in bytes.
const FILE_LABEL: usize = 60;

/// A text in quotation marks, at most a number of bytes long inside them.
pub(super) fn quoted(text: &str, most: usize) -> String {
    // A quotation mark is written twice.
    let size = |c: char| if c == '\'' { 2 } else { c.len_utf8() };
    format!("'{}'", cut(&one_line(text), most, size).replace('\'', "''"))
}

/// A comment. A full stop in it would not end it, but an empty line would.
fn comment(text: &mut String, words: &str) {
    let _ = writeln!(text, "* {}.", cut(&one_line(words), LABEL, char::len_utf8).trim_end_matches('.'));
}

/// A command over a list of variables, which no line holds.
fn over<'a>(text: &mut String, command: &str, names: impl IntoIterator<Item = &'a str>) {
    text.push_str(command);
    names.into_iter().for_each(|name| text.extend(["\n  ", name]));
}

pub(in crate::export) fn syntax(source: &Source<'_>) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    text.push_str("* Encoding: UTF-8.\n");
    comment(&mut text, &source.title());
    comment(&mut text, &format!("Reads {TABLE}, labels it and saves records.sav"));
    comment(
        &mut text,
        &format!("If {TABLE} is not found, write its folder into a command CD before GET DATA"),
    );
    let _ = write!(
        text,
        "\nGET DATA\n  /TYPE=TXT\n  /FILE='{TABLE}'\n  /ENCODING='UTF8'\n  /ARRANGEMENT=DELIMITED\n  \
         /DELIMITERS=','\n  /QUALIFIER='\"'\n  /FIRSTCASE=2\n  /VARIABLES="
    );
    for (field, shape) in source.fields() {
        let format = match shape {
            Shape::Number => "F8.0".to_owned(),
            Shape::Coded => "F3.0".to_owned(),
            Shape::Text(width) => format!("A{width}"),
        };
        let _ = write!(text, "\n  {} {format}", field.variable);
    }
    text.push_str(".\nEXECUTE.\n\n");
    let _ = writeln!(text, "FILE LABEL {}.\n", quoted(&source.title(), FILE_LABEL));
    for field in &source.codebook.records_csv {
        let _ =
            writeln!(text, "VARIABLE LABELS {}\n  {}.", field.variable, quoted(&source.label(field), LABEL));
    }
    text.push('\n');
    for (names, field) in source.labelled() {
        over(&mut text, "VALUE LABELS", names);
        let withheld = source.codebook.missing.iter().filter(|_| !field.required);
        for value in field.values.iter().chain(withheld) {
            let Some(code) = value.code else { continue };
            let _ = write!(text, "\n  {code} {}", quoted(&value.short, VALUE_LABEL));
        }
        text.push_str(".\n");
    }
    text.push('\n');
    for (field, shape) in source.fields().filter(|(field, _)| !field.required) {
        let missing = match shape {
            Shape::Number => continue,
            Shape::Coded => MERGED_CODE.to_string(),
            Shape::Text(_) => format!("' ' '{MERGED}'"),
        };
        let _ = writeln!(text, "MISSING VALUES {} ({missing}).", field.variable);
    }
    text.push('\n');
    let nominal = source
        .fields()
        .filter(|(_, shape)| matches!(shape, Shape::Coded))
        .map(|(field, _)| field.variable.as_str());
    over(&mut text, "VARIABLE LEVEL", nominal);
    text.push_str("\n  (NOMINAL).\n\n");
    let scored = source.scored();
    if let Some(right) = source.right_code().filter(|_| !scored.is_empty()) {
        comment(
            &mut text,
            "1 where the outcome is right, else 0: “I don’t know” and left open count as not right",
        );
        over(&mut text, "RECODE", scored.iter().map(|(name, _)| *name));
        let _ = write!(text, "\n  ({right}=1) (ELSE=0)\n  ");
        over(&mut text, "INTO", scored.iter().map(|(_, name)| name.as_str()));
        text.push_str(".\n");
        over(&mut text, "FORMATS", scored.iter().map(|(_, name)| name.as_str()));
        text.push_str("\n  (F1.0).\n\n");
    }
    text.push_str("SAVE OUTFILE='records.sav'\n  /COMPRESSED.\n");
    text
}
