//! Wrong join codes, counted together for all callers: a hall shares one address, and an attacker
//! may have many.

use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// Wrong codes allowed at once: a whole audience that misreads the code.
const BURST: f64 = 100.0;
/// Wrong codes allowed per second after that.
const PER_SECOND: f64 = 2.0;

/// A token bucket: each wrong code takes a token, and time adds new ones.
#[derive(Debug, Default)]
pub(super) struct Guesses(Mutex<Drained>);

/// The number of tokens taken, and when it was computed.
#[derive(Debug)]
struct Drained {
    by: f64,
    at: SystemTime,
}

impl Default for Drained {
    fn default() -> Self {
        Self { by: 0.0, at: SystemTime::UNIX_EPOCH }
    }
}

impl Drained {
    fn refill(&mut self, now: SystemTime) {
        // A clock that was set back refills nothing.
        let passed = now.duration_since(self.at).map_or(0.0, |passed| passed.as_secs_f64());
        self.by = (self.by - passed * PER_SECOND).max(0.0);
        self.at = now;
    }
}

impl Guesses {
    /// Returns whether codes are refused at the moment.
    pub(super) fn are_too_many(&self, now: SystemTime) -> bool {
        let mut drained = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        drained.refill(now);
        drained.by > BURST - 1.0
    }

    /// Counts a wrong code.
    pub(super) fn note(&self, now: SystemTime) {
        let mut drained = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        drained.refill(now);
        drained.by = (drained.by + 1.0).min(BURST);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_hundred_at_once_and_two_a_second_after_that() {
        let guesses = Guesses::default();
        let begin = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        let mut tried = 0;
        while !guesses.are_too_many(begin) {
            guesses.note(begin);
            tried += 1;
        }
        assert_eq!(tried, 100);
        let mut tried = 0;
        for tenth in 1..=600 {
            let now = begin + Duration::from_millis(100 * tenth);
            if !guesses.are_too_many(now) {
                guesses.note(now);
                tried += 1;
            }
        }
        assert!((118..=120).contains(&tried), "{tried} in a minute");
        assert!(!guesses.are_too_many(begin + Duration::from_mins(10)));
    }

    #[test]
    fn a_clock_that_is_set_back_allows_no_more() {
        let guesses = Guesses::default();
        let late = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        for _ in 0..100 {
            guesses.note(late);
        }
        assert!(guesses.are_too_many(late - Duration::from_hours(1)));
    }
}
