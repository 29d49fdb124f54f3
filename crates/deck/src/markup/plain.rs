//! Words that are shown as they are: kickers, labels, names. Markup in them would be shown too, so it is refused.

use super::Writing;
use super::typography::{Typesetter, no_breaks};
use crate::fault::Report;
use crate::quote::quote;
use crate::words::Passage;

/// The words with the quotation marks and spaces of their language.
pub(crate) fn plain(text: &Passage, writing: Writing<'_>, report: &mut Report) -> String {
    for (number, line) in text.lines().filter(|(_, line)| line.contains(['*', '`']) || line.contains("](")) {
        let what = format!("there is markup in {}, which has plain words only", quote(line));
        report.fault(writing.at.line(number), what, "take out the stars, backticks or brackets");
    }
    let words: Vec<&str> = text.text.split_whitespace().collect();
    no_breaks(&Typesetter::new(writing.language).set(&words.join(" ")), writing.language)
}
