//! The cells that retention is shown in.
//!
//! Retention describes the students of a batch who answered the follow-up. The report describes the
//! whole batch, so subtracting the retention figures from the batch's reveals the students who did
//! not answer the follow-up. Neither set may have 1 to 9 students.
//!
//! Cells are cut once, when the study ends: nothing is shown of a follow-up before that, and a cell
//! never changes afterwards. A figure of retention covers whole cells whose batches all lie in the
//! scope:
//!
//! - A batch is a cell by itself if at least [`SMALLEST_GROUP`] of its students returned, and if
//!   none or at least as many did not.
//! - Other batches with students of both kinds are pooled, first within a country, then within a
//!   version, until there are enough of both kinds. What remains joins a cell with students of both
//!   kinds.
//! - A batch of which nobody returned, or everybody, is never pooled with another batch.
//! - A batch in a cell of an earlier study is in no other cell.
//! - A cell never mixes batches with and without tickets, as a batch never mixes records: whoever made
//!   up the batches without tickets knows who of them returned, and would know the others.
//!
//! # Why no sum or difference of figures describes 1 to 9 students
//!
//! Let `G` be the batches. Let `P` be the part of a batch that returned, and `Q` the part that did
//! not. The report shows unions of `G`s, and the `P`s of whole cells `C`. Anyone who adds and
//! subtracts these figures, with any weights, gets `a₁·G₁ + a₂·G₂ + … + b₁·P(C₁) + …`. This
//! describes a set of students only if it counts each student once or not at all. Consider one
//! cell:
//!
//! - The students in the `Q` of a batch are counted `a` times, so each `a` is 0 or 1. The students
//!   in its `P` are counted `a + b` times, where `b` is the same for the whole cell.
//! - If `b` is 0, the set contains some whole batches of the cell. Each has ten or more students.
//! - Otherwise all `a` of the cell are equal: each of its batches has students of both kinds, so `a`
//!   and `a + b` both have to be 0 or 1. Either all `a` are 0 and `b = 1`, which is everyone in the
//!   cell who returned, or all are 1 and `b = −1`, which is everyone in the cell who did not. Both
//!   are ten or more.
//! - A cell without any `Q` is a single batch, and its `P` is that batch: it adds nothing to what
//!   the report shows.
//!
//! A batch outside all cells is in the set as a whole or not at all. Cells and batches have no
//! students in common, so the set is a union of parts of ten or more.
//!
//! The proof needs students of both kinds in each batch of a cell. Pool a batch without a `Q` with
//! another one: everyone who returned, minus that batch, are those of the other batch, however few
//! they are. A batch without a `P` reveals those who did not return in the same way.

use std::collections::BTreeMap;

use super::{BatchLabels, Dimension, SMALLEST_GROUP, Value};
use crate::scoring::Outcome;

/// The outcomes of one student who answered three times. The vectors have one outcome per item, in
/// the order of the deck version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedOutcomes {
    /// Before and after the lecture.
    pub first: Vec<(Outcome, Outcome)>,
    /// At the follow-up.
    pub later: Vec<Outcome>,
    /// The number of days from the lecture to the follow-up, if all records of the batch are of one
    /// day.
    pub days: Option<u64>,
}

/// A cell: batches whose retention is only shown together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The indices of its batches in [`DeckCounts::batches`](super::DeckCounts::batches).
    pub batches: Vec<usize>,
    /// Its students who answered the follow-up.
    pub returned: Vec<LinkedOutcomes>,
}

/// A batch of students with both quizzes, and how many of them answered the follow-up.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BatchReturns {
    /// What all its records have in common.
    pub labels: BatchLabels,
    /// The number of students.
    pub n: u64,
    /// The number of those who answered the follow-up.
    pub returned: u64,
}

/// The dimensions that the batches of a pool agree in, in the order of the attempts.
const STEPS: [&[Dimension]; 2] = [
    &[Dimension::DeckVersion, Dimension::Seat, Dimension::Country],
    &[Dimension::DeckVersion, Dimension::Seat],
];

/// What the batches of a cell always agree in.
const NEVER_MIXED: [Dimension; 2] = [Dimension::DeckVersion, Dimension::Seat];

/// Batches that are one cell, or are on the way to one.
#[derive(Debug, Clone)]
struct Pool<'a> {
    /// The indices of the batches.
    batches: Vec<usize>,
    /// The labels of the batches.
    labels: Vec<&'a BatchLabels>,
    /// The number of students who answered the follow-up.
    returned: u64,
    /// The number of students who did not.
    lost: u64,
}

impl<'a> Pool<'a> {
    fn of((index, own): (usize, &'a BatchReturns)) -> Option<Self> {
        // More follow-ups than records would be an error of the store. Then nothing is shown.
        let lost = own.n.checked_sub(own.returned)?;
        Some(Self { batches: vec![index], labels: vec![&own.labels], returned: own.returned, lost })
    }

    /// The value of a dimension, if all records have the same.
    fn value(&self, dimension: Dimension) -> Option<&'a Value<'static>> {
        let mut values = self.labels.iter().map(|labels| labels.value(dimension));
        let first = values.next()?;
        if values.all(|value| value == first) { first } else { None }
    }

    const fn is_mixed(&self) -> bool {
        self.returned > 0 && self.lost > 0
    }

    const fn is_enough(&self) -> bool {
        self.returned >= SMALLEST_GROUP && (self.lost == 0 || self.lost >= SMALLEST_GROUP)
    }

    fn join(&mut self, other: Self) {
        self.batches.extend(other.batches);
        self.labels.extend(other.labels);
        self.returned += other.returned;
        self.lost += other.lost;
    }
}

/// Cuts the cells of a study that ends: the indices of the batches of each. The batches are those
/// that are in no cell yet. Their order does not matter.
#[must_use]
pub fn cells(batches: &[BatchReturns]) -> Vec<Vec<usize>> {
    let mut sorted: Vec<(usize, &BatchReturns)> = batches.iter().enumerate().collect();
    sorted.sort_by_key(|(_, own)| *own);
    let (mut cells, others): (Vec<Pool<'_>>, Vec<Pool<'_>>) =
        sorted.into_iter().filter_map(Pool::of).partition(Pool::is_enough);
    let mut rest: Vec<Pool<'_>> = others.into_iter().filter(Pool::is_mixed).collect();
    for alike in STEPS {
        let mut pools: BTreeMap<Vec<Option<&Value<'_>>>, Vec<Pool<'_>>> = BTreeMap::new();
        for own in std::mem::take(&mut rest) {
            let values = alike.iter().map(|dimension| own.value(*dimension)).collect();
            pools.entry(values).or_default().push(own);
        }
        for pool in pools.into_values() {
            let whole = pool.iter().cloned().reduce(|mut whole, own| {
                whole.join(own);
                whole
            });
            match whole {
                Some(whole) if whole.is_enough() => cells.push(whole),
                _ => rest.extend(pool),
            }
        }
    }
    for small in rest {
        let agrees = |cell: &Pool<'_>| {
            NEVER_MIXED.iter().all(|dimension| cell.value(*dimension) == small.value(*dimension))
        };
        let hosts = cells.iter_mut().filter(|cell| cell.is_mixed() && agrees(cell));
        // A cell keeps its country if it can, and the fewer students lose theirs the better.
        let loses = |cell: &Pool<'_>| cell.value(Dimension::Country) != small.value(Dimension::Country);
        if let Some(host) = hosts.min_by_key(|cell| (loses(cell), cell.returned)) {
            host.join(small);
        }
    }
    cells.into_iter().map(|cell| cell.batches).collect()
}

#[cfg(test)]
pub(super) mod tests;
