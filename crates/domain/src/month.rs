//! A calendar month: the finest time by which a report can be narrowed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Day;
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
