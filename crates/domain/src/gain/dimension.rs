//! The dimensions: the properties by which records are distinguished and selected.
//!
//! Everything that lists them iterates [`Dimension::ALL`] or [`Filter::all`](super::Filter::all):
//! the batches, the rows of an export, the query parameters of the API and their description, the
//! options of the command line, the choices of the report's page, the columns and the codebook.
//!
//! # How to add a dimension
//!
//! Take a field of the record that students choose from a closed set, `StudyYear`: in which year
//! they study. It is written in eight places, in this order:
//!
//! 1. `submission.rs`: the closed set, and the field of the [`Submission`] and of the
//!    [`Demographics`]. `Demographics::new` gives it the value of a student who did not choose.
//! 2. `gain/dimension.rs`: the variant of [`Dimension`] and its row of `info`.
//! 3. `gain/dimension/value.rs`: the variant of [`Value`].
//! 4. `gain/stratum.rs`: how a [`Stratum`] gets its value. Batches merge the new dimension first; to
//!    keep it apart for longer, name it in the steps of `gain/batch.rs`.
//! 5. `crates/store/migrations`: the column of `pending` and of `batch`, up and down.
//! 6. `crates/store/src/sqlite/record_row.rs`: the column in the list, and how it is written; in
//!    `deck_context.rs`, how it is read.
//! 7. `src/journey/sharing.rs`: the choice, next to what is sent.
//! 8. `locales`: the words of the choice; `research_study_year`, which names the filter; and a text
//!    for each value, such as `study_year_first`.
//!
//! After the first two steps the compiler leads to 3, 4, 6 and 8. It leads neither to the
//! migration, without which the tests of the store fail, nor to the choice. The list of stored
//! columns in `crates/store/src/sqlite/tests.rs` asks for a reason: say in ADR 3 what the field
//! reveals.
//!
//! [`Submission`]: crate::submission::Submission
//! [`Demographics`]: crate::submission::Demographics
//! [`Stratum`]: super::Stratum

mod value;

pub use value::{ParseValueError, Value};

use crate::Named;

/// A property by which records are distinguished. They are in the order of the columns of an
/// export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Named)]
#[json(rename_all = "snake_case")]
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
    /// Whether the record came with a ticket from the hall.
    Seat,
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
struct DimensionInfo {
    format: Format,
    selection: Selection,
    description: &'static str,
}

impl Dimension {
    /// How records are selected by it.
    pub(super) const fn selection(self) -> Selection {
        self.info().selection
    }

    const fn info(self) -> DimensionInfo {
        let (format, selection, description) = match self {
            Self::DeckVersion => (Format::Text, Selection::Value, "The version of the deck."),
            Self::Country => (Format::Text, Selection::Value, "The country whose law was shown."),
            Self::Language => {
                (Format::Text, Selection::Value, "The language that the student read in at the end.")
            }
            Self::Place => {
                let description = "Where the live lecture was held, in the presenter's own words.";
                (Format::Text, Selection::Value, description)
            }
            Self::Lecture => {
                (Format::Text, Selection::Value, "The live lecture, by a name without a meaning.")
            }
            Self::Seat => {
                let description = "Whether the record came with a ticket from the hall of the lecture.";
                (Format::Text, Selection::Value, description)
            }
            Self::Day => (Format::Day, Selection::None, "The day in UTC on which the record came in."),
            Self::Month => (Format::Month, Selection::Range, "The month in UTC in which the record came in."),
        };
        DimensionInfo { format, selection, description }
    }

    /// What it says of a record, in one sentence.
    #[must_use]
    pub const fn description(self) -> &'static str {
        self.info().description
    }

    /// How its values are written.
    #[must_use]
    pub const fn format(self) -> Format {
        self.info().format
    }

    /// Its index in [`Dimension::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_dimension_has_a_name_and_an_index() {
        for (index, dimension) in Dimension::ALL.into_iter().enumerate() {
            assert_eq!(dimension.index(), index);
            assert_eq!(Dimension::from_name(dimension.name()), Some(dimension));
        }
        assert_eq!(Dimension::from_name("name"), None);
    }
}
