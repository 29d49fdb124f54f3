//! Where a record belongs: all that is known of it beside its outcomes.

use crate::id::{DeckVersion, LectureId};
use crate::{Country, Day, Language, Month};

use super::Scope;

/// The records of one deck that are alike in everything by which a report can be narrowed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stratum {
    /// The live lecture, where there was one. First, for it tells most strata apart, and a report compares thousands.
    pub venue: Option<Venue>,
    /// The day the records came in.
    pub day: Day,
    /// The version of the deck.
    pub version: DeckVersion,
    /// Whose law was shown.
    pub country: Country,
    /// The language at the end.
    pub language: Language,
}

/// A live lecture and where it was held.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Venue {
    /// Its name.
    pub lecture: LectureId,
    /// The place, as the presenter wrote it.
    pub place: Option<String>,
}

impl Stratum {
    /// The live lecture.
    #[must_use]
    pub fn lecture(&self) -> Option<&LectureId> {
        self.venue.as_ref().map(|hall| &hall.lecture)
    }

    /// The place, where it is known.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        self.venue.as_ref()?.place.as_deref()
    }

    /// Whether a scope asks for these records.
    #[must_use]
    pub fn is_in(&self, scope: &Scope) -> bool {
        let month = Month::of(self.day);
        scope.deck_version.as_ref().is_none_or(|version| *version == self.version)
            && scope.country.is_none_or(|country| country == self.country)
            && scope.language.is_none_or(|language| language == self.language)
            && scope.place.as_deref().is_none_or(|place| Some(place) == self.place())
            && scope.lecture.as_ref().is_none_or(|lecture| Some(lecture) == self.lecture())
            && scope.from.is_none_or(|from| from <= month)
            && scope.to.is_none_or(|to| month <= to)
    }
}
