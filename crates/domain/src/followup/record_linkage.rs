//! Which records belong together. What is in doubt stays apart: a lost pair costs a little precision, a wrong one would be a
//! false result.

use std::collections::{BTreeMap, BTreeSet};

use super::{LinkageKey, LinkageKeys};

/// Two records of one student.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinkedPair {
    /// The place in the list of first records.
    pub first: usize,
    /// The place in the list of later records.
    pub later: usize,
    /// How they were found.
    pub by: Match,
}

/// How a pair was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// All answers are the same.
    Full,
    /// Three are.
    Partial,
}

/// The records that are of one student each, in the order of `first`.
///
/// First those whose full keys are the same. Then those that share a partial key. Both times a link counts only where it
/// belongs to one record in each list, also among those already paired; and a partial pair only where neither record shares
/// links with a third. So no record is in two pairs, and the order of the lists makes no difference.
#[must_use]
pub fn link_records(first: &[LinkageKeys], later: &[LinkageKeys]) -> Vec<LinkedPair> {
    let exact = |links: &LinkageKeys| [links.full].into_iter().collect();
    let mut pairs: Vec<LinkedPair> = only_for_each_other(first, later, exact)
        .map(|(first, later)| LinkedPair { first, later, by: Match::Full })
        .collect();
    let firsts: BTreeSet<usize> = pairs.iter().map(|pair| pair.first).collect();
    let laters: BTreeSet<usize> = pairs.iter().map(|pair| pair.later).collect();
    let is_free = |found: &(usize, usize)| !firsts.contains(&found.0) && !laters.contains(&found.1);
    let partial: Vec<(usize, usize)> =
        only_for_each_other(first, later, |links| links.partial.iter().copied().collect())
            .filter(is_free)
            .collect();
    pairs.extend(partial.into_iter().map(|(first, later)| LinkedPair { first, later, by: Match::Partial }));
    pairs.sort_unstable();
    pairs
}

/// Pairs of places that share a link which nobody else has, and share none with anybody else.
fn only_for_each_other(
    first: &[LinkageKeys],
    later: &[LinkageKeys],
    of: impl Fn(&LinkageKeys) -> BTreeSet<LinkageKey>,
) -> impl Iterator<Item = (usize, usize)> {
    let owners = |records: &[LinkageKeys]| {
        let mut owners: BTreeMap<LinkageKey, Vec<usize>> = BTreeMap::new();
        for (at, links) in records.iter().enumerate() {
            for link in of(links) {
                owners.entry(link).or_default().push(at);
            }
        }
        owners
    };
    let (first, later) = (owners(first), owners(later));
    let shared: BTreeSet<(usize, usize)> = first
        .iter()
        .filter_map(|(link, first)| match (first.as_slice(), later.get(link).map(Vec::as_slice)) {
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
        let link = || (0_u128..8).prop_map(LinkageKey::from_number);
        let links = (link(), prop::collection::vec(link(), 0..4));
        prop::collection::vec(links.prop_map(|(full, partial)| LinkageKeys { full, partial }), 0..8)
    }

    proptest! {
        #[test]
        fn nobody_is_in_two_pairs(first in records(), later in records()) {
            let pairs = link_records(&first, &later);
            let firsts: BTreeSet<usize> = pairs.iter().map(|pair| pair.first).collect();
            let laters: BTreeSet<usize> = pairs.iter().map(|pair| pair.later).collect();
            prop_assert_eq!((firsts.len(), laters.len()), (pairs.len(), pairs.len()));
            for pair in pairs {
                let (one, other) = (&first[pair.first], &later[pair.later]);
                let shared = one.partial.iter().any(|link| other.partial.contains(link));
                let found = if pair.by == Match::Full { one.full == other.full } else { shared };
                prop_assert!(found);
            }
        }

        #[test]
        fn neither_the_order_nor_the_side_matters(first in records(), later in records()) {
            let pairs: BTreeSet<LinkedPair> = link_records(&first, &later).into_iter().collect();
            let turned = link_records(&later, &first).into_iter();
            let turned = turned.map(|pair| LinkedPair { first: pair.later, later: pair.first, by: pair.by });
            prop_assert_eq!(&turned.collect::<BTreeSet<_>>(), &pairs);
            let backwards: Vec<LinkageKeys> = first.iter().rev().cloned().collect();
            let reversed = link_records(&backwards, &later).into_iter();
            let reversed = reversed.map(|pair| LinkedPair { first: first.len() - 1 - pair.first, ..pair });
            prop_assert_eq!(&reversed.collect::<BTreeSet<_>>(), &pairs);
        }
    }

    /// A whole faculty of years: each with five links, and nobody like another. Compared each with each it would take minutes.
    #[test]
    fn many_are_found_quickly() {
        let of = |n: u128| LinkageKey::from_number(n);
        let first: Vec<LinkageKeys> = (0..50_000_u128)
            .map(|n| LinkageKeys { full: of(n), partial: (1..=4).map(|k| of(n + (k << 64))).collect() })
            .collect();
        let mistyped = |(n, links): (usize, &LinkageKeys)| {
            let full = if n % 2 == 0 { links.full } else { of(1 << 100 | n as u128) };
            LinkageKeys { full, partial: links.partial[..1].to_vec() }
        };
        let later: Vec<LinkageKeys> = first.iter().enumerate().map(mistyped).collect();
        let pairs = link_records(&first, &later);
        assert!(pairs.iter().all(|pair| pair.first == pair.later));
        assert_eq!(pairs.len(), 50_000);
        assert_eq!(pairs.iter().filter(|pair| pair.by == Match::Partial).count(), 25_000);
    }

    #[test]
    fn twins_are_left_apart() {
        let same = |n| LinkageKeys { full: LinkageKey::from_number(n), partial: Vec::new() };
        assert_eq!(link_records(&[same(1), same(1), same(2)], &[same(1), same(2)]).len(), 1);
    }
}
