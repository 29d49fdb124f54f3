//! The cells that retention is shown in.
//!
//! Retention describes the students of a group who answered the follow-up. The report describes the
//! whole group, so subtracting the retention figures from the group's reveals the students who did
//! not answer the follow-up. Neither set may have 1 to 9 students.
//!
//! Cells are made of the groups of a deck once, whatever is asked. A figure of retention covers
//! whole cells whose groups all lie in the scope:
//!
//! - A group is a cell by itself if at least [`SMALLEST_GROUP`] of its students returned, and if
//!   none or at least as many did not.
//! - Other groups with students of both kinds are pooled, first within a country, then within a
//!   version, until there are enough of both kinds. What remains joins a cell with students of both
//!   kinds.
//! - A group of which nobody returned, or everybody, is never pooled with another group.
//!
//! # Why no sum or difference of figures describes 1 to 9 students
//!
//! Let `G` be the groups. Let `P` be the part of a group that returned, and `Q` the part that did
//! not. The report shows unions of `G`s, and the `P`s of whole cells `C`. Anyone who adds and
//! subtracts these figures, with any weights, gets `a₁·G₁ + a₂·G₂ + … + b₁·P(C₁) + …`. This
//! describes a set of students only if it counts each student once or not at all. Consider one
//! cell:
//!
//! - The students in the `Q` of a group are counted `a` times, so each `a` is 0 or 1. The students
//!   in its `P` are counted `a + b` times, where `b` is the same for the whole cell.
//! - If `b` is 0, the set contains some whole groups of the cell. Each has ten or more students.
//! - Otherwise all `a` of the cell are equal: each of its groups has students of both kinds, so `a`
//!   and `a + b` both have to be 0 or 1. Either all `a` are 0 and `b = 1`, which is everyone in the
//!   cell who returned, or all are 1 and `b = −1`, which is everyone in the cell who did not. Both
//!   are ten or more.
//! - A cell without any `Q` is a single group, and its `P` is that group: it adds nothing to what
//!   the report shows.
//!
//! A group outside all cells is in the set as a whole or not at all. Cells and groups have no
//! students in common, so the set is a union of parts of ten or more.
//!
//! The proof needs students of both kinds in each group of a cell. Pool a group without a `Q` with
//! another one: everyone who returned, minus that group, are those of the other group, however few
//! they are. A group without a `P` reveals those who did not return in the same way.

use std::collections::BTreeMap;

use super::{Dimension, Group, LinkedByStratum, SMALLEST_GROUP, Scope, Stratum, Value};
use crate::id::DeckVersion;

/// Groups whose retention is only shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell<'a> {
    /// Its groups.
    pub(super) groups: Vec<&'a Group<'a>>,
    /// The number of students who answered the follow-up.
    returned: u64,
    /// The number of students who did not.
    lost: u64,
}

/// The dimensions that the groups of a pool agree in, in the order of the attempts.
const STEPS: [&[Dimension]; 2] = [&[Dimension::DeckVersion, Dimension::Country], &[Dimension::DeckVersion]];

impl<'a> Cell<'a> {
    fn of(group: &'a Group<'a>, followups: &LinkedByStratum) -> Option<Self> {
        let returned = group.strata.iter().filter_map(|stratum| followups.get(*stratum));
        let returned = returned.map(|students| students.len() as u64).sum();
        // More follow-ups than records would be an error of the store. Then nothing is shown.
        Some(Self { groups: vec![group], returned, lost: group.n.checked_sub(returned)? })
    }

    /// Whether all its records are in a scope.
    pub(super) fn is_in(&self, scope: &Scope) -> bool {
        self.groups.iter().all(|group| group.is_in(scope))
    }

    /// The version of the deck, which is the same for all groups.
    pub(super) fn version(&self) -> Option<&'a DeckVersion> {
        self.groups.first().and_then(|group| group.version())
    }

    fn strata(&self) -> impl Iterator<Item = &'a Stratum> {
        self.groups.iter().flat_map(|group| group.strata.iter().copied())
    }

    /// The value of a dimension, if all records have the same.
    fn value(&self, dimension: Dimension) -> Option<Value<'a>> {
        super::Label::of(dimension, self.strata()).into_value()
    }

    const fn is_mixed(&self) -> bool {
        self.returned > 0 && self.lost > 0
    }

    const fn is_enough(&self) -> bool {
        self.returned >= SMALLEST_GROUP && (self.lost == 0 || self.lost >= SMALLEST_GROUP)
    }

    fn join(&mut self, other: Self) {
        self.groups.extend(other.groups);
        self.returned += other.returned;
        self.lost += other.lost;
    }
}

/// Makes cells of all groups of a deck.
pub(super) fn cells<'a>(groups: &'a [Group<'a>], followups: &LinkedByStratum) -> Vec<Cell<'a>> {
    let (mut cells, others): (Vec<Cell<'_>>, Vec<Cell<'_>>) =
        groups.iter().filter_map(|group| Cell::of(group, followups)).partition(Cell::is_enough);
    let mut rest: Vec<Cell<'_>> = others.into_iter().filter(Cell::is_mixed).collect();
    for alike in STEPS {
        let mut pools: BTreeMap<Vec<Option<Value<'_>>>, Vec<Cell<'_>>> = BTreeMap::new();
        for cell in std::mem::take(&mut rest) {
            let values = alike.iter().map(|dimension| cell.value(*dimension)).collect();
            pools.entry(values).or_default().push(cell);
        }
        for pool in pools.into_values() {
            let whole = pool.iter().cloned().reduce(|mut whole, cell| {
                whole.join(cell);
                whole
            });
            match whole {
                Some(whole) if whole.is_enough() => cells.push(whole),
                _ => rest.extend(pool),
            }
        }
    }
    for small in rest {
        let hosts = cells.iter_mut().filter(|cell| cell.is_mixed() && cell.version() == small.version());
        // A cell keeps its country if it can, and the fewer students lose theirs the better.
        let loses = |cell: &Cell<'_>| cell.value(Dimension::Country) != small.value(Dimension::Country);
        if let Some(host) = hosts.min_by_key(|cell| (loses(cell), cell.returned)) {
            host.join(small);
        }
    }
    cells
}

#[cfg(test)]
pub(super) mod tests;
