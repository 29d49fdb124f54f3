use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::{BatchLabels, Condition, Dimension, Filter, Scope, Seat, Stratum, Tally, Value, Venue};
use super::{Batch, BatchKind, NewBatch, Occasion, PendingStratum, seal};
use crate::submission::Demographics;
use crate::{Country, Language};

mod occasions;
mod week;

/// Records without a ticket.
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
    let (version, day) = (version.parse().unwrap(), day.parse().unwrap());
    Stratum { version, demographics, venue, day, seat: Seat::None }
}

/// The same records with tickets.
pub(in crate::gain) fn with_ticket(stratum: Stratum) -> Stratum {
    Stratum { seat: Seat::Ticket, ..stratum }
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

/// Pending records with both quizzes.
pub(in crate::gain) fn pending(strata: &[(Stratum, u64)]) -> Vec<PendingStratum> {
    let one = |(stratum, n): &(Stratum, u64)| PendingStratum {
        kind: BatchKind::Both,
        stratum: stratum.clone(),
        n: *n,
    };
    strata.iter().map(one).collect()
}

/// A batch with records of a quiz without items.
pub(in crate::gain) fn counted(new: &NewBatch<'_>) -> Batch {
    let mut tally = Tally::new(0);
    for _ in 0..new.n {
        match new.kind {
            BatchKind::Both => tally.add_both(std::iter::empty()),
            BatchKind::Pre => tally.add_pre_only(0),
            BatchKind::Post => tally.post_only += 1,
        }
    }
    Batch { kind: new.kind, labels: new.labels(), tally }
}

/// Seals all records at once.
pub(in crate::gain) fn sealed(strata: &[(Stratum, u64)]) -> Vec<Batch> {
    seal(&pending(strata), &Occasion::Everything).iter().map(counted).collect()
}

/// The batches of strata with counts, all sealed at once.
pub(in crate::gain) fn batches(strata: impl IntoIterator<Item = (Stratum, Tally)>) -> Vec<Batch> {
    let strata: Vec<(Stratum, Tally)> = strata.into_iter().collect();
    let own = |tally: &Tally, kind| {
        let none = Tally::new(tally.items.len());
        match kind {
            BatchKind::Both => Tally { pre_only_scores: none.pre_only_scores, post_only: 0, ..tally.clone() },
            BatchKind::Pre => Tally { pre_only_scores: tally.pre_only_scores.clone(), ..none },
            BatchKind::Post => Tally { post_only: tally.post_only, ..none },
        }
    };
    let of_kind = |kind| {
        strata.iter().map(move |(stratum, tally)| {
            let n = Batch { kind, labels: BatchLabels::of(&[stratum]), tally: own(tally, kind) }.n();
            PendingStratum { kind, stratum: stratum.clone(), n }
        })
    };
    let pending: Vec<PendingStratum> = BatchKind::ALL.into_iter().flat_map(of_kind).collect();
    let batch = |new: &NewBatch<'_>| {
        let parts = strata.iter().filter(|(stratum, _)| new.strata.contains(&stratum));
        let whole = parts.map(|(_, tally)| own(tally, new.kind)).reduce(|mut whole, part| {
            whole.add_all(&part);
            whole
        });
        Batch { kind: new.kind, labels: new.labels(), tally: whole.unwrap() }
    };
    seal(&pending, &Occasion::Everything).iter().map(batch).collect()
}

/// The number of records that a report on a scope counts.
fn asked(batches: &[Batch], scope: &Scope) -> u64 {
    batches.iter().filter(|batch| batch.is_in(scope)).map(Batch::n).sum()
}

#[test]
fn a_small_country_takes_its_complement_with_it() {
    let strata =
        [(stratum("v", ME, CNR, None, "2026-11-01"), 20), (stratum("v", XK, SQ, None, "2026-11-01"), 3)];
    let batches = sealed(&strata);
    assert_eq!(asked(&batches, &scope()), 23);
    for country in Country::ALL {
        assert_eq!(asked(&batches, &scope().only(Value::Country(country))), 0);
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
    let batches = sealed(&strata);
    let by = |scope| asked(&batches, &scope);
    assert_eq!(by(scope()), 77);
    assert_eq!(by(scope().only(lecture("nine"))), 30);
    // Six and five of one lecture are enough together, without a language.
    assert_eq!(by(scope().only(lecture("small"))), 11);
    // Four and seven of two lectures are enough together, without a lecture.
    assert_eq!(by(scope().only(Value::Language(SQ))), 11);
    assert_eq!(by(scope().only(Value::Place("Nikšić".into()))), 30);
    assert_eq!(by(scope().only(Value::Country(ME))), 77);
}

/// The label of a lecture is worth more than the few records that would take it away.
#[test]
fn a_remainder_never_joins_the_batch_of_a_single_lecture() {
    let hall = (stratum("v", ME, CNR, Some("nine"), "2026-11-01"), 20);
    let alone = (stratum("v", XK, SQ, None, "2026-11-01"), 3);
    assert_eq!(asked(&sealed(&[hall.clone(), alone.clone()]), &scope()), 20);
    let others = (stratum("v", ME, SQ, None, "2026-11-01"), 10);
    assert_eq!(asked(&sealed(&[hall, alone, others]), &scope()), 33);
}

#[test]
fn days_and_months_are_put_together() {
    let on = |day, n| (stratum("v", ME, CNR, None, day), n);
    let strata = [on("2026-10-01", 4), on("2026-10-09", 7), on("2026-11-01", 12), on("2026-11-02", 3)];
    let batches = sealed(&strata);
    let month = |month: &str| {
        let ends = ["from", "to"].map(|end| Filter::from_name(end).unwrap().parse(month).unwrap());
        asked(&batches, &ends.into_iter().fold(scope(), Scope::with))
    };
    assert_eq!(asked(&batches, &scope()), 26);
    // The three of 2 November join the batch of 1 November, so no month loses anybody.
    assert_eq!((month("2026-10") + month("2026-11")), 26);
    assert!(batches.iter().all(|batch| batch.labels.day() != Some("2026-11-02".parse().unwrap())));
}

#[test]
fn fewer_than_ten_of_a_version_are_in_no_batch() {
    let old = stratum("v1", ME, CNR, None, "2026-10-01");
    let new = stratum("v2", ME, CNR, None, "2026-11-01");
    assert_eq!(asked(&sealed(&[(old, 9), (new, 10)]), &scope()), 10);
}

#[test]
fn students_with_one_quiz_are_in_batches_of_their_own() {
    let own = |kind, n| PendingStratum { kind, stratum: stratum("v", ME, CNR, None, "2026-10-01"), n };
    let strata = [own(BatchKind::Both, 12), own(BatchKind::Pre, 10), own(BatchKind::Post, 9)];
    let batches = seal(&strata, &Occasion::Everything);
    let found: Vec<(BatchKind, u64)> = batches.iter().map(|batch| (batch.kind, batch.n)).collect();
    assert_eq!(found, [(BatchKind::Both, 12), (BatchKind::Pre, 10)]);
}

/// Every scope that anyone can ask for, all records first, with values that the strata of
/// [`records`] have. Those with or without a ticket are asked for alone and with one other value: no
/// batch mixes them, and the attacks tell them apart in every other answer themselves.
pub(in crate::gain) fn scopes() -> Vec<Scope> {
    let values = |filter: Filter| -> Vec<Condition> {
        let texts: &[&str] = match filter.dimension() {
            Dimension::DeckVersion => &["v1", "v2"],
            Dimension::Country => &["ME", "XK"],
            Dimension::Language => &["cnr", "sq"],
            Dimension::Place => &["Nikšić"],
            Dimension::Lecture => &["a", "nb", "nc"],
            Dimension::Seat => &["ticket", "none"],
            Dimension::Month => &["2026-10", "2026-11"],
            Dimension::Day => &[],
        };
        texts.iter().map(|text| filter.parse(text).unwrap()).collect()
    };
    let by = |scopes: Vec<Scope>, filter: Filter, most: usize| -> Vec<Scope> {
        let wide = scopes.iter().filter(|scope| scope.conditions().count() <= most);
        let narrowed = wide
            .flat_map(|scope| values(filter).into_iter().map(move |condition| scope.clone().with(condition)));
        scopes.iter().cloned().chain(narrowed).collect()
    };
    let (seats, others): (Vec<Filter>, Vec<Filter>) =
        Filter::all().partition(|filter| filter.dimension() == Dimension::Seat);
    let all = others.into_iter().fold(vec![scope()], |scopes, filter| by(scopes, filter, usize::MAX));
    seats.into_iter().fold(all, |scopes, filter| by(scopes, filter, 1))
}

/// Random strata with their numbers of records.
pub(in crate::gain) fn records() -> impl Strategy<Value = Vec<(Stratum, u64)>> {
    let one = (
        prop::sample::select(vec!["v1", "v2"]),
        prop::sample::select(vec![ME, XK]),
        prop::sample::select(vec![CNR, SQ]),
        prop::option::of(prop::sample::select(vec!["a", "nb", "nc"])),
        prop::sample::select(vec!["2026-10-03", "2026-10-04", "2026-11-01"]),
        prop::sample::select(Seat::ALL.to_vec()),
    );
    let n = prop_oneof![3 => 1_u64..10, 1 => 10_u64..40];
    prop::collection::btree_map(one, n, 0..14).prop_map(|strata| {
        let built = strata.into_iter();
        built
            .map(|((version, country, language, lecture, day, seat), n)| {
                (Stratum { seat, ..stratum(version, country, language, lecture, day) }, n)
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn batches_are_large_enough_and_have_no_record_in_common(strata in records()) {
        let pending = pending(&strata);
        let batches = seal(&pending, &Occasion::Everything);
        let mut seen = Vec::new();
        for batch in &batches {
            prop_assert!(batch.n >= 10);
            prop_assert!(batch.strata.iter().all(|s| s.version == batch.strata[0].version));
            prop_assert!(batch.strata.iter().all(|s| s.seat == batch.strata[0].seat));
            prop_assert_eq!(batch.labels().seat(), Some(batch.strata[0].seat));
            for stratum in &batch.strata {
                prop_assert!(!seen.contains(stratum));
                seen.push(stratum);
            }
            let n: u64 = strata.iter().filter(|(s, _)| batch.strata.contains(&s)).map(|(_, n)| n).sum();
            prop_assert_eq!(n, batch.n);
        }
        for (version, seat) in ["v1", "v2"].into_iter().flat_map(|version| Seat::ALL.map(|seat| (version, seat))) {
            let of_them = |stratum: &Stratum| stratum.version.as_str() == version && stratum.seat == seat;
            let all: u64 = strata.iter().filter(|(s, _)| of_them(s)).map(|(_, n)| n).sum();
            let own = || batches.iter().filter(|batch| of_them(batch.strata[0]));
            let shown: u64 = own().map(|batch| batch.n).sum();
            // Only a remainder without a batch to join stays pending.
            let has_host = own().any(|batch| batch.labels().lecture().is_none());
            prop_assert!(all - shown < 10, "{shown} of {all}");
            prop_assert!(!has_host || shown == all, "{shown} of {all}");
        }
    }

    #[test]
    fn the_order_of_the_strata_does_not_matter(strata in records(), turn in 0_usize..14) {
        let mut turned = strata.clone();
        let by = turn % turned.len().max(1);
        turned.rotate_left(by);
        prop_assert_eq!(sealed(&strata), sealed(&turned));
    }

    /// The attack: someone asks for every scope and subtracts figures from each other: one from
    /// another, and the sum over any dimension from the whole. No result is ever 1 to 9, even for
    /// somebody who made up all records without a ticket, or knows all that have one, and takes them
    /// off.
    #[test]
    fn no_difference_of_figures_describes_fewer_than_ten(strata in records(), unknown in prop::sample::select(Seat::ALL.to_vec())) {
        let mut batches = sealed(&strata);
        batches.retain(|batch| batch.labels.seat() == Some(unknown));
        let all = scopes();
        // Most scopes have the same batches as another one.
        let counts: BTreeSet<(Vec<bool>, u64)> = all
            .iter()
            .map(|scope| {
                (batches.iter().map(|batch| batch.is_in(scope)).collect(), asked(&batches, scope))
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
        let by = |scope: &Scope| i128::from(asked(&batches, scope));
        for dimension in [Dimension::Country, Dimension::Language, Dimension::Lecture] {
            let values: BTreeSet<&Value<'_>> =
                all.iter().filter_map(|scope| scope.get(Filter::Is(dimension))).collect();
            for scope in &all {
                if scope.get(Filter::Is(dimension)).is_none() {
                    let whole = by(scope);
                    let parts: i128 = values.iter().copied().map(|value| by(&scope.clone().only(value.clone()))).sum();
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
}
