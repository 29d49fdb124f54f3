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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum TakeBackUntil {
    /// The room's gain is shown, or else the lecture is over.
    GainShown,
    /// The lecture is over: it ended a day ago.
    LectureOver,
    /// This day begins, in UTC.
    Day(Day),
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
    fn it_is_read_as_it_is_written() {
        let day = "2026-12-01".parse().unwrap();
        for until in [TakeBackUntil::GainShown, TakeBackUntil::LectureOver, TakeBackUntil::Day(day)] {
            assert_eq!(until.to_string().parse(), Ok(until));
        }
        assert!("lecture".parse::<TakeBackUntil>().is_err());
    }
}
