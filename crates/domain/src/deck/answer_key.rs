//! The parts of a deck that are kept apart from its items: the key, and the explanations that would give it away.

use serde::{Deserialize, Serialize};

use super::Html;
use crate::id::{ChoiceId, DeckId, DeckVersion, ItemId};
use crate::{Country, Language, PerCountry, VecMap, json};

/// Which choice is right. No words, so it is the same in every language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct AnswerKey {
    /// Of which deck.
    pub deck: DeckId,
    /// In which version.
    pub version: DeckVersion,
    /// The right choice of each item.
    pub items: VecMap<ItemId, PerCountry<ChoiceId>>,
}

impl AnswerKey {
    /// The right choice of an item in a country.
    #[must_use]
    pub fn right(&self, item: &ItemId, country: Country) -> Option<&ChoiceId> {
        self.items.get(item).map(|key| key.get(country))
    }
}

/// What is said about each item after the second quiz, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct Review {
    /// The language of this file.
    pub language: Language,
    /// By item.
    pub items: VecMap<ItemId, PerCountry<Reviewed>>,
}

/// Why the right choice of an item is right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct Reviewed {
    /// In plain words.
    pub explanation: Html,
    /// Articles of the Convention.
    pub articles: Vec<String>,
    /// Where the fact comes from.
    pub sources: Vec<String>,
}
