//! The cells that retention is shown in. Retention is of those students of a group who answered once more, weeks later; the report
//! tells of the whole group, so what is told of those who did tells by subtraction of those who did not. Neither may be 1 to 9.
//!
//! Cells are made once of the groups of a deck, whatever is asked, and a figure of retention is over whole cells whose groups lie
//! wholly in what was asked for:
//!
//! - A group is a cell of its own where at least [`SMALLEST_GROUP`] answered once more, and where nobody or at least as many did not.
//! - Other groups with students of both kinds are put together, first those of one country, then all of a version, until there
//!   are enough of both kinds. What is left joins a cell with students of both kinds.
//! - A group of which nobody answered once more, or everybody did, is never put together with another.
//!
//! # Why no sum or difference of figures is about 1 to 9 students
//!
//! Let `G` be the groups, `P` those of them who answered once more, `Q` those who did not. The report tells of unions of `G`s and of
//! the `P`s of whole cells `C`. Whoever adds and subtracts figures, with whatever weights, has `a₁·G₁ + a₂·G₂ + … + b₁·P(C₁) + …`. That
//! is about a set of students where each student is in it once or not at all. Look at one cell:
//!
//! - A `Q` of one of its groups is counted `a` times, so each `a` is 0 or 1. A `P` is counted `a + b` times, `b` being the same in all of the cell.
//! - Where `b` is 0, it is some of the groups, and each is ten or more.
//! - Otherwise all `a` of the cell have to be equal, for each of its groups has students of both kinds and `a + b` has to be 0 or 1 as well: all
//!   are 0 with `b = 1`, which is all who answered once more, or 1 with `b = −1`, which is all who did not. Both are ten or more.
//! - A cell without any `Q` is one group, and `P` is that group: nothing is told that was not told.
//!
//! Groups in no cell are in it wholly or not at all. Cells and groups share nobody, so the set is put together of parts of ten
//! and more.
//!
//! This needs students of both kinds in each group of a cell. Put one without a `Q` together with another: all who answered
//! once more, minus that group, are those of the other, be they ever so few. One without a `P` does the same to those who did not.

use std::collections::BTreeMap;

use super::{FollowUps, Group, SMALLEST_GROUP, Scope};
use crate::Country;
use crate::id::DeckVersion;

/// Groups whose retention is only shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell<'a> {
    /// Of which groups.
    pub(super) groups: Vec<&'a Group<'a>>,
    /// How many answered once more.
    back: u64,
    /// How many did not.
    away: u64,
}

impl<'a> Cell<'a> {
    fn of(group: &'a Group<'a>, followups: &FollowUps) -> Option<Self> {
        let back = group.strata.iter().filter_map(|stratum| followups.get(*stratum));
        let back = back.map(|students| students.len() as u64).sum();
        // More than there are would be a fault of the store, and nothing is told then.
        Some(Self { groups: vec![group], back, away: group.n.checked_sub(back)? })
    }

    /// Whether all of it is asked for.
    pub(super) fn is_in(&self, scope: &Scope) -> bool {
        self.groups.iter().all(|group| group.is_in(scope))
    }

    /// The version, the same in all groups.
    pub(super) fn version(&self) -> Option<&'a DeckVersion> {
        self.groups.first().and_then(|group| group.version())
    }

    /// The country, where it is the same in all groups.
    fn country(&self) -> Option<Country> {
        let mut all = self.groups.iter().map(|group| group.labels().country);
        let first = all.next()?;
        all.all(|one| one == first).then_some(first)?
    }

    const fn is_mixed(&self) -> bool {
        self.back > 0 && self.away > 0
    }

    const fn is_enough(&self) -> bool {
        self.back >= SMALLEST_GROUP && (self.away == 0 || self.away >= SMALLEST_GROUP)
    }

    fn join(&mut self, other: Self) {
        self.groups.extend(other.groups);
        self.back += other.back;
        self.away += other.away;
    }
}

/// Makes cells of all groups of a deck.
pub(super) fn cells<'a>(groups: &'a [Group<'a>], followups: &FollowUps) -> Vec<Cell<'a>> {
    let (mut cells, others): (Vec<Cell<'_>>, Vec<Cell<'_>>) =
        groups.iter().filter_map(|group| Cell::of(group, followups)).partition(Cell::is_enough);
    let mut rest: Vec<Cell<'_>> = others.into_iter().filter(Cell::is_mixed).collect();
    for countries_apart in [true, false] {
        let mut pools: BTreeMap<_, Vec<Cell<'_>>> = BTreeMap::new();
        for cell in std::mem::take(&mut rest) {
            let country = if countries_apart { cell.country() } else { None };
            pools.entry((cell.version(), country)).or_default().push(cell);
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
        // A cell keeps its country where it can, and the fewer students lose theirs the better.
        if let Some(host) = hosts.min_by_key(|cell| (cell.country() != small.country(), cell.back)) {
            host.join(small);
        }
    }
    cells
}

#[cfg(test)]
pub(super) mod tests;
