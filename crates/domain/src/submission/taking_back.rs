//! Until when a record can be taken back: until it is sealed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text_form::text_form;
use crate::{Day, ParseDayError};

/// The moment from which a record may be sealed. Until then the phone can take it back at once and
/// wholly; afterwards nobody can say which it is.
///
/// In JSON `gain_shown`, `lecture_over`, or a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum TakeBackUntil {
    /// The room's gain is shown, or else the lecture is over.
    #[default]
    GainShown,
    /// The lecture is over: it ended a day ago.
    LectureOver,
    /// This day begins, in UTC.
    Day(Day),
}

impl TakeBackUntil {
    /// Whether the moment has passed: from then on the record may be sealed, and the phone promises
    /// nothing any more. `gain_shown` and `gone` are what the phone knows of the lecture: whether the
    /// room saw its gain, and whether the server has deleted it, a day after its end.
    #[must_use]
    pub fn has_passed(self, gain_shown: bool, gone: bool, today: Day) -> bool {
        match self {
            Self::GainShown => gain_shown || gone,
            Self::LectureOver => gone,
            Self::Day(day) => today >= day,
        }
    }
}

const GAIN_SHOWN: &str = "gain_shown";
const LECTURE_OVER: &str = "lecture_over";

impl FromStr for TakeBackUntil {
    type Err = ParseDayError;

    fn from_str(text: &str) -> Result<Self, ParseDayError> {
        match text {
            GAIN_SHOWN => Ok(Self::GainShown),
            LECTURE_OVER => Ok(Self::LectureOver),
            day => day.parse().map(Self::Day),
        }
    }
}

text_form!(TakeBackUntil, ParseDayError, "gain_shown, lecture_over or a day");

impl fmt::Display for TakeBackUntil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::GainShown => f.write_str(GAIN_SHOWN),
            Self::LectureOver => f.write_str(LECTURE_OVER),
            Self::Day(day) => day.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_ends_with_its_own_moment() {
        let day: Day = "2026-12-01".parse().unwrap();
        let passed = |until: TakeBackUntil, (gain_shown, gone)| until.has_passed(gain_shown, gone, day);
        let moments = [(false, false), (true, false), (false, true)];
        assert_eq!(moments.map(|at| passed(TakeBackUntil::GainShown, at)), [false, true, true]);
        // A record that came after the gain was shown is sealed with the lecture.
        assert_eq!(moments.map(|at| passed(TakeBackUntil::LectureOver, at)), [false, false, true]);
        let until = TakeBackUntil::Day(day);
        assert!(until.has_passed(false, false, day));
        assert!(!until.has_passed(true, true, day.previous()));
    }

    #[test]
    fn it_is_read_as_it_is_written() {
        let day = "2026-12-01".parse().unwrap();
        for until in [TakeBackUntil::GainShown, TakeBackUntil::LectureOver, TakeBackUntil::Day(day)] {
            assert_eq!(until.to_string().parse(), Ok(until));
        }
        assert!("lecture".parse::<TakeBackUntil>().is_err());
    }
}
