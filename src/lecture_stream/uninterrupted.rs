//! Whether an event of a lecture is heard when it happens.
//!
//! A phone that slept, or had no network, hears later what happened in between. Events do not say when
//! they happened, so their moment is known only to a page that was awake and connected.

use konventa_domain::Timestamp;

/// The longest time between two ticks of a page that is awake, in milliseconds: browsers hold the timers
/// of a hidden page back to one a minute.
const LONGEST_GAP: f64 = 90_000.0;

/// What happened during an interruption is heard within this time after it, in milliseconds.
const CATCHING_UP: f64 = 10_000.0;

/// Since when a page has been awake and connected.
#[derive(Debug, Clone, Copy)]
pub(super) struct Uninterrupted {
    since: Timestamp,
    /// The last tick.
    last: Timestamp,
}

impl Uninterrupted {
    pub(super) const fn begin(now: Timestamp) -> Self {
        Self { since: now, last: now }
    }

    /// A moment of a page that is awake. They follow each other closely while it is.
    pub(super) fn tick(&mut self, connected: bool, now: Timestamp) {
        if !connected || self.last.is_older_than(LONGEST_GAP, now) {
            self.since = now;
        }
        self.last = now;
    }

    /// Whether what is heard now happens now, give or take [`LONGEST_GAP`].
    pub(super) fn hears_at_once(&self, now: Timestamp) -> bool {
        !self.last.is_older_than(LONGEST_GAP, now) && self.since.is_older_than(CATCHING_UP, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u32) -> Timestamp {
        Timestamp::from_ms(f64::from(seconds) * 1000.0)
    }

    /// A page that was connected and awake from 0 to 60.
    fn awake_for_a_minute() -> Uninterrupted {
        let mut page = Uninterrupted::begin(at(0));
        (1..=60).for_each(|second| page.tick(true, at(second)));
        page
    }

    #[test]
    fn a_page_that_is_awake_and_connected_hears_at_once() {
        assert!(awake_for_a_minute().hears_at_once(at(61)));
        // As a hidden page that ticks once a minute.
        let mut page = awake_for_a_minute();
        page.tick(true, at(120));
        assert!(page.hears_at_once(at(180)));
    }

    #[test]
    fn a_page_that_slept_does_not_know_when_anything_happened() {
        // What was held back arrives before the first tick, or after it.
        let mut page = awake_for_a_minute();
        assert!(!page.hears_at_once(at(3 * 3600)));
        page.tick(true, at(3 * 3600));
        assert!(!page.hears_at_once(at(3 * 3600)));
        assert!(page.hears_at_once(at(3 * 3600 + 30)));
    }

    #[test]
    fn a_page_that_is_connected_again_first_catches_up() {
        let mut page = awake_for_a_minute();
        page.tick(false, at(61));
        page.tick(true, at(62));
        assert!(!page.hears_at_once(at(63)));
        assert!(page.hears_at_once(at(75)));
        // As does one that was just opened.
        assert!(!Uninterrupted::begin(at(0)).hears_at_once(at(1)));
    }

    #[test]
    fn a_clock_that_was_set_back_is_an_interruption() {
        let mut page = awake_for_a_minute();
        assert!(!page.hears_at_once(at(50)));
        page.tick(true, at(50));
        assert!(!page.hears_at_once(at(51)));
    }
}
