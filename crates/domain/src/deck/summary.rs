//! A deck in one line, for lists: what `GET /api/decks` says.

use serde::{Deserialize, Serialize};

use crate::id::{DeckId, DeckVersion, ItemId};
use crate::{Language, json};

/// One served deck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeckSummary {
    /// Its name.
    pub id: DeckId,
    /// Its present version.
    pub version: DeckVersion,
    /// The languages it is written in.
    pub languages: Vec<Language>,
    /// Its length.
    pub minutes: u16,
    /// Its items, in the order asked.
    pub items: Vec<ItemId>,
}

json::fields!(read DeckSummary { id, version, languages, minutes, items });
