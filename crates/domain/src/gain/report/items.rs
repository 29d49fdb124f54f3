//! The items of a report.

use serde::{Deserialize, Serialize};

use super::super::{Figure, Tally};
use crate::id::ItemId;
use crate::scoring::Outcome;
use crate::statistics::{discrimination, holm, mcnemar, share_difference, wilson_interval};

/// One item before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemGain {
    /// The item.
    pub item: ItemId,
    /// The share right before the lecture, which is the difficulty of the item.
    pub pre_right: Figure,
    /// The lower end of its 95 % interval.
    pub pre_right_ci_low: Figure,
    /// The upper end.
    pub pre_right_ci_high: Figure,
    /// The share right after the lecture.
    pub post_right: Figure,
    /// The lower end of its 95 % interval.
    pub post_right_ci_low: Figure,
    /// The upper end.
    pub post_right_ci_high: Figure,
    /// The number of students with it right both times.
    pub kept: u64,
    /// The number of students with it right only after.
    pub gained: u64,
    /// The number of students with it right only before.
    pub lost: u64,
    /// The number of students with it right neither time.
    pub never: u64,
    /// The share right after minus the share right before.
    pub difference: Figure,
    /// The lower end of its 95 % interval.
    pub difference_ci_low: Figure,
    /// The upper end.
    pub difference_ci_high: Figure,
    /// The p-value of McNemar's test: whether as many students lost the item as gained it.
    pub mcnemar_p: Figure,
    /// The p-value corrected for the number of items.
    pub mcnemar_p_holm: Figure,
    /// The discrimination before the lecture: how the item correlates with the others.
    pub discrimination_pre: Figure,
    /// The discrimination after the lecture.
    pub discrimination_post: Figure,
    /// The number of students who said "I don't know" before the lecture.
    pub unsure_pre: u64,
    /// The number of those students who had it right after.
    pub unsure_to_right: u64,
}

/// Returns all items, in the order asked.
pub(super) fn items(names: &[ItemId], whole: &Tally) -> Vec<ItemGain> {
    let n = whole.paired();
    let (before, after) = (whole.pairs().pre(), whole.pairs().post());
    let right = Outcome::is_right;
    let wrong = |outcome: Outcome| !outcome.is_right();
    let unsure = |outcome| outcome == Outcome::Unsure;
    let share = |right: u64| Figure::share(right, n);
    let mut items: Vec<ItemGain> = names
        .iter()
        .zip(&whole.items)
        .map(|(name, item)| {
            let (gained, lost) = (item.having(wrong, right), item.having(right, wrong));
            let (difference, difference_ci_low, difference_ci_high) = share_difference(n, gained, lost);
            let p = mcnemar(n, gained, lost);
            let (pre_right_ci_low, pre_right_ci_high) = wilson_interval(n, item.pre_right());
            let (post_right_ci_low, post_right_ci_high) = wilson_interval(n, item.post_right());
            ItemGain {
                item: name.clone(),
                pre_right: share(item.pre_right()),
                pre_right_ci_low,
                pre_right_ci_high,
                post_right: share(item.post_right()),
                post_right_ci_low,
                post_right_ci_high,
                kept: item.having(right, right),
                gained,
                lost,
                never: item.having(wrong, wrong),
                difference,
                difference_ci_low,
                difference_ci_high,
                mcnemar_p: p,
                mcnemar_p_holm: p,
                discrimination_pre: discrimination(
                    before,
                    item.pre_right(),
                    weighted(&item.pre_right_by_score),
                ),
                discrimination_post: discrimination(
                    after,
                    item.post_right(),
                    weighted(&item.post_right_by_score),
                ),
                unsure_pre: item.having(unsure, |_| true),
                unsure_to_right: item.having(unsure, right),
            }
        })
        .collect();
    let corrected = holm(&items.iter().map(|item| item.mcnemar_p).collect::<Vec<_>>());
    items.iter_mut().zip(corrected).for_each(|(item, p)| item.mcnemar_p_holm = p);
    items
}

/// The sum of the scores of all students who had the item right.
fn weighted(right_by_score: &[u64]) -> u64 {
    (0_u64..).zip(right_by_score).map(|(score, n)| score * n).sum()
}
