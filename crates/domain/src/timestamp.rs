//! Points in time, as a device's clock has them.
//!
//! A clock may be wrong when a time is stored, and be set right before it is compared. So no stored
//! time is compared with the present one alone: [`Timestamp::has_come`] and
//! [`Timestamp::is_older_than`] also take the longest time that the program can have meant.

use std::ops::Add;

use serde::{Deserialize, Serialize};

use crate::json;

/// A point in time: whole milliseconds since 1970. Earlier apps stored parts of one, which are cut
/// off.
#[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(from = "f64", into = "f64")]
pub struct Timestamp(f64);

impl Timestamp {
    /// The last one: up to 2⁵³ each millisecond has a number of its own, which is written as it is read.
    const LAST: f64 = 9_007_199_254_740_992.0;

    /// Makes a point in time of milliseconds since 1970.
    #[must_use]
    pub const fn from_ms(ms: f64) -> Self {
        Self(ms.floor().max(0.0).min(Self::LAST))
    }

    /// Whole seconds since 1970.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast of a float saturates"
    )]
    pub const fn unix_seconds(self) -> u64 {
        (self.0 / 1000.0) as u64
    }

    /// Milliseconds from an earlier point in time to this one; negative if that one is later.
    #[must_use]
    pub const fn ms_since(self, earlier: Self) -> f64 {
        self.0 - earlier.0
    }

    /// Whether a wait until this time is over. `longest` is the longest such wait that the program
    /// sets, in milliseconds: a time further ahead was set by a clock that has been set back since,
    /// and is not waited for.
    #[must_use]
    pub const fn has_come(self, now: Self, longest: f64) -> bool {
        self.0 <= now.0 || self.0 > now.0 + longest
    }

    /// Whether this time is more than `age` milliseconds ago. The age of a time in the future, from
    /// before the clock was set back, is not known: it counts as old.
    #[must_use]
    pub const fn is_older_than(self, age: f64, now: Self) -> bool {
        self.0 < now.0 - age || self.0 > now.0
    }

    /// Orders points in time, for `min_by`.
    pub(crate) fn order(self, other: Self) -> std::cmp::Ordering {
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

impl From<f64> for Timestamp {
    fn from(ms: f64) -> Self {
        Self::from_ms(ms)
    }
}

impl From<Timestamp> for f64 {
    fn from(time: Timestamp) -> Self {
        time.0
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LONGEST: f64 = 60_000.0;

    fn time() -> impl Strategy<Value = Timestamp> {
        (0.0..4e12).prop_map(Timestamp::from_ms)
    }

    proptest! {
        /// Whatever the clock was when a time was set, and however often it jumps: once it runs
        /// evenly, the wait ends within the longest wait.
        #[test]
        fn no_wait_is_longer_than_the_longest_one(set in time(), wait in 1.0..LONGEST, now in time()) {
            let due = set + wait;
            prop_assert!(due.has_come(now, LONGEST) || due.has_come(now + LONGEST, LONGEST));
            // A clock that was not touched waits as long as it was told to.
            prop_assert!(!due.has_come(set, LONGEST) && due.has_come(due, LONGEST));
        }

        #[test]
        fn a_time_is_young_only_within_its_age(set in time(), now in time(), age in 0.0..LONGEST) {
            let young = (0.0..=age).contains(&now.ms_since(set));
            prop_assert_eq!(set.is_older_than(age, now), !young);
        }

        #[test]
        fn no_number_makes_a_time_that_breaks(ms in prop::num::f64::ANY) {
            let time = Timestamp::from_ms(ms);
            prop_assert!(f64::from(time) >= 0.0);
            prop_assert_eq!(json::read::<Timestamp>(&json::write(&time)), Ok(time));
            let _ = (time + ms).has_come(time, ms);
        }
    }
}
