//! What is told with a slide and not on it: by the presenter, or to somebody who learns alone.

use konventa_domain::deck::{Html, SlideKind};

use crate::fault::Report;
use crate::markup::{self, Writing, prose};
use crate::words::{Part, Section};

/// Fewer words leave out what the presenter would say, and more are not read on a phone.
const READING_WORDS: std::ops::RangeInclusive<usize> = 40..=90;

/// What the presenter says and does.
pub(super) fn notes(part: &Part, writing: Writing<'_>, report: &mut Report) -> Html {
    let Some(notes) = part.section(Section::Notes) else {
        report.fault(writing.at, "it has no notes", "add a line Notes: and below it what the presenter says");
        return Html::default();
    };
    markup::notes(notes, writing, report)
}

/// What takes the presenter's place for somebody who learns alone.
pub(super) fn reading(
    kind: SlideKind,
    part: &Part,
    writing: Writing<'_>,
    report: &mut Report,
) -> Option<Html> {
    let at = writing.at;
    let Some(text) = part.section(Section::Reading) else {
        if matches!(kind, SlideKind::Content | SlideKind::Country | SlideKind::Scenario | SlideKind::Poll) {
            let what = "it has no reading text";
            let fix =
                "add a line Reading: and below it, in 40 to 90 words, what somebody who learns alone reads";
            report.fault(at, what, fix);
        }
        return None;
    };
    if matches!(kind, SlideKind::Quiz { .. } | SlideKind::Results | SlideKind::Help | SlideKind::Pause) {
        let what = "a slide of this kind has no Reading:";
        report.fault(at.line(text.line), what, "delete it; its page on the phone says all by itself");
        return None;
    }
    let written = prose(text, writing, report);
    if !text.is_blank() && !READING_WORDS.contains(&written.words) {
        let (least, most) = (READING_WORDS.start(), READING_WORDS.end());
        let what = format!("the reading text has {} words, and it has {least} to {most}", written.words);
        let fix = if written.words < *least {
            format!("add {}: what the presenter says and the slide does not", least - written.words)
        } else {
            format!("take out {}: what the slide says too, or what can be left out", written.words - most)
        };
        report.fault(at.line(text.first_line()), what, fix);
    }
    Some(written.html)
}
