//! What was learned: from records to the report.
//!
//! | step | type |
//! |---|---|
//! | Records wait until they are sealed. Those that agree in every [`Dimension`] form a stratum. | [`PendingStratum`] |
//! | They are sealed into batches of at least [`SMALLEST_GROUP`] records, once. | [`seal`] |
//! | The outcomes of a batch are counted. Counts are whole numbers that can be added in any order, so a report is exact. | [`Batch`], [`Tally`] |
//! | The figures of the batches in a [`Scope`] leave the server. | [`Report`] |
//! | So do the records themselves, for researchers. | [`ExportRows`] |
//!
//! The formulas are in [`crate::statistics`].

mod batch;
mod cell;
mod deck_counts;
mod dimension;
mod filter;
mod item_sheet;
mod labels;
mod left_out;
mod report;
mod rows;
mod scope;
mod seat;
mod seats;
mod set_aside;
mod stratum;
mod tally;

pub use batch::{Batch, BatchKind, LectureAge, NewBatch, Occasion, PendingStratum, seal};
pub use cell::{BatchReturns, Cell, LinkedOutcomes, cells};
pub use deck_counts::{DeckCounts, SealedRecords};
pub use dimension::{Dimension, Format, ParseValueError, Value};
pub use filter::{Condition, Filter};
pub use item_sheet::item_sheet;
pub use labels::{BatchLabels, Label};
pub use report::{
    Attrition, Caveat, Gain, ItemBias, ItemGain, ItemRetention, LanguageBias, LectureGain, Lectures,
    PrePostScores, RecordCounts, Reliabilities, Report, Retention, ScorePair, Scores, SignificanceTests,
    SubgroupGain, VersionCount,
};
pub use rows::{ExportRow, ExportRows};
pub use scope::Scope;
pub use seat::Seat;
pub use seats::LectureSeats;
pub use set_aside::{
    BatchName, LONGEST_REASON, ParseBatchNameError, ParseTargetError, SetAside, SetAsideNote, SetAsideTarget,
};
pub use stratum::{Stratum, Venue};
pub use tally::{ItemTally, Tally};

pub use crate::statistics::{Figure, Interval, UndefinedReason};

/// The smallest number of records for which a result is shown.
pub const SMALLEST_GROUP: u64 = 10;
