//! A server that seals as the collector does, and does wrong what it is told to do wrong.

use std::collections::{BTreeMap, BTreeSet};

use konventa_domain::gain::{
    Batch, BatchKind, BatchName, BatchReturns, Cell, DeckCounts, LectureAge, LinkedOutcomes, NewBatch,
    Occasion, PendingStratum, SealedRecords, Stratum, Tally, cells, seal,
};
use konventa_domain::id::LectureId;
use konventa_domain::lecture::{PublishableGain, RoomGain};
use konventa_domain::submission::QuizOutcomes;

use crate::course::{Course, DAY, ITEMS, Lecture, MINUTE, Tick};

/// What the server does wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hole {
    /// Nothing.
    None,
    /// Nine records are enough for a batch.
    BatchesOfNine,
    /// A gain that the room has seen counts on when late students hand in.
    GainCountsOn,
    /// The figure for the whole deck counts pending records, beside figures of batches that do not.
    TotalCountsPending,
    /// Those of a lecture with and without tickets fill up a batch together.
    MixesSeats,
}

impl Hole {
    /// All, with the names that the command line has for them.
    pub const ALL: [(&str, Self); 5] = [
        ("none", Self::None),
        ("batches-of-nine", Self::BatchesOfNine),
        ("gain-counts-on", Self::GainCountsOn),
        ("total-counts-pending", Self::TotalCountsPending),
        ("mixes-seats", Self::MixesSeats),
    ];
}

/// The index of a student in the course.
pub type Place = usize;

/// What happens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// A student hands in.
    HandIn(Place),
    /// A student takes the record back.
    TakeBack(Place),
    /// A presenter shows the gain.
    ShowGain(usize),
    /// The server looks for what is due.
    Look,
    /// A study ends.
    EndStudy(usize),
}

/// A gain as a room saw it, and whom it describes.
#[derive(Debug, Clone)]
pub struct ShownGain {
    /// The students.
    pub students: Vec<Place>,
    /// The figures.
    pub gain: RoomGain,
}

/// The server, and what only a simulation knows: whose records are where.
#[derive(Clone)]
pub struct Server<'a> {
    course: &'a Course,
    hole: Hole,
    pending: BTreeSet<Place>,
    /// What reports are made of.
    pub counts: DeckCounts,
    /// What exports are made of: the records of each batch.
    pub records: Vec<SealedRecords>,
    /// The students of each batch.
    pub students: Vec<Vec<Place>>,
    /// The students of each cell who answered.
    pub returned: Vec<Vec<Place>>,
    /// The gains that rooms have seen.
    pub shown: BTreeMap<LectureId, ShownGain>,
}

impl<'a> Server<'a> {
    /// A server that nobody has used.
    pub fn new(course: &'a Course, hole: Hole) -> Self {
        let counts = DeckCounts { versions: course.versions.clone(), ..DeckCounts::default() };
        Self {
            course,
            hole,
            pending: BTreeSet::new(),
            counts,
            records: Vec::new(),
            students: Vec::new(),
            returned: Vec::new(),
            shown: BTreeMap::new(),
        }
    }

    /// Everything that happens in a course, by its time.
    pub fn events(course: &Course) -> BTreeMap<Tick, Vec<Event>> {
        let mut events: BTreeMap<Tick, Vec<Event>> = BTreeMap::new();
        let mut at = |tick: Tick, event| events.entry(tick).or_default().push(event);
        for (place, student) in course.students.iter().enumerate() {
            at(student.came, Event::HandIn(place));
            if let Some(leaves) = student.leaves {
                at(leaves, Event::TakeBack(place));
            }
        }
        for (place, lecture) in course.lectures.iter().enumerate() {
            for shows in &lecture.shows {
                at(*shows, Event::ShowGain(place));
            }
            // The server looks every five minutes.
            at((lecture.ends + DAY).next_multiple_of(5 * MINUTE), Event::Look);
        }
        for day in 1..=course.last / DAY {
            at(day * DAY, Event::Look);
        }
        for (study, ends) in course.studies.into_iter().enumerate() {
            at(ends, Event::EndStudy(study));
        }
        events
    }

    /// Lets something happen.
    pub fn step(&mut self, now: Tick, event: &Event) {
        match event {
            Event::HandIn(place) => {
                self.pending.insert(*place);
            }
            // A sealed record cannot be taken back.
            Event::TakeBack(place) => {
                self.pending.remove(place);
            }
            Event::ShowGain(place) => self.show_gain(&self.course.lectures[*place]),
            Event::Look => {
                let age = |ends: Tick| if now >= ends + DAY { LectureAge::Over } else { LectureAge::Open };
                let lectures = self.course.lectures.iter();
                let lectures = lectures.map(|lecture| (lecture.id.clone(), age(lecture.ends))).collect();
                self.seal(&Occasion::Time { today: self.course.first.plus(now / DAY), lectures });
            }
            Event::EndStudy(study) => self.end_study(*study, now),
        }
    }

    /// What the answers can depend on. If it is as before, so is every answer: pending records are
    /// in none of the values that answers are made of, unless there is a hole.
    pub fn state(&self) -> (usize, usize, usize, BTreeSet<Place>) {
        let pending = match self.hole {
            Hole::None | Hole::BatchesOfNine | Hole::MixesSeats => BTreeSet::new(),
            Hole::GainCountsOn | Hole::TotalCountsPending => self.pending.clone(),
        };
        (self.counts.batches.len(), self.counts.cells.len(), self.shown.len(), pending)
    }

    /// The server as it answers for the whole deck.
    pub fn for_the_whole_deck(&self) -> Self {
        let mut all = self.clone();
        if self.hole == Hole::TotalCountsPending {
            let strata = self.pending_strata();
            let mut kinds: BTreeMap<_, Vec<&PendingStratum>> = BTreeMap::new();
            for own in &strata {
                kinds.entry((own.kind, &own.stratum.version)).or_default().push(own);
            }
            for own in kinds.into_values() {
                all.cut(&new_batch(&own));
            }
        }
        all
    }

    /// The gain of a lecture as the stage shows it.
    pub fn gain(&self, lecture: &LectureId) -> Option<ShownGain> {
        let shown = self.shown.get(lecture)?;
        if self.hole != Hole::GainCountsOn {
            return Some(shown.clone());
        }
        let late = self.pending.iter().copied().filter(|place| {
            let student = &self.course.students[*place];
            student.stratum.lecture() == Some(lecture) && BatchKind::of(&student.taken) == BatchKind::Both
        });
        let students: Vec<Place> = shown.students.iter().copied().chain(late).collect();
        let gain = RoomGain::of(&self.tally(&students));
        Some(ShownGain { students, gain })
    }

    fn show_gain(&mut self, Lecture { id: lecture, has_tickets, .. }: &Lecture) {
        if self.shown.contains_key(lecture) {
            return;
        }
        self.seal(&Occasion::GainShown { lecture: lecture.clone(), only_vouched: *has_tickets });
        // As the store does: the batches of the lecture alone, of the version that it teaches.
        let is_own = |batch: &Batch| batch.kind == BatchKind::Both && batch.labels.lecture() == Some(lecture);
        let Some(version) = self.counts.batches.iter().find(|batch| is_own(batch)) else { return };
        let version = version.labels.version().unwrap().clone();
        let own = |batch: &Batch| batch.labels.lecture() == Some(lecture);
        let batches = self.counts.batches.iter().filter(|batch| own(batch)).cloned().collect();
        let counts = DeckCounts {
            batches,
            ..DeckCounts { versions: self.counts.versions.clone(), ..DeckCounts::default() }
        };
        let gain = RoomGain::of(&counts.of_lecture(&version).unwrap());
        let shown = match PublishableGain::of(gain.clone()) {
            PublishableGain::Enough(gain) => gain,
            PublishableGain::TooFew if self.hole == Hole::BatchesOfNine => gain,
            PublishableGain::TooFew => return,
        };
        let batches = self.counts.batches.iter().zip(&self.students);
        let students = batches.filter(|(batch, _)| is_own(batch)).flat_map(|(_, own)| own).copied().collect();
        self.shown.insert(lecture.clone(), ShownGain { students, gain: shown });
    }

    fn seal(&mut self, occasion: &Occasion) {
        let strata = self.pending_strata();
        for new in seal(&strata, occasion) {
            self.cut(&new);
        }
        match self.hole {
            Hole::BatchesOfNine => self.seal_left(occasion, |n| n == 9),
            Hole::MixesSeats => self.seal_left(occasion, |n| n >= 10),
            Hole::None | Hole::GainCountsOn | Hole::TotalCountsPending => {}
        }
    }

    /// Seals what is due in a lecture and is left, with and without tickets together, if it is `enough`.
    fn seal_left(&mut self, occasion: &Occasion, enough: impl Fn(u64) -> bool) {
        let strata = self.pending_strata();
        let is_due = |lecture: &LectureId| match occasion {
            Occasion::GainShown { lecture: shown, .. } => shown == lecture,
            Occasion::Time { lectures, .. } => lectures.get(lecture) == Some(&LectureAge::Over),
            Occasion::Everything => true,
        };
        let mut pools: BTreeMap<_, Vec<&PendingStratum>> = BTreeMap::new();
        for own in &strata {
            if let Some(lecture) = own.stratum.lecture().filter(|lecture| is_due(lecture)) {
                pools.entry((own.kind, &own.stratum.version, lecture)).or_default().push(own);
            }
        }
        for pool in pools.into_values().filter(|pool| enough(pool.iter().map(|own| own.n).sum())) {
            self.cut(&new_batch(&pool));
        }
    }

    fn pending_strata(&self) -> Vec<PendingStratum> {
        let mut strata: BTreeMap<(BatchKind, &Stratum), u64> = BTreeMap::new();
        for place in &self.pending {
            let student = &self.course.students[*place];
            *strata.entry((BatchKind::of(&student.taken), &student.stratum)).or_default() += 1;
        }
        let pending = |((kind, stratum), n): ((BatchKind, &Stratum), u64)| PendingStratum {
            kind,
            stratum: stratum.clone(),
            n,
        };
        strata.into_iter().map(pending).collect()
    }

    /// Makes a batch of pending records.
    fn cut(&mut self, new: &NewBatch<'_>) {
        let course = self.course;
        let is_in = |place: &Place| {
            let student = &course.students[*place];
            BatchKind::of(&student.taken) == new.kind && new.strata.contains(&&student.stratum)
        };
        let students: Vec<Place> = self.pending.iter().copied().filter(is_in).collect();
        assert_eq!(students.len() as u64, new.n, "a batch has the records that it was cut of");
        self.pending.retain(|place| !is_in(place));
        let labels = new.labels();
        self.counts.batches.push(Batch {
            kind: new.kind,
            labels: labels.clone(),
            tally: self.tally(&students),
        });
        let outcomes = students.iter().map(|place| course.students[*place].taken.clone()).collect();
        self.records.push(SealedRecords { kind: new.kind, labels, name: BatchName::default(), outcomes });
        self.students.push(students);
    }

    fn tally(&self, students: &[Place]) -> Tally {
        let mut tally = Tally::new(ITEMS);
        for place in students {
            tally.add(&self.course.students[*place].taken);
        }
        tally
    }

    fn end_study(&mut self, study: usize, now: Tick) {
        let in_cells: BTreeSet<usize> =
            self.counts.cells.iter().flat_map(|cell| cell.batches.iter().copied()).collect();
        let free: Vec<usize> = (0..self.students.len())
            .filter(|batch| self.counts.batches[*batch].kind == BatchKind::Both && !in_cells.contains(batch))
            .collect();
        let back = |batch: &usize| -> Vec<Place> {
            let returns = |place: &Place| self.course.students[*place].returns[study];
            self.students[*batch].iter().copied().filter(returns).collect()
        };
        let returns = |batch: &usize| BatchReturns {
            labels: self.counts.batches[*batch].labels.clone(),
            n: self.counts.batches[*batch].n(),
            returned: back(batch).len() as u64,
        };
        let returns: Vec<BatchReturns> = free.iter().map(returns).collect();
        let cut: Vec<(Vec<usize>, Vec<Place>)> = cells(&returns)
            .into_iter()
            .map(|cell| {
                let batches: Vec<usize> = cell.into_iter().map(|place| free[place]).collect();
                let returned = batches.iter().flat_map(back).collect();
                (batches, returned)
            })
            .collect();
        for (batches, returned) in cut {
            let linked = returned.iter().map(|place| self.linked(*place, now)).collect();
            self.counts.cells.push(Cell { batches, returned: linked });
            self.returned.push(returned);
        }
    }

    /// What a student answers later: what was right after the lecture, and one item less.
    fn linked(&self, place: Place, now: Tick) -> LinkedOutcomes {
        let student = &self.course.students[place];
        let QuizOutcomes::Both(first) = student.taken.clone() else {
            panic!("only students with both quizzes")
        };
        let mut later: Vec<_> = first.iter().map(|(_, post)| *post).collect();
        later.rotate_left(1);
        LinkedOutcomes { first, later, days: Some((now - student.came) / DAY) }
    }
}

fn new_batch<'a>(pool: &[&'a PendingStratum]) -> NewBatch<'a> {
    NewBatch {
        kind: pool[0].kind,
        strata: pool.iter().map(|own| &own.stratum).collect(),
        n: pool.iter().map(|own| own.n).sum(),
    }
}
