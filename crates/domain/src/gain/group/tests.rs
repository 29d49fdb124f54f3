use proptest::prelude::*;

use super::super::{Scope, Stratum, Venue};
use super::{Group, groups, groups_of_hall};
use crate::{Country, Language, Month};

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
    Stratum { version: version.parse().unwrap(), country, language, venue, day: day.parse().unwrap() }
}

const ME: Country = Country::Montenegro;
const XK: Country = Country::Kosovo;
const CNR: Language = Language::Montenegrin;
const SQ: Language = Language::Albanian;

fn scope() -> Scope {
    Scope::of("d".parse().unwrap())
}

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
        assert_eq!(asked(&groups, &Scope { country: Some(country), ..scope() }), 0);
    }
}

#[test]
fn guests_in_a_hall_are_counted_with_other_guests() {
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
    assert_eq!(by(Scope { lecture: Some("nine".parse().unwrap()), ..scope() }), 30);
    // Six and five of one hall are enough together, without a language.
    assert_eq!(by(Scope { lecture: Some("small".parse().unwrap()), ..scope() }), 11);
    // Four and seven of two halls are enough together, without a hall.
    assert_eq!(by(Scope { language: Some(SQ), ..scope() }), 11);
    assert_eq!(by(Scope { place: Some("Nikšić".into()), ..scope() }), 30);
    assert_eq!(by(Scope { country: Some(ME), ..scope() }), 77);
}

/// What was left joined a group of one hall: the report on all minus the gain on the stage told of three.
#[test]
fn what_is_left_joins_no_group_that_the_stage_shows() {
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
        let month: Month = month.parse().unwrap();
        asked(&groups, &Scope { from: Some(month), to: Some(month), ..scope() })
    };
    assert_eq!(asked(&groups, &scope()), 26);
    // The three of the second day of November had nobody but those to join; no month loses anybody.
    assert_eq!((month("2026-10") + month("2026-11")), 26);
    let days: Vec<Option<String>> = groups.iter().map(|g| g.labels().day.map(|d| d.to_string())).collect();
    assert!(!days.contains(&Some("2026-11-02".into())), "{days:?}");
}

#[test]
fn fewer_than_ten_of_a_version_are_in_no_group() {
    let old = stratum("v1", ME, CNR, None, "2026-10-01");
    let new = stratum("v2", ME, CNR, None, "2026-11-01");
    assert_eq!(asked(&groups([(&old, 9), (&new, 10)]), &scope()), 10);
}

/// Whatever can be asked.
pub(in crate::gain) fn scopes() -> Vec<Scope> {
    let halls = ["a", "nb", "nc"].map(|hall| Some(hall.parse().unwrap()));
    let months = ["2026-10", "2026-11"].map(|month| Some(month.parse().unwrap()));
    let versions = ["v1", "v2"].map(|version| Some(version.parse().unwrap()));
    let mut all = Vec::new();
    for deck_version in std::iter::once(None).chain(versions) {
        for country in [None, Some(ME), Some(XK)] {
            for language in [None, Some(CNR), Some(SQ)] {
                for lecture in std::iter::once(None).chain(halls.clone()) {
                    for place in [None, Some("Nikšić".to_owned())] {
                        for from in std::iter::once(None).chain(months) {
                            for to in std::iter::once(None).chain(months) {
                                let (deck_version, lecture, place) =
                                    (deck_version.clone(), lecture.clone(), place.clone());
                                all.push(Scope {
                                    deck_version,
                                    country,
                                    language,
                                    place,
                                    lecture,
                                    from,
                                    to,
                                    ..scope()
                                });
                            }
                        }
                    }
                }
            }
        }
    }
    all
}

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
    fn groups_are_enough_and_share_nobody(strata in records()) {
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
            // Only a few without a group to join are left out.
            let has_host = groups.iter().any(|g| g.strata[0].version.as_str() == version && g.labels().lecture.is_none());
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

    /// The attack: whoever asks for everything that can be asked, and takes figures from each other: one from another, a sum over
    /// any dimension from the whole, and both again. Nothing is ever 1 to 9.
    #[test]
    fn no_difference_of_figures_tells_of_fewer_than_ten(strata in records()) {
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
                // A table within another one: what is between them is a group of students.
                if other.iter().zip(one).all(|(other, one)| *one || !*other) {
                    prop_assert!(!reveals(i128::from(*a) - i128::from(*b)), "{a} − {b}");
                }
            }
        }
        let by = |scope: Scope| i128::from(asked(&groups, &scope));
        for scope in &all {
            let whole = by(scope.clone());
            if scope.country.is_none() {
                let parts: i128 = [ME, XK].iter().map(|c| by(Scope { country: Some(*c), ..scope.clone() })).sum();
                prop_assert!(!reveals(whole - parts), "{whole} − {parts}");
            }
            if scope.language.is_none() {
                let parts: i128 = [CNR, SQ].iter().map(|l| by(Scope { language: Some(*l), ..scope.clone() })).sum();
                prop_assert!(!reveals(whole - parts), "{whole} − {parts}");
            }
            if scope.lecture.is_none() {
                let halls = ["a", "nb", "nc"];
                let parts: i128 =
                    halls.iter().map(|l| by(Scope { lecture: Some(l.parse().unwrap()), ..scope.clone() })).sum();
                prop_assert!(!reveals(whole - parts), "{whole} − {parts}");
            }
        }
    }
}

proptest! {
    #[test]
    fn the_groups_of_the_stage_are_groups_of_the_report(records in records()) {
        let report = groups(records.iter().map(|(s, n)| (s, *n)));
        for hall in ["a", "nb", "nc"].map(|hall| hall.parse().unwrap()) {
            let own = records.iter().filter(|(stratum, _)| stratum.lecture() == Some(&hall));
            for shown in groups_of_hall(own.map(|(s, n)| (s, *n))) {
                prop_assert!(report.contains(&shown), "{shown:?} of {report:?}");
            }
        }
    }
}
