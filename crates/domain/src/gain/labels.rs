//! What all records of a batch have in common, a label for each dimension.

use super::{Dimension, Seat, Stratum, Value};
use crate::id::{DeckVersion, LectureId};
use crate::{Country, Day, Language, Month};

/// What a batch says of its records in one dimension.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label<'a> {
    /// All records have this value.
    Same(Value<'a>),
    /// No record has a value: they belong to no live lecture, or its presenter wrote no place.
    Absent,
    /// The records differ.
    Merged,
}

impl<'a> Label<'a> {
    /// The label of several strata in one dimension.
    pub(super) fn of(dimension: Dimension, strata: impl IntoIterator<Item = &'a Stratum>) -> Self {
        let mut values = strata.into_iter().map(|stratum| stratum.value(dimension));
        let first = values.next().flatten();
        if !values.all(|value| value == first) {
            return Self::Merged;
        }
        first.map_or(Self::Absent, Self::Same)
    }

    /// The value that all records have, if they have one.
    #[must_use]
    pub const fn value(&self) -> Option<&Value<'a>> {
        match self {
            Self::Same(value) => Some(value),
            Self::Absent | Self::Merged => None,
        }
    }

    fn into_owned(self) -> Label<'static> {
        match self {
            Self::Same(value) => Label::Same(value.into_owned()),
            Self::Absent => Label::Absent,
            Self::Merged => Label::Merged,
        }
    }
}

/// The labels of a batch, one for each dimension.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BatchLabels([Label<'static>; Dimension::ALL.len()]);

impl BatchLabels {
    /// The labels of several strata.
    pub(super) fn of(strata: &[&Stratum]) -> Self {
        Self::from_fn(|dimension| Label::of(dimension, strata.iter().copied()).into_owned())
    }

    /// Asks for the label of each dimension.
    #[must_use]
    pub fn from_fn(label: impl FnMut(Dimension) -> Label<'static>) -> Self {
        Self(Dimension::ALL.map(label))
    }

    /// The label of one dimension.
    #[must_use]
    pub const fn get(&self, dimension: Dimension) -> &Label<'static> {
        &self.0[dimension.index()]
    }

    /// The value that all records have in a dimension, if they have one.
    #[must_use]
    pub const fn value(&self, dimension: Dimension) -> Option<&Value<'static>> {
        self.get(dimension).value()
    }

    /// All labels, in the order of [`Dimension::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = &Label<'static>> {
        self.0.iter()
    }
}

/// Readers of one value of a batch.
macro_rules! values {
    ($($(#[$doc:meta])* $name:ident: $variant:ident($found:ident) -> $type:ty = $value:expr;)+) => {
        impl BatchLabels {
            $(
                $(#[$doc])*
                #[must_use]
                pub fn $name(&self) -> Option<$type> {
                    match self.value(Dimension::$variant)? {
                        Value::$variant($found) => Some($value),
                        _ => None,
                    }
                }
            )+
        }
    };
}

values! {
    /// The version of the deck.
    version: DeckVersion(version) -> &DeckVersion = version;
    /// The country of all records.
    country: Country(country) -> Country = *country;
    /// The language of all records.
    language: Language(language) -> Language = *language;
    /// The place of all records.
    place: Place(place) -> &str = place;
    /// The lecture of all records.
    lecture: Lecture(lecture) -> &LectureId = lecture;
    /// Whether a ticket vouches for all records.
    seat: Seat(seat) -> Seat = *seat;
    /// The day of all records.
    day: Day(day) -> Day = *day;
    /// The month of all records.
    month: Month(month) -> Month = *month;
}
