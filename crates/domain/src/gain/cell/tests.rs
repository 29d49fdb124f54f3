use proptest::prelude::*;

use super::super::group::tests::{records, stratum};
use super::super::{FollowUp, FollowUps, Group, SMALLEST_GROUP, Stratum, groups};
use super::{Cell, cells};
use crate::{Country, Language};

const ME: Country = Country::Montenegro;
const XK: Country = Country::Kosovo;

/// Students who answered once more, with a quiz of no items.
fn came_back(n: u64) -> Vec<FollowUp> {
    (0..n).map(|_| FollowUp { first: Vec::new(), later: Vec::new(), days: 30 }).collect()
}

/// Strata of so many, of whom so many answered once more: each in a group of its own.
struct Deck {
    strata: Vec<(Stratum, u64)>,
    followups: FollowUps,
}

impl Deck {
    fn of(all: &[(Country, u64, u64)]) -> Self {
        let days = 1..=28_u64;
        let strata: Vec<Stratum> = days
            .zip(all)
            .map(|(day, one)| stratum("v1", one.0, Language::English, None, &format!("2026-10-{day:02}")))
            .collect();
        let followups = strata.iter().cloned().zip(all.iter().map(|one| came_back(one.2))).collect();
        Self { strata: strata.into_iter().zip(all.iter().map(|one| one.1)).collect(), followups }
    }

    fn groups(&self) -> Vec<Group<'_>> {
        groups(self.strata.iter().map(|(stratum, n)| (stratum, *n)))
    }

    /// Of each cell: how many groups, how many answered once more, how many did not.
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
    // Where all came back there is nobody to tell of.
    assert_eq!(Deck::of(&[(ME, 12, 12)]).cells(), [(1, 12, 0)]);
    assert_eq!(Deck::of(&[(ME, 12, 11)]).cells(), []);
    assert_eq!(Deck::of(&[(ME, 40, 9)]).cells(), []);
    assert_eq!(Deck::of(&[(ME, 40, 0)]).cells(), []);
}

#[test]
fn the_others_are_put_together_with_their_country_first() {
    let of_one_country = [(ME, 30, 6), (XK, 30, 7), (ME, 30, 5), (XK, 30, 4)];
    assert_eq!(Deck::of(&of_one_country).cells(), [(2, 11, 49), (2, 11, 49)]);
    // Five of one country and six of another are enough together.
    assert_eq!(Deck::of(&[(ME, 30, 5), (XK, 30, 6)]).cells(), [(2, 11, 49)]);
    // Six and seven who did not come back, likewise.
    assert_eq!(Deck::of(&[(ME, 30, 24), (XK, 30, 23)]).cells(), [(2, 47, 13)]);
}

#[test]
fn what_is_left_joins_a_cell_of_its_country() {
    assert_eq!(Deck::of(&[(XK, 20, 10), (ME, 40, 20), (ME, 30, 4)]).cells(), [(2, 24, 46), (1, 10, 10)]);
    assert_eq!(Deck::of(&[(XK, 20, 10), (ME, 30, 4)]).cells(), [(2, 14, 36)]);
}

/// All who came back minus the twelve of a group of which everybody did were the three of the other.
#[test]
fn a_group_of_one_kind_is_put_together_with_none() {
    assert_eq!(Deck::of(&[(ME, 12, 12), (ME, 30, 3)]).cells(), [(1, 12, 0)]);
    assert_eq!(Deck::of(&[(ME, 50, 0), (ME, 15, 12)]).cells(), []);
    assert_eq!(Deck::of(&[(ME, 50, 0), (ME, 15, 12), (ME, 30, 3)]).cells(), [(2, 15, 30)]);
}

#[test]
fn more_than_there_are_tell_nothing() {
    assert_eq!(Deck::of(&[(ME, 20, 21), (ME, 20, 10)]).cells(), [(1, 10, 10)]);
}

/// Any prime would do. What follows from figures follows modulo it as well, so nothing is overlooked.
const PRIME: i64 = 1_000_003;

/// The attack: whoever has figures over sets of students, adds and subtracts them with any weights whatever. The students are in
/// kinds that no figure divides; it says of which kinds a set of one to nine students can be had, if one can.
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

/// Takes away what is already known.
fn reduce(row: &mut [i64], basis: &[(usize, Vec<i64>)]) {
    for (pivot, known) in basis {
        let times = row[*pivot];
        row.iter_mut().zip(known).for_each(|(n, known)| *n = (*n - times * known).rem_euclid(PRIME));
    }
}

/// By Fermat: the power that is one less than the prime is one.
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

/// How many of a group came back, and how many did not.
fn split(group: &Group<'_>, followups: &FollowUps) -> [u64; 2] {
    let back = group.strata.iter().filter_map(|stratum| followups.get(*stratum));
    let back = back.map(|students| students.len() as u64).sum();
    [back, group.n - back]
}

/// The kinds of students that no figure divides: of each group those who came back, then those who did not. Nobody is no kind: it
/// stands as 10, which is in no set that is looked for.
pub(in crate::gain) fn kinds(groups: &[Group<'_>], followups: &FollowUps) -> Vec<u64> {
    let shown = |n: u64| if n == 0 { SMALLEST_GROUP } else { n };
    groups.iter().flat_map(|group| split(group, followups).map(shown)).collect()
}

/// Each group on its own, which is more than any report tells, as a set of kinds.
pub(in crate::gain) fn each_group(groups: &[Group<'_>], followups: &FollowUps) -> Vec<Vec<bool>> {
    let one = |own: &Group<'_>| {
        let kinds = |group| split(group, followups).map(|n| n > 0 && group == own);
        groups.iter().flat_map(kinds).collect()
    };
    groups.iter().map(one).collect()
}

/// Those of each cell who came back, as a set of kinds.
fn each_cell(groups: &[Group<'_>], followups: &FollowUps, cells: &[Cell<'_>]) -> Vec<Vec<bool>> {
    let one = |cell: &Cell<'_>| {
        let kinds = |group| [split(group, followups)[0] > 0 && cell.groups.contains(&group), false];
        groups.iter().flat_map(kinds).collect()
    };
    cells.iter().map(one).collect()
}

/// Strata, and how many of each came back: often few, all but a few, nobody or everybody.
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

/// An attack that never finds anything is no test: it finds what the rules of cells are there for.
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
    // Those who did not come back are the group minus those who did.
    assert_eq!(attacked(&[(ME, 20, 14)], &[&[0]]), Some(vec![false, true]));
    assert_eq!(attacked(&[(ME, 30, 4)], &[&[0]]), Some(vec![true, false]));
    // A group of which all came back, put together with three of another.
    let pure = [(ME, 12, 12), (ME, 30, 3)];
    assert_eq!(attacked(&pure, &[&[0, 1]]), Some(vec![false, false, true, false]));
    // A group of which nobody did, put together with three who did not.
    assert_eq!(attacked(&[(ME, 50, 0), (ME, 15, 12)], &[&[0, 1]]), Some(vec![false, false, false, true]));
    // A cell within another one.
    let nested = [(ME, 30, 15), (ME, 30, 4)];
    assert_eq!(attacked(&nested, &[&[0], &[0, 1]]), Some(vec![false, false, true, false]));
    assert_eq!(attacked(&nested, &[&[0, 1]]), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nothing_follows_of_fewer_than_ten((strata, back) in returned()) {
        let followups: FollowUps =
            strata.iter().zip(&back).map(|((stratum, _), n)| (stratum.clone(), came_back(*n))).collect();
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
