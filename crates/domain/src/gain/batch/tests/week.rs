//! A week of lectures under attack. Somebody asks for every scope after every step, keeps all
//! answers, and adds and subtracts them.

use super::super::super::cell::tests::attack;
use super::super::LectureAge;
use super::*;
use crate::Day;
use crate::id::LectureId;

/// What the server would do wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hole {
    None,
    /// A record is counted when it arrives.
    CountsPending,
    /// A record can be taken out of a batch.
    WithdrawsSealed,
    /// Late records join the batch that their lecture has.
    JoinsLate,
}

/// A step of the week.
#[derive(Debug, Clone)]
enum Step {
    /// A student hands in.
    HandIn(BatchKind, Stratum),
    /// A student takes a record back.
    Withdraw(usize),
    ShowGain(&'static str),
    End(&'static str),
    /// The server looks for what is due.
    Look,
    NextDay,
}

const LECTURES: [&str; 3] = ["a", "nb", "nc"];

/// A record, by its place in the order of arrival.
type Arrival = usize;

/// A batch and the records in it, which only this test knows.
struct SealedBatch {
    batch: Batch,
    records: BTreeSet<Arrival>,
    /// For each scope, whether the batch is in it.
    in_scope: Vec<bool>,
}

struct Server {
    hole: Hole,
    today: Day,
    ended: Vec<(&'static str, Day)>,
    pending: Vec<(Arrival, BatchKind, Stratum)>,
    batches: Vec<SealedBatch>,
    arrivals: usize,
    scopes: Vec<Scope>,
    /// Every answer so far: which records it described.
    answers: BTreeSet<BTreeSet<Arrival>>,
}

impl Server {
    fn new(hole: Hole) -> Self {
        Self {
            hole,
            today: "2026-10-29".parse().unwrap(),
            ended: Vec::new(),
            pending: Vec::new(),
            batches: Vec::new(),
            arrivals: 0,
            scopes: scopes(),
            answers: BTreeSet::new(),
        }
    }

    fn step(&mut self, step: &Step) {
        match step {
            Step::HandIn(kind, stratum) => {
                let stratum = Stratum { day: self.today, ..stratum.clone() };
                self.pending.push((self.arrivals, *kind, stratum));
                self.arrivals += 1;
            }
            Step::Withdraw(place) => self.withdraw(*place),
            Step::ShowGain(lecture) if self.ended.iter().any(|(ended, _)| ended == lecture) => {}
            Step::ShowGain(lecture) => self.seal(&Occasion::GainShown(lecture.parse().unwrap())),
            Step::End(lecture) => self.ended.push((lecture, self.today)),
            Step::Look => self.look(),
            Step::NextDay => {
                self.today = self.today.plus(1);
                self.look();
            }
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
        for new in seal(&strata, occasion) {
            let is_in = |(_, kind, stratum): &(Arrival, BatchKind, Stratum)| {
                *kind == new.kind && new.strata.contains(&stratum)
            };
            let records: BTreeSet<Arrival> =
                self.pending.iter().filter(|own| is_in(own)).map(|(arrival, ..)| *arrival).collect();
            assert_eq!(records.len() as u64, new.n);
            self.pending.retain(|own| !is_in(own));
            let batch = counted(&new);
            let in_scope = self.scopes.iter().map(|scope| batch.is_in(scope)).collect();
            self.batches.push(SealedBatch { batch, records, in_scope });
        }
        if self.hole == Hole::JoinsLate
            && let Some(SealedBatch { batch, records, .. }) = self.batches.first_mut()
        {
            let late = |(_, kind, stratum): &(Arrival, BatchKind, Stratum)| {
                *kind == batch.kind && stratum.lecture() == batch.labels.lecture()
            };
            records.extend(self.pending.iter().filter(|own| late(own)).map(|(arrival, ..)| *arrival));
            self.pending.retain(|own| !late(own));
        }
    }

    /// Answers every scope, for each kind of record.
    fn answer(&mut self) {
        for kind in BatchKind::ALL {
            let counts = self.hole == Hole::CountsPending;
            let waiting = self.pending.iter().filter(|own| counts && own.1 == kind).map(|own| own.0);
            let waiting: BTreeSet<Arrival> = waiting.collect();
            let own = || self.batches.iter().filter(|own| own.batch.kind == kind);
            // Most scopes have the same batches as another one.
            let asked: BTreeSet<Vec<bool>> = (0..self.scopes.len())
                .map(|scope| own().map(|own| own.in_scope[scope]).collect::<Vec<bool>>())
                .collect();
            let all = own().count();
            self.answers.extend(asked.into_iter().map(|asked| {
                let is_all = asked.iter().filter(|is_in| **is_in).count() == all;
                let sealed = own().zip(asked).filter(|(_, is_in)| *is_in);
                let sealed = sealed.flat_map(|(own, _)| own.records.iter().copied());
                sealed.chain(waiting.iter().copied().filter(|_| is_all)).collect()
            }));
        }
    }

    /// Returns the number of records of a set of one to nine that follows from the answers.
    fn found(&self) -> Option<usize> {
        let answers: Vec<&BTreeSet<Arrival>> = self.answers.iter().collect();
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

fn hand_ins(lecture: Option<&'static str>, language: Language, n: usize) -> Vec<Step> {
    let one = Step::HandIn(BatchKind::Both, stratum("v1", ME, language, lecture, "2026-10-29"));
    vec![one; n]
}

/// An ordinary lecture, with two who are late and three who take back.
fn ordinary() -> Vec<Step> {
    [
        hand_ins(Some("a"), CNR, 30),
        vec![Step::ShowGain("a")],
        hand_ins(Some("a"), CNR, 2),
        vec![Step::Withdraw(3), Step::Look],
        hand_ins(Some("nb"), CNR, 12),
        vec![Step::End("a"), Step::NextDay, Step::Withdraw(0), Step::Withdraw(1), Step::NextDay],
    ]
    .concat()
}

fn after(hole: Hole, steps: &[Step]) -> Server {
    let mut server = Server::new(hole);
    for step in steps {
        server.step(step);
    }
    server
}

#[test]
fn an_attacker_finds_every_hole_that_is_planted() {
    for (hole, finds) in [
        (Hole::None, false),
        (Hole::CountsPending, true),
        (Hole::WithdrawsSealed, true),
        (Hole::JoinsLate, true),
    ] {
        let server = after(hole, &ordinary());
        assert!(!server.batches.is_empty());
        assert_eq!(server.found().is_some(), finds, "{hole:?}");
    }
}

/// Thirty hand in, the room sees its gain, and one is late.
#[test]
fn a_late_student_is_in_no_answer_until_ten_are() {
    let late = |n| [hand_ins(Some("a"), CNR, 30), vec![Step::ShowGain("a")], hand_ins(Some("a"), CNR, n)];
    let over = vec![Step::End("a"), Step::NextDay];
    let server = after(Hole::None, &[late(1).concat(), over.clone()].concat());
    assert_eq!((server.batches.len(), server.pending.len()), (1, 1));
    let server = after(Hole::None, &[late(10).concat(), over].concat());
    assert_eq!((server.batches.len(), server.pending.len()), (2, 0));
}

/// Forty hand in, and somebody asks after each of them.
#[test]
fn a_flood_of_questions_finds_nobody() {
    let server = after(Hole::None, &hand_ins(Some("a"), CNR, 40));
    assert_eq!(server.answers, BTreeSet::from([BTreeSet::new()]));
    let server = after(Hole::CountsPending, &hand_ins(Some("a"), CNR, 40));
    assert_eq!((server.answers.len(), server.found()), (41, Some(1)));
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let lecture = || prop::sample::select(&LECTURES[..]);
    let hand_in = (
        prop_oneof![6 => Just(BatchKind::Both), 1 => Just(BatchKind::Pre), 1 => Just(BatchKind::Post)],
        prop_oneof![5 => Just("v1"), 1 => Just("v2")],
        prop_oneof![4 => Just(ME), 1 => Just(XK)],
        prop_oneof![4 => Just(CNR), 1 => Just(SQ)],
        prop_oneof![1 => Just(None), 4 => lecture().prop_map(Some)],
        1..16_usize,
    );
    let hand_ins = hand_in.prop_map(|(kind, version, country, language, lecture, n)| {
        vec![Step::HandIn(kind, stratum(version, country, language, lecture, "2026-10-29")); n]
    });
    let step = prop_oneof![
        12 => hand_ins,
        3 => (0_usize..90).prop_map(|place| vec![Step::Withdraw(place)]),
        2 => lecture().prop_map(|lecture| vec![Step::ShowGain(lecture)]),
        1 => lecture().prop_map(|lecture| vec![Step::End(lecture)]),
        2 => Just(vec![Step::Look]),
        2 => Just(vec![Step::NextDay]),
    ];
    prop::collection::vec(step, 20..60).prop_map(|steps| steps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_week_of_answers_describes_nobody_in_fewer_than_ten(steps in steps()) {
        let server = after(Hole::None, &steps);
        prop_assert_eq!(server.found(), None);
        for own in &server.batches {
            prop_assert!(own.records.len() >= 10);
        }
        // Every answer is a union of whole batches.
        for answer in &server.answers {
            for own in &server.batches {
                prop_assert!(own.records.is_subset(answer) || own.records.is_disjoint(answer));
            }
        }
    }
}
