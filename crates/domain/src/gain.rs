//! What was learned: from records to the report.
//!
//! [`Tally`] holds whole numbers that can be added up in any order, so a report is exact and does not depend on how
//! the records were split. [`Report`] is what leaves the server: nothing in it describes fewer than [`SMALLEST_GROUP`]
//! records. [`bootstrap()`] says how sure a class's gain is.

mod bootstrap;
mod class_gain;
mod figure;
mod report;
mod tally;

pub use bootstrap::{Interval, bootstrap};
pub use class_gain::class_gain;
pub use figure::Figure;
pub use report::{Counts, Difference, Gain, ItemGain, Mean, Report, Scope, Scores};
pub use tally::{ItemTally, Tally};

/// No result is shown for fewer records than this.
pub const SMALLEST_GROUP: u64 = 10;
