//! Wrong join codes, counted together for all callers: a hall shares one address, and an attacker
//! may have many.
//!
//! While too many wrong codes come, each lookup by code alone is answered late. A right code is
//! never refused because others guess.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::sync::Semaphore;

/// Wrong codes that are answered at once: a whole audience that misreads the code.
const BURST: f64 = 100.0;
/// Wrong codes that are answered at once per second after that.
const PER_SECOND: f64 = 2.0;
/// How long a lookup by code alone takes while there are too many wrong ones. A right code takes as
/// long as a wrong one: otherwise no answer in time would say “wrong”.
const DELAY: Duration = Duration::from_secs(1);
/// The number of lookups that wait at once. Each holds a connection, and phones need the others.
const WAITING: usize = 1000;

/// A token bucket: each wrong code takes a token, and time adds new ones.
#[derive(Debug)]
pub(super) struct Guesses {
    drained: Mutex<Drained>,
    waiting: Semaphore,
}

impl Default for Guesses {
    fn default() -> Self {
        Self { drained: Mutex::default(), waiting: Semaphore::new(WAITING) }
    }
}

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

/// What a lookup by code alone has to go through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    /// Nothing: there are not too many wrong codes.
    AtOnce,
    /// It has waited.
    Waited,
    /// As many wait as may wait. A wrong code is refused.
    Crowded,
}

impl Guesses {
    /// Counts a lookup by code alone, and waits if there are too many wrong ones.
    pub(super) async fn pace(&self, now: SystemTime, is_wrong: bool) -> Pace {
        let too_many = self.are_too_many(now);
        if is_wrong {
            self.note(now);
        }
        if !too_many {
            return Pace::AtOnce;
        }
        let Ok(_place) = self.waiting.try_acquire() else { return Pace::Crowded };
        tokio::time::sleep(DELAY).await;
        Pace::Waited
    }

    /// Returns whether codes are answered late at the moment.
    fn are_too_many(&self, now: SystemTime) -> bool {
        let mut drained = self.drained.lock().unwrap_or_else(PoisonError::into_inner);
        drained.refill(now);
        drained.by > BURST - 1.0
    }

    /// Counts a wrong code.
    fn note(&self, now: SystemTime) {
        let mut drained = self.drained.lock().unwrap_or_else(PoisonError::into_inner);
        drained.refill(now);
        drained.by = (drained.by + 1.0).min(BURST);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tokio::time::Instant;

    use super::*;

    const BEGIN: SystemTime = SystemTime::UNIX_EPOCH;

    #[test]
    fn a_hundred_at_once_and_two_a_second_after_that() {
        let guesses = Guesses::default();
        let begin = BEGIN + Duration::from_secs(1_000_000);
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
        let late = BEGIN + Duration::from_secs(1_000_000);
        for _ in 0..100 {
            guesses.note(late);
        }
        assert!(guesses.are_too_many(late - Duration::from_hours(1)));
    }

    #[tokio::test(start_paused = true)]
    async fn right_and_wrong_codes_wait_equally_long() {
        let guesses = Guesses::default();
        for _ in 0..100 {
            assert_eq!(guesses.pace(BEGIN, true).await, Pace::AtOnce);
        }
        for is_wrong in [true, false] {
            let asked = Instant::now();
            assert_eq!(guesses.pace(BEGIN, is_wrong).await, Pace::Waited);
            assert_eq!(asked.elapsed(), DELAY, "wrong: {is_wrong}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_bounded_number_waits() {
        let guesses = Arc::new(Guesses::default());
        for _ in 0..100 {
            guesses.note(BEGIN);
        }
        let ask = || {
            let guesses = Arc::clone(&guesses);
            tokio::spawn(async move { guesses.pace(BEGIN, true).await })
        };
        let asked: Vec<_> = (0..WAITING + 5).map(|_| ask()).collect();
        let mut crowded = 0;
        for answer in asked {
            crowded += usize::from(answer.await.unwrap() == Pace::Crowded);
        }
        assert_eq!(crowded, 5);
        assert_eq!(ask().await.unwrap(), Pace::Waited, "places are free again");
    }
}
