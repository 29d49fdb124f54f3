//! What a researcher sets aside during the week, and what is left of batches and cells then.

use super::server::{Hole, Returned, Server};
use super::*;
use crate::gain::{BatchName, Cell, DeckCounts, SetAside, SetAsideTarget};
use crate::id::LectureId;

/// What is set aside in one step.
#[derive(Debug, Clone)]
pub(super) enum Target {
    Lecture(&'static str),
    /// The batch at this place among those that there are.
    Batch(usize),
}

/// What is left for a scope: whether each batch, and each cell, is still counted.
pub(super) struct Left {
    pub(super) batches: Vec<bool>,
    pub(super) cells: Vec<bool>,
}

/// The name of a batch, by its place.
pub(super) fn name(place: usize) -> BatchName {
    BatchName((place as u128).to_be_bytes())
}

impl Server {
    /// Sets a target aside, unless it is.
    pub(super) fn set_aside(&mut self, target: &Target) {
        let target = match target {
            Target::Lecture(lecture) => SetAsideTarget::Lecture(lecture.parse().unwrap()),
            Target::Batch(_) if self.batches.is_empty() => return,
            Target::Batch(place) => SetAsideTarget::Batch(name(place % self.batches.len())),
        };
        if self.aside.iter().all(|own| own.target != target) {
            let day = "2026-10-29".parse().unwrap();
            self.aside.push(SetAside { target, reason: "made up".to_owned(), day });
        }
    }

    /// Counts the target at this place among those that are set aside again.
    pub(super) fn undo_set_aside(&mut self, place: usize) {
        if !self.aside.is_empty() {
            self.aside.remove(place % self.aside.len());
        }
    }

    /// Whether an answer that counts what is set aside is another one.
    pub(super) fn ways_to_count(&self) -> &'static [bool] {
        if self.aside.is_empty() { &[true] } else { &[true, false] }
    }

    /// The counts of all batches and cells, and what is set aside of them.
    pub(super) fn counts(&self) -> DeckCounts {
        let cell = |own: &Returned| Cell { batches: own.batches.clone(), returned: Vec::new() };
        DeckCounts {
            batches: self.batches.iter().map(|own| own.batch.clone()).collect(),
            names: (0..self.batches.len()).map(name).collect(),
            cells: self.cells.iter().map(cell).collect(),
            set_aside: self.aside.clone(),
            ..DeckCounts::default()
        }
    }

    /// What a report leaves out, in every scope.
    pub(super) fn left(&self, counted: bool) -> Left {
        let counts = self.counts();
        let left = counts.for_scope(&scope().counting_set_aside(counted));
        let names =
            |batches: &[usize]| -> BTreeSet<BatchName> { batches.iter().map(|at| left.names[*at]).collect() };
        let cells: BTreeSet<BTreeSet<BatchName>> = left.cells.iter().map(|own| names(&own.batches)).collect();
        let is_left = |batches: &Vec<usize>| cells.contains(&batches.iter().map(|at| name(*at)).collect());
        Left {
            batches: (0..self.batches.len()).map(|at| left.names.contains(&name(at))).collect(),
            cells: self.cells.iter().map(|own| is_left(&own.batches)).collect(),
        }
    }

    /// Whether a hole takes this record out of an answer that leaves out what is set aside.
    pub(super) fn is_cut_out(&self, counted: bool, arrival: Arrival) -> bool {
        let of_lecture = |lecture: &LectureId| {
            self.lecture_of.get(&arrival).is_some_and(|own| own.as_ref() == Some(lecture))
        };
        self.hole == Hole::SetsRecordsAside
            && !counted
            && self
                .aside
                .iter()
                .any(|own| matches!(&own.target, SetAsideTarget::Lecture(lecture) if of_lecture(lecture)))
    }
}

/// Two lectures with batches of their own, and one that mixes both: late students of either, whom the end of
/// the month has joined. Then a follow-up, and everything is set aside, one after the other.
fn mixed() -> Vec<Step> {
    let aside = |target: Target| vec![Step::SetAside(target), Step::UndoSetAside(0)];
    [
        hand_ins(Some("a"), CNR, 30),
        hand_ins(Some("nc"), CNR, 20),
        vec![Step::ShowGain("a"), Step::ShowGain("nc")],
        hand_ins(Some("a"), CNR, 6),
        hand_ins(Some("nc"), CNR, 7),
        vec![Step::End("a"), Step::End("nc")],
        vec![Step::NextDay; 5],
        vec![Step::EndStudy(20)],
        aside(Target::Lecture("a")),
        aside(Target::Lecture("nc")),
        aside(Target::Batch(0)),
        aside(Target::Batch(1)),
        aside(Target::Batch(2)),
        vec![Step::SetAside(Target::Batch(2)), Step::SetAside(Target::Lecture("a"))],
    ]
    .concat()
}

#[test]
fn setting_aside_takes_whole_batches_and_whole_cells() {
    for (hole, finds) in
        [(Hole::None, false), (Hole::SetsRecordsAside, true), (Hole::CellsWithoutSetAside, true)]
    {
        let server = after(hole, &mixed());
        let sizes: Vec<usize> = server.batches.iter().map(|own| own.records.len()).collect();
        assert_eq!(sizes, [30, 20, 13]);
        assert_eq!(server.found().is_some(), finds, "{hole:?}");
    }
}

/// The report leaves out what the export leaves out. Once it is counted again, everything is told as before.
#[test]
fn a_report_and_an_export_leave_out_the_same() {
    let told = |server: &Server| {
        let told = server.reported();
        assert!(told.iter().all(|(reported, exported)| reported == exported));
        told
    };
    let before = after(Hole::None, &ordinary());
    let mut server = after(Hole::None, &ordinary());
    server.step(&Step::SetAside(Target::Lecture("a")));
    let least = told(&server).into_iter().map(|(_, rows)| rows).filter(|rows| *rows > 0).min();
    assert!(told(&server).len() == 2 * told(&before).len() && least >= Some(10));
    assert!(told(&server).contains(&(0, 0)), "a scope that has nothing but the lecture");
    let answers = server.answers.clone();
    server.step(&Step::UndoSetAside(0));
    assert_eq!(server.answers, answers, "every answer was given before");
    assert_eq!(told(&server), told(&before));
}
