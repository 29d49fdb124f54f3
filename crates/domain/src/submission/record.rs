//! A submission that was checked against its deck.

use serde::{Deserialize, Serialize};

use super::{Demographics, Submission, SubmissionId};
use crate::id::{DeckId, DeckVersion, ItemId, LectureId};
use crate::problem::Violation;
use crate::scoring::Outcome;

/// The items of one version of a deck, in the order asked. The outcomes of a record have this
/// order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeckItems {
    /// The deck.
    pub deck: DeckId,
    /// Its version.
    pub version: DeckVersion,
    /// Its items.
    pub items: Vec<ItemId>,
}

/// The quizzes that one student took. The vectors have one outcome per item of the deck version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuizOutcomes {
    /// Only the pre-quiz.
    PreOnly(Vec<Outcome>),
    /// Only the post-quiz.
    PostOnly(Vec<Outcome>),
    /// Both quizzes, a pair per item.
    Both(Vec<(Outcome, Outcome)>),
}

impl QuizOutcomes {
    /// The outcomes before the lecture.
    #[must_use]
    pub fn pre(&self) -> Option<Vec<Outcome>> {
        match self {
            Self::PreOnly(pre) => Some(pre.clone()),
            Self::PostOnly(_) => None,
            Self::Both(pairs) => Some(pairs.iter().map(|(pre, _)| *pre).collect()),
        }
    }

    /// The outcomes after the lecture.
    #[must_use]
    pub fn post(&self) -> Option<Vec<Outcome>> {
        match self {
            Self::PreOnly(_) => None,
            Self::PostOnly(post) => Some(post.clone()),
            Self::Both(pairs) => Some(pairs.iter().map(|(_, post)| *post).collect()),
        }
    }

    /// Joins the outcomes of both quizzes; `None` if both are missing or their lengths differ.
    #[must_use]
    pub fn from_parts(pre: Option<Vec<Outcome>>, post: Option<Vec<Outcome>>) -> Option<Self> {
        match (pre, post) {
            (Some(pre), None) => Some(Self::PreOnly(pre)),
            (None, Some(post)) => Some(Self::PostOnly(post)),
            (Some(pre), Some(post)) if pre.len() == post.len() => {
                Some(Self::Both(pre.into_iter().zip(post).collect()))
            }
            _ => None,
        }
    }
}

/// A submission that fits its deck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The name of the submission; only a hash of it is stored.
    pub id: SubmissionId,
    /// The deck.
    pub deck: DeckId,
    /// Its version.
    pub version: DeckVersion,
    /// The live lecture, if there was one.
    pub lecture: Option<LectureId>,
    /// What it says about the student.
    pub demographics: Demographics,
    /// The outcomes, in the order of the deck version's items.
    pub taken: QuizOutcomes,
    /// Whether it came with a ticket from the hall of its lecture. [`Record::check`] says no; whoever
    /// spends the ticket says yes.
    pub vouched: bool,
}

impl Record {
    /// Checks a submission against the deck version that it names. The caller finds `deck_items` by
    /// deck and version.
    ///
    /// # Errors
    /// All violations, each with a pointer into the submission.
    pub fn check(submission: Submission, deck_items: &DeckItems) -> Result<Self, Vec<Violation>> {
        let mut violations = Vec::new();
        let in_order = in_order(&submission.items, |given| &given.item, deck_items, &mut violations);
        check_missed("pre", submission.items.iter().map(|i| i.pre), &mut violations);
        check_missed("post", submission.items.iter().map(|i| i.post), &mut violations);
        let pre: Option<Vec<Outcome>> = in_order.iter().map(|i| i.pre).collect();
        let post: Option<Vec<Outcome>> = in_order.iter().map(|i| i.post).collect();
        let taken = QuizOutcomes::from_parts(pre, post);
        if taken.is_none() && violations.is_empty() {
            violations.push(Violation::at("/items", "both quizzes are null: there is nothing to count"));
        }
        let demographics = submission.demographics();
        match taken {
            Some(taken) if violations.is_empty() => Ok(Self {
                id: submission.submission,
                deck: submission.deck,
                version: submission.deck_version,
                lecture: submission.lecture,
                demographics,
                taken,
                vouched: false,
            }),
            _ => Err(violations),
        }
    }
}

/// Returns what was given for the items of a deck version, in that order. An item too many or too
/// few is a violation, and left out.
pub(crate) fn in_order<'a, T>(
    given: &'a [T],
    item: impl Fn(&T) -> &ItemId,
    deck_items: &DeckItems,
    violations: &mut Vec<Violation>,
) -> Vec<&'a T> {
    let mut found: Vec<Option<&T>> = vec![None; deck_items.items.len()];
    for (i, given) in given.iter().enumerate() {
        let name = item(given);
        match deck_items.items.iter().position(|item| item == name) {
            None => violations.push(Violation::at(
                format!("/items/{i}/item"),
                format!("“{name}” is not an item of this version of the deck"),
            )),
            Some(place) if found[place].is_some() => {
                violations.push(Violation::at(format!("/items/{i}/item"), format!("“{name}” appears twice")));
            }
            Some(place) => found[place] = Some(given),
        }
    }
    for (item, given) in deck_items.items.iter().zip(&found) {
        if given.is_none() {
            violations.push(Violation::at("/items", format!("the item “{item}” is missing")));
        }
    }
    found.into_iter().flatten().collect()
}

/// Checks that a quiz was missed as a whole or not at all: all of its outcomes are null, or none
/// is.
fn check_missed(
    part: &str,
    outcomes: impl Iterator<Item = Option<Outcome>> + Clone,
    violations: &mut Vec<Violation>,
) {
    let missing = outcomes.clone().filter(Option::is_none).count();
    if missing == 0 || missing == outcomes.clone().count() {
        return;
    }
    for (i, outcome) in outcomes.enumerate() {
        if outcome.is_none() {
            violations.push(Violation::at(
                format!("/items/{i}/{part}"),
                "is null while others are not: an item without a response is “blank”",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::submission::ItemOutcome;
    use crate::{Country, Language};

    fn deck_items(n: usize) -> DeckItems {
        DeckItems {
            deck: "d".parse().unwrap(),
            version: "v".parse().unwrap(),
            items: (0..n).map(|i| format!("i{i}").parse().unwrap()).collect(),
        }
    }

    fn submission(items: Vec<(usize, Option<Outcome>, Option<Outcome>)>) -> Submission {
        let items = items.into_iter().map(|(i, pre, post)| ItemOutcome {
            item: format!("i{i}").parse().unwrap(),
            pre,
            post,
        });
        Submission::new(
            SubmissionId::from_random([7; 16]),
            ("d".parse().unwrap(), "v".parse().unwrap()),
            None,
            Demographics::new(Country::Kosovo, Language::Albanian),
            items.collect(),
        )
    }

    fn pointers(items: Vec<(usize, Option<Outcome>, Option<Outcome>)>) -> Vec<String> {
        let refused = Record::check(submission(items), &deck_items(2)).unwrap_err();
        refused.into_iter().map(|v| v.pointer).collect()
    }

    const C: Option<Outcome> = Some(Outcome::Correct);

    #[test]
    fn each_violation_points_at_its_place() {
        assert_eq!(pointers(vec![(0, C, C)]), ["/items"]);
        assert_eq!(pointers(vec![(0, C, C), (0, C, C), (1, C, C)]), ["/items/1/item"]);
        assert_eq!(pointers(vec![(0, C, C), (1, C, C), (2, C, C)]), ["/items/2/item"]);
        assert_eq!(pointers(vec![(0, C, C), (1, None, C)]), ["/items/1/pre"]);
        assert_eq!(pointers(vec![(0, None, None), (1, None, None)]), ["/items"]);
        assert_eq!(pointers(vec![]), ["/items", "/items"]);
    }

    proptest! {
        #[test]
        fn outcomes_have_the_order_of_the_deck(
            letters in prop::collection::vec(("[cwub]", "[cwub]"), 1..10),
            turn in 0_usize..10,
        ) {
            let outcome = |s: &str| s.chars().next().and_then(Outcome::from_letter).unwrap();
            let pairs: Vec<(Outcome, Outcome)> = letters.iter().map(|(a, b)| (outcome(a), outcome(b))).collect();
            let mut items: Vec<_> = pairs.iter().enumerate().map(|(i, (a, b))| (i, Some(*a), Some(*b))).collect();
            let turn = turn % items.len();
            items.rotate_left(turn);
            let record = Record::check(submission(items), &deck_items(pairs.len())).unwrap();
            prop_assert_eq!(record.taken.pre().unwrap(), pairs.iter().map(|p| p.0).collect::<Vec<_>>());
            prop_assert_eq!(record.taken.post().unwrap(), pairs.iter().map(|p| p.1).collect::<Vec<_>>());
            prop_assert_eq!(QuizOutcomes::from_parts(record.taken.pre(), record.taken.post()), Some(record.taken));
        }
    }
}
