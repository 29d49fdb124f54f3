//! `records.do`: Stata 14 or newer.

use std::fmt::Write as _;

use super::{Shape, Source, TABLE, cut, one_line};
use crate::export::codebook::MERGED_CODE;

/// The longest label of a variable or of the data in characters.
const LABEL: usize = 80;
/// The longest label of a value that is read at a glance; Stata allows 32,000 bytes.
const VALUE_LABEL: usize = 80;

/// A text in quotation marks, at most a number of characters long. What Stata reads inside quotation
/// marks too is replaced by a look-alike: the end of the text, macros, and comments.
pub(super) fn quoted(text: &str, most: usize) -> String {
    let safe: String = one_line(text)
        .chars()
        .map(|c| match c {
            '"' => '”',
            '`' => '‘',
            '$' => '＄',
            '\\' => '＼',
            other => other,
        })
        .collect();
    let safe = safe.replace('/', "∕");
    format!("\"{}\"", cut(&safe, most, |_| 1))
}

/// A command over a list of variables, in lines that go on.
fn over<'a>(text: &mut String, command: &str, names: impl IntoIterator<Item = &'a str>) {
    text.push_str(command);
    names.into_iter().for_each(|name| text.extend([" ///\n    ", name]));
}

pub(in crate::export) fn syntax(source: &Source<'_>) -> String {
    let mut text = format!(
        "* {}\n* Reads {TABLE}, labels it and saves records.dta. Change to the folder of both files first (cd).\n\
         version 14\nclear\n",
        one_line(&source.title()).replace('/', "∕")
    );
    let texts = (1..).zip(source.fields()).filter(|(_, (_, shape))| matches!(shape, Shape::Text(_)));
    let texts: Vec<String> = texts.map(|(number, _): (usize, _)| number.to_string()).collect();
    let _ = write!(
        text,
        "import delimited using \"{TABLE}\", delimiters(\",\") varnames(1) case(preserve) ///\n    encoding(\"UTF-8\") \
         bindquote(strict) stringcols({})\n\n",
        texts.join(" ")
    );
    let _ = writeln!(text, "label data {}", quoted(&source.title(), LABEL));
    for field in &source.codebook.records_csv {
        let _ = writeln!(text, "label variable {} {}", field.variable, quoted(&source.label(field), LABEL));
    }
    text.push('\n');
    for (names, field) in source.labelled() {
        let Some(set) = names.first() else { continue };
        if !field.required {
            over(&mut text, "mvdecode", names.iter().copied());
            let _ = writeln!(text, ", mv({MERGED_CODE} = .a)");
        }
        let _ = write!(text, "label define {set}");
        for value in &field.values {
            let Some(code) = value.code else { continue };
            let _ = write!(text, " ///\n    {code} {}", quoted(&value.short, VALUE_LABEL));
        }
        for value in source.codebook.missing.iter().filter(|value| !field.required && value.code.is_some()) {
            let _ = write!(text, " ///\n    .a {}", quoted(&value.short, VALUE_LABEL));
        }
        text.push('\n');
        over(&mut text, "label values", names.iter().copied());
        let _ = writeln!(text, " ///\n    {set}\n");
    }
    text.push_str("* Withheld texts are \"merged\", missing ones are empty. Withheld dates are missing.\n");
    text.push_str("generate day_date = date(day, \"YMD\")\nformat day_date %td\n");
    text.push_str("generate month_date = monthly(month, \"YM\")\nformat month_date %tm\n\n");
    if let Some(right) = source.right_code() {
        text.push_str(
            "* 1 where the outcome is right, else 0. I do not know and left open count as not right.\n",
        );
        for (name, scored) in source.scored() {
            let _ = writeln!(text, "generate byte {scored} = {name} == {right}");
        }
        text.push('\n');
    }
    text.push_str("save \"records.dta\", replace\n");
    text
}
