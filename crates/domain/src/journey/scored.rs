//! Scoring both quizzes of a journey on the phone, and the submission made of the outcomes.

use super::{Enrolled, QuizResult};
use crate::Language;
use crate::deck::AnswerKey;
use crate::id::ItemId;
use crate::quiz::Responses;
use crate::scoring::{Outcome, outcome};
use crate::submission::{Demographics, ItemOutcome, Submission, SubmissionId};

/// The outcomes of one student, for each item that was asked and still has a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JourneyScore {
    /// The outcomes, in the order in which the student was asked.
    pub rows: Vec<ItemOutcome>,
    /// Whether the deck has other items now than it asked this student: then the outcomes cannot be
    /// compared with others.
    pub other_items: bool,
}

impl JourneyScore {
    /// Compares the responses of both quizzes with the key.
    #[must_use]
    pub fn new(enrolled: &Enrolled, pre: &QuizResult, post: &QuizResult, key: &AnswerKey) -> Self {
        let row = |item: &ItemId| {
            let right = key.right(item, enrolled.country)?;
            let of = |result: &QuizResult| given(result).map(|responses| outcome(responses.get(item), right));
            Some(ItemOutcome { item: item.clone(), pre: of(pre), post: of(post) })
        };
        let rows: Vec<ItemOutcome> = enrolled.items.iter().filter_map(row).collect();
        let other_items = rows.len() != enrolled.items.len() || rows.len() != key.items.len();
        Self { rows, other_items }
    }

    /// The number right before the lecture; `None` if that quiz was missed.
    #[must_use]
    pub fn right_before(&self) -> Option<usize> {
        count(self.rows.iter().map(|row| row.pre))
    }

    /// The number right after the lecture; `None` if that quiz was missed.
    #[must_use]
    pub fn right_after(&self) -> Option<usize> {
        count(self.rows.iter().map(|row| row.post))
    }
}

fn given(result: &QuizResult) -> Option<&Responses> {
    match result {
        QuizResult::Missed => None,
        QuizResult::Taken(responses) => Some(responses),
    }
}

fn count(mut outcomes: impl Iterator<Item = Option<Outcome>>) -> Option<usize> {
    outcomes.try_fold(0, |sum, outcome| Some(sum + usize::from(outcome?.is_right())))
}

impl Enrolled {
    /// The submission of this student's outcomes to the deck that `key` belongs to.
    #[must_use]
    pub fn submission(
        &self,
        id: SubmissionId,
        key: &AnswerKey,
        language: Language,
        items: Vec<ItemOutcome>,
    ) -> Submission {
        let deck_items = (key.deck.clone(), key.version.clone());
        let demographics = Demographics::new(self.country, language);
        Submission::new(id, deck_items, self.lecture.clone(), demographics, items)
    }
}

#[cfg(test)]
mod tests {
    use crate::quiz::{Response, Seed};
    use crate::{Country, PerCountry};

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
            submission: None,
        }
    }

    fn taken(given: &[(&str, &str)]) -> QuizResult {
        let mut responses = Responses::default();
        for (item, choice) in given {
            responses.give(item.parse().unwrap(), Response::Choice(choice.parse().unwrap()));
        }
        QuizResult::Taken(responses)
    }

    #[test]
    fn outcomes_of_both_quizzes_are_in_one_row() {
        let (pre, post) = (taken(&[("a", "other")]), taken(&[("a", "right"), ("b", "right")]));
        let scored = JourneyScore::new(&enrolled(&["b", "a"]), &pre, &post, &key(&["a", "b"]));
        assert_eq!(
            (scored.right_before(), scored.right_after(), scored.other_items),
            (Some(0), Some(2), false)
        );
        assert_eq!(scored.rows[0].item.as_str(), "b");
        assert_eq!(scored.rows[0].pre, Some(Outcome::Blank));
        assert_eq!(scored.rows[1].pre, Some(Outcome::Wrong));
    }

    #[test]
    fn a_missed_quiz_has_no_count() {
        let scored = JourneyScore::new(
            &enrolled(&["a"]),
            &QuizResult::Missed,
            &taken(&[("a", "right")]),
            &key(&["a"]),
        );
        assert_eq!((scored.right_before(), scored.right_after()), (None, Some(1)));
    }

    #[test]
    fn a_deck_with_other_items_is_noticed_and_the_rest_is_scored() {
        let post = taken(&[("a", "right"), ("gone", "right")]);
        let gone = JourneyScore::new(&enrolled(&["a", "gone"]), &QuizResult::Missed, &post, &key(&["a"]));
        assert!(gone.other_items);
        assert_eq!(gone.right_after(), Some(1));
        let more = JourneyScore::new(&enrolled(&["a"]), &QuizResult::Missed, &post, &key(&["a", "new"]));
        assert!(more.other_items);
    }

    #[test]
    fn a_submission_from_a_hall_names_the_lecture() {
        let enrolled = Enrolled { lecture: Some("tuesday".parse().unwrap()), ..enrolled(&["a"]) };
        let id = SubmissionId::from_random([5; 16]);
        let sent = enrolled.submission(id, &key(&["a"]), Language::Albanian, Vec::new());
        assert_eq!((sent.submission, sent.lecture), (id, enrolled.lecture));
    }
}
