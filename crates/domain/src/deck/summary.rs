//! A deck in one line, for lists: what `GET /api/decks` says.

use serde::{Deserialize, Serialize};

use crate::id::{DeckId, DeckVersion, ItemId};
use crate::vec_map::VecMap;
use crate::{Language, json};

/// One served deck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeckSummary {
    /// Its name.
    pub id: DeckId,
    /// Its present version.
    pub version: DeckVersion,
    /// The languages it is written in.
    pub languages: Vec<Language>,
    /// What it is called in each of them.
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub titles: VecMap<Language, String>,
    /// Its length.
    pub minutes: u16,
    /// Its items, in the order asked.
    pub items: Vec<ItemId>,
}

impl DeckSummary {
    /// What it is called in a language, or else in English, or in what it is written in first; its name where that is nothing.
    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        let first = || self.titles.iter().next().map(|(_, title)| title);
        let title = self.titles.get(&language).or_else(|| self.titles.get(&Language::English)).or_else(first);
        title.map_or(self.id.as_str(), String::as_str)
    }
}

json::fields!(read DeckSummary { id, version, languages, titles, minutes, items });
