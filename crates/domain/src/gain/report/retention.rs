//! What was still there weeks later, of the students who answered once more. They are shown in the cells of
//! [`super::super::cell`], so that nothing follows of the others.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::cell::cells;
use super::super::{Figure, FollowUp, FollowUps, Group, Scope, UndefinedReason};
use crate::id::{DeckVersion, ItemId};
use crate::scoring::{Outcome, right};
use crate::statistics::{Difference, Pairs, mean_difference, mean_score, median, retained_share};

/// The same students before the lecture, after it, and weeks later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Retention {
    /// How many answered all three times and are shown. 0 only where nobody of the deck did.
    pub n: Figure,
    /// The median number of days between.
    pub days: Figure,
    /// Their mean score before the lecture.
    pub pre: Figure,
    /// Their mean score after it.
    pub post: Figure,
    /// Their mean score weeks later.
    pub later: Figure,
    /// Weeks later minus after.
    pub difference: Difference,
    /// The share of what they had gained that was still there.
    pub kept: Figure,
    /// Per item; empty where nothing may be shown.
    pub items: Vec<ItemRetention>,
}

/// One item three times.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemRetention {
    /// Which item.
    pub item: ItemId,
    /// Share right before the lecture.
    pub pre_right: Figure,
    /// Share right after it.
    pub post_right: Figure,
    /// Share right weeks later.
    pub later_right: Figure,
}

impl Retention {
    /// Of the cells in scope, of versions that are counted. `groups` are all of the deck, whatever the scope.
    pub(super) fn of(
        items: &[ItemId],
        groups: &[Group<'_>],
        followups: &FollowUps,
        scope: &Scope,
        counted: &impl Fn(&DeckVersion) -> bool,
    ) -> Self {
        let mut three = Three::new(items.len());
        for cell in cells(groups, followups) {
            if cell.is_in(scope) && cell.version().is_some_and(counted) {
                let strata = cell.groups.iter().flat_map(|group| &group.strata);
                strata.filter_map(|stratum| followups.get(*stratum)).flatten().for_each(|one| three.add(one));
            }
        }
        // That nobody of a part came back would be told of few where that part is small, so it is only told of all.
        let withheld = three.n() == 0 && followups.values().any(|students| !students.is_empty());
        three.retention(items, withheld)
    }
}

/// Whole numbers over students who answered three times.
struct Three {
    items: u16,
    /// How many had so many right before.
    pre: BTreeMap<u16, u64>,
    /// How many had so many right after, and so many later.
    later: BTreeMap<(u16, u16), u64>,
    days: BTreeMap<u16, u64>,
    /// How many had each item right, before, after and later.
    right: Vec<[u64; 3]>,
}

impl Three {
    fn new(items: usize) -> Self {
        Self {
            items: u16::try_from(items).unwrap_or(u16::MAX),
            pre: BTreeMap::new(),
            later: BTreeMap::new(),
            days: BTreeMap::new(),
            right: vec![[0; 3]; items],
        }
    }

    fn add(&mut self, revisit: &FollowUp) {
        let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let (pre, post): (Vec<Outcome>, Vec<Outcome>) = revisit.first.iter().copied().unzip();
        *self.pre.entry(small(right(&pre))).or_default() += 1;
        *self.later.entry((small(right(&post)), small(right(&revisit.later)))).or_default() += 1;
        *self.days.entry(u16::try_from(revisit.days).unwrap_or(u16::MAX)).or_default() += 1;
        let outcomes = pre.into_iter().zip(post).zip(&revisit.later);
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
