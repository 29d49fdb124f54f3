//! Retention: how much the students who answered the follow-up still knew.
//!
//! They are shown in the cells of [`super::super::cell`], so that nothing follows about the others,
//! and only after their study has ended.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::{Batch, Cell, Figure, LinkedOutcomes, Scope, UndefinedReason};
use crate::id::{DeckVersion, ItemId};
use crate::invariant::assert_fits;
use crate::scoring::{Outcome, right};
use crate::statistics::{Difference, Pairs, mean_difference, mean_score, median, retained_share};

/// The same students before the lecture, after it, and at the follow-up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Retention {
    /// The number of students who answered three times and are shown. It is 0 only if the deck has no
    /// cells: there was no follow-up, or too few took part.
    pub n: Figure,
    /// The median number of days from the lecture to the follow-up.
    pub days: Figure,
    /// Their mean score before the lecture.
    pub pre: Figure,
    /// Their mean score after it.
    pub post: Figure,
    /// Their mean score at the follow-up.
    pub later: Figure,
    /// The score at the follow-up minus the score after the lecture.
    pub difference: Difference,
    /// The share of their gain that was still there.
    pub kept: Figure,
    /// Each item; empty if nothing may be shown.
    pub items: Vec<ItemRetention>,
}

/// One item at three times.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemRetention {
    /// The item.
    pub item: ItemId,
    /// The share right before the lecture.
    pub pre_right: Figure,
    /// The share right after it.
    pub post_right: Figure,
    /// The share right at the follow-up.
    pub later_right: Figure,
}

impl Retention {
    /// Computes retention over the cells in a scope, of versions that are counted.
    pub(super) fn of(
        items: &[ItemId],
        (batches, cells): (&[Batch], &[Cell]),
        scope: &Scope,
        counted: &impl Fn(&DeckVersion) -> bool,
    ) -> Self {
        let is_shown = |batch: &Batch| batch.is_in(scope) && batch.labels.version().is_some_and(counted);
        let mut tally = RetentionTally::new(items.len());
        for cell in cells {
            if cell.batches.iter().all(|index| batches.get(*index).is_some_and(is_shown)) {
                cell.returned.iter().for_each(|one| tally.add(one));
            }
        }
        tally.retention(items, tally.n() == 0 && !cells.is_empty())
    }
}

/// Counts over the students who answered three times.
struct RetentionTally {
    items: u16,
    /// The number of students by their items right before the lecture.
    pre: BTreeMap<u16, u64>,
    /// The number of students by their items right after the lecture and at the follow-up.
    later: BTreeMap<(u16, u16), u64>,
    /// The number of students by the days between, where they are known.
    days: BTreeMap<u16, u64>,
    /// For each item, the number of students with it right before, after, and at the follow-up.
    right: Vec<[u64; 3]>,
}

impl RetentionTally {
    fn new(items: usize) -> Self {
        Self {
            items: assert_fits(items),
            pre: BTreeMap::new(),
            later: BTreeMap::new(),
            days: BTreeMap::new(),
            right: vec![[0; 3]; items],
        }
    }

    fn add(&mut self, followup: &LinkedOutcomes) {
        let small = |n: usize| assert_fits(n);
        let (pre, post): (Vec<Outcome>, Vec<Outcome>) = followup.first.iter().copied().unzip();
        *self.pre.entry(small(right(&pre))).or_default() += 1;
        *self.later.entry((small(right(&post)), small(right(&followup.later)))).or_default() += 1;
        if let Some(days) = followup.days {
            *self.days.entry(assert_fits(days)).or_default() += 1;
        }
        let outcomes = pre.into_iter().zip(post).zip(&followup.later);
        for (counts, ((pre, post), later)) in self.right.iter_mut().zip(outcomes) {
            for (count, outcome) in counts.iter_mut().zip([pre, post, *later]) {
                *count += u64::from(outcome.is_right());
            }
        }
    }

    fn n(&self) -> u64 {
        self.pre.values().sum()
    }

    fn retention(&self, items: &[ItemId], withheld: bool) -> Retention {
        let n = self.n();
        let pairs = Pairs { items: self.items, counts: &self.later };
        let [before, after, later] = [0, 1, 2].map(|quiz| self.right.iter().map(|item| item[quiz]).sum());
        let share = |right: u64| Figure::share(right, n);
        let item = |(item, counts): (&ItemId, &[u64; 3])| {
            let [pre_right, post_right, later_right] = counts.map(share);
            ItemRetention { item: item.clone(), pre_right, post_right, later_right }
        };
        Retention {
            n: if withheld { Figure::Undefined(UndefinedReason::TooFewRecords) } else { Figure::count(n) },
            days: median(&self.days),
            pre: mean_score(self.items, &self.pre),
            post: mean_score(self.items, &pairs.scores_of(|pair| pair.0)),
            later: mean_score(self.items, &pairs.scores_of(|pair| pair.1)),
            difference: mean_difference(&pairs),
            kept: retained_share(n, before, after, later),
            items: if n == 0 { Vec::new() } else { items.iter().zip(&self.right).map(item).collect() },
        }
    }
}

#[cfg(test)]
mod tests;
