use std::collections::BTreeSet;

use proptest::prelude::*;

use super::Retention;
use crate::gain::batch::tests::{scopes, stratum};
use crate::gain::cell::tests::{attack, each_batch, kinds, returned};
use crate::gain::{
    Batch, BatchKind, BatchReturns, Cell, DeckCounts, Dimension, LinkedOutcomes, Occasion, PendingStratum,
    Report, Scope, Stratum, Tally, Value, Venue, cells, seal,
};
use crate::id::ItemId;
use crate::scoring::Outcome;
use crate::statistics::{Figure, UndefinedReason};
use crate::submission::{DeckItems, QuizOutcomes};
use crate::{Country, Language};

/// Three letters an item: before, after and later.
fn followup(letters: &str, days: u64) -> LinkedOutcomes {
    let outcomes: Vec<Outcome> = letters.chars().filter_map(Outcome::from_letter).collect();
    LinkedOutcomes {
        first: outcomes.chunks(3).map(|three| (three[0], three[1])).collect(),
        later: outcomes.chunks(3).map(|three| three[2]).collect(),
        days: Some(days),
    }
}

fn hall(name: &str) -> Stratum {
    let venue = Some(Venue { lecture: name.parse().unwrap(), place: None });
    let alone = stratum("v1", Country::Montenegro, Language::Montenegrin, None, "2026-11-24");
    Stratum { venue, ..alone }
}

/// The counts of lectures, each with its number of students and those who answered the follow-up.
/// The quiz has two items.
fn counts(halls: &[(&str, usize, Vec<LinkedOutcomes>)]) -> DeckCounts {
    let mut counts = DeckCounts {
        versions: vec![DeckItems {
            deck: "d".parse().unwrap(),
            version: "v1".parse().unwrap(),
            items: ["a", "b"].map(|item| item.parse().unwrap()).to_vec(),
        }],
        ..DeckCounts::default()
    };
    let mut returns = Vec::new();
    for (name, n, back) in halls {
        let mut tally = Tally::new(2);
        for one in back {
            tally.add(&QuizOutcomes::Both(one.first.clone()));
        }
        let other = QuizOutcomes::Both(vec![(Outcome::Wrong, Outcome::Wrong); 2]);
        (back.len()..*n).for_each(|_| tally.add(&other));
        let batch = batch(hall(name), tally);
        let (labels, n) = (batch.labels.clone(), batch.n());
        returns.push(BatchReturns { labels, n, returned: back.len() as u64 });
        counts.batches.push(batch);
    }
    for batches in cells(&returns) {
        let returned = batches.iter().flat_map(|index| halls[*index].2.clone()).collect();
        counts.cells.push(Cell { batches, returned });
    }
    counts
}

/// The batch of a stratum.
fn batch(stratum: Stratum, tally: Tally) -> Batch {
    let pending = [PendingStratum { kind: BatchKind::Both, stratum, n: tally.paired() }];
    let labels = seal(&pending, &Occasion::Everything)[0].labels();
    Batch { kind: BatchKind::Both, labels, tally }
}

fn scope() -> Scope {
    Scope::of("d".parse().unwrap())
}

fn close(figure: Figure, expected: f64) {
    let value = figure.value().unwrap();
    assert!((value - expected).abs() < 1e-12, "{value} is not {expected}");
}

/// Twelve students, two items. Right of 24 answers: 6 before, 18 after, 16 later; so 10 of the 12
/// that were gained are kept.
fn twelve() -> Vec<LinkedOutcomes> {
    let one = ["ccc", "wcc", "wcc", "wcc", "wcc", "wcc", "wcc", "wcw", "wcw", "wcw", "wcu", "wwc"];
    let other = ["ccc", "ccc", "ccc", "ccc", "ccc", "wcc", "wcc", "wbw", "www", "wuw", "www", "wwc"];
    let both = one.iter().zip(other);
    both.zip(20..).map(|((one, other), days)| followup(&format!("{one}{other}"), days)).collect()
}

#[test]
fn twelve_students_by_hand() {
    let report = Report::of(scope(), &counts(&[("one", 24, twelve())]));
    let found = report.retention;
    assert_eq!((found.n, found.days), (Figure::Value(12.0), Figure::Value(25.5)));
    close(found.pre, 6.0 / 24.0);
    close(found.post, 18.0 / 24.0);
    close(found.later, 16.0 / 24.0);
    close(found.difference.mean, -2.0 / 24.0);
    close(found.kept, 10.0 / 12.0);
    assert!(found.difference.ci_low.value() < Some(-2.0 / 24.0));
    let [first, second] = &found.items[..] else { panic!("{:?}", found.items) };
    assert_eq!((first.item.as_str(), second.item.as_str()), ("a", "b"));
    close(first.pre_right, 1.0 / 12.0);
    close(first.post_right, 11.0 / 12.0);
    close(first.later_right, 8.0 / 12.0);
    close(second.later_right, 8.0 / 12.0);
}

#[test]
fn without_a_gain_nothing_is_kept() {
    let back = vec![followup("ccwwwc", 30); 12];
    let found = Report::of(scope(), &counts(&[("one", 30, back)])).retention;
    assert_eq!(found.kept, Figure::Undefined(UndefinedReason::NothingGained));
    assert_eq!((found.n, found.difference.mean), (Figure::Value(12.0), Figure::Value(0.0)));
    assert_eq!(found.difference.ci_low, Figure::Undefined(UndefinedReason::EqualDifferences));
}

/// A deck without cells has nobody to show. That nobody of a part returned is not shown: a part may
/// be three students.
#[test]
fn zero_is_shown_of_the_whole_deck_only() {
    let nothing = Report::of(scope(), &counts(&[("one", 24, Vec::new()), ("two", 24, Vec::new())])).retention;
    let none = Figure::Undefined(UndefinedReason::TooFewRecords);
    assert_eq!((nothing.n, nothing.pre, nothing.kept, nothing.days), (Figure::Value(0.0), none, none, none));
    let counts =
        counts(&[("one", 24, twelve()), ("two", 24, Vec::new()), ("three", 24, twelve()[..3].to_vec())]);
    let of = |lecture: &str| {
        let lecture = Value::parse(Dimension::Lecture, lecture).unwrap();
        Report::of(scope().only(lecture), &counts).retention
    };
    // The third lecture is a remainder, and shown with the first one only.
    for lecture in ["one", "two", "three"] {
        let found = of(lecture);
        assert_eq!((found.n, found.later, found.kept), (none, none, none), "{lecture}");
        assert!(found.items.is_empty());
    }
    assert_eq!(Report::of(scope(), &counts).retention.n, Figure::Value(15.0));
}

#[test]
fn days_that_are_not_known_are_left_out() {
    let back = |days: Option<u64>| LinkedOutcomes { days, ..followup("wccwcc", 0) };
    let all = (1..=5).map(|days| back(Some(days))).chain((0..6).map(|_| back(None))).collect();
    let found = Report::of(scope(), &counts(&[("one", 30, all)])).retention;
    assert_eq!((found.n, found.days), (Figure::Value(11.0), Figure::Value(3.0)));
}

#[test]
fn versions_with_other_items_are_left_out() {
    let mut counts = counts(&[("one", 24, twelve())]);
    let newer = Stratum { version: "v2".parse().unwrap(), ..hall("two") };
    let other = DeckItems { version: "v2".parse().unwrap(), ..counts.versions[0].clone() };
    let other = DeckItems { items: vec!["c".parse().unwrap()], ..other };
    counts.versions.push(other);
    let mut tally = Tally::new(1);
    (0..10).for_each(|_| tally.add(&QuizOutcomes::Both(vec![(Outcome::Wrong, Outcome::Correct)])));
    counts.batches.push(batch(newer, tally));
    let of = |scope| Report::of(scope, &counts).retention.n;
    assert_eq!(of(scope()), Figure::Undefined(UndefinedReason::TooFewRecords));
    let old = scope().only(Value::parse(Dimension::DeckVersion, "v1").unwrap());
    assert_eq!(of(old), Figure::Value(12.0));
}

/// Each batch has an item that its students, and no others, have right at the follow-up. So the
/// figures themselves say which students they cover.
fn marked(batches: &[BatchReturns]) -> (Vec<ItemId>, Vec<Cell>) {
    let items = (0..batches.len()).map(|place| format!("item-{place}").parse().unwrap()).collect();
    let student = |place: usize| {
        let outcome = |item: usize| if item == place { Outcome::Correct } else { Outcome::Wrong };
        LinkedOutcomes {
            first: vec![(Outcome::Wrong, Outcome::Wrong); batches.len()],
            later: (0..batches.len()).map(outcome).collect(),
            days: Some(30),
        }
    };
    let cell = |own: Vec<usize>| {
        let returned =
            own.iter().flat_map(|place| (0..batches[*place].returned).map(|_| student(*place))).collect();
        Cell { batches: own, returned }
    };
    (items, cells(batches).into_iter().map(cell).collect())
}

/// The kinds of students that retention covers, read from its figures. Each batch is in it as a
/// whole or not at all.
fn told(found: &Retention, batches: &[BatchReturns]) -> Option<Vec<bool>> {
    let n = found.n.value()?;
    let mut kinds = Vec::new();
    for (place, own) in batches.iter().enumerate() {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
        let told =
            found.items.get(place).map_or(0, |item| (item.later_right.value().unwrap() * n).round() as u64);
        assert!(told == 0 || told == own.returned, "a part of a batch: {told} of {}", own.returned);
        kinds.extend([told > 0, false]);
    }
    Some(kinds)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The attack: someone asks for every scope, and knows each batch besides.
    #[test]
    fn no_scopes_describe_fewer_than_ten((batches, returns) in returned()) {
        let (items, cells) = marked(&returns);
        let mut published: BTreeSet<Vec<bool>> = each_batch(&returns).into_iter().collect();
        for scope in scopes() {
            let found = Retention::of(&items, (&batches, &cells), &scope, &|_| true);
            if let Some(n) = found.n.value() {
                prop_assert!(n >= 10.0 || cells.is_empty(), "{n}");
            }
            prop_assert_eq!(found.items.is_empty(), found.later.value().is_none());
            published.extend(told(&found, &returns));
        }
        let published: Vec<Vec<bool>> = published.into_iter().collect();
        prop_assert_eq!(attack(&kinds(&returns), &published), None);
    }
}
