//! Where to turn: what is known of each number, how that stands today, and in which order numbers are shown.

use serde::{Deserialize, Serialize};

use super::public::PublicDeck;
use crate::{Country, Day, PageDate, json};

/// How sure a source is, as far as it may be shown at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, json::Read, json::Write)]
#[serde(rename_all = "kebab-case")]
pub enum SourceMark {
    /// Read in a public page.
    Verified,
    /// Read in a public page that is old: to be checked.
    VerifiedOld,
    /// Known, without a page: to be checked.
    Known,
}

/// One number to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct HelpLine {
    /// Where.
    pub country: Country,
    /// Who answers.
    pub name: String,
    /// The number as people write it.
    pub number: String,
    /// When somebody answers. Empty where it is not known, as the next three.
    pub hours: String,
    /// What a call costs.
    pub cost: String,
    /// Which languages are spoken.
    pub languages: String,
    /// What else is good to know.
    pub note: String,
    /// How sure the number is.
    pub mark: SourceMark,
    /// The date of the page where it was read.
    pub page: PageDate,
    /// When somebody last dialled it. Mostly nobody has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called: Option<Day>,
    /// Where the number was read.
    pub source: String,
    /// Whether it is that of the police, or of every emergency.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub urgent: bool,
}

/// What a number rests on, on a certain day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Somebody dialled it on this day.
    Called(Day),
    /// Nobody did. It was read in a page that is at most twelve months old.
    Page(PageDate),
    /// Nobody did, and its page is older than that.
    OldPage(PageDate),
}

/// Which lines come before which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HelpRank {
    /// Police and emergency. Nobody dials them to see whether they answer, so their page may be of any age.
    Urgent,
    /// Dialled by somebody, or read in a page that is at most twelve months old.
    Confirmed,
    /// Not dialled, and read in an older page.
    Unconfirmed,
}

impl HelpRank {
    /// All, first things first.
    pub const ALL: [Self; 3] = [Self::Urgent, Self::Confirmed, Self::Unconfirmed];

    /// Whether such a line is shown to a whole room. What may have changed is left to who can read about it on a phone.
    #[must_use]
    pub fn is_on_the_wall(self) -> bool {
        self != Self::Unconfirmed
    }
}

impl HelpLine {
    /// What it rests on today. A call that is dated after today was not made yet.
    #[must_use]
    pub fn standing(&self, today: Day) -> Standing {
        match self.called {
            Some(day) if day <= today => Standing::Called(day),
            _ if self.page.is_over_a_year_before(today) => Standing::OldPage(self.page),
            _ => Standing::Page(self.page),
        }
    }

    /// Where it belongs today.
    #[must_use]
    pub fn rank(&self, today: Day) -> HelpRank {
        match self.standing(today) {
            _ if self.urgent => HelpRank::Urgent,
            Standing::Called(_) | Standing::Page(_) => HelpRank::Confirmed,
            Standing::OldPage(_) => HelpRank::Unconfirmed,
        }
    }

    /// Whether it is shown with a request to check it first: nobody dialled it, and it is less than verified.
    #[must_use]
    pub fn is_to_be_checked(&self, today: Day) -> bool {
        self.mark != SourceMark::Verified && !matches!(self.standing(today), Standing::Called(_))
    }

    /// The number as a telephone wants it: digits only.
    #[must_use]
    pub fn dial(&self) -> String {
        self.number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }
}

impl PublicDeck {
    /// The help lines of a country that have a rank today, in the order of the deck.
    pub fn help_of(&self, country: Country, rank: HelpRank, today: Day) -> impl Iterator<Item = &HelpLine> {
        self.help.iter().filter(move |line| line.country == country && line.rank(today) == rank)
    }

    /// All help lines of a country, in the order in which they are shown today.
    pub fn help_in(&self, country: Country, today: Day) -> impl Iterator<Item = &HelpLine> {
        HelpRank::ALL.into_iter().flat_map(move |rank| self.help_of(country, rank, today))
    }

    /// Those that a room is shown today, in their order.
    pub fn help_on_the_wall(&self, country: Country, today: Day) -> impl Iterator<Item = &HelpLine> {
        self.help_in(country, today).filter(move |line| line.rank(today).is_on_the_wall())
    }
}

#[cfg(test)]
mod tests;
