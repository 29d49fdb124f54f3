use proptest::prelude::*;

use super::super::batch::tests::{records, sealed, stratum, with_ticket};
use super::super::{Batch, SMALLEST_GROUP, Seat, Stratum};
use super::{BatchReturns, cells};
use crate::{Country, Language};

const ME: Country = Country::Montenegro;
const XK: Country = Country::Kosovo;

/// Batches of countries, each with the numbers of its students and of those who returned.
fn deck(all: &[(Country, u64, u64)]) -> Vec<BatchReturns> {
    let days = 1..=28_u64;
    let own = |(day, (country, n, returned)): (u64, &(Country, u64, u64))| {
        let stratum = stratum("v1", *country, Language::English, None, &format!("2026-10-{day:02}"));
        let batches = sealed(&[(stratum, *n)]);
        BatchReturns { labels: batches[0].labels.clone(), n: *n, returned: *returned }
    };
    days.zip(all).map(own).collect()
}

/// For each cell, the number of batches, of students who returned, and of students who did not; in
/// ascending order.
fn cut(all: &[(Country, u64, u64)]) -> Vec<(usize, u64, u64)> {
    let deck = deck(all);
    let count = |cell: &Vec<usize>| {
        let returned = cell.iter().map(|index| deck[*index].returned).sum::<u64>();
        (cell.len(), returned, cell.iter().map(|index| deck[*index].n).sum::<u64>() - returned)
    };
    // The order of the cells says nothing.
    let mut all: Vec<_> = cells(&deck).iter().map(count).collect();
    all.sort_unstable();
    all
}

#[test]
fn enough_of_both_kinds_are_a_cell_of_their_own() {
    assert_eq!(cut(&[(ME, 20, 10), (XK, 30, 15)]), [(1, 10, 10), (1, 15, 15)]);
    // If all returned, there is nobody left to reveal.
    assert_eq!(cut(&[(ME, 12, 12)]), [(1, 12, 0)]);
    assert_eq!(cut(&[(ME, 12, 11)]), []);
    assert_eq!(cut(&[(ME, 40, 9)]), []);
    assert_eq!(cut(&[(ME, 40, 0)]), []);
}

#[test]
fn the_others_are_pooled_within_their_country_first() {
    let of_one_country = [(ME, 30, 6), (XK, 30, 7), (ME, 30, 5), (XK, 30, 4)];
    assert_eq!(cut(&of_one_country), [(2, 11, 49), (2, 11, 49)]);
    // Five of one country and six of another are enough together.
    assert_eq!(cut(&[(ME, 30, 5), (XK, 30, 6)]), [(2, 11, 49)]);
    // The same holds for six and seven students who did not return.
    assert_eq!(cut(&[(ME, 30, 24), (XK, 30, 23)]), [(2, 47, 13)]);
}

#[test]
fn a_remainder_joins_a_cell_of_its_country() {
    assert_eq!(cut(&[(XK, 20, 10), (ME, 40, 20), (ME, 30, 4)]), [(1, 10, 10), (2, 24, 46)]);
    assert_eq!(cut(&[(XK, 20, 10), (ME, 30, 4)]), [(2, 14, 36)]);
}

/// Everyone who returned, minus the twelve of a batch of which everybody did, would be the three of
/// the other.
#[test]
fn a_batch_of_one_kind_is_never_pooled() {
    assert_eq!(cut(&[(ME, 12, 12), (ME, 30, 3)]), [(1, 12, 0)]);
    assert_eq!(cut(&[(ME, 50, 0), (ME, 15, 12)]), []);
    assert_eq!(cut(&[(ME, 50, 0), (ME, 15, 12), (ME, 30, 3)]), [(2, 15, 30)]);
}

#[test]
fn more_followups_than_records_show_nothing() {
    assert_eq!(cut(&[(ME, 20, 21), (ME, 20, 10)]), [(1, 10, 10)]);
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

/// The number of students of a batch who returned, and who did not.
const fn split(own: &BatchReturns) -> [u64; 2] {
    [own.returned, own.n - own.returned]
}

/// The kinds of students that no figure divides: of each batch those who returned, then those who
/// did not. An empty kind counts as 10, so it is in no set that the attack looks for.
pub(in crate::gain) fn kinds(batches: &[BatchReturns]) -> Vec<u64> {
    let shown = |n: u64| if n == 0 { SMALLEST_GROUP } else { n };
    batches.iter().flat_map(|own| split(own).map(shown)).collect()
}

/// Each batch by itself as a set of kinds, which is more than any report shows.
pub(in crate::gain) fn each_batch(batches: &[BatchReturns]) -> Vec<Vec<bool>> {
    let one = |place: usize| {
        let kinds = |(other, own)| split(own).map(|n| n > 0 && other == place);
        batches.iter().enumerate().flat_map(kinds).collect()
    };
    (0..batches.len()).map(one).collect()
}

/// The students of each cell who returned, as a set of kinds.
fn each_cell(batches: &[BatchReturns], cells: &[Vec<usize>]) -> Vec<Vec<bool>> {
    let one = |cell: &Vec<usize>| {
        let kinds = |(place, own)| [split(own)[0] > 0 && cell.contains(&place), false];
        batches.iter().enumerate().flat_map(kinds).collect()
    };
    cells.iter().map(one).collect()
}

/// Strata that are a batch each or part of one, and how many students of each batch returned: often
/// few, all but a few, nobody or everybody.
pub(in crate::gain) fn returned() -> impl Strategy<Value = (Vec<Batch>, Vec<BatchReturns>)> {
    records().prop_flat_map(|strata: Vec<(Stratum, u64)>| {
        let batches = sealed(&strata);
        let back: Vec<_> = batches
            .iter()
            .map(|batch| {
                let (n, few) = (batch.n(), batch.n().min(9));
                prop_oneof![2 => Just(0), 2 => Just(n), 2 => 0..=few, 2 => n - few..=n, 3 => 0..=n]
            })
            .collect();
        (Just(batches), back).prop_map(|(batches, back)| {
            let own = |(batch, returned): (&Batch, u64)| BatchReturns {
                labels: batch.labels.clone(),
                n: batch.n(),
                returned,
            };
            let returns = batches.iter().zip(back).map(own).collect();
            (batches, returns)
        })
    })
}

/// The attack can succeed: it finds what the rules of cells prevent.
#[test]
fn the_attack_finds_what_cells_prevent() {
    let attacked = |all: &[(Country, u64, u64)], cut: &[&[usize]]| {
        let batches = deck(all);
        let cells: Vec<Vec<usize>> = cut.iter().map(|own| own.to_vec()).collect();
        let published = [each_batch(&batches), each_cell(&batches, &cells)].concat();
        attack(&kinds(&batches), &published)
    };
    // The students who did not return are the batch minus those who did.
    assert_eq!(attacked(&[(ME, 20, 14)], &[&[0]]), Some(vec![false, true]));
    assert_eq!(attacked(&[(ME, 30, 4)], &[&[0]]), Some(vec![true, false]));
    // A batch of which all returned, pooled with three of another.
    let pure = [(ME, 12, 12), (ME, 30, 3)];
    assert_eq!(attacked(&pure, &[&[0, 1]]), Some(vec![false, false, true, false]));
    // A batch of which nobody returned, pooled with three who did not.
    assert_eq!(attacked(&[(ME, 50, 0), (ME, 15, 12)], &[&[0, 1]]), Some(vec![false, false, false, true]));
    // A cell within another one.
    let nested = [(ME, 30, 15), (ME, 30, 4)];
    assert_eq!(attacked(&nested, &[&[0], &[0, 1]]), Some(vec![false, false, true, false]));
    assert_eq!(attacked(&nested, &[&[0, 1]]), None);
}

/// Six of thirty with tickets returned, and seven of thirty without: whoever made up the seven would know
/// the six.
#[test]
fn a_cell_never_mixes_batches_with_and_without_tickets() {
    let mut batches = deck(&[(ME, 30, 6), (ME, 30, 7)]);
    assert_eq!(cells(&batches), [[0, 1]]);
    let stratum = with_ticket(stratum("v1", ME, Language::English, None, "2026-10-01"));
    batches[0].labels = sealed(&[(stratum, 30)])[0].labels.clone();
    assert_eq!(cells(&batches), [[0; 0]; 0]);
    // Nor is one with ten of each kind a host for the other.
    batches[0].returned = 12;
    assert_eq!(cells(&batches), [[0]]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nothing_follows_about_fewer_than_ten(
        (_, batches) in returned(),
        unknown in prop::sample::select(Seat::ALL.to_vec()),
    ) {
        let cells = cells(&batches);
        let mut seen = Vec::new();
        for cell in &cells {
            let returned: u64 = cell.iter().map(|index| batches[*index].returned).sum();
            let lost = cell.iter().map(|index| batches[*index].n).sum::<u64>() - returned;
            prop_assert!(returned >= 10 && (lost == 0 || lost >= 10), "{returned} and {lost}");
            for index in cell {
                prop_assert!(!seen.contains(index));
                prop_assert_eq!(batches[*index].labels.seat(), batches[cell[0]].labels.seat());
                prop_assert_eq!(batches[*index].labels.version(), batches[cell[0]].labels.version());
                seen.push(*index);
            }
        }
        let published = [each_batch(&batches), each_cell(&batches, &cells)].concat();
        prop_assert_eq!(attack(&kinds(&batches), &published), None);
        // Even for somebody who knows all others, and takes them off.
        let is_unknown = |kind: usize| batches[kind / 2].labels.seat() == Some(unknown);
        let rest = |set: Vec<bool>| (0..).zip(set).map(|(kind, is_in)| is_in && is_unknown(kind)).collect();
        let published: Vec<Vec<bool>> = published.into_iter().map(rest).collect();
        prop_assert_eq!(attack(&kinds(&batches), &published), None);
    }
}
