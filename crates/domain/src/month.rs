//! A calendar month: the finest time by which a report can be narrowed.

use std::fmt;
use std::str::FromStr;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use crate::Day;
use crate::invariant::OrNever as _;
use crate::text_form::text_form;

/// A month in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: u64,
    month: u64,
}

impl Month {
    /// Returns the month of a day.
    #[must_use]
    pub fn of(day: Day) -> Self {
        let (year, month, _) = day.date();
        Self { year, month }
    }

    /// The month before; of January of the year 0, that month itself.
    #[must_use]
    pub const fn previous(self) -> Self {
        match self {
            Self { year: 0, month: 1 } => self,
            Self { year, month: 1 } => Self { year: year - 1, month: 12 },
            Self { year, month } => Self { year, month: month - 1 },
        }
    }

    /// The first day of the month after it.
    #[must_use]
    pub fn next(self) -> Day {
        let (year, month) = if self.month < 12 { (self.year, self.month + 1) } else { (self.year + 1, 1) };
        format!("{year:04}-{month:02}-01").parse().or_never("a month has a first day", || Day::of(UNIX_EPOCH))
    }
}

/// A text that is not a month.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a month: it is written YYYY-MM")]
pub struct ParseMonthError(pub String);

impl FromStr for Month {
    type Err = ParseMonthError;

    fn from_str(text: &str) -> Result<Self, ParseMonthError> {
        let day: Result<Day, _> = format!("{text}-01").parse();
        day.map(Self::of).map_err(|_| ParseMonthError(text.chars().take(20).collect()))
    }
}

text_form!(Month, ParseMonthError);

/// Writes `YYYY-MM`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_ends_with_december() {
        let next = |month: &str| month.parse::<Month>().unwrap().next().to_string();
        assert_eq!((next("2026-11"), next("2026-12")), ("2026-12-01".to_owned(), "2027-01-01".to_owned()));
    }

    #[test]
    fn a_month_is_written_as_it_is_read() {
        for text in ["2026-01", "2026-12", "1999-10"] {
            assert_eq!(text.parse::<Month>().unwrap().to_string(), text);
        }
        assert_eq!(Month::of("2026-11-24".parse().unwrap()), "2026-11".parse().unwrap());
        assert!("2026-09".parse::<Month>().unwrap() < "2026-10".parse().unwrap());
        for text in ["2026", "2026-13", "2026-1", "2026-01-01", ""] {
            assert_eq!(text.parse::<Month>(), Err(ParseMonthError(text.to_owned())));
        }
    }
}
