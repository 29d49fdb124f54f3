//! The dimensions: the properties by which records are told apart and selected.
//!
//! Everything that lists them iterates [`Dimension::ALL`] or [`Filter::all`](super::Filter::all): the groups, the rows
//! of an export, the query parameters of the API and their description, the options of the command
//! line, the choices of the report's page, the columns and the codebook.
//!
//! # How to add a dimension
//!
//! Take a field of the record that students choose from a closed set, `Stage`: in which year they
//! study. It is written in nine places, in this order:
//!
//! 1. `submission.rs`: the closed set `Stage`, and the field of the [`Submission`]. Update ADR 3,
//!    which lists what leaves the phone.
//! 2. `submission/record.rs`: the field of the [`Record`].
//! 3. `gain/dimension.rs`: one variant of [`Dimension`] with its row of facts, and one of
//!    [`Value`]. The compiler leads to each `match`.
//! 4. `gain/stratum.rs`: the field of the [`Stratum`]. `gain/group.rs` decides whether groups keep
//!    it apart; a dimension that no step names is merged first.
//! 5. A migration of the store, up and down.
//! 6. The store's list of columns.
//! 7. `journey/scored.rs`: the app fills the field in. Where students have to choose, add the screen.
//! 8. `src/research/filters.rs`: the name of the choice, and of its values.
//! 9. `locales`: the words.
//!
//! [`Submission`]: crate::submission::Submission
//! [`Record`]: crate::submission::Record
//! [`Stratum`]: super::Stratum

mod value;

pub use value::{ParseValueError, Value};

use self::Dimension::{Country, Day, DeckVersion, Language, Lecture, Month, Place};

/// A property by which records are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// The version of the deck.
    DeckVersion,
    /// The country whose law was shown.
    Country,
    /// The language at the end.
    Language,
    /// The place of the live lecture.
    Place,
    /// The live lecture.
    Lecture,
    /// The day on which the record came in.
    Day,
    /// The month in which the record came in.
    Month,
}

/// How records can be selected by a dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Selection {
    /// By one value.
    Value,
    /// By a first and a last value.
    Range,
    /// Not at all: it is too fine, and a coarser dimension is there.
    None,
}

/// How the values of a dimension are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// As a name, a code or words.
    Text,
    /// As `YYYY-MM-DD`.
    Day,
    /// As `YYYY-MM`.
    Month,
}

/// What is written once for each dimension.
struct Facts {
    name: &'static str,
    format: Format,
    selection: Selection,
    description: &'static str,
}

impl Dimension {
    /// All dimensions, in the order of the columns of an export.
    pub const ALL: [Self; 7] = [DeckVersion, Country, Language, Place, Lecture, Day, Month];

    /// How records are selected by it.
    pub(super) const fn selection(self) -> Selection {
        self.facts().selection
    }

    const fn facts(self) -> Facts {
        let (name, format, selection, description) = match self {
            DeckVersion => ("deck_version", Format::Text, Selection::Value, "The version of the deck."),
            Country => ("country", Format::Text, Selection::Value, "The country whose law was shown."),
            Language => {
                let description = "The language that the student read in at the end.";
                ("language", Format::Text, Selection::Value, description)
            }
            Place => {
                let description = "Where the live lecture was held, in the presenter's own words.";
                ("place", Format::Text, Selection::Value, description)
            }
            Lecture => {
                let description = "The live lecture, by a name without a meaning.";
                ("lecture", Format::Text, Selection::Value, description)
            }
            Day => ("day", Format::Day, Selection::None, "The day in UTC on which the record came in."),
            Month => {
                let description = "The month in UTC in which the record came in.";
                ("month", Format::Month, Selection::Range, description)
            }
        };
        Facts { name, format, selection, description }
    }

    /// Its name in addresses, in JSON and in the first line of tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// What it says of a record, in one sentence.
    #[must_use]
    pub const fn description(self) -> &'static str {
        self.facts().description
    }

    /// How its values are written.
    #[must_use]
    pub const fn format(self) -> Format {
        self.facts().format
    }

    /// Returns the dimension with exactly this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.name() == name)
    }

    /// Its place in [`Dimension::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl std::fmt::Display for Dimension {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_dimension_has_a_name_and_a_place_of_its_own() {
        for (place, dimension) in Dimension::ALL.into_iter().enumerate() {
            assert_eq!(dimension.index(), place);
            assert_eq!(Dimension::from_name(dimension.name()), Some(dimension));
        }
        assert_eq!(Dimension::from_name("name"), None);
    }
}
