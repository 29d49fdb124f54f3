//! Live lectures.

pub(crate) mod future;
pub(crate) mod read;
pub(crate) mod write;

use std::time::{SystemTime, UNIX_EPOCH};

use konventa_domain::invariant::assert_fits;

/// Seconds since 1970. A clock that is set before 1970 counts as 1970.
pub(crate) fn unix_seconds(moment: SystemTime) -> i64 {
    assert_fits(moment.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()))
}
