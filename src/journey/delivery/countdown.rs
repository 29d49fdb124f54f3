//! How long a result can still be withdrawn.

use std::time::{Duration, UNIX_EPOCH};

use konventa_domain::submission::TakeBackUntil;
use konventa_domain::{Day, Timestamp};
use leptos::prelude::*;

use crate::browser;

const HOUR: f64 = 3_600_000.0;
const DAY: f64 = 24.0 * HOUR;

/// How often the words are compared with the clock. They change with the hours.
const LOOK: Duration = Duration::from_mins(1);

/// What is left, rounded down: so the phone never promises more than is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    Days(u32),
    Hours(u32),
    /// Less than an hour.
    Little,
    Nothing,
}

/// The moment that the server named, if the phone knows when it is. `ended` is the end of the lecture.
pub(super) fn moment(until: TakeBackUntil, ended: Option<Timestamp>) -> Option<Timestamp> {
    match until {
        TakeBackUntil::Day(day) => {
            let days = u32::try_from(day.days_after(Day::of(UNIX_EPOCH))).ok()?;
            Some(Timestamp::from_ms(f64::from(days) * DAY))
        }
        TakeBackUntil::GainShown | TakeBackUntil::LectureOver => ended.map(|ended| ended + DAY),
    }
}

/// How much time there is from `now` to a moment.
pub(super) fn left(moment: Timestamp, now: Timestamp) -> Left {
    let ms = moment.ms_since(now);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast of a float saturates"
    )]
    let whole = |unit: f64| (ms / unit) as u32;
    if ms >= DAY {
        Left::Days(whole(DAY))
    } else if ms >= HOUR {
        Left::Hours(whole(HOUR))
    } else if ms > 0.0 {
        Left::Little
    } else {
        Left::Nothing
    }
}

/// How much time there is from now to a moment. The view that calls this is built again when it changes:
/// while the page is open, and when it is looked at again.
pub(super) fn counting(moment: Timestamp) -> Left {
    let shown = left(moment, browser::now());
    let changed = RwSignal::new(false);
    let look = move || {
        if left(moment, browser::now()) != shown {
            // The view may be gone already.
            let _ = changed.try_set(true);
        }
    };
    browser::on_seen(look);
    if let Ok(timer) = set_interval_with_handle(look, LOOK) {
        on_cleanup(move || timer.clear());
    }
    changed.track();
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str, hour: f64) -> Timestamp {
        let day: Day = day.parse().unwrap();
        moment(TakeBackUntil::Day(day), None).unwrap() + hour * HOUR
    }

    #[test]
    fn days_are_counted_down_and_then_hours() {
        let end = at("2026-12-31", 0.0);
        let left = |now| left(end, now);
        assert_eq!(left(at("2026-12-01", 5.0)), Left::Days(29));
        assert_eq!(left(at("2026-12-29", 0.0)), Left::Days(2));
        assert_eq!(left(at("2026-12-29", 0.1)), Left::Days(1));
        assert_eq!(left(at("2026-12-30", 0.0)), Left::Days(1));
        assert_eq!(left(at("2026-12-30", 0.1)), Left::Hours(23));
        assert_eq!(left(at("2026-12-30", 23.0)), Left::Hours(1));
        assert_eq!(left(at("2026-12-30", 23.1)), Left::Little);
        assert_eq!(left(end), Left::Nothing);
        assert_eq!(left(at("2027-01-07", 0.0)), Left::Nothing);
    }

    #[test]
    fn a_day_begins_at_midnight_in_utc() {
        let day = TakeBackUntil::Day("2027-01-01".parse().unwrap());
        assert_eq!(moment(day, None).unwrap().unix_seconds(), 1_798_761_600);
        // The end of a lecture does not change it.
        assert_eq!(moment(day, Some(at("2026-12-01", 9.0))), moment(day, None));
    }

    #[test]
    fn a_lecture_is_over_a_day_after_its_end_if_the_phone_knows_that() {
        let ended = at("2026-12-01", 9.0);
        for until in [TakeBackUntil::GainShown, TakeBackUntil::LectureOver] {
            assert_eq!(moment(until, None), None);
            let end = moment(until, Some(ended)).unwrap();
            assert_eq!(end, at("2026-12-02", 9.0));
            assert_eq!(left(end, ended + 60_000.0), Left::Hours(23));
        }
    }
}
