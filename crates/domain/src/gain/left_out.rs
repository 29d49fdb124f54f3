//! Counts without the batches that are set aside.

use std::borrow::Cow;

use super::{Batch, Cell, DeckCounts, Scope, SetAside, SetAsideNote};

impl DeckCounts {
    /// What is set aside of a batch, by its index.
    #[must_use]
    pub fn set_aside_of(&self, index: usize) -> Option<&SetAside> {
        let (batch, name) = (self.batches.get(index)?, self.names.get(index).copied());
        self.set_aside.iter().find(|own| own.target.has(name, &batch.labels))
    }

    /// What is set aside of a scope.
    pub(super) fn notes(&self, scope: &Scope) -> Vec<SetAsideNote> {
        let of = |own: &SetAside| {
            let is_of_it = |(index, batch): &(usize, &Batch)| {
                own.target.has(self.names.get(*index).copied(), &batch.labels) && batch.is_in(scope)
            };
            let n = self.batches.iter().enumerate().filter(is_of_it).map(|(_, batch)| batch.n()).sum();
            SetAsideNote { what: own.clone(), n, counted: scope.counts_set_aside() }
        };
        self.set_aside.iter().map(of).filter(|note| note.n > 0).collect()
    }

    /// The counts that a scope is about: without what is set aside, unless it asks for that. A cell with
    /// a batch that is set aside is left out as a whole.
    pub(super) fn for_scope(&self, scope: &Scope) -> Cow<'_, Self> {
        let is_left_out = |index: &usize| self.set_aside_of(*index).is_some();
        if scope.counts_set_aside() || !(0..self.batches.len()).any(|index| is_left_out(&index)) {
            return Cow::Borrowed(self);
        }
        let kept: Vec<usize> = (0..self.batches.len()).filter(|index| !is_left_out(index)).collect();
        let cells = self.cells.iter().filter_map(|cell| {
            let moved = |index: &usize| kept.binary_search(index).ok();
            let batches = cell.batches.iter().map(moved).collect::<Option<Vec<usize>>>()?;
            Some(Cell { batches, returned: cell.returned.clone() })
        });
        Cow::Owned(Self {
            versions: self.versions.clone(),
            batches: kept.iter().filter_map(|index| self.batches.get(*index).cloned()).collect(),
            names: kept.iter().filter_map(|index| self.names.get(*index).copied()).collect(),
            synthetic: self.synthetic,
            cells: cells.collect(),
            set_aside: self.set_aside.clone(),
            seats: self.seats.clone(),
        })
    }
}

#[cfg(test)]
mod tests;
