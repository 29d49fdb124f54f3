use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::batch::tests::{records, scopes, stratum};
use super::super::{
    Batch, BatchKind, BatchLabels, BatchName, DeckCounts, Dimension, Filter, Label, Occasion, PendingStratum,
    Report, SMALLEST_GROUP, Scope, SealedRecords, Stratum, Value, VersionCount, seal,
};
use super::{ExportRow, ExportRows};
use crate::scoring::Outcome;
use crate::statistics::Figure;
use crate::submission::{DeckItems, QuizOutcomes};
use crate::{Country, Language};

const ITEMS: [&str; 2] = ["a", "b"];

/// A record that is different for each number.
fn taken(n: u64) -> QuizOutcomes {
    let outcome = |n: u64| Outcome::ALL[usize::try_from(n % 4).unwrap()];
    let pairs = vec![(outcome(n), outcome(n / 4)), (outcome(n / 16), outcome(n / 64))];
    match n % 7 {
        5 => QuizOutcomes::PreOnly(pairs.iter().map(|pair| pair.0).collect()),
        6 => QuizOutcomes::PostOnly(pairs.iter().map(|pair| pair.1).collect()),
        _ => QuizOutcomes::Both(pairs),
    }
}

/// Sealed records: of each stratum the given number with both quizzes, and some with one.
fn outcomes(strata: &[(Stratum, u64)]) -> Vec<SealedRecords> {
    let mut next = 0_u64;
    let arrived: BTreeMap<Stratum, Vec<QuizOutcomes>> = strata
        .iter()
        .map(|(stratum, n)| {
            let mut own = Vec::new();
            let mut paired = 0;
            while paired < *n {
                next += 37;
                let one = taken(next);
                paired += u64::from(matches!(one, QuizOutcomes::Both(_)));
                own.push(one);
            }
            (stratum.clone(), own)
        })
        .collect();
    let of_kind = |stratum: &Stratum, kind| {
        arrived[stratum].iter().filter(move |taken| BatchKind::of(taken) == kind).cloned().collect::<Vec<_>>()
    };
    let strata = BatchKind::ALL.into_iter().flat_map(|kind| arrived.keys().map(move |own| (kind, own)));
    let pending: Vec<PendingStratum> = strata
        .map(|(kind, stratum)| {
            let n = of_kind(stratum, kind).len() as u64;
            PendingStratum { kind, stratum: stratum.clone(), n }
        })
        .collect();
    let batches = seal(&pending, &Occasion::Everything);
    let records = (0..).zip(&batches).map(|(n, batch)| SealedRecords {
        kind: batch.kind,
        labels: batch.labels(),
        name: BatchName([n; 16]),
        outcomes: batch.strata.iter().flat_map(|stratum| of_kind(stratum, batch.kind)).collect(),
    });
    records.collect()
}

fn counts(outcomes: &[SealedRecords]) -> DeckCounts {
    let deck_items = |version: &str| DeckItems {
        deck: "d".parse().unwrap(),
        version: version.parse().unwrap(),
        items: ITEMS.map(|item| item.parse().unwrap()).to_vec(),
    };
    let versions = vec![deck_items("v1"), deck_items("v2")];
    DeckCounts { versions, ..DeckCounts::default() }.recounted(outcomes)
}

fn versions() -> Vec<VersionCount> {
    ["v1", "v2"]
        .map(|version| VersionCount {
            version: version.parse().unwrap(),
            paired: Figure::Value(0.0),
            counted: true,
        })
        .to_vec()
}

fn rows(scope: &Scope, outcomes: &[SealedRecords]) -> ExportRows {
    ExportRows::of(scope, &versions(), &counts(outcomes).versions, &[], outcomes.to_vec())
}

/// Each label as it is written in a file.
fn cells(labels: &BatchLabels) -> Vec<String> {
    let cell = |label: &Label<'_>| match label {
        Label::Same(value) => value.to_string(),
        Label::Absent => String::new(),
        Label::Merged => "merged".to_owned(),
    };
    labels.iter().map(cell).collect()
}

/// Whether a reader of the file would count this row to a scope.
fn says(labels: &BatchLabels, scope: &Scope) -> bool {
    scope.conditions().all(|condition| {
        let label = labels.get(condition.filter().dimension());
        label.value().is_some_and(|value| match condition.filter() {
            Filter::Is(_) => value == condition.value(),
            Filter::From(_) => value >= condition.value(),
            Filter::To(_) => value <= condition.value(),
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Each combination of values, in any choice of columns, has ten rows or more.
    #[test]
    fn no_combination_of_labels_has_fewer_than_ten_rows(strata in records(), which in 0_usize..1_000) {
        let outcomes = outcomes(&strata);
        let all = scopes();
        for scope in [&all[0], &all[which % all.len()]] {
            let rows = rows(scope, &outcomes);
            let said: Vec<Vec<String>> = rows.rows.iter().map(|row| cells(rows.labels_of(row).unwrap())).collect();
            for columns in 0_u32..1 << Dimension::ALL.len() {
                let mut counts: BTreeMap<Vec<&str>, u64> = BTreeMap::new();
                for cells in &said {
                    let seen = cells.iter().enumerate().filter(|(place, _)| columns >> place & 1 == 1);
                    *counts.entry(seen.map(|(_, cell)| cell.as_str()).collect()).or_default() += 1;
                }
                for (seen, n) in counts {
                    prop_assert!(n >= SMALLEST_GROUP, "{n} rows say {seen:?}");
                }
            }
        }
    }

    /// Nobody finds 1 to 9 records by subtracting the rows of a file from a figure of a report, or
    /// from the rows of another file.
    #[test]
    fn no_difference_to_a_report_describes_fewer_than_ten(strata in records()) {
        let outcomes = outcomes(&strata);
        let counts = counts(&outcomes);
        let paired = || counts.batches.iter().filter(|batch| batch.kind == BatchKind::Both);
        let all = scopes();
        let file = rows(&all[0], &outcomes);
        let said: Vec<(Vec<bool>, u64)> =
            file.labels.iter().map(|labels| all.iter().map(|scope| says(labels, scope)).collect())
                .zip((0..).map(|place| file.rows.iter().filter(|row| row.labels == place).count() as u64))
                .collect();
        for (place, scope) in all.iter().enumerate() {
            let reported: u64 = paired().filter(|batch| batch.is_in(scope)).map(Batch::n).sum();
            let said: u64 = said.iter().filter(|(says, _)| says[place]).map(|(_, n)| n).sum();
            prop_assert!(said <= reported, "{said} rows, {reported} in the report");
            prop_assert!(!(1..SMALLEST_GROUP).contains(&(reported - said)), "{reported} − {said}");
            let asked = rows(scope, &outcomes).rows.len() as u64;
            prop_assert_eq!(asked, reported);
            prop_assert!(!(1..SMALLEST_GROUP).contains(&(file.rows.len() as u64 - asked)));
        }
    }

    /// The rows are the records that the figures are computed from.
    #[test]
    fn rows_are_what_the_report_counts(strata in records()) {
        let outcomes = outcomes(&strata);
        let (counts, scope) = (counts(&outcomes), scopes().remove(0));
        let report = Report::of(scope.clone(), &counts);
        let rows = ExportRows::of(&scope, &report.versions, &counts.versions, &[], outcomes);
        prop_assert_eq!(rows.rows.len() as u64, report.distribution.iter().map(|pair| pair.n).sum::<u64>());
        for (place, item) in report.items.iter().enumerate() {
            let right = |of: fn(&(Outcome, Outcome)) -> Outcome| {
                rows.rows.iter().filter(|row| of(&row.pairs[place]).is_right()).count() as u64
            };
            prop_assert_eq!(right(|pair| pair.0), item.kept + item.lost);
            prop_assert_eq!(right(|pair| pair.1), item.kept + item.gained);
        }
        prop_assert!(rows.rows.is_sorted() && rows.labels.is_sorted());
    }
}

/// Records of versions that ask other items are in no row.
#[test]
fn a_version_with_other_items_is_left_out() {
    let strata: Vec<(Stratum, u64)> = ["v1", "v2"]
        .map(|version| (stratum(version, Country::Montenegro, Language::English, None, "2026-11-24"), 12))
        .to_vec();
    let mut outcomes = outcomes(&strata);
    let old = QuizOutcomes::Both(vec![(Outcome::Wrong, Outcome::Correct)]);
    let v1 = outcomes.iter_mut().find(|own| own.kind == BatchKind::Both).unwrap();
    assert_eq!(v1.labels.version().unwrap().as_str(), "v1");
    v1.outcomes.fill(old);
    // Those with one quiz would be of two items.
    outcomes.retain(|own| own.kind == BatchKind::Both);
    let mut versions = counts(&outcomes).versions;
    versions[0].items.pop();
    let counts = DeckCounts { versions, ..DeckCounts::default() }.recounted(&outcomes);
    let of = |scope: Scope| {
        let report = Report::of(scope.clone(), &counts);
        ExportRows::of(&scope, &report.versions, &counts.versions, &[], outcomes.clone())
    };
    let all = of(Scope::of("d".parse().unwrap()));
    assert_eq!((all.rows.len(), all.items.len()), (12, 2));
    let old = of(Scope::of("d".parse().unwrap()).only(Value::parse(Dimension::DeckVersion, "v1").unwrap()));
    assert_eq!(old.items.len(), 1);
    assert!(!old.rows.is_empty());
    assert_eq!(old.rows[0], ExportRow { labels: 0, pairs: vec![(Outcome::Wrong, Outcome::Correct)] });
    assert_eq!(old.rows[0].right(), (0, 1));
    assert_eq!(*old.labels[0].get(Dimension::Lecture), Label::Absent);
}
