//! A day of the calendar: when something was last checked, and how long ago that is.

use std::fmt;
use std::str::FromStr;

/// A day of this or the last century. Days are in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    of_month: u8,
}

/// A text that is no day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a day: it is written YYYY-MM-DD")]
pub struct NotADay(pub String);

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        read(text).ok_or_else(|| NotADay(text.chars().take(20).collect()))
    }
}

fn read(text: &str) -> Option<Day> {
    let parts: Vec<&str> = text.split('-').collect();
    let &[year, month, day] = parts.as_slice() else { return None };
    let shaped = [(year, 4), (month, 2), (day, 2)]
        .iter()
        .all(|(part, length)| part.len() == *length && part.bytes().all(|byte| byte.is_ascii_digit()));
    let (year, month, day) = (year.parse::<u16>().ok()?, month.parse::<u8>().ok()?, day.parse::<u8>().ok()?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    let good = shaped && (1900..2100).contains(&year) && (1..=days).contains(&day);
    good.then_some(Day { year, month, of_month: day })
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.of_month)
    }
}

impl Day {
    /// Whether this day is more than twelve months before another.
    pub(crate) fn is_over_a_year_before(self, other: Self) -> bool {
        // Behind a 29 February there may come a day that is in no calendar; it is in its place all the same.
        self < Self { year: other.year - 1, ..other }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_days_of_the_calendar() {
        for good in ["2026-01-15", "2024-02-29", "2000-02-29", "2025-12-31"] {
            assert_eq!(good.parse::<Day>().map(|day| day.to_string()).as_deref(), Ok(good));
        }
        for bad in [
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-01",
            "2026-1-5",
            "26-01-15",
            "+026-01-15",
            "",
            "2026-01-15-",
        ] {
            assert_eq!(bad.parse::<Day>(), Err(NotADay(bad.to_owned())));
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
}
