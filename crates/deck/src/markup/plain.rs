//! Text without markup: kickers, labels, names. Markup in it would be shown literally, so it is
//! refused.

use super::MarkupContext;
use super::typography::{Typesetter, no_breaks};
use crate::fault::FaultReport;
use crate::quote::quote;
use crate::words::Passage;

/// Sets the quotation marks and spaces of the language.
pub(crate) fn plain(text: &Passage, context: MarkupContext<'_>, report: &mut FaultReport) -> String {
    for (number, line) in text.lines().filter(|(_, line)| line.contains(['*', '`']) || line.contains("](")) {
        let what = format!("there is markup in {}, which can have plain words only", quote(line));
        report.fault(context.at.line(number), what, "delete the stars, backticks or brackets");
    }
    let words: Vec<&str> = text.text.split_whitespace().collect();
    no_breaks(&Typesetter::new(context.language).set(&words.join(" ")), context.language)
}
