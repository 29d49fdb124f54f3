//! Records that agree in every dimension.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::{Dimension, Seat, Value};
use crate::id::{DeckVersion, LectureId};
use crate::submission::Demographics;
use crate::{Day, Month};

/// The records of one deck that agree in every dimension.
///
/// Build it with all fields by name: a stratum that is wrong in one field shows records under the
/// wrong name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stratum {
    /// The live lecture, if there was one. It is the first field because it tells most strata
    /// apart, and a report compares thousands of them.
    pub venue: Option<Venue>,
    /// The day on which the records came in.
    pub day: Day,
    /// The version of the deck.
    pub version: DeckVersion,
    /// What the records say about their students.
    pub demographics: Demographics,
    /// Whether a ticket from the hall vouches for them.
    pub seat: Seat,
}

/// A live lecture and where it was held. A place without a lecture does not exist.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Venue {
    /// The lecture.
    pub lecture: LectureId,
    /// The place, as the presenter wrote it.
    pub place: Option<String>,
}

impl Stratum {
    /// The value that all records have in a dimension; `None` if they have none.
    #[must_use]
    pub fn value(&self, dimension: Dimension) -> Option<Value<'_>> {
        match dimension {
            Dimension::DeckVersion => Some(Value::DeckVersion(Cow::Borrowed(&self.version))),
            Dimension::Country => Some(Value::Country(self.demographics.country)),
            Dimension::Language => Some(Value::Language(self.demographics.language)),
            Dimension::Place => self.place().map(|place| Value::Place(Cow::Borrowed(place))),
            Dimension::Lecture => self.lecture().map(|lecture| Value::Lecture(Cow::Borrowed(lecture))),
            Dimension::Seat => Some(Value::Seat(self.seat)),
            Dimension::Day => Some(Value::Day(self.day)),
            Dimension::Month => Some(Value::Month(Month::of(self.day))),
        }
    }

    /// Compares the values of two strata in a dimension; no value comes first.
    ///
    /// The result is that of comparing [`Stratum::value`], without making the values: a report
    /// compares strata millions of times.
    pub(super) fn compare(&self, other: &Self, dimension: Dimension) -> Ordering {
        match dimension {
            Dimension::DeckVersion => self.version.cmp(&other.version),
            Dimension::Country => self.demographics.country.cmp(&other.demographics.country),
            Dimension::Language => self.demographics.language.cmp(&other.demographics.language),
            Dimension::Place => self.place().cmp(&other.place()),
            Dimension::Lecture => self.lecture().cmp(&other.lecture()),
            Dimension::Seat => self.seat.cmp(&other.seat),
            Dimension::Day => self.day.cmp(&other.day),
            Dimension::Month => Month::of(self.day).cmp(&Month::of(other.day)),
        }
    }

    /// The live lecture.
    #[must_use]
    pub fn lecture(&self) -> Option<&LectureId> {
        self.venue.as_ref().map(|venue| &venue.lecture)
    }

    /// The place, if it is known.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        self.venue.as_ref()?.place.as_deref()
    }
}
