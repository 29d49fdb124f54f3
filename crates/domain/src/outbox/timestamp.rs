//! Points in time, as a browser's clock has them.

use std::ops::Add;

use crate::json;

/// A point in time: milliseconds since 1970, with parts of one.
#[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd, json::Read, json::Write)]
pub struct Timestamp(f64);

impl Timestamp {
    /// Makes a point in time of milliseconds since 1970.
    #[must_use]
    pub const fn from_ms(ms: f64) -> Self {
        Self(ms)
    }

    /// Milliseconds from an earlier point in time to this one; negative where that one is later.
    #[must_use]
    pub const fn ms_since(self, earlier: Self) -> f64 {
        self.0 - earlier.0
    }

    /// Orders points in time, for `min_by`.
    pub(super) fn order(self, other: Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// Adds milliseconds.
impl Add<f64> for Timestamp {
    type Output = Self;

    fn add(self, ms: f64) -> Self {
        Self(self.0 + ms)
    }
}
