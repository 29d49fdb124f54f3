//! The texts that go with a slide but are not on it: notes for the presenter, and reading for
//! students who learn alone.

use konventa_domain::deck::{Html, Requirement, SlideKind};

use crate::fault::FaultReport;
use crate::markup::{self, MarkupContext, prose};
use crate::messages;
use crate::words::{Part, Section};

/// Fewer words leave out what the presenter would say, and more are not read on a phone.
const READING_WORDS: std::ops::RangeInclusive<usize> = 40..=90;

/// Returns what the presenter says and does.
pub(super) fn notes(part: &Part, context: MarkupContext<'_>, report: &mut FaultReport) -> Html {
    let Some(notes) = part.section(Section::Notes) else {
        report.fault(context.at, messages::parts::no_notes());
        return Html::default();
    };
    markup::notes(notes, context, report)
}

/// Returns the text that replaces the presenter for students who learn alone.
pub(super) fn reading(
    kind: SlideKind,
    part: &Part,
    context: MarkupContext<'_>,
    report: &mut FaultReport,
) -> Option<Html> {
    let (at, rule) = (context.at, kind.spec().reading);
    let Some(text) = part.section(Section::Reading) else {
        if rule == Requirement::Required {
            let (least, most) = (READING_WORDS.start(), READING_WORDS.end());
            report.fault(at, messages::parts::no_reading(least, most));
        }
        return None;
    };
    if rule == Requirement::Forbidden {
        report.fault(at.line(text.line), messages::parts::reading_forbidden());
        return None;
    }
    let written = prose(text, context, report);
    if !text.is_blank() && !READING_WORDS.contains(&written.words) {
        let (least, most) = (READING_WORDS.start(), READING_WORDS.end());
        let words = written.words;
        let message = if words < *least {
            messages::parts::reading_too_short(words, least, most, least - words)
        } else {
            messages::parts::reading_too_long(words, least, most, words - most)
        };
        report.fault(at.line(text.first_line()), message);
    }
    Some(written.html)
}
