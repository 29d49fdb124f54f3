//! Record linkage: which records belong to the same student. Records in doubt stay apart: a lost
//! pair costs a little precision, a wrong pair would be a false result.

use super::{LinkageKey, LinkageKeys};

/// Two records of one student.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinkedPair {
    /// Index in the list of first records.
    pub first: usize,
    /// Index in the list of follow-up records.
    pub later: usize,
}

/// Links the records that belong to the same student, in the order of `first`.
///
/// Pairs with the same full key come first, then those that share a partial key. In both steps a
/// key counts only if it belongs to one record in each list, paired records included; and a partial
/// pair only if neither record shares keys with a third one. So no record is in two pairs, and the
/// order of the lists makes no difference.
#[must_use]
pub fn link_records(first: &[LinkageKeys], later: &[LinkageKeys]) -> Vec<LinkedPair> {
    let mut pairs = only_for_each_other(first, later, |keys| std::slice::from_ref(&keys.full));
    let (mut is_first_linked, mut is_later_linked) = (vec![false; first.len()], vec![false; later.len()]);
    for pair in &pairs {
        is_first_linked[pair.first] = true;
        is_later_linked[pair.later] = true;
    }
    let partial = only_for_each_other(first, later, |keys| &keys.partial);
    let is_free = |pair: &LinkedPair| !is_first_linked[pair.first] && !is_later_linked[pair.later];
    pairs.extend(partial.into_iter().filter(is_free));
    pairs.sort_unstable();
    pairs
}

/// Returns pairs of records that share a key which no other record has, and share none with any
/// other record.
fn only_for_each_other(
    first: &[LinkageKeys],
    later: &[LinkageKeys],
    of: impl Fn(&LinkageKeys) -> &[LinkageKey],
) -> Vec<LinkedPair> {
    let later_owners = sole_owners(later, &of);
    let mut rest = later_owners.iter().peekable();
    let mut shared = Vec::new();
    // Both lists are in the order of the keys.
    for (key, first) in sole_owners(first, &of) {
        while rest.next_if(|(other, _)| *other < key).is_some() {}
        if let Some((_, later)) = rest.next_if(|(other, _)| *other == key) {
            shared.push(LinkedPair { first, later: *later });
        }
    }
    shared.sort_unstable();
    shared.dedup();
    let (mut of_first, mut of_later) = (vec![0_u32; first.len()], vec![0_u32; later.len()]);
    for pair in &shared {
        of_first[pair.first] += 1;
        of_later[pair.later] += 1;
    }
    shared.retain(|pair| of_first[pair.first] == 1 && of_later[pair.later] == 1);
    shared
}

/// Returns each key that only one record has, with the index of that record, in the order of the keys.
fn sole_owners<'a>(
    records: &'a [LinkageKeys],
    of: impl Fn(&'a LinkageKeys) -> &'a [LinkageKey],
) -> Vec<(LinkageKey, usize)> {
    let owned = |(at, keys): (usize, &'a LinkageKeys)| of(keys).iter().map(move |key| (*key, at));
    let mut owners: Vec<_> = records.iter().enumerate().flat_map(owned).collect();
    owners.sort_unstable();
    // A record may have a key twice.
    owners.dedup();
    owners
        .chunk_by(|(one, _), (other, _)| one == other)
        .filter_map(|same| <[_; 1]>::try_from(same).ok())
        .map(|[one]| one)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn records() -> impl Strategy<Value = Vec<LinkageKeys>> {
        let key = || (0_u128..8).prop_map(LinkageKey::from_number);
        let keys = (key(), prop::collection::vec(key(), 0..4));
        prop::collection::vec(keys.prop_map(|(full, partial)| LinkageKeys { full, partial }), 0..8)
    }

    proptest! {
        #[test]
        fn no_record_is_in_two_pairs(first in records(), later in records()) {
            let pairs = link_records(&first, &later);
            let firsts: BTreeSet<usize> = pairs.iter().map(|pair| pair.first).collect();
            let laters: BTreeSet<usize> = pairs.iter().map(|pair| pair.later).collect();
            prop_assert_eq!((firsts.len(), laters.len()), (pairs.len(), pairs.len()));
            for pair in pairs {
                let (one, other) = (&first[pair.first], &later[pair.later]);
                let shared = one.partial.iter().any(|key| other.partial.contains(key));
                let found = one.full == other.full || shared;
                prop_assert!(found);
            }
        }

        #[test]
        fn neither_the_order_nor_the_side_matters(first in records(), later in records()) {
            let pairs: BTreeSet<LinkedPair> = link_records(&first, &later).into_iter().collect();
            let turned = link_records(&later, &first).into_iter();
            let turned = turned.map(|pair| LinkedPair { first: pair.later, later: pair.first });
            prop_assert_eq!(&turned.collect::<BTreeSet<_>>(), &pairs);
            let backwards: Vec<LinkageKeys> = first.iter().rev().cloned().collect();
            let reversed = link_records(&backwards, &later).into_iter();
            let reversed = reversed.map(|pair| LinkedPair { first: first.len() - 1 - pair.first, ..pair });
            prop_assert_eq!(&reversed.collect::<BTreeSet<_>>(), &pairs);
        }
    }

    type Keys = fn(&LinkageKeys) -> &[LinkageKey];

    /// Pairs of records that share a key which no other record has, found by comparing each with each.
    fn pairs_by_definition(first: &[LinkageKeys], later: &[LinkageKeys], of: Keys) -> Vec<LinkedPair> {
        let owners =
            |records: &[LinkageKeys], key| records.iter().filter(|one| of(one).contains(key)).count();
        let are_linked = |pair: &LinkedPair| {
            let (first_keys, later_keys) = (of(&first[pair.first]), of(&later[pair.later]));
            let mut shared = first_keys.iter().filter(|key| later_keys.contains(key));
            shared.any(|key| owners(first, key) == 1 && owners(later, key) == 1)
        };
        let all =
            (0..first.len()).flat_map(|first| (0..later.len()).map(move |later| LinkedPair { first, later }));
        let linked: Vec<LinkedPair> = all.filter(are_linked).collect();
        let shares_one =
            |one: &LinkedPair, other: &LinkedPair| one.first == other.first || one.later == other.later;
        let is_only = |pair: &&LinkedPair| linked.iter().filter(|other| shares_one(pair, other)).count() == 1;
        linked.iter().filter(is_only).copied().collect()
    }

    proptest! {
        #[test]
        fn pairs_are_those_of_the_definition(first in records(), later in records()) {
            let mut pairs = pairs_by_definition(&first, &later, |keys| std::slice::from_ref(&keys.full));
            let partial = pairs_by_definition(&first, &later, |keys| &keys.partial);
            let by_full = pairs.clone();
            let is_free = |pair: &LinkedPair| by_full.iter().all(|full| full.first != pair.first && full.later != pair.later);
            pairs.extend(partial.into_iter().filter(is_free));
            pairs.sort_unstable();
            prop_assert_eq!(link_records(&first, &later), pairs);
        }
    }

    /// The size of a faculty over years: 50,000 records with five keys each, all different.
    /// Comparing each with each would take minutes.
    #[test]
    fn many_are_found_quickly() {
        let of = |n: u128| LinkageKey::from_number(n);
        let first: Vec<LinkageKeys> = (0..50_000_u128)
            .map(|n| LinkageKeys { full: of(n), partial: (1..=4).map(|k| of(n + (k << 64))).collect() })
            .collect();
        let mistyped = |(n, keys): (usize, &LinkageKeys)| {
            let full = if n % 2 == 0 { keys.full } else { of(1 << 100 | n as u128) };
            LinkageKeys { full, partial: keys.partial[..1].to_vec() }
        };
        let later: Vec<LinkageKeys> = first.iter().enumerate().map(mistyped).collect();
        let pairs = link_records(&first, &later);
        assert!(pairs.iter().all(|pair| pair.first == pair.later));
        assert_eq!(pairs.len(), 50_000);
        assert_eq!(
            pairs.iter().filter(|pair| first[pair.first].full != later[pair.later].full).count(),
            25_000
        );
    }

    #[test]
    fn equal_records_are_left_apart() {
        let same = |n| LinkageKeys { full: LinkageKey::from_number(n), partial: Vec::new() };
        assert_eq!(link_records(&[same(1), same(1), same(2)], &[same(1), same(2)]).len(), 1);
    }
}
