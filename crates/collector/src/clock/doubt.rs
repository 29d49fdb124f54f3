//! Whether the clock can be trusted to delete something.
//!
//! A clock that is a year ahead would end every lecture and every study, and delete what belongs to
//! them. So nothing is deleted while the clock is far beyond the newest event in the database. A
//! server that was off for a while looks the same; so after a day under the same clock it is
//! trusted. A clock that was set since then has to run for another day.
//!
//! A clock that was ahead and is set right leaves times in the future. They are brought back to the
//! present ([`may_set_back`]), so that what they belong to is deleted a day later, as promised.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use konventa_domain::Day;

/// A clock further beyond the newest event than this is doubtful.
const FAR: Duration = Duration::from_hours(48);
/// A server that has run under the same clock for this long trusts it.
const TRUST_AFTER: Duration = Duration::from_hours(24);
/// A clock that differs by more than this from one that nobody sets was set. Corrections of a running
/// clock are smaller.
const SET_BY: Duration = Duration::from_hours(1);
/// A day on which this program did not exist yet: a clock before it was never set.
const NOT_YET: &str = "2026-11-01";

/// Decides whether the clock is doubtful, and says so once.
#[derive(Debug)]
pub(crate) struct ClockDoubt {
    since: Mutex<Option<Anchor>>,
    said: AtomicBool,
}

/// The time of two clocks at once: of one that nobody sets, and of the one that is doubted.
#[derive(Debug, Clone, Copy)]
struct Anchor {
    steady: Instant,
    doubted: SystemTime,
}

impl Anchor {
    /// Whether the doubted clock was set since this anchor.
    fn was_set(self, now: Self) -> bool {
        let steady = now.steady.saturating_duration_since(self.steady);
        let expected = self.doubted + steady;
        let apart = expected.duration_since(now.doubted).or_else(|_| now.doubted.duration_since(expected));
        apart.is_ok_and(|apart| apart > SET_BY)
    }
}

impl ClockDoubt {
    pub(crate) fn new() -> Self {
        Self { since: Mutex::default(), said: AtomicBool::new(false) }
    }

    /// Whether nothing may be deleted now because of the time. `newest` is the newest event.
    /// `what` says in the log what stays.
    pub(crate) fn forbids(&self, newest: Option<SystemTime>, now: SystemTime, what: &str) -> bool {
        let running = self.running(Anchor { steady: Instant::now(), doubted: now });
        let Some(days) = days_ahead(newest, now, running) else { return false };
        if !self.said.swap(true, Ordering::SeqCst) {
            tracing::warn!(
                "the clock of this computer is {days} days beyond the newest event in the database, so {what}: set the clock if \
                 it is wrong. If it is right, do nothing: a new lecture settles it, and so does a day of running"
            );
        }
        true
    }

    /// Notes the time, and returns for how long the server has run under the clock as it is set now.
    fn running(&self, now: Anchor) -> Duration {
        // An anchor is replaced in one assignment, so a panic leaves no half of one.
        let mut since = self.since.lock().unwrap_or_else(PoisonError::into_inner);
        let anchor = match *since {
            Some(anchor) if !anchor.was_set(now) => anchor,
            _ => now,
        };
        *since = Some(anchor);
        now.steady.saturating_duration_since(anchor.steady)
    }

    /// Notes the time.
    pub(crate) fn note(&self, now: SystemTime) {
        self.running(Anchor { steady: Instant::now(), doubted: now });
    }
}

/// Whether times in the future may be brought back to this one. A clock that was never set since the
/// computer started must not do that.
pub(crate) fn may_set_back(now: SystemTime) -> bool {
    NOT_YET.parse().is_ok_and(|day: Day| Day::of(now) >= day)
}

/// Says that the clock was never set, if that is so. Every record is stored with its day.
pub(crate) fn never_set(now: SystemTime) -> Option<String> {
    (!may_set_back(now)).then(|| {
        format!(
            "the clock of this computer shows {}, when this version of Konventa did not exist yet. Set it: every record is stored \
             with the day on which it arrives",
            Day::of(now)
        )
    })
}

/// Returns how many days a doubtful clock is ahead.
fn days_ahead(newest: Option<SystemTime>, now: SystemTime, running: Duration) -> Option<u64> {
    let ahead = now.duration_since(newest?).ok().filter(|ahead| *ahead > FAR && running < TRUST_AFTER)?;
    Some(ahead.as_secs() / (24 * 60 * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_hours(1);

    fn event() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_hours(400_000)
    }

    #[test]
    fn only_a_clock_far_ahead_of_the_newest_event_is_doubtful() {
        let event = event();
        let days = |now, running| days_ahead(Some(event), now, running);
        assert_eq!(days(event, HOUR), None);
        assert_eq!(days(event + FAR, HOUR), None);
        assert_eq!(days(event + FAR + HOUR, HOUR), Some(2));
        assert_eq!(days(event + 24 * 400 * HOUR, HOUR), Some(400));
        assert_eq!(days(event + 24 * 400 * HOUR, TRUST_AFTER), None, "it has run for a day");
        assert_eq!(days(event - 24 * 400 * HOUR, HOUR), None, "a clock that is behind deletes nothing");
        assert_eq!(days_ahead(None, event, HOUR), None, "there is nothing to delete");
    }

    /// A server that has run for weeks, and a clock that is set forward or back.
    #[test]
    fn a_clock_that_is_set_is_trusted_only_after_another_day() {
        let (begin, doubt) = (Instant::now(), ClockDoubt::new());
        let running = |hours: u32, set_by: i32| {
            let right = event() + hours * HOUR;
            let set = set_by.unsigned_abs() * HOUR;
            let doubted = if set_by < 0 { right - set } else { right + set };
            doubt.running(Anchor { steady: begin + hours * HOUR, doubted })
        };
        assert_eq!(running(0, 0), Duration::ZERO);
        assert_eq!(running(500, 0), 500 * HOUR);
        assert_eq!(running(501, 1), 501 * HOUR, "a correction");
        assert_eq!(running(502, 24 * 400), Duration::ZERO, "set forward");
        assert_eq!(running(525, 24 * 400), 23 * HOUR);
        assert_eq!(running(530, 0), Duration::ZERO, "set right");
        assert_eq!(running(560, 0), 30 * HOUR);
        assert_eq!(running(561, -24 * 9), Duration::ZERO, "set back");
    }

    #[test]
    fn a_clock_that_was_never_set_brings_nothing_back() {
        assert!(!may_set_back(SystemTime::UNIX_EPOCH));
        assert!(!may_set_back(event() - Duration::from_hours(24 * 365 * 2)));
        assert!(may_set_back("2026-11-23".parse::<Day>().unwrap().end()));
        assert!(never_set(event()).unwrap().starts_with("the clock of this computer shows 2015-08-19, when"));
        assert_eq!(never_set("2026-11-23".parse::<Day>().unwrap().end()), None);
    }
}
