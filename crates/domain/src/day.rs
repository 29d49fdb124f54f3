//! A calendar day in UTC.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::text_form::text_form;

const SECONDS: u64 = 24 * 60 * 60;
const DAYS_FROM_0000_03_01_TO_1970: u64 = 719_468;

/// A day in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    since_1970: u64,
}

impl Day {
    /// Returns the day of a moment. A moment before 1970 counts as 1970.
    #[must_use]
    pub fn of(moment: SystemTime) -> Self {
        let seconds = moment.duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
        Self { since_1970: seconds / SECONDS }
    }

    /// Returns the day that is `days` days later.
    #[must_use]
    pub const fn plus(self, days: u64) -> Self {
        Self { since_1970: self.since_1970 + days }
    }

    /// Returns the day before; of the first day in 1970, that day itself.
    #[must_use]
    pub const fn previous(self) -> Self {
        Self { since_1970: self.since_1970.saturating_sub(1) }
    }

    /// The number of days from another day to this one; 0 if this one is not later.
    #[must_use]
    pub const fn days_after(self, other: Self) -> u64 {
        self.since_1970.saturating_sub(other.since_1970)
    }

    /// Whether two days are the same, or next to each other: midnight comes later in the west.
    #[must_use]
    pub const fn is_about(self, other: Self) -> bool {
        self.days_after(other) <= 1 && other.days_after(self) <= 1
    }

    /// Whether this day is more than twelve months before another.
    #[must_use]
    pub fn is_over_a_year_before(self, other: Self) -> bool {
        self < other.a_year_before()
    }

    /// The same day of the year before; of 29 February, 1 March.
    #[must_use]
    pub fn a_year_before(self) -> Self {
        let (_, month, day) = self.date();
        let back = Self { since_1970: self.since_1970.saturating_sub(365) };
        let (_, found_month, found_day) = back.date();
        if (month, day) == (2, 29) || (month, day) == (found_month, found_day) {
            back
        } else {
            back.previous()
        }
    }

    /// Returns year, month and day. The algorithm is Howard Hinnant's `civil_from_days`: it counts
    /// in years that begin in March, so that the leap day is the last day of its year.
    pub(crate) fn date(self) -> (u64, u64, u64) {
        const DAYS_IN_400_YEARS: u64 = 146_097;
        let days = self.since_1970 + DAYS_FROM_0000_03_01_TO_1970;
        let (era, of_era) = (days / DAYS_IN_400_YEARS, days % DAYS_IN_400_YEARS);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        (era * 400 + year_of_era + u64::from(month <= 2), month, day)
    }

    /// The moment at which the day ends.
    #[must_use]
    pub fn end(self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs((self.since_1970 + 1) * SECONDS)
    }
}

/// A text that is not a day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a day: it is written YYYY-MM-DD")]
pub struct ParseDayError(pub String);

/// Reads `YYYY-MM-DD` by the inverse of the algorithm in `date`.
impl FromStr for Day {
    type Err = ParseDayError;

    fn from_str(text: &str) -> Result<Self, ParseDayError> {
        let number = |part: &str| part.parse::<u64>().ok();
        let read = || {
            let [year, month, day] =
                text.split('-').map(number).collect::<Option<Vec<u64>>>()?.try_into().ok()?;
            // March is the first month; January and February belong to the year before.
            let (year, from_march) =
                if month > 2 { (year, month - 3) } else { (year.checked_sub(1)?, month + 9) };
            let before = year * 365 + year / 4 - year / 100 + year / 400;
            let of_year = (153 * from_march + 2) / 5 + day.checked_sub(1)?;
            (before + of_year).checked_sub(DAYS_FROM_0000_03_01_TO_1970).map(|since_1970| Self { since_1970 })
        };
        // A text that names no calendar day is not what the day found here is written as.
        let read = if text.len() == 10 { read() } else { None };
        read.filter(|day| day.to_string() == text)
            .ok_or_else(|| ParseDayError(text.chars().take(20).collect()))
    }
}

text_form!(Day, ParseDayError, "a day");

/// Writes `YYYY-MM-DD`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_can_be_added_and_subtracted() {
        let day: Day = "2026-11-29".parse().unwrap();
        assert_eq!(day.plus(365).to_string(), "2027-11-29");
        assert_eq!((day.plus(30).days_after(day), day.days_after(day.plus(30))), (30, 0));
        assert!("9999999999999999999-01-01".parse::<Day>().is_err());
    }

    #[test]
    fn moments_have_the_day_of_the_calendar() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (86_400, "1970-01-02"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_704_067_199, "2023-12-31"),
            (1_709_164_800, "2024-02-29"),
            (4_107_542_400, "2100-03-01"),
        ] {
            assert_eq!(Day::of(UNIX_EPOCH + Duration::from_secs(seconds)).to_string(), day);
        }
        assert_eq!(Day::of(UNIX_EPOCH - Duration::from_secs(5)).to_string(), "1970-01-01");
    }

    #[test]
    fn every_day_of_two_centuries_follows_the_one_before() {
        let (mut year, mut month, mut day) = (1970, 1, 1);
        for since_1970 in 0..73_000 {
            let written = format!("{year:04}-{month:02}-{day:02}");
            assert_eq!(Day { since_1970 }.to_string(), written);
            assert_eq!(written.parse(), Ok(Day { since_1970 }));
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let length = match month {
                2 => 28 + u32::from(leap),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            (year, month, day) = match (month, day) {
                (12, 31) => (year + 1, 1, 1),
                (_, last) if last == length => (year, month + 1, 1),
                _ => (year, month, day + 1),
            };
        }
    }

    #[test]
    fn a_text_that_is_not_a_day_is_refused() {
        for text in [
            "",
            "2026",
            "2026-13-01",
            "2026-02-29",
            "2026-1-1",
            "2026-00-01",
            "26-01-15",
            "+026-01-15",
            "2026-01-15-",
            "1969-12-31",
            "2026-01-01 ",
            "-1-01-01",
            "0-0-0",
        ] {
            assert_eq!(text.parse::<Day>(), Err(ParseDayError(text.to_owned())));
        }
    }

    #[test]
    fn a_year_is_over_on_the_day_after_the_same_day() {
        let over = |before: &str, today: &str| {
            let day = |text: &str| text.parse::<Day>().unwrap();
            day(before).is_over_a_year_before(day(today))
        };
        assert!(!over("2026-01-15", "2027-01-15"));
        assert!(over("2026-01-15", "2027-01-16"));
        assert!(over("2026-01-15", "2028-01-01"));
        assert!(!over("2027-02-28", "2028-02-28") && over("2027-02-28", "2028-02-29"));
        assert!(!over("2026-01-15", "2025-01-16"));
    }

    #[test]
    fn a_day_ends_when_the_next_begins() {
        let day = Day { since_1970: 20_000 };
        assert_eq!(Day::of(day.end()), Day { since_1970: 20_001 });
        assert_eq!(Day::of(day.end() - Duration::from_secs(1)), day);
    }
}
