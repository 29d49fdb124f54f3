//! What the server tells somebody who asks it for everything.

use std::collections::BTreeMap;

use super::aside::{Left, name};
use super::server::{Hole, SealedBatch, Server, read, taken, versions};
use super::*;
use crate::gain::{DeckCounts, ExportRows, Figure, Report, SealedRecords, VersionCount};
use crate::submission::DeckItems;

impl Server {
    /// Answers every scope, for each kind of record, with and without what is set aside, and shows every gain
    /// again.
    pub(super) fn answer(&mut self) {
        for (lecture, records) in &self.shown {
            let counts_on = self.hole == Hole::GainCountsOn;
            let late = self.pending.iter().filter(|own| counts_on && own.1 == BatchKind::Both);
            let late = late.filter(|own| own.2.lecture().is_some_and(|own| own.as_str() == *lecture));
            self.answers.insert(records.iter().copied().chain(late.map(|own| own.0)).collect());
        }
        for counted in self.ways_to_count() {
            let left = self.left(*counted);
            for kind in BatchKind::ALL {
                self.answer_kind(kind, *counted, &left);
            }
        }
    }

    fn answer_kind(&mut self, kind: BatchKind, counted: bool, left: &Left) {
        let counts = self.hole == Hole::TotalCountsPending;
        let waiting = self.pending.iter().filter(|own| counts && own.1 == kind).map(|own| own.0);
        let waiting: BTreeSet<Arrival> = waiting.collect();
        let own = || (0..self.batches.len()).filter(|at| self.batches[*at].batch.kind == kind);
        // Most scopes have the same batches as another one.
        let asked: BTreeMap<Vec<bool>, usize> = (0..self.scopes.len())
            .map(|scope| (own().map(|at| self.batches[at].in_scope[scope]).collect::<Vec<bool>>(), scope))
            .collect();
        let all = own().count();
        let mut answers = Vec::new();
        for (asked, scope) in asked {
            let is_all = asked.iter().filter(|is_in| **is_in).count() == all;
            let sealed = own().zip(asked).filter(|(at, is_in)| *is_in && left.batches[*at]);
            let sealed: BTreeSet<Arrival> =
                sealed.flat_map(|(at, _)| self.batches[at].records.iter().copied()).collect();
            let answer = sealed.iter().copied().filter(|arrival| !self.is_cut_out(counted, *arrival));
            let answer = answer.chain(waiting.iter().copied().filter(|_| is_all));
            answers.push((answer.collect(), sealed, scope));
        }
        for (answer, sealed, scope) in answers {
            let is_new = self.answers.insert(answer);
            if is_new && kind == BatchKind::Both {
                assert_eq!(self.exported(scope, counted), sealed, "an export has the batches of its scope");
            }
            if kind == BatchKind::Both && !self.cells.is_empty() {
                let retained = self.retained(scope, left);
                self.retained.insert(retained.clone());
                self.answers.insert(retained);
            }
        }
    }

    /// For each set of batches that a scope selects, with and without what is set aside, the number of
    /// students that the report counts, and the number of rows of the export.
    pub(super) fn reported(&self) -> Vec<(u64, u64)> {
        let counts = DeckCounts { versions: versions(), cells: Vec::new(), ..self.counts() };
        let selected =
            |scope: usize| self.batches.iter().map(|own| own.in_scope[scope]).collect::<Vec<bool>>();
        let scopes: BTreeMap<Vec<bool>, usize> =
            (0..self.scopes.len()).map(|scope| (selected(scope), scope)).collect();
        let told = |scope: usize, counted: bool| {
            let asked = self.scopes[scope].clone().counting_set_aside(counted);
            let report = Report::of(asked, &counts);
            let exported = self.exported(scope, counted).len() as u64;
            (report.distribution.iter().map(|pair| pair.n).sum(), exported)
        };
        let ways = self.ways_to_count();
        let every = scopes.into_values().flat_map(|scope| ways.iter().map(move |counted| (scope, *counted)));
        every.map(|(scope, counted)| told(scope, counted)).collect()
    }

    /// The students whose rows are in the export of a scope, with what is set aside or without it.
    fn exported(&self, scope: usize, counted: bool) -> BTreeSet<Arrival> {
        let scope = self.scopes[scope].clone().counting_set_aside(counted);
        let records = |(place, own): (usize, &SealedBatch)| SealedRecords {
            kind: own.batch.kind,
            labels: own.batch.labels.clone(),
            name: name(place),
            outcomes: own.records.iter().map(|arrival| taken(own.batch.kind, *arrival)).collect(),
        };
        let shown = |own: &DeckItems| VersionCount {
            version: own.version.clone(),
            paired: Figure::count(10),
            counted: true,
        };
        let shown: Vec<VersionCount> = versions().iter().map(shown).collect();
        let records = self.batches.iter().enumerate().map(records).collect();
        let export = ExportRows::of(&scope, &shown, &versions(), &self.aside, records);
        export.rows.iter().map(|row| read(&row.pairs)).collect()
    }

    /// The students whose retention is shown in a scope.
    fn retained(&self, scope: usize, left: &Left) -> BTreeSet<Arrival> {
        let is_in = |at: &usize| self.batches[*at].in_scope[scope];
        let is_left = |at: &usize| left.batches[*at];
        let mut shown = BTreeSet::new();
        for (cell, is_whole) in self.cells.iter().zip(&left.cells) {
            if !cell.batches.iter().all(is_in) || !(*is_whole || self.hole == Hole::CellsWithoutSetAside) {
                continue;
            }
            for at in cell.batches.iter().filter(|at| is_left(at)) {
                shown.extend(cell.records.intersection(&self.batches[*at].records));
            }
        }
        shown
    }
}
