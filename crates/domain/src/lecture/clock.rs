//! The clock of a lecture: when it began, and how long it has paused.

use serde::{Deserialize, Serialize};

use super::Event;
use crate::json;
use crate::show::Screen;

/// A clock that has run for longer than this was started while the clock of the computer was wrong, in
/// seconds: a lecture without events for that long is ended.
const LONGEST: u64 = 24 * 60 * 60;

/// The clock of a lecture. It follows from the times of its events, so it is the same on every
/// device. All times are in seconds since 1970.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, json::Read)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LectureClock {
    /// When the first slide was left; `None` before.
    #[serde(default)]
    pub started: Option<u64>,
    /// The length of all pauses that are over, in seconds.
    #[serde(default)]
    pub paused: u64,
    /// When the present pause began, if there is one.
    #[serde(default)]
    pub paused_since: Option<u64>,
}

/// What a clock shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockReading {
    /// Seconds since the start, with all pauses.
    pub elapsed: u32,
    /// Seconds of these that were pauses.
    pub paused: u32,
}

impl LectureClock {
    /// Returns the clock after an event at a time.
    #[must_use]
    pub fn after(self, event: &Event, at: u64) -> Self {
        match event {
            Event::Shown(position, _) => self.showing(position.slide > 0, false, at),
            Event::Screen(screen) => self.showing(false, *screen == Screen::Pause, at),
            Event::Ended => self.showing(false, false, at),
            Event::Started
            | Event::PollOpened
            | Event::PollClosed
            | Event::PollRevealed(_)
            | Event::Gained(_)
            | Event::DriverChanged(_)
            | Event::Unknown => self,
        }
    }

    /// Returns the clock after something else was shown: whether the first slide was left, and
    /// whether it is the pause. A pause before the start does not count. If the clock of the computer
    /// was set since the start, this clock starts again.
    #[must_use]
    pub fn showing(mut self, begins: bool, pauses: bool, at: u64) -> Self {
        let was_set = |started: u64| !(started..=started + LONGEST).contains(&at);
        if self.started.is_some_and(was_set) {
            self = Self { started: Some(at), ..Self::default() };
        }
        if begins && self.started.is_none() {
            self.started = Some(at);
        }
        match (pauses && self.started.is_some(), self.paused_since) {
            (true, None) => self.paused_since = Some(at),
            (false, Some(since)) => {
                self.paused += at.saturating_sub(since);
                self.paused_since = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
        self
    }

    /// What the clock shows at a time; `None` before the start.
    #[must_use]
    pub fn at(&self, now: u64) -> Option<ClockReading> {
        let since = |moment: u64| now.saturating_sub(moment);
        let whole = |seconds: u64| u32::try_from(seconds).unwrap_or(u32::MAX);
        let elapsed = whole(since(self.started?));
        let paused = whole(self.paused + self.paused_since.map_or(0, since));
        Some(ClockReading { elapsed, paused: paused.min(elapsed) })
    }
}

impl ClockReading {
    /// Seconds since the start without the pauses: what the plan is compared with.
    #[must_use]
    pub const fn without_pauses(self) -> u32 {
        self.elapsed - self.paused
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lecture::Scene;
    use crate::show::Position;

    fn shown(slide: usize) -> Event {
        Event::Shown(Position { slide, fragment: 0 }, Scene::Slide)
    }

    fn after(events: &[(u64, Event)]) -> LectureClock {
        events.iter().fold(LectureClock::default(), |clock, (at, event)| clock.after(event, *at))
    }

    #[test]
    fn a_pause_runs_on_and_is_left_out_of_the_plan() {
        let begun = [(100, Event::Started), (160, shown(1))];
        assert_eq!(after(&begun[..1]).at(170), None, "on the title slide");
        assert_eq!(after(&begun).at(170), Some(ClockReading { elapsed: 10, paused: 0 }));
        let paused = [&begun[..], &[(200, Event::Screen(Screen::Pause))]].concat();
        let during = after(&paused).at(260).unwrap();
        assert_eq!((during.elapsed, during.paused, during.without_pauses()), (100, 60, 40));
        // The pause ends with its key, or with another slide; a black screen is no pause.
        let back = [&paused[..], &[(500, Event::Screen(Screen::Slide))]].concat();
        let on = [&paused[..], &[(500, shown(2)), (600, Event::Screen(Screen::Black))]].concat();
        for events in [back, on] {
            assert_eq!(after(&events).at(700), Some(ClockReading { elapsed: 540, paused: 300 }));
        }
    }

    #[test]
    fn a_pause_before_the_start_does_not_count() {
        let events = [(5, Event::Started), (10, Event::Screen(Screen::Pause)), (70, shown(1))];
        assert_eq!(after(&events).at(80), Some(ClockReading { elapsed: 10, paused: 0 }));
    }

    /// The clock of the computer was a year ahead, or behind, when the lecture began.
    #[test]
    fn a_clock_that_was_set_since_the_start_starts_again() {
        const YEAR: u64 = 365 * 24 * 60 * 60;
        let now = 3 * YEAR;
        for wrong in [now - YEAR, now + YEAR, now + 60] {
            let wrong = [
                (wrong, shown(1)),
                (wrong + 10, Event::Screen(Screen::Pause)),
                (now, shown(2)),
                (now + 100, Event::Screen(Screen::Pause)),
                (now + 160, shown(3)),
            ];
            assert_eq!(after(&wrong).at(now + 200), Some(ClockReading { elapsed: 200, paused: 60 }));
        }
        let right = [(now, shown(1)), (now + 3 * 60 * 60, shown(2))];
        assert_eq!(after(&right).at(now + 3 * 60 * 60).unwrap().elapsed, 3 * 60 * 60);
    }

    proptest! {
        #[test]
        fn pauses_are_never_longer_than_the_lecture(
            steps in prop::collection::vec((0_u64..900, any::<bool>(), any::<bool>()), 0..40),
            back in 0_u64..2000,
        ) {
            let (mut clock, mut now) = (LectureClock::default(), 2000);
            for (seconds, begins, pauses) in steps {
                now += seconds;
                clock = clock.showing(begins, pauses, now);
                // Even if the time goes back.
                for moment in [now, now - back] {
                    let reading = clock.at(moment);
                    prop_assert!(reading.is_none_or(|reading| reading.paused <= reading.elapsed));
                }
            }
        }
    }
}
