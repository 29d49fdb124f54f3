//! The counts of a deck's records: what the store hands to the report.

use std::collections::BTreeMap;

use super::{Stratum, Tally, groups_of_lecture};
use crate::id::DeckVersion;
use crate::invariant::never;
use crate::scoring::Outcome;
use crate::submission::{DeckItems, QuizOutcomes};

/// The counts of each stratum of a deck.
pub type Strata = BTreeMap<Stratum, Tally>;

/// The outcomes of students who answered the follow-up, by the stratum of their first record.
pub type LinkedByStratum = BTreeMap<Stratum, Vec<LinkedOutcomes>>;

/// The outcomes of one student who answered three times. The vectors have one outcome per item, in
/// the order of the deck version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedOutcomes {
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
    pub versions: Vec<DeckItems>,
    /// The counts of its records.
    pub strata: Strata,
    /// Whether the records were made up by a program.
    pub synthetic: bool,
    /// The students of these records who answered the follow-up.
    pub followups: LinkedByStratum,
}

impl DeckCounts {
    /// Counts these records instead. The versions stay; the follow-ups are left out.
    #[must_use]
    pub fn recounted(&self, outcomes: &BTreeMap<Stratum, Vec<QuizOutcomes>>) -> Self {
        let items = |version: &DeckVersion| {
            self.versions
                .iter()
                .find(|deck_items| deck_items.version == *version)
                .map(|deck_items| deck_items.items.len())
        };
        let count = |(stratum, taken): (&Stratum, &Vec<QuizOutcomes>)| {
            let Some(items) = items(&stratum.version) else {
                never("the version of a stratum is known");
                return None;
            };
            let mut tally = Tally::new(items);
            for one in taken {
                tally.add(one);
            }
            Some((stratum.clone(), tally))
        };
        let strata = outcomes.iter().filter_map(count).collect();
        let (versions, synthetic) = (self.versions.clone(), self.synthetic);
        Self { versions, strata, synthetic, followups: LinkedByStratum::new() }
    }

    /// Counts what may be shown of one live lecture, given the records of that lecture only: those
    /// in the groups that every report shows too. `None` for a version that was never served.
    #[must_use]
    pub fn of_lecture(&self, version: &DeckVersion) -> Option<Tally> {
        let deck_items = self.versions.iter().find(|deck_items| deck_items.version == *version)?;
        let own = self.strata.iter().filter(|(stratum, _)| stratum.version == *version);
        let mut all = Tally::new(deck_items.items.len());
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
