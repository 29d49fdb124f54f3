//! Text without markup: kickers, labels, names. Markup in it would be shown literally, so it is
//! refused.

use super::MarkupContext;
use super::typography::{Typesetter, no_breaks};
use crate::fault::FaultReport;
use crate::messages;
use crate::quote::quote;
use crate::words::Passage;

/// Sets the quotation marks and spaces of the language.
pub(crate) fn plain(text: &Passage, context: MarkupContext<'_>, report: &mut FaultReport) -> String {
    for (number, line) in text.lines().filter(|(_, line)| line.contains(['*', '`']) || line.contains("](")) {
        report.fault(context.at.line(number), messages::markup::markup_in_plain(quote(line)));
    }
    let words: Vec<&str> = text.text.split_whitespace().collect();
    no_breaks(&Typesetter::new(context.language).set(&words.join(" ")), context.language)
}
