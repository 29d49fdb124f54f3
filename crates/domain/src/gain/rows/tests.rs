use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::group::tests::{records, scopes};
use super::super::{DeckCounts, Report, SMALLEST_GROUP, Scope, Stratum, VersionCount, groups};
use super::{Label, Row, RowLabels, Rows};
use crate::scoring::Outcome;
use crate::statistics::Figure;
use crate::submission::{Edition, Taken};

const ITEMS: [&str; 2] = ["a", "b"];

/// A record of its own, by a number.
fn taken(n: u64) -> Taken {
    let outcome = |n: u64| Outcome::ALL[usize::try_from(n % 4).unwrap()];
    let pairs = vec![(outcome(n), outcome(n / 4)), (outcome(n / 16), outcome(n / 64))];
    match n % 7 {
        5 => Taken::PreOnly(pairs.iter().map(|pair| pair.0).collect()),
        6 => Taken::PostOnly(pairs.iter().map(|pair| pair.1).collect()),
        _ => Taken::Both(pairs),
    }
}

/// So many records with both quizzes in each stratum, and some with one.
fn outcomes(strata: &[(Stratum, u64)]) -> BTreeMap<Stratum, Vec<Taken>> {
    let mut next = 0_u64;
    strata
        .iter()
        .map(|(stratum, n)| {
            let mut own = Vec::new();
            let mut paired = 0;
            while paired < *n {
                next += 37;
                let one = taken(next);
                paired += u64::from(matches!(one, Taken::Both(_)));
                own.push(one);
            }
            (stratum.clone(), own)
        })
        .collect()
}

fn census(outcomes: &BTreeMap<Stratum, Vec<Taken>>) -> DeckCounts {
    let edition = |version: &str| Edition {
        deck: "d".parse().unwrap(),
        version: version.parse().unwrap(),
        items: ITEMS.map(|item| item.parse().unwrap()).to_vec(),
    };
    let editions = vec![edition("v1"), edition("v2")];
    DeckCounts { editions, ..DeckCounts::default() }.recounted(outcomes)
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

fn rows(scope: &Scope, outcomes: &BTreeMap<Stratum, Vec<Taken>>) -> Rows {
    Rows::of(scope, &versions(), &census(outcomes), outcomes.clone())
}

/// Each label as a text, as it stands in a file.
fn cells(labels: &RowLabels) -> [String; 7] {
    fn cell<T: std::fmt::Display>(label: &Label<T>) -> String {
        match label {
            Label::Same(value) => value.to_string(),
            Label::Absent => String::new(),
            Label::Merged => "merged".to_owned(),
        }
    }
    [
        labels.version.to_string(),
        cell(&labels.country),
        cell(&labels.language),
        cell(&labels.place),
        cell(&labels.lecture),
        cell(&labels.month),
        cell(&labels.day),
    ]
}

/// Whether a reader of the file would count this row to a scope.
fn says(labels: &RowLabels, scope: &Scope) -> bool {
    fn is<T: PartialEq>(label: &Label<T>, asked: Option<&T>) -> bool {
        asked.is_none_or(|asked| matches!(label, Label::Same(value) if value == asked))
    }
    let from = |month: &Label<_>| matches!(month, Label::Same(m) if scope.from.is_none_or(|from| from <= *m) && scope.to.is_none_or(|to| *m <= to));
    scope.deck_version.as_ref().is_none_or(|version| *version == labels.version)
        && is(&labels.country, scope.country.as_ref())
        && is(&labels.language, scope.language.as_ref())
        && is(&labels.place, scope.place.as_ref())
        && is(&labels.lecture, scope.lecture.as_ref())
        && (scope.from.is_none() && scope.to.is_none() || from(&labels.month))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever columns somebody looks at together: each combination of values has ten rows or more.
    #[test]
    fn no_combination_of_labels_has_fewer_than_ten_rows(strata in records(), which in 0_usize..1_000) {
        let outcomes = outcomes(&strata);
        let all = scopes();
        for scope in [&all[0], &all[which % all.len()]] {
            let rows = rows(scope, &outcomes);
            let said: Vec<[String; 7]> = rows.rows.iter().map(|row| cells(rows.labels_of(row).unwrap())).collect();
            for columns in 0_u8..128 {
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

    /// Whoever counts rows of a file and takes them from a figure of a report, or the other way round, or from the rows of another
    /// file, never finds 1 to 9 records.
    #[test]
    fn no_difference_to_a_report_tells_of_fewer_than_ten(strata in records()) {
        let outcomes = outcomes(&strata);
        let census = census(&outcomes);
        let groups = groups(census.strata.iter().map(|(stratum, tally)| (stratum, tally.paired())));
        let all = scopes();
        let file = rows(&all[0], &outcomes);
        let counts: Vec<(Vec<bool>, u64)> =
            file.labels.iter().map(|labels| all.iter().map(|scope| says(labels, scope)).collect())
                .zip((0..).map(|place| file.rows.iter().filter(|row| row.labels == place).count() as u64))
                .collect();
        for (place, scope) in all.iter().enumerate() {
            let reported: u64 = groups.iter().filter(|group| group.is_in(scope)).map(|group| group.n).sum();
            let said: u64 = counts.iter().filter(|(says, _)| says[place]).map(|(_, n)| n).sum();
            prop_assert!(said <= reported, "{said} rows, {reported} in the report");
            prop_assert!(!(1..SMALLEST_GROUP).contains(&(reported - said)), "{reported} − {said}");
            let asked = rows(scope, &outcomes).rows.len() as u64;
            prop_assert_eq!(asked, reported);
            prop_assert!(!(1..SMALLEST_GROUP).contains(&(file.rows.len() as u64 - asked)));
        }
    }

    /// The rows are the records that the figures are made of.
    #[test]
    fn rows_are_what_the_report_counts(strata in records()) {
        let outcomes = outcomes(&strata);
        let (census, scope) = (census(&outcomes), scopes().remove(0));
        let report = Report::of(scope.clone(), &census);
        let rows = Rows::of(&scope, &report.versions, &census, outcomes);
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

/// Versions that ask other items are in no row.
#[test]
fn a_version_with_other_items_is_left_out() {
    let strata: Vec<(Stratum, u64)> = ["v1", "v2"]
        .map(|version| {
            let stratum = Stratum {
                version: version.parse().unwrap(),
                country: crate::Country::Montenegro,
                language: crate::Language::English,
                venue: None,
                day: "2026-11-24".parse().unwrap(),
            };
            (stratum, 12)
        })
        .to_vec();
    let mut outcomes = outcomes(&strata);
    let old = Taken::Both(vec![(Outcome::Wrong, Outcome::Correct)]);
    outcomes.values_mut().next().unwrap().fill(old);
    let mut editions = census(&outcomes).editions;
    editions[0].items.pop();
    let census = DeckCounts { editions, ..DeckCounts::default() }.recounted(&outcomes);
    let of = |scope: Scope| {
        let report = Report::of(scope.clone(), &census);
        Rows::of(&scope, &report.versions, &census, outcomes.clone())
    };
    let all = of(Scope::of("d".parse().unwrap()));
    assert_eq!((all.rows.len(), all.items.len()), (12, 2));
    let old = of(Scope { deck_version: Some("v1".parse().unwrap()), ..Scope::of("d".parse().unwrap()) });
    assert_eq!(old.items.len(), 1);
    assert!(!old.rows.is_empty());
    assert_eq!(old.rows[0], Row { labels: 0, pairs: vec![(Outcome::Wrong, Outcome::Correct)] });
    assert_eq!(old.rows[0].right(), (0, 1));
    assert_eq!(old.labels[0].lecture, Label::Absent);
}
