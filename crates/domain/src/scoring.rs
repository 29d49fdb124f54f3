//! Turns responses and the answer key into outcomes. Only outcomes are ever sent.

use serde::{Deserialize, Serialize};

use crate::deck::AnswerKey;
use crate::id::{ChoiceId, ItemId};
use crate::quiz::{Response, Responses};
use crate::{Country, Named, json};

/// How one item went in one quiz.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    json::Read,
    json::Write,
    Named,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The correct choice.
    Correct,
    /// Another choice.
    Wrong,
    /// "I don't know".
    Unsure,
    /// No response.
    Blank,
}

impl Outcome {
    /// Whether it counts as right. "I don't know" and blank do not.
    #[must_use]
    pub const fn is_right(self) -> bool {
        matches!(self, Self::Correct)
    }

    /// Its index in [`Outcome::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Its letter in compact tables: `c`, `w`, `u`, `b`.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Correct => 'c',
            Self::Wrong => 'w',
            Self::Unsure => 'u',
            Self::Blank => 'b',
        }
    }

    /// Returns the outcome with this letter.
    #[must_use]
    pub fn from_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|o| o.letter() == letter)
    }
}

/// Returns the outcome of one response, given the correct choice.
#[must_use]
pub fn outcome(response: Option<&Response>, right: &ChoiceId) -> Outcome {
    match response {
        None => Outcome::Blank,
        Some(Response::Unsure) => Outcome::Unsure,
        Some(Response::Choice(choice)) if choice == right => Outcome::Correct,
        Some(Response::Choice(_)) => Outcome::Wrong,
    }
}

/// The answer key has no entry for an item that was asked: the deck changed during the quiz.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the key has no item “{0}”")]
pub struct MissingKeyError(pub ItemId);

/// Returns the outcomes of a quiz, in the order of `items`.
///
/// # Errors
/// [`MissingKeyError`] if the key has no entry for an item.
pub fn outcomes(
    items: &[ItemId],
    responses: &Responses,
    key: &AnswerKey,
    country: Country,
) -> Result<Vec<Outcome>, MissingKeyError> {
    items
        .iter()
        .map(|item| {
            let right = key.right(item, country).ok_or_else(|| MissingKeyError(item.clone()))?;
            Ok(outcome(responses.get(item), right))
        })
        .collect()
}

/// The number of outcomes that are right.
#[must_use]
pub fn right(outcomes: &[Outcome]) -> usize {
    outcomes.iter().filter(|o| o.is_right()).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_response_has_its_outcome() {
        let right: ChoiceId = "a".parse().unwrap();
        let other: ChoiceId = "b".parse().unwrap();
        assert_eq!(outcome(None, &right), Outcome::Blank);
        assert_eq!(outcome(Some(&Response::Unsure), &right), Outcome::Unsure);
        assert_eq!(outcome(Some(&Response::Choice(other)), &right), Outcome::Wrong);
        assert_eq!(outcome(Some(&Response::Choice(right.clone())), &right), Outcome::Correct);
    }

    #[test]
    fn letters_name_outcomes() {
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::from_letter(outcome.letter()), Some(outcome));
        }
        assert_eq!(Outcome::from_letter('x'), None);
    }

    proptest! {
        #[test]
        fn outcomes_sum_and_only_the_key_makes_them_right(given in prop::collection::vec(prop::option::of(0_u8..5), 0..15)) {
            let key_choice: ChoiceId = "c0".parse().unwrap();
            let items: Vec<ItemId> = (0..given.len()).map(|i| format!("i{i}").parse().unwrap()).collect();
            let mut responses = Responses::default();
            for (item, g) in items.iter().zip(&given) {
                match g {
                    None => {}
                    Some(4) => responses.give(item.clone(), Response::Unsure),
                    Some(c) => responses.give(item.clone(), Response::Choice(format!("c{c}").parse().unwrap())),
                }
            }
            let key = AnswerKey {
                deck: "d".parse().unwrap(),
                version: "v".parse().unwrap(),
                items: items.iter().map(|i| (i.clone(), crate::PerCountry::Same(key_choice.clone()))).collect(),
            };
            let outcomes = outcomes(&items, &responses, &key, Country::Albania).unwrap();
            prop_assert_eq!(right(&outcomes), given.iter().filter(|g| **g == Some(0)).count());
            let by: usize = Outcome::ALL.iter().map(|o| outcomes.iter().filter(|x| *x == o).count()).sum();
            prop_assert_eq!(by, given.len());
        }
    }
}
