//! Converts Markdown to the few HTML elements that slides have. Everything else is refused, so a
//! text cannot bring in anything from outside.

mod blocks;
mod inline;
mod nesting;
mod plain;
mod plain_blocks;
mod slide_drawings;
mod speech;
mod typography;
mod unsupported;

use std::collections::BTreeSet;

use konventa_domain::Language;
use konventa_domain::deck::Html;

use crate::drawing::{Drawings, MOST_STEPS};
use crate::fault::{FaultReport, Location};
use crate::html::count_words;
use crate::messages;
use crate::words::{NamedLine, Passage};
use slide_drawings::SlideDrawings;

pub(crate) use plain::plain;
pub(crate) use plain_blocks::plain_blocks;
pub(crate) use speech::{notes, without_speech_marks};

/// The language and the place of a text.
#[derive(Clone, Copy)]
pub(crate) struct MarkupContext<'a> {
    /// Decides the quotation marks and the no-break spaces.
    pub(crate) language: Language,
    /// The file and the part.
    pub(crate) at: Location<'a>,
}

/// The body of a slide.
#[derive(Debug, Default)]
pub(crate) struct RenderedBody {
    pub(crate) html: Html,
    /// The number of words that it shows.
    pub(crate) words: usize,
    /// The number of its steps.
    pub(crate) steps: u8,
}

/// A text without drawings.
#[derive(Debug, Default)]
pub(crate) struct RenderedText {
    pub(crate) html: Html,
    pub(crate) words: usize,
}

impl From<blocks::RenderedBlocks> for RenderedText {
    fn from(written: blocks::RenderedBlocks) -> Self {
        Self { words: count_words(&written.plain_text), html: Html(written.html) }
    }
}

/// Renders one line: a headline, a question, a choice.
pub(crate) fn line(text: &Passage, context: MarkupContext<'_>, report: &mut FaultReport) -> RenderedText {
    blocks::write(text, blocks::TextKind::Line, context, report).into()
}

/// Renders paragraphs and lists: an explanation, a reading text, instructions for the presenter.
pub(crate) fn prose(text: &Passage, context: MarkupContext<'_>, report: &mut FaultReport) -> RenderedText {
    blocks::write(text, blocks::TextKind::Prose, context, report).into()
}

/// Renders the body of a slide with its drawings and their labels.
pub(crate) fn body(
    text: &Passage,
    labels: &[NamedLine],
    drawings: &Drawings,
    context: MarkupContext<'_>,
    report: &mut FaultReport,
) -> RenderedBody {
    let mut shown = SlideDrawings::new(drawings, labels, context, report);
    let written = blocks::write(text, blocks::TextKind::Slide(&mut shown), context, report);
    let drawn = shown.finish(context.at, report);
    let all: BTreeSet<u8> = written.steps.union(&drawn).copied().collect();
    let steps = steps(&all, context.at.line(text.first_line()), report);
    RenderedBody { html: Html(written.html), words: count_words(&written.plain_text), steps }
}

/// Returns the number of steps. Each must show something, or the presenter's key would seem broken.
fn steps(all: &BTreeSet<u8>, at: Location<'_>, report: &mut FaultReport) -> u8 {
    let last = all.last().copied().unwrap_or(0);
    if last > MOST_STEPS {
        report.fault(at, messages::markup::many_steps(last, MOST_STEPS));
    } else if let Some(missing) = (1..last).find(|step| !all.contains(step)) {
        report.fault(at, messages::markup::empty_step(missing, last));
    }
    last
}
