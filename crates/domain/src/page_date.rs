//! The date on a public page, often only a month or only a year.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Day;
use crate::text_form::text_form;

/// A day, a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PageDate {
    first: Day,
    known: Known,
}

/// How much of a date is known. The number is the length of the written date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Known {
    Year = 4,
    Month = 7,
    Day = 10,
}

impl PageDate {
    /// The first day that it can mean. Ages are counted from this day, so that nothing seems newer
    /// than it may be.
    #[must_use]
    pub const fn first(self) -> Day {
        self.first
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u64 {
        self.first.date().0
    }

    /// Whether the first day that it can mean is more than twelve months before a day.
    #[must_use]
    pub fn is_over_a_year_before(self, today: Day) -> bool {
        self.first.is_over_a_year_before(today)
    }

    /// Whether even the first day that it can mean is after a day.
    #[must_use]
    pub fn is_after(self, today: Day) -> bool {
        self.first > today
    }
}

/// A text that is not a day, a month or a year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a date: it is written YYYY, YYYY-MM or YYYY-MM-DD")]
pub struct ParsePageDateError(pub String);

impl FromStr for PageDate {
    type Err = ParsePageDateError;

    fn from_str(text: &str) -> Result<Self, ParsePageDateError> {
        let (known, rest) = match text.len() {
            4 => (Known::Year, "-01-01"),
            7 => (Known::Month, "-01"),
            _ => (Known::Day, ""),
        };
        // A day has ten characters, so the text before the added part is a year or a month.
        let first = [text, rest].concat().parse();
        first
            .map(|first| Self { first, known })
            .map_err(|_| ParsePageDateError(text.chars().take(20).collect()))
    }
}

text_form!(PageDate, ParsePageDateError, "a day, a month or a year");

/// Writes it as it was read: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
impl fmt::Display for PageDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = self.first.to_string();
        text.truncate(self.known as usize);
        f.write_str(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PageDate {
        text.parse().unwrap()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_is_written_as_it_is_read_and_has_a_first_day() {
        for (text, first) in [
            ("2017", "2017-01-01"),
            ("2017-02", "2017-02-01"),
            ("2026-12", "2026-12-01"),
            ("2026-02-12", "2026-02-12"),
        ] {
            assert_eq!((date(text).to_string().as_str(), date(text).first()), (text, day(first)));
            assert_eq!(date(text).year().to_string(), text[..4]);
        }
    }

    #[test]
    fn a_text_that_is_not_a_date_is_refused() {
        for text in [
            "",
            "17",
            "20177",
            "1969",
            "2017-13",
            "2017-00",
            "2017-2",
            "2017-02-",
            "2017/02",
            "02-2017",
            "2017-02-30",
            "2017-02-1",
            "2017 ",
            "in 2017",
        ] {
            assert_eq!(text.parse::<PageDate>(), Err(ParsePageDateError(text.to_owned())));
        }
    }

    #[test]
    fn a_date_is_old_as_soon_as_the_first_day_it_can_mean_is() {
        let over = |page: &str, today: &str| date(page).is_over_a_year_before(day(today));
        assert!(!over("2025", "2026-01-01") && over("2025", "2026-01-02"));
        assert!(!over("2025-11", "2026-11-01") && over("2025-11", "2026-11-02"));
        assert!(!over("2025-11-29", "2026-11-29") && over("2025-11-29", "2026-11-30"));
        assert!(!over("2027", "2026-11-29"));
    }

    #[test]
    fn a_date_is_after_a_day_only_if_its_first_day_is() {
        let after = |page: &str| date(page).is_after(day("2026-11-29"));
        assert!(["2027", "2026-12", "2026-11-30"].iter().all(|page| after(page)));
        assert!(!["2026", "2025", "2026-11", "2026-11-29", "2026-11-28"].iter().any(|page| after(page)));
    }
}
