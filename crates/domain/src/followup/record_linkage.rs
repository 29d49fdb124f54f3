//! Record linkage: which records belong to the same student. Records in doubt stay apart: a lost
//! pair costs a little precision, a wrong pair would be a false result.

use std::collections::{BTreeMap, BTreeSet};

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
    let full = |keys: &LinkageKeys| [keys.full].into_iter().collect();
    let mut pairs: Vec<LinkedPair> =
        only_for_each_other(first, later, full).map(|(first, later)| LinkedPair { first, later }).collect();
    let firsts: BTreeSet<usize> = pairs.iter().map(|pair| pair.first).collect();
    let laters: BTreeSet<usize> = pairs.iter().map(|pair| pair.later).collect();
    let is_free = |found: &(usize, usize)| !firsts.contains(&found.0) && !laters.contains(&found.1);
    let partial: Vec<(usize, usize)> =
        only_for_each_other(first, later, |keys| keys.partial.iter().copied().collect())
            .filter(is_free)
            .collect();
    pairs.extend(partial.into_iter().map(|(first, later)| LinkedPair { first, later }));
    pairs.sort_unstable();
    pairs
}

/// Returns pairs of indices that share a key which no other record has, and share none with any
/// other record.
fn only_for_each_other(
    first: &[LinkageKeys],
    later: &[LinkageKeys],
    of: impl Fn(&LinkageKeys) -> BTreeSet<LinkageKey>,
) -> impl Iterator<Item = (usize, usize)> {
    let owners = |records: &[LinkageKeys]| {
        let mut owners: BTreeMap<LinkageKey, Vec<usize>> = BTreeMap::new();
        for (at, keys) in records.iter().enumerate() {
            for key in of(keys) {
                owners.entry(key).or_default().push(at);
            }
        }
        owners
    };
    let (first, later) = (owners(first), owners(later));
    let shared: BTreeSet<(usize, usize)> = first
        .iter()
        .filter_map(|(key, first)| match (first.as_slice(), later.get(key).map(Vec::as_slice)) {
            ([first], Some([later])) => Some((*first, *later)),
            _ => None,
        })
        .collect();
    let mut partners: [BTreeMap<usize, usize>; 2] = Default::default();
    for (first, later) in &shared {
        *partners[0].entry(*first).or_default() += 1;
        *partners[1].entry(*later).or_default() += 1;
    }
    shared.into_iter().filter(move |(first, later)| partners[0][first] == 1 && partners[1][later] == 1)
}

#[cfg(test)]
mod tests {
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
