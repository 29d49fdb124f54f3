use proptest::prelude::*;

use super::super::batch::tests::{batches, stratum as sample_stratum};
use super::super::{DeckCounts, Dimension, LectureSeats, Scope, Seat, Stratum, Tally, Value, Venue};
use super::{Caveat, Report};
use crate::scoring::Outcome;
use crate::statistics::{Figure, UndefinedReason};
use crate::submission::{DeckItems, Demographics, QuizOutcomes};
use crate::{Country, Language};

fn deck_items(version: &str, items: &[&str]) -> DeckItems {
    DeckItems {
        deck: "d".parse().unwrap(),
        version: version.parse().unwrap(),
        items: items.iter().map(|i| i.parse().unwrap()).collect(),
    }
}

fn stratum(version: &str) -> Stratum {
    sample_stratum(version, Country::Montenegro, Language::Montenegrin, None, "2026-11-24")
}

fn scope() -> Scope {
    Scope::of("d".parse().unwrap())
}

/// From a pair of letters per item.
fn both(pairs: &str) -> QuizOutcomes {
    let outcomes: Vec<Outcome> = pairs.chars().filter_map(Outcome::from_letter).collect();
    QuizOutcomes::Both(outcomes.chunks(2).map(|p| (p[0], p[1])).collect())
}

fn tally(items: usize, students: impl IntoIterator<Item = impl AsRef<str>>) -> Tally {
    let mut tally = Tally::new(items);
    students.into_iter().for_each(|pairs| tally.add(&both(pairs.as_ref())));
    tally
}

fn close(figure: Figure, expected: f64) {
    let value = figure.value().unwrap();
    assert!((value - expected).abs() < 1e-12, "{value} is not {expected}");
}

/// Ten students, two items. Before: 5 and 2 of 10 right; after: 9 and 6. Means 0.35 and 0.75, gain
/// 0.40/0.65.
#[test]
fn ten_students_by_hand() {
    let mut ten = tally(2, ["cccc", "cccc", "ccwc", "ccwc", "ccwc", "wcwc", "ucuw", "bcbw", "wcww", "wwuu"]);
    ten.add(&QuizOutcomes::PreOnly(vec![Outcome::Correct, Outcome::Correct]));
    let counts = DeckCounts {
        versions: vec![deck_items("v", &["a", "b"])],
        batches: batches([(stratum("v"), ten)]),
        ..DeckCounts::default()
    };
    let report = Report::of(scope(), &counts);
    assert_eq!(report.n.paired, Figure::Value(10.0));
    // One student took only the pre-quiz, and is in no batch.
    assert_eq!((report.n.pre_only, report.n.post_only), (Figure::Value(0.0), Figure::Value(0.0)));
    close(report.score.pre.mean, 0.35);
    close(report.score.post.mean, 0.75);
    close(report.difference.mean, 0.40);
    close(report.gain.class_g, 0.40 / 0.65);
    close(report.score.pre.unsure, 3.0 / 20.0);
    close(report.score.post.unsure, 1.0 / 20.0);
    let [first, second] = &report.items[..] else { panic!("{:?}", report.items) };
    close(first.pre_right, 0.5);
    close(first.post_right, 0.9);
    assert_eq!((first.kept, first.gained, first.lost, first.never), (5, 4, 0, 1));
    assert_eq!((first.unsure_pre, first.unsure_to_right), (1, 1));
    close(first.mcnemar_p, 0.125);
    close(first.mcnemar_p_holm, 0.25);
    close(second.pre_right, 0.2);
    close(second.post_right, 0.6);
    assert!(report.caveats.contains(&Caveat::FewRecords), "{:?}", report.caveats);
}

/// Versions that ask other items are never counted together, and the report says so.
#[test]
fn a_version_with_other_items_is_not_pooled() {
    let items = |n: usize, pairs: &str| tally(pairs.len() / 2, std::iter::repeat_n(pairs, n));
    let versions =
        vec![deck_items("v1", &["a"]), deck_items("v2", &["a", "b"]), deck_items("v3", &["a", "b"])];
    let strata = [
        (stratum("v1"), items(40, "wc")),
        (stratum("v2"), items(12, "wccc")),
        (stratum("v3"), items(15, "wwwc")),
    ];
    let counts = DeckCounts { versions, batches: batches(strata), ..DeckCounts::default() };
    let report = Report::of(scope(), &counts);
    assert_eq!(report.n.paired, Figure::Value(27.0));
    assert_eq!(report.versions.iter().map(|v| v.counted).collect::<Vec<_>>(), [false, true, true]);
    assert_eq!(report.versions[0].paired, Figure::Value(40.0));
    assert!(report.caveats.contains(&Caveat::OtherVersions));
    let old = scope().only(Value::parse(Dimension::DeckVersion, "v1").unwrap());
    let report = Report::of(old, &counts);
    assert_eq!((report.n.paired, report.items.len()), (Figure::Value(40.0), 1));
    assert!(!report.caveats.contains(&Caveat::OtherVersions));
}

/// The oracle found that they were once counted as nobody.
#[test]
fn students_with_one_quiz_are_counted_even_if_nobody_took_both() {
    let counts = |n: usize| {
        let mut only = Tally::new(2);
        (0..n).for_each(|_| only.add(&QuizOutcomes::PreOnly(vec![Outcome::Correct, Outcome::Wrong])));
        (0..=n).for_each(|_| only.add(&QuizOutcomes::PostOnly(vec![Outcome::Correct, Outcome::Wrong])));
        let versions =
            vec![deck_items("v1", &["a"]), deck_items("v2", &["a", "b"]), deck_items("v3", &["c"])];
        DeckCounts { versions, batches: batches([(stratum("v2"), only)]), ..DeckCounts::default() }
    };
    let report = Report::of(scope(), &counts(12));
    assert_eq!((report.n.pre_only, report.n.post_only), (Figure::Value(12.0), Figure::Value(13.0)));
    assert_eq!((report.n.paired, report.items_asked), (Figure::Value(0.0), 2));
    assert_eq!(
        (report.attrition.lost, report.attrition.pre_only_mean),
        (Figure::Value(1.0), Figure::Value(0.5))
    );
    assert!(report.caveats.contains(&Caveat::Attrition) && report.versions.is_empty());
    assert_eq!(report.score.pre.mean, Figure::Undefined(UndefinedReason::TooFewRecords));
    // So few students are in no batch: it cannot be told whether there is anybody.
    let report = Report::of(scope(), &counts(3));
    let (none, unknown) = (Figure::Value(0.0), Figure::Undefined(UndefinedReason::TooFewRecords));
    assert_eq!((report.n.pre_only, report.n.post_only, report.attrition.lost), (none, none, unknown));
    assert_eq!(report.items_asked, 0);
}

#[test]
fn a_scope_that_cuts_through_a_batch_says_so() {
    let other = Demographics::new(Country::Kosovo, Language::Montenegrin);
    let other = Stratum { demographics: other, ..stratum("v") };
    let strata = [(stratum("v"), tally(1, ["wc"; 12])), (other, tally(1, ["wc"; 3]))];
    let counts = DeckCounts {
        versions: vec![deck_items("v", &["a"])],
        batches: batches(strata),
        ..DeckCounts::default()
    };
    for country in [Country::Kosovo, Country::Albania] {
        let report = Report::of(scope().only(Value::Country(country)), &counts);
        assert_eq!(report.n.paired, Figure::Undefined(UndefinedReason::TooFewRecords));
        assert!(report.caveats.contains(&Caveat::Withheld));
    }
    let report = Report::of(scope(), &counts);
    assert_eq!(report.n.paired, Figure::Value(15.0));
    assert!(!report.caveats.contains(&Caveat::Withheld));
}

#[test]
fn without_anything_left_to_learn_there_is_no_gain() {
    let counts = DeckCounts {
        versions: vec![deck_items("v", &["a"])],
        batches: batches([(stratum("v"), tally(1, ["cc"; 10]))]),
        ..DeckCounts::default()
    };
    let report = Report::of(scope(), &counts);
    assert_eq!(report.gain.class_g, Figure::Undefined(UndefinedReason::NothingLeftToGain));
    assert!(report.caveats.contains(&Caveat::Ceiling));
}

/// Forty results of a lecture, twelve of them without a ticket.
#[test]
fn a_report_says_how_many_came_without_a_ticket() {
    let hall = |seat| Stratum {
        venue: Some(Venue { lecture: "one".parse().unwrap(), place: None }),
        seat,
        ..stratum("v")
    };
    let of = |scope: Scope, strata: &[(Stratum, usize)]| {
        let strata = strata.iter().map(|(stratum, n)| (stratum.clone(), tally(1, vec!["wc"; *n])));
        let versions = vec![deck_items("v", &["a"])];
        let counts = DeckCounts { versions, batches: batches(strata), ..DeckCounts::default() };
        let report = Report::of(scope, &counts);
        let warns = report.caveats.contains(&Caveat::WithoutTicket);
        (report.n.paired.value(), report.n.without_ticket.value(), warns)
    };
    let both = [(hall(Seat::Ticket), 28), (hall(Seat::None), 12)];
    assert_eq!(of(scope(), &both), (Some(40.0), Some(12.0), true));
    let only = |seat| scope().only(Value::Seat(seat));
    assert_eq!(of(only(Seat::Ticket), &both), (Some(28.0), Some(0.0), false));
    assert_eq!(of(only(Seat::None), &both), (Some(12.0), Some(12.0), true));
    // Students who learned alone have no hall to get a ticket from.
    assert_eq!(of(scope(), &[(stratum("v"), 12)]), (Some(12.0), Some(12.0), false));
}

/// Only lectures of the scope that gave out more tickets than there were people.
#[test]
fn a_report_names_lectures_with_more_tickets_than_people() {
    let hall = |lecture: &str| Stratum {
        venue: Some(Venue { lecture: lecture.parse().unwrap(), place: None }),
        seat: Seat::Ticket,
        ..stratum("v")
    };
    let seats =
        |lecture: &str, tickets, heads| LectureSeats { lecture: lecture.parse().unwrap(), tickets, heads };
    let strata = ["one", "two"].map(|lecture| (hall(lecture), tally(1, ["wc"; 12])));
    let counts = DeckCounts {
        versions: vec![deck_items("v", &["a"])],
        batches: batches(strata),
        seats: vec![seats("one", 36, 34), seats("two", 34, 34), seats("other", 36, 34)],
        ..DeckCounts::default()
    };
    assert_eq!(Report::of(scope(), &counts).seats, [seats("one", 36, 34)]);
    let two = scope().only(Value::parse(Dimension::Lecture, "two").unwrap());
    assert_eq!(Report::of(two, &counts).seats, []);
}

#[test]
fn a_report_is_read_as_it_is_written() {
    let hall = |lecture: &str| Stratum {
        venue: Some(Venue { lecture: lecture.parse().unwrap(), place: Some("Elbasan".into()) }),
        ..stratum("v")
    };
    let demographics = Demographics::new(Country::Albania, Language::Albanian);
    let other = Stratum { demographics, ..hall("two") };
    let strata = [
        (hall("one"), tally(2, (0..14).map(|i| ["ccwc", "wcwu", "cwcc"][i % 3]))),
        (other, tally(2, (0..25).map(|i| ["wwwc", "wcbu", "cccc"][i % 3]))),
    ];
    let counts = DeckCounts {
        versions: vec![deck_items("v", &["a", "b"])],
        batches: batches(strata),
        synthetic: true,
        ..DeckCounts::default()
    };
    let report = Report::of(scope(), &counts);
    assert_eq!((report.countries.len(), report.languages.len(), report.lectures.each.len()), (2, 2, 2));
    assert_eq!(report.bias[0].reference, Language::Albanian);
    assert_eq!(report.caveats[0], Caveat::Synthetic);
    // By way of numbers, for text loses the last digit of some.
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(serde_json::from_value::<Report>(json).unwrap(), report);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn fewer_than_ten_are_as_good_as_none(n in 0_usize..10) {
        let counts = DeckCounts {
            versions: vec![deck_items("v", &["a"])],
            batches: batches([(stratum("v"), tally(1, std::iter::repeat_n("wc", n)))]),
            ..DeckCounts::default()
        };
        let report = Report::of(scope(), &counts);
        prop_assert!(report.score.pre.mean.value().is_none() && report.items.is_empty());
        prop_assert!(report.distribution.is_empty() && report.versions.is_empty());
        prop_assert_eq!(report, Report::of(scope(), &DeckCounts { batches: Vec::new(), ..counts }));
    }

    #[test]
    fn a_report_does_not_depend_on_how_records_are_split(
        letters in prop::collection::vec("[cwub]{4}", 10..40),
        cut in 0_usize..40,
    ) {
        let counts = |strata: Vec<(Stratum, Tally)>| DeckCounts {
            versions: vec![deck_items("v", &["a", "b"])],
            batches: batches(strata),
            ..DeckCounts::default()
        };
        let later = Stratum { day: "2026-11-25".parse().unwrap(), ..stratum("v") };
        let (left, right) = letters.split_at(cut.min(letters.len()));
        let one = Report::of(scope(), &counts(vec![(stratum("v"), tally(2, &letters))]));
        let two = Report::of(scope(), &counts(vec![(stratum("v"), tally(2, left)), (later, tally(2, right))]));
        prop_assert_eq!(one, two);
    }
}
