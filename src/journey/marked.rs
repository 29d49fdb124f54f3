//! The responses against the key: the outcomes of one student, and the text that would be sent.

use konventa_domain::Language;
use konventa_domain::deck::AnswerKey;
use konventa_domain::id::ItemId;
use konventa_domain::journey::{Enrolled, Part};
use konventa_domain::json;
use konventa_domain::quiz::Responses;
use konventa_domain::scoring::{Outcome, outcome};
use konventa_domain::submission::{ItemOutcome, Submission, SubmissionId};

/// The outcomes of the items that were asked and still have a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) rows: Vec<ItemOutcome>,
    /// The deck asks other items now than it asked this student: the outcomes cannot be put beside those of others.
    pub(super) other_items: bool,
}

impl Marked {
    pub(super) fn new(enrolled: &Enrolled, pre: &Part, post: &Part, key: &AnswerKey) -> Self {
        let row = |item: &ItemId| {
            let right = key.right(item, enrolled.country)?;
            let of = |part: &Part| given(part).map(|responses| outcome(responses.get(item), right));
            Some(ItemOutcome { item: item.clone(), pre: of(pre), post: of(post) })
        };
        let rows: Vec<ItemOutcome> = enrolled.items.iter().filter_map(row).collect();
        let other_items = rows.len() != enrolled.items.len() || rows.len() != key.items.len();
        Self { rows, other_items }
    }

    /// How many were right before, where that quiz was taken.
    pub(super) fn right_before(&self) -> Option<usize> {
        count(self.rows.iter().map(|row| row.pre))
    }

    /// How many were right after, where that quiz was taken.
    pub(super) fn right_after(&self) -> Option<usize> {
        count(self.rows.iter().map(|row| row.post))
    }
}

fn given(part: &Part) -> Option<&Responses> {
    match part {
        Part::Missed => None,
        Part::Taken(responses) => Some(responses),
    }
}

fn count(mut outcomes: impl Iterator<Item = Option<Outcome>>) -> Option<usize> {
    outcomes.try_fold(0, |sum, outcome| Some(sum + usize::from(outcome?.is_right())))
}

/// Exactly the text that is shown, kept and sent.
pub(super) fn payload(
    submission: SubmissionId,
    enrolled: &Enrolled,
    key: &AnswerKey,
    language: Language,
    items: Vec<ItemOutcome>,
) -> String {
    let submission = Submission {
        submission,
        deck: key.deck.clone(),
        deck_version: key.version.clone(),
        lecture: enrolled.lecture.clone(),
        country: enrolled.country,
        language,
        items,
    };
    write(&submission)
}

/// A submission as text.
pub(super) fn write(submission: &Submission) -> String {
    json::write(submission)
}

/// The text in short lines for the eye. Put together again they are the text, byte for byte.
pub(super) fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (i, pair) in bytes.windows(2).enumerate() {
        // A comma between fields of the whole, or between items; inside an item all stands in one line.
        let inside_item = bytes[start] == b'{' && start > 0;
        let cut = match pair {
            [b',', b'"'] => !inside_item,
            [b',' | b'[', b'{'] => true,
            _ => false,
        };
        if cut {
            lines.push(&text[start..=i]);
            start = i + 1;
        }
    }
    lines.push(&text[start..]);
    lines
}

#[cfg(test)]
mod tests {
    use konventa_domain::quiz::{Response, Seed};
    use konventa_domain::{Country, PerCountry};

    use super::*;

    fn key(items: &[&str]) -> AnswerKey {
        AnswerKey {
            deck: "d".parse().unwrap(),
            version: "v2".parse().unwrap(),
            items: items
                .iter()
                .map(|i| (i.parse().unwrap(), PerCountry::Same("right".parse().unwrap())))
                .collect(),
        }
    }

    fn enrolled(items: &[&str]) -> Enrolled {
        Enrolled {
            country: Country::Albania,
            seed: Seed(1),
            version: "v1".parse().unwrap(),
            items: items.iter().map(|i| i.parse().unwrap()).collect(),
            lecture: None,
        }
    }

    fn taken(given: &[(&str, &str)]) -> Part {
        let mut responses = Responses::default();
        for (item, choice) in given {
            responses.give(item.parse().unwrap(), Response::Choice(choice.parse().unwrap()));
        }
        Part::Taken(responses)
    }

    #[test]
    fn outcomes_stand_beside_each_other() {
        let (pre, post) = (taken(&[("a", "other")]), taken(&[("a", "right"), ("b", "right")]));
        let marked = Marked::new(&enrolled(&["b", "a"]), &pre, &post, &key(&["a", "b"]));
        assert_eq!(
            (marked.right_before(), marked.right_after(), marked.other_items),
            (Some(0), Some(2), false)
        );
        assert_eq!(marked.rows[0].item.as_str(), "b");
        assert_eq!(marked.rows[0].pre, Some(Outcome::Blank));
        assert_eq!(marked.rows[1].pre, Some(Outcome::Wrong));
    }

    #[test]
    fn a_missed_quiz_has_no_count() {
        let marked = Marked::new(&enrolled(&["a"]), &Part::Missed, &taken(&[("a", "right")]), &key(&["a"]));
        assert_eq!((marked.right_before(), marked.right_after()), (None, Some(1)));
    }

    #[test]
    fn a_deck_with_other_items_is_noticed_and_the_rest_is_marked() {
        let post = taken(&[("a", "right"), ("gone", "right")]);
        let gone = Marked::new(&enrolled(&["a", "gone"]), &Part::Missed, &post, &key(&["a"]));
        assert!(gone.other_items);
        assert_eq!(gone.right_after(), Some(1));
        let more = Marked::new(&enrolled(&["a"]), &Part::Missed, &post, &key(&["a", "new"]));
        assert!(more.other_items);
    }

    #[test]
    fn lines_are_the_text_and_an_item_is_one_line() {
        let (enrolled, key) = (enrolled(&["a", "b"]), key(&["a", "b"]));
        let marked = Marked::new(&enrolled, &taken(&[]), &taken(&[]), &key);
        let id = SubmissionId::from_random([5; 16]);
        let text = payload(id, &enrolled, &key, Language::Albanian, marked.rows);
        let lines = lines(&text);
        assert_eq!(lines.concat(), text);
        assert_eq!(lines.len(), 9);
        assert_eq!(lines[7], r#"{"item":"a","pre":"blank","post":"blank"},"#);
        let read: Submission = serde_json::from_str(&text).unwrap();
        assert_eq!((read.submission, read.lecture), (id, None));
    }

    #[test]
    fn what_is_sent_from_a_hall_names_the_lecture() {
        let enrolled = Enrolled { lecture: Some("tuesday".parse().unwrap()), ..enrolled(&["a"]) };
        let id = SubmissionId::from_random([5; 16]);
        let text = payload(id, &enrolled, &key(&["a"]), Language::Albanian, Vec::new());
        assert_eq!(serde_json::from_str::<Submission>(&text).unwrap().lecture, enrolled.lecture);
    }
}
