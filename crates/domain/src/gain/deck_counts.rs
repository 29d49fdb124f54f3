//! The counts of a deck's records: what the store hands to the report.

use std::collections::BTreeMap;

use super::{Stratum, Tally, groups_of_lecture};
use crate::id::DeckVersion;
use crate::scoring::Outcome;
use crate::submission::{Edition, Taken};

/// The counts of each stratum of a deck.
pub type Strata = BTreeMap<Stratum, Tally>;

/// The students who answered the follow-up, by the stratum of their first record.
pub type FollowUps = BTreeMap<Stratum, Vec<FollowUp>>;

/// One student who answered three times. The vectors have one outcome per item, in the order of the
/// stratum's edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// Before and after the lecture.
    pub first: Vec<(Outcome, Outcome)>,
    /// At the follow-up.
    pub later: Vec<Outcome>,
    /// The number of days from the lecture to the follow-up.
    pub days: u64,
}

/// The versions of a deck and the counts of its records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeckCounts {
    /// The versions, oldest first.
    pub editions: Vec<Edition>,
    /// The counts of its records.
    pub strata: Strata,
    /// Whether the records were made up by a program.
    pub synthetic: bool,
    /// The students of these records who answered the follow-up.
    pub followups: FollowUps,
}

impl DeckCounts {
    /// Returns the same versions with the counts of other records.
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

    /// Counts what may be shown of one live lecture, given the records of that lecture only: those in
    /// the groups that every report shows too. `None` for a version that was never served.
    #[must_use]
    pub fn of_lecture(&self, version: &DeckVersion) -> Option<Tally> {
        let edition = self.editions.iter().find(|edition| edition.version == *version)?;
        let own = self.strata.iter().filter(|(stratum, _)| stratum.version == *version);
        let mut all = Tally::new(edition.items.len());
        for group in groups_of_lecture(own.map(|(stratum, tally)| (stratum, tally.paired()))) {
            group
                .strata
                .iter()
                .filter_map(|stratum| self.strata.get(stratum))
                .for_each(|tally| all.add_all(tally));
        }
        Some(all)
    }
}
