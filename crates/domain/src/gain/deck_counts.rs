//! The counts of a deck's batches: what the store hands to the report.

use super::{Batch, BatchKind, BatchLabels, BatchName, Cell, LectureSeats, Scope, SetAside, Tally};
use crate::id::DeckVersion;
use crate::invariant::never;
use crate::submission::{DeckItems, QuizOutcomes};

/// The records of a sealed batch, in an order that reveals nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedRecords {
    /// Which quizzes its students took.
    pub kind: BatchKind,
    /// What all its records have in common.
    pub labels: BatchLabels,
    /// Its name.
    pub name: BatchName,
    /// Its records.
    pub outcomes: Vec<QuizOutcomes>,
}

/// The versions of a deck and the counts of its sealed batches. Nothing in it depends on a pending
/// record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeckCounts {
    /// The versions, oldest first.
    pub versions: Vec<DeckItems>,
    /// Its batches.
    pub batches: Vec<Batch>,
    /// Their names, in the same order.
    pub names: Vec<BatchName>,
    /// Whether the records were made up by a program.
    pub synthetic: bool,
    /// The cells of its batches: who answered the follow-up.
    pub cells: Vec<Cell>,
    /// What is set aside, of any deck.
    pub set_aside: Vec<SetAside>,
    /// The tickets and people of lectures that are over, where both are known.
    pub seats: Vec<LectureSeats>,
}

impl DeckCounts {
    /// Counts these records instead. The versions stay; the cells are left out.
    #[must_use]
    pub fn recounted(&self, records: &[SealedRecords]) -> Self {
        let batch = |own: &SealedRecords| {
            let Some(items) = own.labels.version().and_then(|version| self.items(version)) else {
                never("the version of a batch is known");
                return None;
            };
            let mut tally = Tally::new(items);
            for taken in &own.outcomes {
                tally.add(taken);
            }
            Some((Batch { kind: own.kind, labels: own.labels.clone(), tally }, own.name))
        };
        let (batches, names) = records.iter().filter_map(batch).unzip();
        Self {
            versions: self.versions.clone(),
            batches,
            names,
            synthetic: self.synthetic,
            cells: Vec::new(),
            set_aside: self.set_aside.clone(),
            seats: self.seats.clone(),
        }
    }

    /// Sums up the batches of students with both quizzes, given the batches of one live lecture
    /// only. If the lecture gave out tickets, these are batches of records with one: before its end
    /// nothing else of it is sealed ([`Occasion::GainShown`](super::Occasion::GainShown)). `None` for a
    /// version that was never served.
    #[must_use]
    pub fn of_lecture(&self, version: &DeckVersion) -> Option<Tally> {
        let mut all = Tally::new(self.items(version)?);
        self.batches
            .iter()
            .filter(|batch| batch.kind == BatchKind::Both && batch.labels.version() == Some(version))
            .for_each(|batch| all.add_all(&batch.tally));
        Some(all)
    }

    /// The lectures in scope that gave out more tickets than there were people.
    pub(super) fn crowded(&self, scope: &Scope) -> Vec<LectureSeats> {
        let is_in_scope = |own: &&LectureSeats| {
            let of_it = |lecture| lecture == Some(&own.lecture);
            self.batches.iter().any(|batch| of_it(batch.labels.lecture()) && batch.is_in(scope))
        };
        self.seats.iter().filter(|own| own.are_too_many()).filter(is_in_scope).cloned().collect()
    }

    /// The number of items of a version.
    fn items(&self, version: &DeckVersion) -> Option<usize> {
        let found = self.versions.iter().find(|deck_items| deck_items.version == *version)?;
        Some(found.items.len())
    }
}
