//! From Markdown to the little HTML that slides know. What is not in the format is refused, so that nothing from outside
//! can come in with a text.

mod blocks;
mod escape;
mod inline;
mod nesting;
mod plain;
mod read;
mod refuse;
mod speech;
mod typography;

use std::collections::BTreeSet;

use konventa_domain::Language;
use konventa_domain::deck::Html;

use crate::drawing::{Drawings, Shown};
use crate::fault::{At, Report};
use crate::words::{Passage, Point};

pub(crate) use escape::{escape, unescape};
pub(crate) use plain::plain;
pub(crate) use read::read;
pub(crate) use speech::{notes, unmarked};

/// More clicks than this on one slide, and the room waits for the presenter.
const MOST_STEPS: u8 = 9;

/// What a text is written for.
#[derive(Clone, Copy)]
pub(crate) struct Writing<'a> {
    /// Decides about quotation marks.
    pub(crate) language: Language,
    /// The file and the part.
    pub(crate) at: At<'a>,
}

/// The body of a slide.
#[derive(Debug, Default)]
pub(crate) struct Body {
    pub(crate) html: Html,
    /// How many words it shows.
    pub(crate) words: usize,
    /// How many steps it has.
    pub(crate) steps: u8,
}

/// Text without drawings.
#[derive(Debug, Default)]
pub(crate) struct Text {
    pub(crate) html: Html,
    pub(crate) words: usize,
}

impl From<blocks::Written> for Text {
    fn from(written: blocks::Written) -> Self {
        Self { words: count_words(&written.read), html: Html(written.html) }
    }
}

/// One line: a headline, a question, a choice.
pub(crate) fn line(text: &Passage, writing: Writing<'_>, report: &mut Report) -> Text {
    blocks::write(text, blocks::Kind::Line, writing, report).into()
}

/// Paragraphs and lists: an explanation, a reading text, what the presenter does.
pub(crate) fn prose(text: &Passage, writing: Writing<'_>, report: &mut Report) -> Text {
    blocks::write(text, blocks::Kind::Prose, writing, report).into()
}

/// The body of a slide, with its drawings and their labels.
pub(crate) fn body(
    text: &Passage,
    labels: &[Point],
    drawings: &Drawings,
    writing: Writing<'_>,
    report: &mut Report,
) -> Body {
    let mut shown = Shown::new(drawings, labels, writing, report);
    let written = blocks::write(text, blocks::Kind::Slide(&mut shown), writing, report);
    let drawn = shown.finish(writing.at, report);
    let all: BTreeSet<u8> = written.steps.union(&drawn).copied().collect();
    let steps = steps(&all, writing.at.line(text.first_line()), report);
    Body { html: Html(written.html), words: count_words(&written.read), steps }
}

/// How many steps there are. Each must show something, or the presenter's key would seem broken.
fn steps(all: &BTreeSet<u8>, at: At<'_>, report: &mut Report) -> u8 {
    let last = all.last().copied().unwrap_or(0);
    if last > MOST_STEPS {
        let what = format!("it has {last} steps, and a slide has at most {MOST_STEPS}");
        report.fault(at, what, "show some points at once (- or 1.), or make two slides");
    } else if let Some(missing) = (1..last).find(|step| !all.contains(step)) {
        let what = format!("nothing appears with step {missing}, though there is a step {last}");
        report.fault(at, what, "number the data-fragment groups of its drawings from 1 without a gap");
    }
    last
}

/// How many words a text has; a dash or a bullet is none.
pub(crate) fn count_words(read: &str) -> usize {
    read.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}
