use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::{Condition, Dimension, Filter, Scope, Stratum, Value, Venue};
use super::{Group, STEPS, WITHIN_A_LECTURE, groups, groups_of_lecture};
use crate::submission::Demographics;
use crate::{Country, Language};

pub(in crate::gain) fn stratum(
    version: &str,
    country: Country,
    language: Language,
    lecture: Option<&str>,
    day: &str,
) -> Stratum {
    let venue = lecture.map(|lecture| Venue {
        lecture: lecture.parse().unwrap(),
        place: lecture.starts_with('n').then(|| "Nikšić".to_owned()),
    });
    let demographics = Demographics::new(country, language);
    Stratum { version: version.parse().unwrap(), demographics, venue, day: day.parse().unwrap() }
}

const ME: Country = Country::Montenegro;
const XK: Country = Country::Kosovo;
const CNR: Language = Language::Montenegrin;
const SQ: Language = Language::Albanian;

fn scope() -> Scope {
    Scope::of("d".parse().unwrap())
}

fn lecture(name: &str) -> Value<'static> {
    Value::parse(Dimension::Lecture, name).unwrap()
}

/// The number of records that a report on a scope counts.
fn asked(groups: &[Group<'_>], scope: &Scope) -> u64 {
    groups.iter().filter(|group| group.is_in(scope)).map(|group| group.n).sum()
}

#[test]
fn a_small_country_takes_its_complement_with_it() {
    let strata =
        [(stratum("v", ME, CNR, None, "2026-11-01"), 20), (stratum("v", XK, SQ, None, "2026-11-01"), 3)];
    let groups = groups(strata.iter().map(|(s, n)| (s, *n)));
    assert_eq!(asked(&groups, &scope()), 23);
    for country in Country::ALL {
        assert_eq!(asked(&groups, &scope().only(Value::Country(country))), 0);
    }
}

#[test]
fn a_few_of_another_language_are_counted_with_those_of_other_lectures() {
    let hall = |language, lecture, n| (stratum("v", ME, language, Some(lecture), "2026-11-01"), n);
    let strata = [
        hall(CNR, "nine", 30),
        hall(SQ, "nine", 4),
        hall(CNR, "ten", 25),
        hall(SQ, "ten", 7),
        hall(CNR, "small", 6),
        hall(SQ, "small", 5),
    ];
    let groups = groups(strata.iter().map(|(s, n)| (s, *n)));
    let by = |scope| asked(&groups, &scope);
    assert_eq!(by(scope()), 77);
    assert_eq!(by(scope().only(lecture("nine"))), 30);
    // Six and five of one lecture are enough together, without a language.
    assert_eq!(by(scope().only(lecture("small"))), 11);
    // Four and seven of two lectures are enough together, without a lecture.
    assert_eq!(by(scope().only(Value::Language(SQ))), 11);
    assert_eq!(by(scope().only(Value::Place("Nikšić".into()))), 30);
    assert_eq!(by(scope().only(Value::Country(ME))), 77);
}

/// Once a remainder joined the group of a single lecture. Then the report on all records minus the
/// gain on the stage described three students.
#[test]
fn a_remainder_never_joins_the_group_of_a_single_lecture() {
    let hall = stratum("v", ME, CNR, Some("nine"), "2026-11-01");
    let alone = stratum("v", XK, SQ, None, "2026-11-01");
    assert_eq!(asked(&groups([(&hall, 20), (&alone, 3)]), &scope()), 20);
    let others = stratum("v", ME, SQ, None, "2026-11-01");
    assert_eq!(asked(&groups([(&hall, 20), (&alone, 3), (&others, 10)]), &scope()), 33);
}

#[test]
fn days_and_months_are_put_together() {
    let on = |day, n| (stratum("v", ME, CNR, None, day), n);
    let strata = [on("2026-10-01", 4), on("2026-10-09", 7), on("2026-11-01", 12), on("2026-11-02", 3)];
    let groups = groups(strata.iter().map(|(s, n)| (s, *n)));
    let month = |month: &str| {
        let ends = ["from", "to"].map(|end| Filter::from_name(end).unwrap().parse(month).unwrap());
        asked(&groups, &ends.into_iter().fold(scope(), Scope::with))
    };
    assert_eq!(asked(&groups, &scope()), 26);
    // The three of 2 November join the group of 1 November, so no month loses anybody.
    assert_eq!((month("2026-10") + month("2026-11")), 26);
    let second = Value::parse(Dimension::Day, "2026-11-02").unwrap();
    assert!(groups.iter().all(|group| group.label(Dimension::Day).value() != Some(&second)));
}

#[test]
fn fewer_than_ten_of_a_version_are_in_no_group() {
    let old = stratum("v1", ME, CNR, None, "2026-10-01");
    let new = stratum("v2", ME, CNR, None, "2026-11-01");
    assert_eq!(asked(&groups([(&old, 9), (&new, 10)]), &scope()), 10);
}

/// Every scope that anyone can ask for, all records first, with values that the strata of
/// [`records`] have.
pub(in crate::gain) fn scopes() -> Vec<Scope> {
    let values = |filter: Filter| -> Vec<Condition> {
        let texts: &[&str] = match filter.dimension() {
            Dimension::DeckVersion => &["v1", "v2"],
            Dimension::Country => &["ME", "XK"],
            Dimension::Language => &["cnr", "sq"],
            Dimension::Place => &["Nikšić"],
            Dimension::Lecture => &["a", "nb", "nc"],
            Dimension::Month => &["2026-10", "2026-11"],
            Dimension::Day => &[],
        };
        texts.iter().map(|text| filter.parse(text).unwrap()).collect()
    };
    Filter::all().fold(vec![scope()], |scopes, filter| {
        let narrowed = scopes
            .iter()
            .flat_map(|scope| values(filter).into_iter().map(move |condition| scope.clone().with(condition)));
        scopes.iter().cloned().chain(narrowed).collect()
    })
}

/// Random strata with their numbers of records.
pub(in crate::gain) fn records() -> impl Strategy<Value = Vec<(Stratum, u64)>> {
    let one = (
        prop::sample::select(vec!["v1", "v2"]),
        prop::sample::select(vec![ME, XK]),
        prop::sample::select(vec![CNR, SQ]),
        prop::option::of(prop::sample::select(vec!["a", "nb", "nc"])),
        prop::sample::select(vec!["2026-10-03", "2026-10-04", "2026-11-01"]),
    );
    let n = prop_oneof![3 => 1_u64..10, 1 => 10_u64..40];
    prop::collection::btree_map(one, n, 0..14).prop_map(|strata| {
        let built = strata.into_iter();
        built
            .map(|((version, country, language, lecture, day), n)| {
                (stratum(version, country, language, lecture, day), n)
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn groups_are_large_enough_and_have_no_record_in_common(strata in records()) {
        let groups = groups(strata.iter().map(|(s, n)| (s, *n)));
        let mut seen = Vec::new();
        for group in &groups {
            prop_assert!(group.n >= 10);
            prop_assert!(group.strata.iter().all(|s| s.version == group.strata[0].version));
            for stratum in &group.strata {
                prop_assert!(!seen.contains(stratum));
                seen.push(stratum);
            }
            let n: u64 = strata.iter().filter(|(s, _)| group.strata.contains(&s)).map(|(_, n)| n).sum();
            prop_assert_eq!(n, group.n);
        }
        for version in ["v1", "v2"] {
            let all: u64 = strata.iter().filter(|(s, _)| s.version.as_str() == version).map(|(_, n)| n).sum();
            let shown: u64 = groups.iter().filter(|g| g.strata[0].version.as_str() == version).map(|g| g.n).sum();
            // Only a remainder without a group to join is left out.
            let has_host = groups.iter().any(|g| g.strata[0].version.as_str() == version && g.label(Dimension::Lecture).value().is_none());
            prop_assert!(all - shown < 10, "{shown} of {all}");
            prop_assert!(!has_host || shown == all, "{shown} of {all}");
        }
    }

    #[test]
    fn the_order_of_the_strata_does_not_matter(strata in records(), turn in 0_usize..14) {
        let mut turned = strata.clone();
        let by = turn % turned.len().max(1);
        turned.rotate_left(by);
        let one = groups(strata.iter().map(|(s, n)| (s, *n)));
        let other = groups(turned.iter().map(|(s, n)| (s, *n)));
        prop_assert_eq!(one, other);
    }

    /// The attack: someone asks for every scope and subtracts figures from each other: one from
    /// another, and the sum over any dimension from the whole. No result is ever 1 to 9.
    #[test]
    fn no_difference_of_figures_describes_fewer_than_ten(strata in records()) {
        let groups = groups(strata.iter().map(|(s, n)| (s, *n)));
        let all = scopes();
        let counts: Vec<(Vec<bool>, u64)> = all
            .iter()
            .map(|scope| {
                (groups.iter().map(|group| group.is_in(scope)).collect(), asked(&groups, scope))
            })
            .collect();
        let reveals = |n: i128| (1..10).contains(&n.unsigned_abs());
        for (one, a) in &counts {
            prop_assert!(!reveals(i128::from(*a)));
            for (other, b) in &counts {
                // One scope within another: the difference counts the students between them.
                if other.iter().zip(one).all(|(other, one)| *one || !*other) {
                    prop_assert!(!reveals(i128::from(*a) - i128::from(*b)), "{a} − {b}");
                }
            }
        }
        let by = |scope: &Scope| i128::from(asked(&groups, scope));
        for scope in &all {
            let whole = by(scope);
            for dimension in [Dimension::Country, Dimension::Language, Dimension::Lecture] {
                if scope.get(Filter::Is(dimension)).is_none() {
                    let values = all.iter().filter_map(|scope| scope.get(Filter::Is(dimension)));
                    let values: BTreeSet<&Value<'_>> = values.collect();
                    let parts: i128 = values.into_iter().map(|value| by(&scope.clone().only(value.clone()))).sum();
                    prop_assert!(!reveals(whole - parts), "{whole} − {parts}");
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn strata_compare_as_their_values_do(records in records()) {
        for (one, _) in &records {
            for (other, _) in &records {
                for dimension in Dimension::ALL {
                    let by_value = one.value(dimension).cmp(&other.value(dimension));
                    prop_assert_eq!(one.compare(other, dimension), by_value);
                }
            }
        }
    }

    #[test]
    fn the_groups_of_the_stage_are_groups_of_the_report(records in records()) {
        let report = groups(records.iter().map(|(s, n)| (s, *n)));
        for lecture in ["a", "nb", "nc"].map(|lecture| lecture.parse().unwrap()) {
            let own = records.iter().filter(|(stratum, _)| stratum.lecture() == Some(&lecture));
            for shown in groups_of_lecture(own.map(|(s, n)| (s, *n))) {
                prop_assert!(report.contains(&shown), "{shown:?} of {report:?}");
            }
        }
    }
}

#[test]
fn the_first_steps_and_no_others_keep_a_lecture_together() {
    let (within, across) = STEPS.split_at(WITHIN_A_LECTURE);
    assert!(within.iter().all(|step| step.alike.contains(&Dimension::Lecture)));
    assert!(across.iter().all(|step| !step.alike.contains(&Dimension::Lecture)));
}
