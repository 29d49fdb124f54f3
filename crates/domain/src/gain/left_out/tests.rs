use proptest::prelude::*;

use super::super::batch::tests::{counted, pending, records, scopes, stratum};
use super::super::{
    BatchName, LinkedOutcomes, Occasion, Report, SMALLEST_GROUP, SetAsideTarget, Stratum, Venue, seal,
};
use super::*;
use crate::id::LectureId;
use crate::scoring::Outcome;
use crate::statistics::Figure;
use crate::submission::DeckItems;
use crate::{Country, Language};

fn name(n: usize) -> BatchName {
    BatchName([u8::try_from(n).unwrap(); 16])
}

fn aside(target: SetAsideTarget) -> SetAside {
    SetAside { target, reason: "made up".to_owned(), day: "2026-12-01".parse().unwrap() }
}

/// The batches of some strata. Nothing is set aside.
fn counts(strata: &[(Stratum, u64)]) -> DeckCounts {
    let pending = pending(strata);
    let batches: Vec<Batch> = seal(&pending, &Occasion::Everything).iter().map(counted).collect();
    let deck_items = |version: &str| DeckItems {
        deck: "d".parse().unwrap(),
        version: version.parse().unwrap(),
        items: Vec::new(),
    };
    DeckCounts {
        versions: vec![deck_items("v1"), deck_items("v2")],
        names: (0..batches.len()).map(name).collect(),
        batches,
        ..DeckCounts::default()
    }
}

fn all() -> Scope {
    Scope::of("d".parse().unwrap())
}

fn hall(lecture: &str) -> Stratum {
    let venue = Some(Venue { lecture: lecture.parse().unwrap(), place: None });
    let alone = stratum("v1", Country::Montenegro, Language::Albanian, None, "2026-11-24");
    Stratum { venue, ..alone }
}

#[test]
fn a_target_is_read_as_it_is_written() {
    for text in ["lecture:hall-7", "batch:000102030405060708090a0b0c0d0e0f"] {
        assert_eq!(text.parse::<SetAsideTarget>().unwrap().to_string(), text);
    }
    for text in ["hall-7", "lecture:", "lecture:A b", "batch:00", "country:ME", ""] {
        assert!(text.parse::<SetAsideTarget>().is_err(), "{text}");
    }
}

/// Two lectures of eight and seven, which are one batch, and one of twelve.
#[test]
fn a_lecture_takes_its_whole_batches_and_none_that_mixes_lectures() {
    let mut counts = counts(&[(hall("a"), 8), (hall("b"), 7), (hall("c"), 12)]);
    assert_eq!(counts.batches.len(), 2);
    for lecture in ["a", "b"] {
        counts.set_aside = vec![aside(SetAsideTarget::Lecture(lecture.parse().unwrap()))];
        let report = Report::of(all(), &counts);
        assert_eq!((report.n.paired, report.set_aside), (Figure::Value(27.0), vec![]), "{lecture}");
    }
    counts.set_aside = vec![aside(SetAsideTarget::Lecture("c".parse().unwrap()))];
    let report = Report::of(all(), &counts);
    assert_eq!(report.n.paired, Figure::Value(15.0));
    assert_eq!((report.set_aside[0].n, report.set_aside[0].counted), (12, false));
    let with = Report::of(all().counting_set_aside(true), &counts);
    assert_eq!(with.n.paired, Figure::Value(27.0));
    assert_eq!((with.set_aside[0].n, with.set_aside[0].counted), (12, true));
    assert_eq!(with.set_aside[0].what.reason, "made up");
    // The mixed batch can be set aside, as a whole.
    let mixed = counts.batches.iter().position(|batch| batch.labels.lecture().is_none()).unwrap();
    counts.set_aside = vec![aside(SetAsideTarget::Batch(name(mixed)))];
    assert_eq!(Report::of(all(), &counts).n.paired, Figure::Value(12.0));
}

/// Retention over a part of a cell would describe the students of the other part.
#[test]
fn a_cell_with_a_batch_that_is_set_aside_is_left_out() {
    let mut counts = counts(&[(hall("a"), 12), (hall("b"), 12), (hall("c"), 12)]);
    let one = LinkedOutcomes { first: Vec::new(), later: Vec::<Outcome>::new(), days: Some(30) };
    counts.cells = vec![
        Cell { batches: vec![0, 1], returned: vec![one.clone(); 10] },
        Cell { batches: vec![2], returned: vec![one; 11] },
    ];
    let returned = |counts: &DeckCounts, index| {
        let scope = all().counting_set_aside(index == usize::MAX);
        Report::of(scope, counts).retention.n
    };
    assert_eq!(returned(&counts, 0), Figure::Value(21.0));
    for (index, left) in [(0, 11.0), (1, 11.0), (2, 10.0)] {
        counts.set_aside = vec![aside(SetAsideTarget::Batch(name(index)))];
        assert_eq!(returned(&counts, index), Figure::Value(left), "batch {index}");
        assert_eq!(returned(&counts, usize::MAX), Figure::Value(21.0));
    }
}

proptest! {
    /// The attack: ask with and without, before and after anything is set aside, in every scope. No two
    /// answers differ by one to nine records.
    #[test]
    fn no_difference_of_setting_aside_describes_fewer_than_ten(
        strata in records(),
        targets in prop::collection::vec(0_usize..12, 0..5),
    ) {
        let scopes = scopes();
        let mut counts = counts(&strata);
        let mut answers: Vec<Vec<u64>> = vec![Vec::new(); scopes.len()];
        let n = |counts: &DeckCounts, scope: &Scope| {
            let counts = counts.for_scope(scope);
            let shown: u64 = counts.batches.iter().filter(|batch| batch.is_in(scope)).map(Batch::n).sum();
            shown
        };
        for target in [None].into_iter().chain(targets.into_iter().map(Some)) {
            if let Some(target) = target {
                let lectures: Vec<LectureId> =
                    counts.batches.iter().filter_map(|batch| batch.labels.lecture().cloned()).collect();
                let target = match lectures.get(target) {
                    Some(lecture) => SetAsideTarget::Lecture(lecture.clone()),
                    None => SetAsideTarget::Batch(name(target)),
                };
                counts.set_aside.push(aside(target));
            }
            for (scope, answers) in scopes.iter().zip(&mut answers) {
                for counted in [false, true] {
                    let scope = scope.clone().counting_set_aside(counted);
                    answers.push(n(&counts, &scope));
                    for note in counts.notes(&scope) {
                        prop_assert!(note.n >= SMALLEST_GROUP);
                    }
                }
            }
        }
        for answers in answers {
            for one in &answers {
                for other in &answers {
                    prop_assert!(one.abs_diff(*other) == 0 || one.abs_diff(*other) >= SMALLEST_GROUP);
                }
            }
        }
    }
}
