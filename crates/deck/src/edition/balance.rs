//! Whether the length of the choices gives the quiz away: who knows nothing picks the longest.

use crate::fault::{At, Report};
use crate::quote::list;

/// Whether an item's right choice has more letters than each of the others.
pub(super) struct Length {
    pub(super) item: String,
    pub(super) right_is_longest: bool,
}

/// In more than this share of items the longest choice may not be the right one.
const MOST_PERCENT: usize = 60;

pub(super) fn check(lengths: &[Length], at: At<'_>, report: &mut Report) {
    let longest: Vec<&str> = lengths.iter().filter(|l| l.right_is_longest).map(|l| l.item.as_str()).collect();
    if longest.len() * 100 > lengths.len() * MOST_PERCENT {
        report.fault(
            at,
            format!(
                "in {} of {} items the right choice is the longest, so picking it would beat the quiz: {}",
                longest.len(),
                lengths.len(),
                list(&longest)
            ),
            "shorten some right choices, or say more in the wrong ones",
        );
    }
}
