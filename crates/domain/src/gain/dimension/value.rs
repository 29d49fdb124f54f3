//! The values of the dimensions.

use std::borrow::Cow;
use std::fmt;

use super::Dimension;
use crate::gain::Seat;
use crate::id::{DeckVersion, LectureId, ParseIdError};
use crate::{Country, Day, Language, Month, ParseDayError, ParseMonthError};

/// A value of one dimension, borrowed or owned.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value<'a> {
    /// A version of the deck.
    DeckVersion(Cow<'a, DeckVersion>),
    /// A country.
    Country(Country),
    /// A language.
    Language(Language),
    /// A place, as the presenter wrote it.
    Place(Cow<'a, str>),
    /// A live lecture.
    Lecture(Cow<'a, LectureId>),
    /// With a ticket from the hall, or without.
    Seat(Seat),
    /// A day.
    Day(Day),
    /// A month.
    Month(Month),
}

impl Value<'_> {
    /// The dimension that it is a value of.
    #[must_use]
    pub const fn dimension(&self) -> Dimension {
        match self {
            Self::DeckVersion(_) => Dimension::DeckVersion,
            Self::Country(_) => Dimension::Country,
            Self::Language(_) => Dimension::Language,
            Self::Place(_) => Dimension::Place,
            Self::Lecture(_) => Dimension::Lecture,
            Self::Seat(_) => Dimension::Seat,
            Self::Day(_) => Dimension::Day,
            Self::Month(_) => Dimension::Month,
        }
    }

    /// Copies what is borrowed.
    #[must_use]
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::DeckVersion(version) => Value::DeckVersion(Cow::Owned(version.into_owned())),
            Self::Country(country) => Value::Country(country),
            Self::Language(language) => Value::Language(language),
            Self::Place(place) => Value::Place(Cow::Owned(place.into_owned())),
            Self::Lecture(lecture) => Value::Lecture(Cow::Owned(lecture.into_owned())),
            Self::Seat(seat) => Value::Seat(seat),
            Self::Day(day) => Value::Day(day),
            Self::Month(month) => Value::Month(month),
        }
    }
}

impl Value<'static> {
    /// Returns all values of a dimension if they are a closed set, else nothing.
    #[must_use]
    pub fn all_of(dimension: Dimension) -> Vec<Self> {
        match dimension {
            Dimension::Country => Country::ALL.map(Self::Country).to_vec(),
            Dimension::Language => Language::ALL.map(Self::Language).to_vec(),
            Dimension::Seat => Seat::ALL.map(Self::Seat).to_vec(),
            Dimension::DeckVersion
            | Dimension::Place
            | Dimension::Lecture
            | Dimension::Day
            | Dimension::Month => Vec::new(),
        }
    }

    /// What a value of a closed set is called in English; empty for other values.
    #[must_use]
    pub const fn english_name(&self) -> &'static str {
        match self {
            Self::Country(country) => country.english_name(),
            Self::Language(language) => language.english_name(),
            Self::Seat(seat) => seat.english_name(),
            Self::DeckVersion(_) | Self::Place(_) | Self::Lecture(_) | Self::Day(_) | Self::Month(_) => "",
        }
    }

    /// Reads a value from the text that [`Display`](fmt::Display) writes.
    ///
    /// # Errors
    /// Where the text is not a value of the dimension.
    pub fn parse(dimension: Dimension, text: &str) -> Result<Self, ParseValueError> {
        let unknown = || ParseValueError::NotOneOf(list(dimension));
        Ok(match dimension {
            Dimension::DeckVersion => Self::DeckVersion(Cow::Owned(text.parse()?)),
            Dimension::Country => Self::Country(Country::from_code(text).ok_or_else(unknown)?),
            Dimension::Language => Self::Language(Language::from_tag(text).ok_or_else(unknown)?),
            Dimension::Place => Self::Place(Cow::Owned(text.to_owned())),
            Dimension::Lecture => Self::Lecture(Cow::Owned(text.parse()?)),
            Dimension::Seat => Self::Seat(Seat::from_name(text).ok_or_else(unknown)?),
            Dimension::Day => Self::Day(text.parse()?),
            Dimension::Month => Self::Month(text.parse()?),
        })
    }
}

/// All values of a closed set in one line.
fn list(dimension: Dimension) -> String {
    Value::all_of(dimension).iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// As it is written in addresses, in JSON and in tables.
impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DeckVersion(version) => version.fmt(f),
            Self::Country(country) => country.fmt(f),
            Self::Language(language) => language.fmt(f),
            Self::Place(place) => place.fmt(f),
            Self::Lecture(lecture) => lecture.fmt(f),
            Self::Seat(seat) => f.write_str(seat.name()),
            Self::Day(day) => day.fmt(f),
            Self::Month(month) => month.fmt(f),
        }
    }
}

/// A text that is not a value of the dimension.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseValueError {
    /// The dimension is a closed set, and this is none of its values.
    #[error("is not one of {0}")]
    NotOneOf(String),
    /// Not a name.
    #[error(transparent)]
    Id(#[from] ParseIdError),
    /// Not a day.
    #[error(transparent)]
    Day(#[from] ParseDayError),
    /// Not a month.
    #[error(transparent)]
    Month(#[from] ParseMonthError),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_as_it_is_written() {
        let of_open_sets = [
            (Dimension::DeckVersion, "v1"),
            (Dimension::Place, "Nikšić, Law"),
            (Dimension::Lecture, "hall-1"),
            (Dimension::Day, "2026-11-24"),
            (Dimension::Month, "2026-11"),
        ];
        for dimension in Dimension::ALL {
            let known = Value::all_of(dimension);
            let open = of_open_sets.iter().filter(|(of, _)| *of == dimension).map(|(_, text)| *text);
            let samples: Vec<String> =
                open.map(str::to_owned).chain(known.iter().map(Value::to_string)).collect();
            assert!(!samples.is_empty(), "{dimension}");
            for text in samples {
                let value = Value::parse(dimension, &text).unwrap();
                assert_eq!((value.dimension(), value.to_string()), (dimension, text));
            }
            for known in known {
                assert_eq!(Value::parse(dimension, &known.to_string()), Ok(known));
            }
        }
    }

    #[test]
    fn a_text_that_is_not_a_value_is_refused() {
        let wrong = |dimension| Value::parse(dimension, "?").unwrap_err().to_string();
        assert_eq!(wrong(Dimension::Country), "is not one of ME, AL, XK");
        let languages = Language::ALL.map(Language::tag).join(", ");
        assert_eq!(wrong(Dimension::Language), format!("is not one of {languages}"));
        assert_eq!(wrong(Dimension::Seat), "is not one of ticket, none");
        assert!(wrong(Dimension::Lecture).contains("is not an id"));
        assert!(wrong(Dimension::Day).contains("is not a day"));
        assert!(wrong(Dimension::Month).contains("is not a month"));
    }
}
