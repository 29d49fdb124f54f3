//! A week of lectures under attack. Somebody asks for everything after every step, keeps all answers,
//! and adds and subtracts them: the gain on the stage, the report and the export of every scope, and
//! the follow-up.
//!
//! The simulation of `examples/season` is attacked independently, by linear programming. docs/audit.md
//! says what both attacks show.
//!
//! Anybody can make up records without a ticket. So the attacker takes them off every answer, and in
//! the same way those that have one: each answer is read as two sets, and neither may lead to fewer than
//! ten.
//!
//! A researcher sets lectures and batches aside, and counts them again. Then everything is asked with and
//! without what is set aside.

mod answers;
mod aside;
mod server;

use super::*;
use aside::Target;
use server::{Hole, Server};

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
    /// A follow-up ends that this share of students answered, in percent.
    EndStudy(usize),
    SetAside(Target),
    /// What is at this place among all that is set aside is counted again.
    UndoSetAside(usize),
}

const LECTURES: [&str; 3] = ["a", "nb", "nc"];

/// Whether a lecture gives out tickets. One of the three does not.
fn gives_out_tickets(lecture: &str) -> bool {
    lecture != "nb"
}

/// A record, by its place in the order of arrival.
type Arrival = usize;

/// Students hand in, with tickets if their lecture gives out any.
fn hand_ins(lecture: Option<&'static str>, language: Language, n: usize) -> Vec<Step> {
    let seat = Seat::vouched(lecture.is_some_and(gives_out_tickets));
    let stratum = Stratum { seat, ..stratum("v1", ME, language, lecture, "2026-10-29") };
    vec![Step::HandIn(BatchKind::Both, stratum); n]
}

/// Students of a lecture with tickets hand in without one.
fn without_ticket(lecture: &'static str, n: usize) -> Vec<Step> {
    let one = Step::HandIn(BatchKind::Both, stratum("v1", ME, CNR, Some(lecture), "2026-10-29"));
    vec![one; n]
}

/// An ordinary lecture, with two who are late, three who take back and twenty-one without a ticket. Then a
/// small one, and a follow-up.
fn ordinary() -> Vec<Step> {
    [
        without_ticket("a", 21),
        hand_ins(Some("a"), CNR, 30),
        vec![Step::ShowGain("a")],
        hand_ins(Some("a"), CNR, 2),
        vec![Step::Withdraw(22), Step::Look],
        hand_ins(Some("nb"), CNR, 12),
        vec![Step::End("a"), Step::NextDay, Step::Withdraw(0), Step::Withdraw(1), Step::NextDay],
        hand_ins(Some("nc"), CNR, 9),
        without_ticket("nc", 4),
        vec![Step::ShowGain("nc"), Step::EndStudy(20)],
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
        (Hole::TotalCountsPending, true),
        (Hole::WithdrawsSealed, true),
        (Hole::JoinsLate, true),
        (Hole::BatchesOfNine, true),
        (Hole::GainCountsOn, true),
        (Hole::EachReturned, true),
        (Hole::MixesSeats, true),
        (Hole::MixesSeatsInCells, true),
    ] {
        let server = after(hole, &ordinary());
        assert!(!server.batches.is_empty());
        assert_eq!(server.found().is_some(), finds, "{hole:?}");
    }
}

/// The attack reads whom an answer describes from the rows of the export. The report counts the same.
#[test]
fn a_report_counts_the_students_of_the_export() {
    let told = after(Hole::None, &ordinary()).reported();
    assert!(told.iter().any(|(reported, _)| *reported >= 30));
    for (reported, exported) in told {
        assert_eq!(reported, exported);
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
    let server = after(Hole::TotalCountsPending, &hand_ins(Some("a"), CNR, 40));
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
        prop_oneof![3 => Just(Seat::Ticket), 1 => Just(Seat::None)],
        1..16_usize,
    );
    let hand_ins = hand_in.prop_map(|(kind, version, country, language, lecture, seat, n)| {
        let has_tickets = lecture.is_some_and(gives_out_tickets);
        let seat = if has_tickets { seat } else { Seat::None };
        let stratum = Stratum { seat, ..stratum(version, country, language, lecture, "2026-10-29") };
        vec![Step::HandIn(kind, stratum); n]
    });
    let step = prop_oneof![
        12 => hand_ins,
        3 => (0_usize..90).prop_map(|place| vec![Step::Withdraw(place)]),
        2 => lecture().prop_map(|lecture| vec![Step::ShowGain(lecture)]),
        1 => lecture().prop_map(|lecture| vec![Step::End(lecture)]),
        2 => Just(vec![Step::Look]),
        2 => Just(vec![Step::NextDay]),
        1 => prop::sample::select(vec![5_usize, 40, 95]).prop_map(|share| vec![Step::EndStudy(share)]),
        1 => lecture().prop_map(|lecture| vec![Step::SetAside(Target::Lecture(lecture))]),
        1 => (0_usize..8).prop_map(|place| vec![Step::SetAside(Target::Batch(place))]),
        1 => (0_usize..4).prop_map(|place| vec![Step::UndoSetAside(place)]),
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
            let vouched = own.records.intersection(&server.vouched).count();
            prop_assert!(vouched == 0 || vouched == own.records.len());
        }
        // Every answer but a follow-up's is a union of whole batches.
        for answer in server.answers.difference(&server.retained) {
            for own in &server.batches {
                prop_assert!(own.records.is_subset(answer) || own.records.is_disjoint(answer));
            }
        }
    }
}
