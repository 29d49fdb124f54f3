//! All that is known of a deck's records.

use std::collections::BTreeMap;

use super::{Stratum, Tally, groups_of_hall};
use crate::id::DeckVersion;
use crate::scoring::Outcome;
use crate::submission::{Edition, Taken};

/// The counts of strata of a deck.
pub type Strata = BTreeMap<Stratum, Tally>;

/// Students who answered once more weeks later, by the stratum of their first record.
pub type FollowUps = BTreeMap<Stratum, Vec<FollowUp>>;

/// One student who answered three times. The vectors have one outcome per item, in the order of the stratum's edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// Before and after the lecture.
    pub first: Vec<(Outcome, Outcome)>,
    /// Weeks later.
    pub later: Vec<Outcome>,
    /// How many days later.
    pub days: u64,
}

/// The versions of a deck, and the counts of its records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeckCounts {
    /// The versions, oldest first.
    pub editions: Vec<Edition>,
    /// The counts.
    pub strata: Strata,
    /// Whether the records were made up by a program.
    pub synthetic: bool,
    /// Those of the students behind the records who answered once more.
    pub followups: FollowUps,
}

impl DeckCounts {
    /// The same versions, with the counts of these records.
    #[must_use]
    pub fn recounted(&self, outcomes: &BTreeMap<Stratum, Vec<Taken>>) -> Self {
        let items = |version: &DeckVersion| {
            self.editions
                .iter()
                .find(|edition| edition.version == *version)
                .map(|edition| edition.items.len())
        };
        let count = |(stratum, taken): (&Stratum, &Vec<Taken>)| {
            let mut tally = Tally::new(items(&stratum.version)?);
            for one in taken {
                tally.add(one);
            }
            Some((stratum.clone(), tally))
        };
        let strata = outcomes.iter().filter_map(count).collect();
        let (editions, synthetic) = (self.editions.clone(), self.synthetic);
        Self { editions, strata, synthetic, followups: FollowUps::new() }
    }

    /// What may be told of one hall, given the records of its lecture only: those of the groups that it is shown in everywhere.
    /// `None` for a version that was never served.
    #[must_use]
    pub fn of_hall(&self, version: &DeckVersion) -> Option<Tally> {
        let edition = self.editions.iter().find(|edition| edition.version == *version)?;
        let own = self.strata.iter().filter(|(stratum, _)| stratum.version == *version);
        let mut all = Tally::new(edition.items.len());
        for group in groups_of_hall(own.map(|(stratum, tally)| (stratum, tally.paired()))) {
            group
                .strata
                .iter()
                .filter_map(|stratum| self.strata.get(stratum))
                .for_each(|tally| all.add_all(tally));
        }
        Some(all)
    }
}
