//! Help lines: what is known of each number, how current that is, and in which order numbers are
//! shown.

mod words;

use serde::{Deserialize, Serialize};

pub use self::words::HelpWords;
use crate::{Country, Day, PageDate, json};

/// How well a number is verified. A number without any of these marks is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, json::Read, json::Write)]
#[serde(rename_all = "kebab-case")]
pub enum SourceMark {
    /// Read in a public page.
    Verified,
    /// Read in a public page that is old: has to be checked.
    VerifiedOld,
    /// Known, without a page: has to be checked.
    Known,
}

/// A help line: one number to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct HelpLine {
    /// The country of the number.
    pub country: Country,
    /// The organisation that answers.
    pub name: String,
    /// The number as people write it.
    pub number: String,
    /// When calls are answered. Empty if unknown; so are the next three.
    pub hours: String,
    /// What a call costs.
    pub cost: String,
    /// Which languages are spoken.
    pub languages: String,
    /// What else is good to know.
    pub note: String,
    /// How well the number is verified.
    pub mark: SourceMark,
    /// The date of the page where the number was read.
    #[serde(rename = "page")]
    pub page_date: PageDate,
    /// The day on which somebody last called it. Most numbers were never called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called: Option<Day>,
    /// The title of that page.
    #[serde(rename = "source")]
    pub source_title: String,
    /// Whether it is a number of the police, or for any emergency.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub urgent: bool,
}

/// What supports a number on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// Somebody called it on this day.
    Called(Day),
    /// Nobody called it. Its page is at most twelve months old.
    Page(PageDate),
    /// Nobody called it, and its page is older than that.
    OldPage(PageDate),
}

/// The rank of a help line; lower ranks are shown first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HelpRank {
    /// Police and emergency. Nobody calls them to see whether they answer, so their page may be of
    /// any age.
    Urgent,
    /// Called by somebody, or read in a page that is at most twelve months old.
    Confirmed,
    /// Not called, and read in an older page.
    Unconfirmed,
}

impl HelpRank {
    /// All ranks, in the order shown.
    pub const ALL: [Self; 3] = [Self::Urgent, Self::Confirmed, Self::Unconfirmed];

    /// Whether such lines are shown to a whole room. A number that may have changed is left to
    /// phones, where its date can be read.
    #[must_use]
    pub fn is_on_the_stage(self) -> bool {
        self != Self::Unconfirmed
    }
}

impl HelpLine {
    /// Returns what supports the number today. A call with a later date does not count yet.
    #[must_use]
    pub fn evidence(&self, today: Day) -> Evidence {
        match self.called {
            Some(day) if day <= today => Evidence::Called(day),
            _ if self.page_date.is_over_a_year_before(today) => Evidence::OldPage(self.page_date),
            _ => Evidence::Page(self.page_date),
        }
    }

    /// Returns its rank today.
    #[must_use]
    pub fn rank(&self, today: Day) -> HelpRank {
        match self.evidence(today) {
            _ if self.urgent => HelpRank::Urgent,
            Evidence::Called(_) | Evidence::Page(_) => HelpRank::Confirmed,
            Evidence::OldPage(_) => HelpRank::Unconfirmed,
        }
    }

    /// Whether it is shown with a request to check it first: nobody called it, and it is less than
    /// verified.
    #[must_use]
    pub fn is_to_be_checked(&self, today: Day) -> bool {
        self.mark != SourceMark::Verified && !matches!(self.evidence(today), Evidence::Called(_))
    }

    /// Returns the number as a telephone dials it: digits, and a plus sign.
    #[must_use]
    pub fn dial(&self) -> String {
        self.number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }
}

#[cfg(test)]
mod tests;
