//! Points in time, as a browser's clock has them.

use std::ops::Add;

use crate::json;

/// A point in time: whole milliseconds since 1970. Earlier apps stored parts of one, which are cut
/// off.
#[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd)]
pub struct Timestamp(f64);

impl Timestamp {
    /// Makes a point in time of milliseconds since 1970.
    #[must_use]
    pub const fn from_ms(ms: f64) -> Self {
        Self(ms.floor().max(0.0))
    }

    /// Milliseconds from an earlier point in time to this one; negative if that one is later.
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
        Self::from_ms(self.0 + ms)
    }
}

impl json::Read for Timestamp {
    fn read(value: &json::Value) -> Result<Self, json::JsonError> {
        f64::read(value).map(Self::from_ms)
    }
}

/// As an integer: the code that writes any other number costs a phone 1 kB.
impl json::Write for Timestamp {
    fn write(&self, writer: &mut json::Writer) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and after 1970")]
        let ms = self.0 as u64;
        ms.write(writer);
    }
}
