//! The records themselves, as a researcher downloads them: one row each, from whole batches only.
//!
//! A row says of its record only what all records of its batch have in common. So anyone who sorts
//! rows by what they say has whole batches, each of at least
//! [`SMALLEST_GROUP`](super::SMALLEST_GROUP) records, and so has anyone who subtracts rows from a
//! report or from the rows of another day. Rows are sorted by what they say.

use std::collections::BTreeMap;

use super::{BatchKind, BatchLabels, Scope, SealedRecords, SetAside, VersionCount};
use crate::id::{DeckVersion, ItemId};
use crate::scoring::Outcome;
use crate::submission::{DeckItems, QuizOutcomes};

/// One record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ExportRow {
    /// The index of its labels in [`ExportRows::labels`].
    pub labels: usize,
    /// The outcome of each item before and after the lecture.
    pub pairs: Vec<(Outcome, Outcome)>,
}

impl ExportRow {
    /// The number of items that were right before, and after.
    #[must_use]
    pub fn right(&self) -> (usize, usize) {
        let count =
            |of: fn(&(Outcome, Outcome)) -> Outcome| self.pairs.iter().filter(|p| of(p).is_right()).count();
        (count(|pair| pair.0), count(|pair| pair.1))
    }
}

/// What rows say beside their outcomes: their labels, and why they are set aside.
type Said = (BatchLabels, Option<String>);

/// All rows of a scope.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExportRows {
    /// The items, in the order of the outcomes.
    pub items: Vec<ItemId>,
    /// What rows say, each combination once, sorted.
    pub labels: Vec<BatchLabels>,
    /// Why the rows with these labels are set aside, in the same order. All are `None` unless the scope
    /// counts what is set aside.
    pub set_aside: Vec<Option<String>>,
    /// The rows, sorted.
    pub rows: Vec<ExportRow>,
}

impl ExportRows {
    /// Returns the rows of the records that the report on the same scope counts. `versions` are the
    /// report's, `deck_items` the versions of the deck, and `set_aside` all that is set aside.
    #[must_use]
    pub fn of(
        scope: &Scope,
        versions: &[VersionCount],
        deck_items: &[DeckItems],
        set_aside: &[SetAside],
        records: Vec<SealedRecords>,
    ) -> Self {
        let counted =
            |version: &DeckVersion| versions.iter().any(|known| known.version == *version && known.counted);
        let deck_items = deck_items.iter().find(|deck_items| counted(&deck_items.version));
        let items = deck_items.map(|deck_items| deck_items.items.clone()).unwrap_or_default();
        let reason = |own: &SealedRecords| {
            let is_of_it = |aside: &&SetAside| aside.target.has(Some(own.name), &own.labels);
            set_aside.iter().find(is_of_it).map(|aside| aside.reason.clone())
        };
        let is_shown = |own: &SealedRecords| {
            let labels = &own.labels;
            own.kind == BatchKind::Both
                && scope.contains(labels)
                && labels.version().is_some_and(counted)
                && (scope.counts_set_aside() || reason(own).is_none())
        };
        // A reader takes batches that say the same for one batch.
        let mut shown: BTreeMap<Said, Vec<Vec<(Outcome, Outcome)>>> = BTreeMap::new();
        for own in records.into_iter().filter(is_shown) {
            let why = reason(&own);
            let pairs = own.outcomes.into_iter().filter_map(|taken| match taken {
                QuizOutcomes::Both(pairs) => Some(pairs),
                QuizOutcomes::PreOnly(_) | QuizOutcomes::PostOnly(_) => None,
            });
            shown.entry((own.labels, why)).or_default().extend(pairs);
        }
        let (said, outcomes): (Vec<_>, Vec<_>) = shown.into_iter().unzip();
        let (labels, set_aside) = said.into_iter().unzip();
        let mut rows: Vec<ExportRow> = outcomes
            .into_iter()
            .enumerate()
            .flat_map(|(labels, own)| own.into_iter().map(move |pairs| ExportRow { labels, pairs }))
            .collect();
        rows.sort_unstable();
        Self { items, labels, set_aside, rows }
    }

    /// Whether some rows are of batches that are set aside.
    #[must_use]
    pub fn have_set_aside(&self) -> bool {
        self.set_aside.iter().any(Option::is_some)
    }

    /// What a row says beside its outcomes.
    #[must_use]
    pub fn labels_of(&self, row: &ExportRow) -> Option<&BatchLabels> {
        self.labels.get(row.labels)
    }
}

#[cfg(test)]
mod tests;
