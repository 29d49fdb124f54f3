//! What is due when.

use super::super::LectureAge;
use super::*;

/// Seals what is due on a day. Returns the number of records of each batch.
fn on(today: &str, lectures: &[(&str, LectureAge)], strata: &[(Stratum, u64)]) -> Vec<u64> {
    let lectures = lectures.iter().map(|(lecture, age)| (lecture.parse().unwrap(), *age)).collect();
    let occasion = Occasion::Time { today: today.parse().unwrap(), lectures };
    seal(&pending(strata), &occasion).iter().map(|batch| batch.n).collect()
}

const NONE: [u64; 0] = [];

#[test]
fn a_student_without_a_lecture_waits_for_the_end_of_the_month() {
    let alone = [(stratum("v", ME, CNR, None, "2026-10-09"), 12)];
    assert_eq!(on("2026-10-31", &[], &alone), NONE);
    assert_eq!(on("2026-11-01", &[], &alone), [12]);
    // A clock that was set back seals nothing.
    assert_eq!(on("2026-09-30", &[], &alone), NONE);
}

#[test]
fn a_lecture_waits_until_it_is_over() {
    let hall = [(stratum("v", ME, CNR, Some("a"), "2026-10-09"), 12)];
    let on = |today, age| on(today, &[("a", age)], &hall);
    assert_eq!(on("2026-10-09", LectureAge::Open), NONE);
    assert_eq!(on("2026-11-02", LectureAge::Open), NONE);
    assert_eq!(on("2026-10-10", LectureAge::Over), [12]);
}

/// Nobody can make a lecture up and have it sealed at once.
#[test]
fn a_lecture_that_nobody_held_waits_for_the_end_of_the_month() {
    let made_up = [(stratum("v", ME, CNR, Some("a"), "2026-10-09"), 12)];
    assert_eq!(on("2026-10-31", &[], &made_up), NONE);
    assert_eq!(on("2026-11-01", &[], &made_up), [12]);
}

/// Those who are too few in their lecture are pooled with others once the month is over: then no
/// more of their own come.
#[test]
fn a_remainder_of_a_lecture_waits_for_the_end_of_the_month() {
    let hall = |lecture, n| (stratum("v", ME, SQ, Some(lecture), "2026-10-09"), n);
    let strata = [hall("a", 6), hall("b", 7)];
    let lectures = [("a", LectureAge::Over), ("b", LectureAge::Over)];
    assert_eq!(on("2026-10-20", &lectures, &strata), NONE);
    assert_eq!(on("2026-11-01", &lectures, &strata), [13]);
    // One of them still runs, over midnight on the last of the month.
    assert_eq!(on("2026-11-01", &[("a", LectureAge::Open), ("b", LectureAge::Over)], &strata), NONE);
}

/// The gain of the lecture “a” is shown.
fn gain_shown(only_vouched: bool) -> Occasion {
    Occasion::GainShown { lecture: "a".parse().unwrap(), only_vouched }
}

#[test]
fn the_gain_of_a_lecture_seals_its_records_and_no_others() {
    let hall = |lecture, language, n| (stratum("v", ME, language, Some(lecture), "2026-10-09"), n);
    let strata = [
        hall("a", CNR, 30),
        hall("a", SQ, 4),
        hall("nb", CNR, 25),
        (stratum("v", ME, CNR, None, "2026-09-09"), 40),
    ];
    let occasion = gain_shown(false);
    let pending = pending(&strata);
    let batches = seal(&pending, &occasion);
    let [batch] = &batches[..] else { panic!("{batches:?}") };
    assert_eq!((batch.n, batch.labels().language()), (30, Some(CNR)));
    // The four of another language wait, although thirty would take them in.
    assert_eq!(seal(&super::pending(&[hall("a", CNR, 9)]), &occasion), []);
}

/// Two lectures of one class: the second one is neither sealed nor touched by the first.
#[test]
fn the_gain_of_one_lecture_leaves_another_of_the_same_class_alone() {
    let hall = |lecture, n| (stratum("v", ME, CNR, Some(lecture), "2026-10-09"), n);
    let occasion = gain_shown(false);
    let batches = super::pending(&[hall("a", 9), hall("nb", 30)]);
    assert_eq!(seal(&batches, &occasion), []);
}

/// Forty of a lecture, twelve of them without a ticket. They speak for the room only if it gave out none.
#[test]
fn the_gain_of_a_lecture_with_tickets_counts_nobody_without_one() {
    let hall = stratum("v", ME, CNR, Some("a"), "2026-10-09");
    let strata = [(with_ticket(hall.clone()), 28), (hall, 12)];
    let sizes = |only_vouched| {
        let pending = pending(&strata);
        let batches = seal(&pending, &gain_shown(only_vouched));
        batches.iter().map(|batch| (batch.labels().seat(), batch.n)).collect::<Vec<_>>()
    };
    assert_eq!(sizes(true), [(Some(Seat::Ticket), 28)]);
    assert_eq!(sizes(false), [(Some(Seat::Ticket), 28), (Some(Seat::None), 12)]);
}

/// Six with a ticket and six without are never enough together, whatever is due.
#[test]
fn records_with_and_without_tickets_are_never_joined() {
    let without = stratum("v", ME, CNR, Some("a"), "2026-10-09");
    let six = [(with_ticket(without.clone()), 6), (without, 6)];
    for occasion in [gain_shown(false), gain_shown(true), Occasion::Everything] {
        assert_eq!(seal(&pending(&six), &occasion), []);
    }
    // Ten others are no host for a remainder either.
    let alone = (stratum("v", ME, CNR, None, "2026-10-09"), 10);
    let batches = sealed(&[six[0].clone(), alone]);
    assert_eq!(batches.iter().map(Batch::n).collect::<Vec<_>>(), [10]);
}
