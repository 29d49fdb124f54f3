//! Which records a report is about.

use serde::{Deserialize, Serialize};

use crate::id::{DeckId, DeckVersion, LectureId};
use crate::{Country, Language, Month};

/// What a report is narrowed to. `None` means all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// The deck.
    pub deck: DeckId,
    /// One version of it.
    pub deck_version: Option<DeckVersion>,
    /// One country.
    pub country: Option<Country>,
    /// One language.
    pub language: Option<Language>,
    /// One place, as the presenter wrote it.
    pub place: Option<String>,
    /// One live lecture.
    pub lecture: Option<LectureId>,
    /// The first month.
    pub from: Option<Month>,
    /// The last month.
    pub to: Option<Month>,
}

impl Scope {
    /// All records of a deck.
    #[must_use]
    pub const fn of(deck: DeckId) -> Self {
        Self {
            deck,
            deck_version: None,
            country: None,
            language: None,
            place: None,
            lecture: None,
            from: None,
            to: None,
        }
    }
}
