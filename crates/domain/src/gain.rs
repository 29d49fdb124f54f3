//! What was learned: from records to the report.
//!
//! | step | type |
//! |---|---|
//! | Records that agree in every [`Dimension`] form a stratum. | [`Stratum`] |
//! | The outcomes of a stratum are counted. Counts are whole numbers that can be added in any order, so a report is exact. | [`Tally`] |
//! | The strata of a deck are cut into groups of at least [`SMALLEST_GROUP`] records. Every figure covers whole groups. | [`groups()`] |
//! | The figures of the groups in a [`Scope`] leave the server. | [`Report`] |
//! | So do the records themselves, for researchers. | [`ExportRows`] |
//!
//! The formulas are in [`crate::statistics`].

mod cell;
mod deck_counts;
mod dimension;
mod filter;
mod group;
mod item_sheet;
mod labels;
mod report;
mod rows;
mod scope;
mod stratum;
mod tally;

pub use deck_counts::{DeckCounts, LinkedByStratum, LinkedOutcomes, Strata};
pub use dimension::{Dimension, Format, ParseValueError, Value};
pub use filter::{Condition, Filter};
pub use group::{Group, groups, groups_of_lecture};
pub use item_sheet::item_sheet;
pub use labels::{GroupLabels, Label};
pub use report::{
    Attrition, Caveat, Gain, ItemBias, ItemGain, ItemRetention, LanguageBias, LectureGain, Lectures,
    PrePostScores, RecordCounts, Reliabilities, Report, Retention, ScorePair, Scores, SignificanceTests,
    SubgroupGain, VersionCount,
};
pub use rows::{ExportRow, ExportRows};
pub use scope::Scope;
pub use stratum::{Stratum, Venue};
pub use tally::{ItemTally, Tally};

pub use crate::statistics::{Figure, Interval, UndefinedReason};

/// The smallest number of records for which a result is shown.
pub const SMALLEST_GROUP: u64 = 10;
