//! What is set aside, in words: for the page, for paper, and for the captions of drawings.

use konventa_domain::api::ListedBatch;
use konventa_domain::gain::{Dimension, Report, SetAsideNote, SetAsideTarget, Value};

use super::Options;
use crate::i18n::{Texts, args};
use crate::research::filters::{lectures, words};

/// The lectures of a report, as targets.
pub(in crate::research) fn targets(report: &Report) -> Options {
    let target = |id: &str| id.parse().map(SetAsideTarget::Lecture).map(|target| target.to_string());
    lectures(report).into_iter().filter_map(|(id, words)| Some((target(&id).ok()?, words))).collect()
}

/// What is set aside: a lecture by day and place if it is one of `lectures`, else the target as it is sent.
fn what(note: &SetAsideNote, lectures: &Options) -> String {
    let target = note.what.target.to_string();
    let found = lectures.iter().find(|(known, _)| *known == target);
    found.map_or(target, |(_, words)| words.clone())
}

/// A note of the list: what, how many students, since which day, and why. `day` is the day in words.
pub(super) fn in_list(t: Texts, note: &SetAsideNote, lectures: &Options, day: &str) -> String {
    let (what, n, reason) = (what(note, lectures), note.n.to_string(), &note.what.reason);
    t.research_aside_note(args::ResearchAsideNote { what: &what, n: &n, day, reason })
}

/// A note in the caption of a drawing: without what it is, or with it all the same, and why.
pub(in crate::research) fn in_caption(t: Texts, note: &SetAsideNote, lectures: &Options) -> String {
    let (what, reason) = (&what(note, lectures), &note.what.reason);
    if note.counted {
        t.research_aside_with(args::ResearchAsideWith { what, reason })
    } else {
        t.research_aside_without(args::ResearchAsideWithout { what, reason })
    }
}

/// A batch as a target, with its number of students and what they have in common.
pub(super) fn of_batch(t: Texts, batch: &ListedBatch) -> (String, String) {
    let labels = [&batch.country, &batch.language, &batch.place, &batch.day, &batch.month];
    let seat = batch.seat.as_deref().and_then(|seat| Value::parse(Dimension::Seat, seat).ok());
    let seat = seat.map(|seat| words(t, &seat));
    let labels: Vec<&str> = labels.into_iter().chain([&seat]).flatten().map(String::as_str).collect();
    let n = batch.n.to_string();
    let labels = labels.join(", ");
    let words = t.research_aside_batch(args::ResearchAsideBatch { n: &n, labels: &labels });
    (batch.target.to_string(), words)
}

#[cfg(test)]
mod tests {
    use konventa_domain::gain::SetAside;

    use super::*;

    fn note(target: &str, counted: bool) -> SetAsideNote {
        let (target, day) = (target.parse().unwrap(), "2026-12-01".parse().unwrap());
        SetAsideNote { what: SetAside::checked(target, "made up in a trial", day).unwrap(), n: 12, counted }
    }

    fn lectures() -> Options {
        vec![("lecture:aaaa-bbbb".to_owned(), "2026-11-30 · Hall 2".to_owned())]
    }

    #[test]
    fn a_note_tells_what_how_many_when_and_why() {
        let said = in_list(Texts::english(), &note("lecture:aaaa-bbbb", false), &lectures(), "1 December");
        assert_eq!(
            said,
            "2026-11-30 · Hall 2: 12 students, set aside on 1 December. Reason: made up in a trial"
        );
    }

    #[test]
    fn a_caption_tells_whether_what_is_set_aside_is_counted_and_why_it_is_set_aside() {
        let said = |counted| in_caption(Texts::english(), &note("lecture:aaaa-bbbb", counted), &lectures());
        assert_eq!(
            said(false),
            "Without “2026-11-30 · Hall 2”, which is set aside. Reason: made up in a trial"
        );
        assert_eq!(
            said(true),
            "With “2026-11-30 · Hall 2”, although it is set aside. Reason: made up in a trial"
        );
    }

    #[test]
    fn what_has_no_words_is_named_as_files_name_it() {
        let batch = format!("batch:{}", "0a".repeat(16));
        let said = in_caption(Texts::english(), &note(&batch, false), &lectures());
        assert!(said.starts_with(&format!("Without “{batch}”")), "{said}");
    }
}
