//! Which records a report is about.

use serde::{Deserialize, Serialize};

use crate::id::{DeckId, DeckVersion, LectureId};
use crate::{Country, Language, Month};

/// What a report is narrowed to. `None` means all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Scope {
    /// The deck.
    pub deck: DeckId,
    /// One version of it.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub deck_version: Option<DeckVersion>,
    /// One country.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub country: Option<Country>,
    /// One language.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub language: Option<Language>,
    /// One place, as the presenter wrote it.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub place: Option<String>,
    /// One live lecture.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub lecture: Option<LectureId>,
    /// The first month.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub from: Option<Month>,
    /// The last month.
    #[cfg_attr(feature = "openapi", schema(required))]
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
