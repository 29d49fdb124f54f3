//! The records themselves, as a researcher downloads them: one row each, from whole groups only.
//!
//! A row says of its record only what all records of its group have in common. So anyone who sorts
//! rows by what they say has whole groups, each of at least
//! [`SMALLEST_GROUP`](super::SMALLEST_GROUP) records, and so has anyone who subtracts rows from a
//! report. Rows are sorted by what they say, which tells nothing about when records came in.

use std::collections::{BTreeMap, BTreeSet};

use super::{DeckCounts, Group, GroupLabels, Scope, Stratum, VersionCount, groups};
use crate::id::{DeckVersion, ItemId};
use crate::scoring::Outcome;
use crate::submission::QuizOutcomes;

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

/// All rows of a scope.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExportRows {
    /// The items, in the order of the outcomes.
    pub items: Vec<ItemId>,
    /// What rows say, each combination once, sorted.
    pub labels: Vec<GroupLabels>,
    /// The rows, sorted.
    pub rows: Vec<ExportRow>,
}

impl ExportRows {
    /// Returns the rows of the records that the report on the same scope counts. `versions` are the
    /// report's, and `counts` are the counts of `outcomes`.
    #[must_use]
    pub fn of(
        scope: &Scope,
        versions: &[VersionCount],
        counts: &DeckCounts,
        outcomes: BTreeMap<Stratum, Vec<QuizOutcomes>>,
    ) -> Self {
        let counted =
            |version: &DeckVersion| versions.iter().any(|known| known.version == *version && known.counted);
        let deck_items = counts.versions.iter().find(|deck_items| counted(&deck_items.version));
        let items = deck_items.map(|deck_items| deck_items.items.clone()).unwrap_or_default();
        let paired = counts.strata.iter().map(|(stratum, tally)| (stratum, tally.paired()));
        let shown: Vec<(GroupLabels, Group<'_>)> = groups(paired)
            .into_iter()
            .filter(|group| group.is_in(scope) && group.version().is_some_and(counted))
            .map(|group| (group.labels(), group))
            .collect();
        // A reader takes groups that say the same for one group.
        let labels: Vec<GroupLabels> =
            shown.iter().map(|(labels, _)| labels.clone()).collect::<BTreeSet<_>>().into_iter().collect();
        let index = |own: &GroupLabels| labels.binary_search(own).ok();
        let indices: BTreeMap<&Stratum, usize> = shown
            .iter()
            .filter_map(|(own, group)| Some((index(own)?, group)))
            .flat_map(|(index, group)| group.strata.iter().map(move |stratum| (*stratum, index)))
            .collect();
        let mut rows: Vec<ExportRow> = outcomes
            .into_iter()
            .filter_map(|(stratum, taken)| Some((*indices.get(&stratum)?, taken)))
            .flat_map(|(labels, taken)| taken.into_iter().map(move |taken| (labels, taken)))
            .filter_map(|(labels, taken)| match taken {
                QuizOutcomes::Both(pairs) => Some(ExportRow { labels, pairs }),
                QuizOutcomes::PreOnly(_) | QuizOutcomes::PostOnly(_) => None,
            })
            .collect();
        rows.sort_unstable();
        Self { items, labels, rows }
    }

    /// What a row says beside its outcomes.
    #[must_use]
    pub fn labels_of(&self, row: &ExportRow) -> Option<&GroupLabels> {
        self.labels.get(row.labels)
    }
}

#[cfg(test)]
mod tests;
