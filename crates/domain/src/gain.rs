//! What was learned: from records to the report.
//!
//! A [`Stratum`] is records that are alike in all by which a report can be narrowed; a [`Tally`] holds whole numbers over them that
//! can be added up in any order, so a report is exact and does not depend on how the records were split. [`groups()`] cuts the
//! strata of a deck into groups of at least [`SMALLEST_GROUP`]: every figure is over whole groups. [`Report`] is what leaves the server,
//! and [`Rows`] are the records themselves, for a researcher.
//! The formulas are in [`crate::statistics`].

mod cell;
mod deck_counts;
mod group;
mod item_sheet;
mod report;
mod rows;
mod scope;
mod stratum;
mod tally;

pub use deck_counts::{DeckCounts, FollowUp, FollowUps, Strata};
pub use group::{Group, Labels, groups, groups_of_hall};
pub use item_sheet::item_sheet;
pub use report::{
    Attrition, Caveat, Compared, Counts, Gain, ItemBias, ItemGain, ItemRetention, LanguageBias, LectureGain,
    Lectures, Reliabilities, Report, Retention, ScorePair, Scores, Tests, TwoScores, VersionCount,
};
pub use rows::{Label, Row, RowLabels, Rows};
pub use scope::Scope;
pub use stratum::{Stratum, Venue};
pub use tally::{ItemTally, Tally};

pub use crate::statistics::{Figure, Interval, UndefinedReason};

/// No result is shown for fewer records than this.
pub const SMALLEST_GROUP: u64 = 10;
