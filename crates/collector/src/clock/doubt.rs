//! Whether the clock can be trusted to delete something.
//!
//! A clock that is a year ahead would end every lecture and every study, and delete what belongs to
//! them. So nothing is deleted while the clock is far beyond the newest event in the database. A
//! server that was off for a while looks the same; so after a day under the same clock it is
//! trusted.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

/// A clock further beyond the newest event than this is doubtful.
const FAR: Duration = Duration::from_hours(48);
/// A server that has run for this long trusts its clock.
const TRUST_AFTER: Duration = Duration::from_hours(24);

/// Decides whether the clock is doubtful, and says so once.
#[derive(Debug)]
pub(crate) struct ClockDoubt {
    /// On a clock that nobody sets.
    started: Instant,
    said: AtomicBool,
}

impl ClockDoubt {
    pub(crate) fn new() -> Self {
        Self { started: Instant::now(), said: AtomicBool::new(false) }
    }

    /// Whether nothing may be deleted now because of the time. `newest` is the newest event.
    /// `what` says in the log what stays.
    pub(crate) fn forbids(&self, newest: Option<SystemTime>, now: SystemTime, what: &str) -> bool {
        let Some(days) = days_ahead(newest, now, self.started.elapsed()) else { return false };
        if !self.said.swap(true, Ordering::SeqCst) {
            tracing::warn!(
                "the clock of this computer is {days} days beyond the newest event in the database, so {what}: set the clock if \
                 it is wrong. If it is right, do nothing: a new lecture settles it, and so does a day of running"
            );
        }
        true
    }
}

/// Returns how many days a doubtful clock is ahead.
fn days_ahead(newest: Option<SystemTime>, now: SystemTime, running: Duration) -> Option<u64> {
    let ahead = now.duration_since(newest?).ok().filter(|ahead| *ahead > FAR && running < TRUST_AFTER)?;
    Some(ahead.as_secs() / (24 * 60 * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clock_far_ahead_of_the_newest_event_is_doubtful() {
        let event = SystemTime::UNIX_EPOCH + Duration::from_hours(400_000);
        let hour = Duration::from_hours(1);
        let days = |now, running| days_ahead(Some(event), now, running);
        assert_eq!(days(event, hour), None);
        assert_eq!(days(event + FAR, hour), None);
        assert_eq!(days(event + FAR + hour, hour), Some(2));
        assert_eq!(days(event + 24 * 400 * hour, hour), Some(400));
        assert_eq!(days(event + 24 * 400 * hour, TRUST_AFTER), None, "it has run for a day");
        assert_eq!(days(event - 24 * 400 * hour, hour), None, "a clock that is behind deletes nothing");
        assert_eq!(days_ahead(None, event, hour), None, "there is nothing to delete");
    }
}
