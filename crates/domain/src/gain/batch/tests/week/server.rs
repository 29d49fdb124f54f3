//! The server, its holes, and what somebody learns who asks it for everything.

use std::collections::BTreeMap;

use super::*;
use crate::Day;
use crate::gain::cell::tests::attack;
use crate::gain::{BatchReturns, DeckCounts, Label, LectureAge, SetAside, cells};
use crate::id::LectureId;
use crate::lecture::RoomGain;
use crate::scoring::Outcome;
use crate::submission::{DeckItems, QuizOutcomes};

/// What the server would do wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hole {
    None,
    /// The figure for the whole deck counts a record when it arrives.
    TotalCountsPending,
    /// A record can be taken out of a batch.
    WithdrawsSealed,
    /// Late records join the batch that their lecture has.
    JoinsLate,
    /// Nine records of a lecture are enough for a batch.
    BatchesOfNine,
    /// A gain that the room has seen counts on when late students hand in.
    GainCountsOn,
    /// Retention is shown of each batch, however few returned.
    EachReturned,
    /// Those of a lecture with and without tickets fill up a batch together.
    MixesSeats,
    /// Retention is shown of batches with and without tickets together.
    MixesSeatsInCells,
    /// A lecture that is set aside takes its records out of batches that mix lectures.
    SetsRecordsAside,
    /// A cell goes on without its batches that are set aside.
    CellsWithoutSetAside,
}

/// The number of items of the quiz. The outcomes of a student spell the place in the order of arrival,
/// so that a row of an export says whose it is.
const ITEMS: usize = 3;

/// The outcomes of a student with both quizzes.
fn spelled(arrival: Arrival) -> Vec<(Outcome, Outcome)> {
    let outcome = |place: usize| Outcome::ALL[arrival >> (2 * place) & 3];
    (0..ITEMS).map(|item| (outcome(2 * item), outcome(2 * item + 1))).collect()
}

/// The student with these outcomes.
pub(super) fn read(pairs: &[(Outcome, Outcome)]) -> Arrival {
    let places = pairs.iter().flat_map(|(pre, post)| [pre, post]).enumerate();
    places.map(|(place, outcome)| outcome.index() << (2 * place)).sum()
}

/// A batch and the records in it, which only this test knows.
pub(super) struct SealedBatch {
    pub(super) batch: Batch,
    pub(super) records: BTreeSet<Arrival>,
    /// For each scope, whether the batch is in it.
    pub(super) in_scope: Vec<bool>,
    is_in_cell: bool,
}

/// Batches whose retention is shown together, and who answered.
pub(super) struct Returned {
    pub(super) batches: Vec<usize>,
    pub(super) records: BTreeSet<Arrival>,
}

pub(super) struct Server {
    pub(super) hole: Hole,
    today: Day,
    ended: Vec<(&'static str, Day)>,
    pub(super) pending: Vec<(Arrival, BatchKind, Stratum)>,
    pub(super) batches: Vec<SealedBatch>,
    pub(super) cells: Vec<Returned>,
    /// What is set aside now.
    pub(super) aside: Vec<SetAside>,
    /// The records that the gain of a lecture describes.
    pub(super) shown: BTreeMap<&'static str, BTreeSet<Arrival>>,
    arrivals: usize,
    /// The lecture of each record.
    pub(super) lecture_of: BTreeMap<Arrival, Option<LectureId>>,
    /// The records with a ticket.
    pub(super) vouched: BTreeSet<Arrival>,
    pub(super) scopes: Vec<Scope>,
    /// Every answer so far: which records it described.
    pub(super) answers: BTreeSet<BTreeSet<Arrival>>,
    /// Those of them that follow-ups gave.
    pub(super) retained: BTreeSet<BTreeSet<Arrival>>,
}

impl Server {
    pub(super) fn new(hole: Hole) -> Self {
        Self {
            hole,
            today: "2026-10-29".parse().unwrap(),
            ended: Vec::new(),
            pending: Vec::new(),
            batches: Vec::new(),
            cells: Vec::new(),
            aside: Vec::new(),
            shown: BTreeMap::new(),
            arrivals: 0,
            lecture_of: BTreeMap::new(),
            vouched: BTreeSet::new(),
            scopes: scopes(),
            answers: BTreeSet::new(),
            retained: BTreeSet::new(),
        }
    }

    pub(super) fn step(&mut self, step: &Step) {
        match step {
            Step::HandIn(kind, stratum) => {
                let stratum = Stratum { day: self.today, ..stratum.clone() };
                if stratum.seat.is_vouched() {
                    self.vouched.insert(self.arrivals);
                }
                self.lecture_of.insert(self.arrivals, stratum.lecture().cloned());
                self.pending.push((self.arrivals, *kind, stratum));
                self.arrivals += 1;
            }
            Step::Withdraw(place) => self.withdraw(*place),
            Step::ShowGain(lecture) if self.ended.iter().any(|(ended, _)| ended == lecture) => {}
            Step::ShowGain(lecture) => self.show_gain(lecture),
            Step::End(lecture) => self.ended.push((lecture, self.today)),
            Step::Look => self.look(),
            Step::NextDay => {
                self.today = self.today.plus(1);
                self.look();
            }
            Step::EndStudy(share) => self.end_study(*share),
            Step::SetAside(target) => self.set_aside(target),
            Step::UndoSetAside(place) => self.undo_set_aside(*place),
        }
        self.answer();
    }

    fn withdraw(&mut self, place: usize) {
        if self.hole == Hole::WithdrawsSealed && !self.batches.is_empty() {
            let at = place % self.batches.len();
            self.batches[at].records.pop_first();
        } else if !self.pending.is_empty() {
            self.pending.remove(place % self.pending.len());
        }
    }

    /// Shows the gain of a lecture, unless the room has seen it. It is that of the batches that the
    /// lecture has now.
    fn show_gain(&mut self, lecture: &'static str) {
        if self.shown.contains_key(lecture) {
            return;
        }
        let id: LectureId = lecture.parse().unwrap();
        let only_vouched = gives_out_tickets(lecture);
        self.seal(&Occasion::GainShown { lecture: id.clone(), only_vouched });
        let own = || {
            let is_own = |own: &&SealedBatch| own.batch.labels.lecture() == Some(&id);
            self.batches
                .iter()
                .filter(is_own)
                .filter(|own| own.batch.labels.version() == Some(&version("v1")))
        };
        let batches: Vec<Batch> = own().map(|own| own.batch.clone()).collect();
        let counts = DeckCounts { versions: versions(), batches, ..DeckCounts::default() };
        let n = RoomGain::of(&counts.of_lecture(&version("v1")).unwrap()).n;
        let both = own().filter(|own| own.batch.kind == BatchKind::Both);
        let records: BTreeSet<Arrival> = both.flat_map(|own| own.records.iter().copied()).collect();
        if self.hole != Hole::WithdrawsSealed && self.hole != Hole::JoinsLate {
            assert_eq!(n, records.len() as u64, "the gain is that of the batches");
        }
        if self.hole != Hole::MixesSeats {
            assert!(!only_vouched || records.is_subset(&self.vouched), "the room counts tickets");
        }
        if !records.is_empty() {
            self.shown.insert(lecture, records);
        }
    }

    fn look(&mut self) {
        let age = |lecture: &&str| {
            let over = self.ended.iter().any(|(ended, day)| ended == lecture && *day < self.today);
            let id: LectureId = lecture.parse().unwrap();
            (id, if over { LectureAge::Over } else { LectureAge::Open })
        };
        let lectures = LECTURES.iter().map(age).collect();
        self.seal(&Occasion::Time { today: self.today, lectures });
    }

    fn seal(&mut self, occasion: &Occasion) {
        let mut strata: Vec<PendingStratum> = Vec::new();
        for (_, kind, stratum) in &self.pending {
            match strata.iter_mut().find(|own| own.kind == *kind && own.stratum == *stratum) {
                Some(own) => own.n += 1,
                None => strata.push(PendingStratum { kind: *kind, stratum: stratum.clone(), n: 1 }),
            }
        }
        let mut batches = seal(&strata, occasion);
        if let Occasion::GainShown { lecture, .. } = occasion {
            let is_left = |own: &&PendingStratum| {
                let is_in =
                    |batch: &NewBatch<'_>| batch.kind == own.kind && batch.strata.contains(&&own.stratum);
                own.stratum.lecture() == Some(lecture) && !batches.iter().any(is_in)
            };
            let left: Vec<&PendingStratum> = strata.iter().filter(is_left).collect();
            if self.hole == Hole::BatchesOfNine {
                let nine = left.iter().filter(|own| own.n == 9);
                batches.extend(nine.map(|own| NewBatch { kind: own.kind, strata: vec![&own.stratum], n: 9 }));
            } else if self.hole == Hole::MixesSeats {
                let both = || left.iter().filter(|own| own.kind == BatchKind::Both);
                let (strata, n): (Vec<&Stratum>, u64) =
                    (both().map(|own| &own.stratum).collect(), both().map(|own| own.n).sum());
                batches.extend((n >= 10).then_some(NewBatch { kind: BatchKind::Both, strata, n }));
            }
        }
        for new in batches {
            let is_in = |(_, kind, stratum): &(Arrival, BatchKind, Stratum)| {
                *kind == new.kind && new.strata.contains(&stratum)
            };
            let records: BTreeSet<Arrival> =
                self.pending.iter().filter(|own| is_in(own)).map(|(arrival, ..)| *arrival).collect();
            assert_eq!(records.len() as u64, new.n);
            self.pending.retain(|own| !is_in(own));
            let mut tally = Tally::new(ITEMS);
            for arrival in &records {
                tally.add(&taken(new.kind, *arrival));
            }
            let batch = Batch { kind: new.kind, labels: new.labels(), tally };
            let in_scope = self.scopes.iter().map(|scope| batch.is_in(scope)).collect();
            self.batches.push(SealedBatch { batch, records, in_scope, is_in_cell: false });
        }
        if self.hole == Hole::JoinsLate
            && let Some(SealedBatch { batch, records, .. }) = self.batches.first_mut()
        {
            let late = |(_, kind, stratum): &(Arrival, BatchKind, Stratum)| {
                let alike =
                    (stratum.lecture(), Some(stratum.seat)) == (batch.labels.lecture(), batch.labels.seat());
                *kind == batch.kind && alike
            };
            records.extend(self.pending.iter().filter(|own| late(own)).map(|(arrival, ..)| *arrival));
            self.pending.retain(|own| !late(own));
        }
    }

    /// Cuts the cells of a study.
    fn end_study(&mut self, share: usize) {
        let returned = |batch: &SealedBatch| -> BTreeSet<Arrival> {
            // Spread over all batches, and others in each study.
            let returns = |arrival: &Arrival| (arrival * 37 + self.cells.len() * 11) % 100 < share;
            batch.records.iter().copied().filter(returns).collect()
        };
        let is_free = |own: &SealedBatch| own.batch.kind == BatchKind::Both && !own.is_in_cell;
        let free: Vec<usize> = (0..self.batches.len()).filter(|at| is_free(&self.batches[*at])).collect();
        let returns = |at: &usize| BatchReturns {
            labels: self.batches[*at].batch.labels.clone(),
            n: self.batches[*at].records.len() as u64,
            returned: returned(&self.batches[*at]).len() as u64,
        };
        let returns: Vec<BatchReturns> = free.iter().map(returns).collect();
        let cut = match self.hole {
            Hole::EachReturned => (0..free.len()).map(|place| vec![place]).collect(),
            Hole::MixesSeatsInCells => {
                let alike = Label::Same(Value::Seat(Seat::None));
                let forget = |own: &BatchReturns| {
                    let label = |dimension| match dimension {
                        Dimension::Seat => alike.clone(),
                        other => own.labels.get(other).clone(),
                    };
                    BatchReturns { labels: BatchLabels::from_fn(label), ..own.clone() }
                };
                cells(&returns.iter().map(forget).collect::<Vec<_>>())
            }
            _ => cells(&returns),
        };
        let cut: Vec<Returned> = cut
            .into_iter()
            .map(|cell| {
                let batches: Vec<usize> = cell.into_iter().map(|place| free[place]).collect();
                let records = batches.iter().flat_map(|at| returned(&self.batches[*at])).collect();
                Returned { batches, records }
            })
            .collect();
        for at in cut.iter().flat_map(|cell| &cell.batches) {
            self.batches[*at].is_in_cell = true;
        }
        self.cells.extend(cut);
    }

    /// The answers as somebody reads them who knows all records without a ticket, and takes them off, and
    /// somebody who knows all that have one.
    fn read(&self) -> BTreeSet<BTreeSet<Arrival>> {
        let parts = |answer: &BTreeSet<Arrival>| [answer & &self.vouched, answer - &self.vouched];
        self.answers.iter().flat_map(parts).collect()
    }

    /// Returns the number of records of a set of one to nine that follows from the answers.
    pub(super) fn found(&self) -> Option<usize> {
        let read = self.read();
        let answers: Vec<&BTreeSet<Arrival>> = read.iter().collect();
        for one in &answers {
            for other in &answers {
                let between = one.difference(other).count();
                if (1..10).contains(&between) && other.is_subset(one) {
                    return Some(between);
                }
            }
        }
        // Records that are in the same answers cannot be told apart.
        let told = |arrival| answers.iter().map(|answer| answer.contains(&arrival)).collect::<Vec<bool>>();
        let mut kinds: Vec<(Vec<bool>, u64)> = Vec::new();
        for arrival in 0..self.arrivals {
            let told = told(arrival);
            match kinds.iter_mut().find(|(known, _)| *known == told) {
                Some((_, n)) => *n += 1,
                None if told.contains(&true) => kinds.push((told, 1)),
                None => {}
            }
        }
        let sizes: Vec<u64> = kinds.iter().map(|(_, n)| *n).collect();
        let published: Vec<Vec<bool>> =
            (0..answers.len()).map(|answer| kinds.iter().map(|(told, _)| told[answer]).collect()).collect();
        attack(&sizes, &published).map(|set| set.iter().filter(|is_in| **is_in).count())
    }
}

pub(super) fn taken(kind: BatchKind, arrival: Arrival) -> QuizOutcomes {
    let pairs = spelled(arrival);
    match kind {
        BatchKind::Both => QuizOutcomes::Both(pairs),
        BatchKind::Pre => QuizOutcomes::PreOnly(pairs.into_iter().map(|pair| pair.0).collect()),
        BatchKind::Post => QuizOutcomes::PostOnly(pairs.into_iter().map(|pair| pair.1).collect()),
    }
}

fn version(name: &str) -> crate::id::DeckVersion {
    name.parse().unwrap()
}

/// Two versions that ask the same.
pub(super) fn versions() -> Vec<DeckItems> {
    let items = || (0..ITEMS).map(|item| format!("item-{item}").parse().unwrap()).collect();
    let own = |name| DeckItems { deck: "d".parse().unwrap(), version: version(name), items: items() };
    ["v1", "v2"].map(own).to_vec()
}
