//! A deck in one line, for lists: the answer of `GET /api/decks`.

use serde::{Deserialize, Serialize};

use crate::id::{DeckId, DeckVersion, ItemId};
use crate::vec_map::VecMap;
use crate::{Language, json};

/// One served deck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeckSummary {
    /// Its id.
    pub id: DeckId,
    /// Its present version.
    pub version: DeckVersion,
    /// The languages it is written in.
    pub languages: Vec<Language>,
    /// Its title in each of them.
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub titles: VecMap<Language, String>,
    /// The length of the lecture, in minutes.
    pub minutes: u16,
    /// Its items, in the order asked.
    pub items: Vec<ItemId>,
}

impl DeckSummary {
    /// Returns the title in a language, or else in English, or else in the first language that it
    /// has; its id if it has no title.
    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        let first = || self.titles.iter().next().map(|(_, title)| title);
        let title = self.titles.get(&language).or_else(|| self.titles.get(&Language::English)).or_else(first);
        title.map_or(self.id.as_str(), String::as_str)
    }
}
