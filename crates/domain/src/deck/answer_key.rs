//! The parts of a deck that are separate from its items: the key, and the explanations that would
//! give it away.

use serde::{Deserialize, Serialize};

use super::Html;
use crate::id::{ChoiceId, DeckId, DeckVersion, ItemId};
use crate::{Country, Language, PerCountry, VecMap, json};

/// The answer key. It has no words, so it is the same in every language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct AnswerKey {
    /// The deck.
    pub deck: DeckId,
    /// The version of the deck.
    pub version: DeckVersion,
    /// The right choice of each item.
    pub items: VecMap<ItemId, PerCountry<ChoiceId>>,
}

impl AnswerKey {
    /// Returns the right choice of an item in a country.
    #[must_use]
    pub fn right(&self, item: &ItemId, country: Country) -> Option<&ChoiceId> {
        self.items.get(item).map(|key| key.get(country))
    }
}

/// Explanations of the items for after the post-quiz, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct Review {
    /// The language of this file.
    pub language: Language,
    /// The explanation of each item.
    pub items: VecMap<ItemId, PerCountry<ItemExplanation>>,
}

/// Why the right choice of an item is right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct ItemExplanation {
    /// In plain words.
    pub explanation: Html,
    /// Articles of the Convention.
    pub articles: Vec<String>,
    /// The sources of the facts.
    pub sources: Vec<String>,
}
