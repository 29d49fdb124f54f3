use proptest::prelude::*;

use super::super::group::tests::{records, stratum};
use super::super::{Group, LinkedByStratum, LinkedOutcomes, SMALLEST_GROUP, Stratum, groups};
use super::{Cell, cells};
use crate::{Country, Language};

const ME: Country = Country::Montenegro;
const XK: Country = Country::Kosovo;

/// Students who answered the follow-up, with a quiz of no items.
fn returning(n: u64) -> Vec<LinkedOutcomes> {
    (0..n).map(|_| LinkedOutcomes { first: Vec::new(), later: Vec::new(), days: 30 }).collect()
}

/// Strata with their sizes and follow-ups, each in a group of its own.
struct Deck {
    strata: Vec<(Stratum, u64)>,
    followups: LinkedByStratum,
}

impl Deck {
    fn of(all: &[(Country, u64, u64)]) -> Self {
        let days = 1..=28_u64;
        let strata: Vec<Stratum> = days
            .zip(all)
            .map(|(day, one)| stratum("v1", one.0, Language::English, None, &format!("2026-10-{day:02}")))
            .collect();
        let followups = strata.iter().cloned().zip(all.iter().map(|one| returning(one.2))).collect();
        Self { strata: strata.into_iter().zip(all.iter().map(|one| one.1)).collect(), followups }
    }

    fn groups(&self) -> Vec<Group<'_>> {
        groups(self.strata.iter().map(|(stratum, n)| (stratum, *n)))
    }

    /// For each cell, the number of groups, of students who returned, and of students who did not.
    fn cells(&self) -> Vec<(usize, u64, u64)> {
        let groups = self.groups();
        cells(&groups, &self.followups)
            .iter()
            .map(|cell| (cell.groups.len(), cell.returned, cell.lost))
            .collect()
    }
}

#[test]
fn enough_of_both_kinds_are_a_cell_of_their_own() {
    assert_eq!(Deck::of(&[(ME, 20, 10), (XK, 30, 15)]).cells(), [(1, 10, 10), (1, 15, 15)]);
    // If all returned, there is nobody left to reveal.
    assert_eq!(Deck::of(&[(ME, 12, 12)]).cells(), [(1, 12, 0)]);
    assert_eq!(Deck::of(&[(ME, 12, 11)]).cells(), []);
    assert_eq!(Deck::of(&[(ME, 40, 9)]).cells(), []);
    assert_eq!(Deck::of(&[(ME, 40, 0)]).cells(), []);
}

#[test]
fn the_others_are_pooled_within_their_country_first() {
    let of_one_country = [(ME, 30, 6), (XK, 30, 7), (ME, 30, 5), (XK, 30, 4)];
    assert_eq!(Deck::of(&of_one_country).cells(), [(2, 11, 49), (2, 11, 49)]);
    // Five of one country and six of another are enough together.
    assert_eq!(Deck::of(&[(ME, 30, 5), (XK, 30, 6)]).cells(), [(2, 11, 49)]);
    // The same holds for six and seven students who did not return.
    assert_eq!(Deck::of(&[(ME, 30, 24), (XK, 30, 23)]).cells(), [(2, 47, 13)]);
}

#[test]
fn a_remainder_joins_a_cell_of_its_country() {
    assert_eq!(Deck::of(&[(XK, 20, 10), (ME, 40, 20), (ME, 30, 4)]).cells(), [(2, 24, 46), (1, 10, 10)]);
    assert_eq!(Deck::of(&[(XK, 20, 10), (ME, 30, 4)]).cells(), [(2, 14, 36)]);
}

/// Everyone who returned, minus the twelve of a group of which everybody did, would be the three of
/// the other.
#[test]
fn a_group_of_one_kind_is_never_pooled() {
    assert_eq!(Deck::of(&[(ME, 12, 12), (ME, 30, 3)]).cells(), [(1, 12, 0)]);
    assert_eq!(Deck::of(&[(ME, 50, 0), (ME, 15, 12)]).cells(), []);
    assert_eq!(Deck::of(&[(ME, 50, 0), (ME, 15, 12), (ME, 30, 3)]).cells(), [(2, 15, 30)]);
}

#[test]
fn more_followups_than_records_show_nothing() {
    assert_eq!(Deck::of(&[(ME, 20, 21), (ME, 20, 10)]).cells(), [(1, 10, 10)]);
}

/// Any prime would do. Whatever follows from figures follows modulo a prime too, so nothing is
/// overlooked.
const PRIME: i64 = 1_000_003;

/// The attack: someone has figures over sets of students, and adds and subtracts them with any
/// weights. The students are in kinds that no figure divides. Returns the kinds of a set of one to
/// nine students that follows from the figures, if there is one.
pub(in crate::gain) fn attack(sizes: &[u64], published: &[Vec<bool>]) -> Option<Vec<bool>> {
    let mut basis: Vec<(usize, Vec<i64>)> = Vec::new();
    for set in published {
        let mut row: Vec<i64> = set.iter().map(|is_in| i64::from(*is_in)).collect();
        reduce(&mut row, &basis);
        if let Some(pivot) = row.iter().position(|n| *n != 0) {
            let inverse = inverse(row[pivot]);
            for n in &mut row {
                *n = *n * inverse % PRIME;
            }
            basis.push((pivot, row));
        }
    }
    let mut wanted = vec![false; sizes.len()];
    few(sizes, 0, 0, &mut wanted, &basis)
}

/// Subtracts what is already known.
fn reduce(row: &mut [i64], basis: &[(usize, Vec<i64>)]) {
    for (pivot, known) in basis {
        let times = row[*pivot];
        row.iter_mut().zip(known).for_each(|(n, known)| *n = (*n - times * known).rem_euclid(PRIME));
    }
}

/// By Fermat's little theorem: a number to the power of the prime minus 1 is 1.
fn inverse(n: i64) -> i64 {
    let (mut result, mut square, mut power) = (1, n.rem_euclid(PRIME), PRIME - 2);
    while power > 0 {
        if power % 2 == 1 {
            result = result * square % PRIME;
        }
        square = square * square % PRIME;
        power /= 2;
    }
    result
}

/// Tries all sets of fewer than ten.
fn few(
    sizes: &[u64],
    place: usize,
    n: u64,
    wanted: &mut Vec<bool>,
    basis: &[(usize, Vec<i64>)],
) -> Option<Vec<bool>> {
    if place == sizes.len() {
        let mut row: Vec<i64> = wanted.iter().map(|is_in| i64::from(*is_in)).collect();
        reduce(&mut row, basis);
        return (n > 0 && row.iter().all(|n| *n == 0)).then(|| wanted.clone());
    }
    for is_in in [false, true] {
        let n = n + if is_in { sizes[place] } else { 0 };
        if n < SMALLEST_GROUP {
            wanted[place] = is_in;
            if let Some(found) = few(sizes, place + 1, n, wanted, basis) {
                return Some(found);
            }
        }
    }
    wanted[place] = false;
    None
}

/// The number of students of a group who returned, and who did not.
fn split(group: &Group<'_>, followups: &LinkedByStratum) -> [u64; 2] {
    let back = group.strata.iter().filter_map(|stratum| followups.get(*stratum));
    let back = back.map(|students| students.len() as u64).sum();
    [back, group.n - back]
}

/// The kinds of students that no figure divides: of each group those who returned, then those who
/// did not. An empty kind counts as 10, so it is in no set that the attack looks for.
pub(in crate::gain) fn kinds(groups: &[Group<'_>], followups: &LinkedByStratum) -> Vec<u64> {
    let shown = |n: u64| if n == 0 { SMALLEST_GROUP } else { n };
    groups.iter().flat_map(|group| split(group, followups).map(shown)).collect()
}

/// Each group by itself as a set of kinds, which is more than any report shows.
pub(in crate::gain) fn each_group(groups: &[Group<'_>], followups: &LinkedByStratum) -> Vec<Vec<bool>> {
    let one = |own: &Group<'_>| {
        let kinds = |group| split(group, followups).map(|n| n > 0 && group == own);
        groups.iter().flat_map(kinds).collect()
    };
    groups.iter().map(one).collect()
}

/// The students of each cell who returned, as a set of kinds.
fn each_cell(groups: &[Group<'_>], followups: &LinkedByStratum, cells: &[Cell<'_>]) -> Vec<Vec<bool>> {
    let one = |cell: &Cell<'_>| {
        let kinds = |group| [split(group, followups)[0] > 0 && cell.groups.contains(&group), false];
        groups.iter().flat_map(kinds).collect()
    };
    cells.iter().map(one).collect()
}

/// Strata, and how many students of each returned: often few, all but a few, nobody or everybody.
pub(in crate::gain) fn returned() -> impl Strategy<Value = (Vec<(Stratum, u64)>, Vec<u64>)> {
    records().prop_flat_map(|strata| {
        let back: Vec<_> = strata
            .iter()
            .map(|(_, n)| {
                let few = (*n).min(9);
                prop_oneof![2 => Just(0), 2 => Just(*n), 2 => 0..=few, 2 => n - few..=*n, 3 => 0..=*n]
            })
            .collect();
        (Just(strata), back)
    })
}

/// The attack can succeed: it finds what the rules of cells prevent.
#[test]
fn the_attack_finds_what_cells_prevent() {
    let attacked = |deck: &[(Country, u64, u64)], cut: &[&[usize]]| {
        let deck = Deck::of(deck);
        let groups = deck.groups();
        let cell = |own: &&[usize]| Cell {
            groups: own.iter().map(|place| &groups[*place]).collect(),
            returned: 0,
            lost: 0,
        };
        let cells: Vec<Cell<'_>> = cut.iter().map(cell).collect();
        let published =
            [each_group(&groups, &deck.followups), each_cell(&groups, &deck.followups, &cells)].concat();
        attack(&kinds(&groups, &deck.followups), &published)
    };
    // The students who did not return are the group minus those who did.
    assert_eq!(attacked(&[(ME, 20, 14)], &[&[0]]), Some(vec![false, true]));
    assert_eq!(attacked(&[(ME, 30, 4)], &[&[0]]), Some(vec![true, false]));
    // A group of which all returned, pooled with three of another.
    let pure = [(ME, 12, 12), (ME, 30, 3)];
    assert_eq!(attacked(&pure, &[&[0, 1]]), Some(vec![false, false, true, false]));
    // A group of which nobody returned, pooled with three who did not.
    assert_eq!(attacked(&[(ME, 50, 0), (ME, 15, 12)], &[&[0, 1]]), Some(vec![false, false, false, true]));
    // A cell within another one.
    let nested = [(ME, 30, 15), (ME, 30, 4)];
    assert_eq!(attacked(&nested, &[&[0], &[0, 1]]), Some(vec![false, false, true, false]));
    assert_eq!(attacked(&nested, &[&[0, 1]]), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nothing_follows_about_fewer_than_ten((strata, back) in returned()) {
        let followups: LinkedByStratum =
            strata.iter().zip(&back).map(|((stratum, _), n)| (stratum.clone(), returning(*n))).collect();
        let groups = groups(strata.iter().map(|(stratum, n)| (stratum, *n)));
        let cells = cells(&groups, &followups);
        let mut seen: Vec<&Group<'_>> = Vec::new();
        for cell in &cells {
            prop_assert!(cell.returned >= 10 && (cell.lost == 0 || cell.lost >= 10), "{cell:?}");
            for group in &cell.groups {
                prop_assert!(!seen.contains(group) && group.version() == cell.version());
                seen.push(group);
            }
        }
        let published = [each_group(&groups, &followups), each_cell(&groups, &followups, &cells)].concat();
        prop_assert_eq!(attack(&kinds(&groups, &followups), &published), None);
    }
}
