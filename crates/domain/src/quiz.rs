//! The responses to one quiz, and the order in which a phone shows the choices.

use rand_core::{Rng, SeedableRng};
use rand_xoshiro::SplitMix64;

use crate::VecMap;
use crate::deck::Sitting;
use crate::id::{ChoiceId, ItemId};
use crate::invariant::{OrNever, assert_fits};
use crate::json;

/// A student's response to one item. An item without a response is blank.
#[derive(Debug, Clone, PartialEq, Eq, json::Read, json::Write)]
#[json(rename_all = "lowercase")]
pub enum Response {
    /// One of the choices.
    Choice(ChoiceId),
    /// "I don't know".
    Unsure,
}

/// The responses of one quiz, by item.
#[derive(Debug, Clone, Default, PartialEq, Eq, json::Read, json::Write)]
#[json(transparent)]
pub struct Responses(VecMap<ItemId, Response>);

impl Responses {
    /// Gives or changes a response.
    pub fn give(&mut self, item: ItemId, response: Response) {
        self.0.insert(item, response);
    }

    /// The response to an item, if there is one.
    #[must_use]
    pub fn get(&self, item: &ItemId) -> Option<&Response> {
        self.0.get(item)
    }

    /// The number of items with a response.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no item has a response yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The seed of a phone's orders of choices: a random number that the phone draws once and stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, json::Read, json::Write)]
#[json(transparent)]
pub struct Seed(pub u64);

/// Returns the order in which a phone shows the `n` choices of an item: a permutation of `0..n`.
///
/// The same seed, sitting and item always give the same order, so a reload moves nothing under the
/// thumb. The two quizzes differ, so that nobody answers the second by remembering a position. This
/// is the Fisher–Yates shuffle with `SplitMix64`, seeded by an FNV-1a hash of the names. The bias
/// of the modulo is below 2⁻⁶⁰ for so few choices.
#[must_use]
pub fn choice_order(seed: Seed, sitting: Sitting, item: &ItemId, n: usize) -> Vec<usize> {
    let part = match sitting {
        Sitting::Pre => b'<',
        Sitting::Post => b'>',
    };
    let hash = item.as_str().bytes().chain([part]).fold(0xcbf2_9ce4_8422_2325_u64 ^ seed.0, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut numbers = SplitMix64::seed_from_u64(hash);
    let mut order: Vec<usize> = (0..n).collect();
    for i in (1..n).rev() {
        let bound: u64 = assert_fits(i + 1);
        let j = usize::try_from(numbers.next_u64() % bound).or_never("an index fits", || 0);
        order.swap(i, j);
    }
    order
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_order_is_a_permutation_and_stays(seed: u64, n in 0_usize..12) {
            let item: ItemId = "consent".parse().unwrap();
            let order = choice_order(Seed(seed), Sitting::Pre, &item, n);
            let mut sorted = order.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..n).collect::<Vec<_>>());
            prop_assert_eq!(&order, &choice_order(Seed(seed), Sitting::Pre, &item, n));
        }
    }

    /// Over many phones all 24 orders of four choices are equally frequent: chi-square with 23
    /// degrees of freedom stays below its 0.1 % point, 49.7.
    #[test]
    fn all_orders_are_equally_frequent() {
        let item: ItemId = "grevio".parse().unwrap();
        let mut seen = BTreeMap::<Vec<usize>, f64>::new();
        let n = 24_000;
        for seed in 0..n {
            *seen.entry(choice_order(Seed(seed), Sitting::Post, &item, 4)).or_default() += 1.0;
        }
        assert_eq!(seen.len(), 24);
        let expected = 1000.0;
        let chi: f64 = seen.values().map(|o| (o - expected).powi(2) / expected).sum();
        assert!(chi < 49.7, "{chi}");
    }

    /// Phones store seeds, so a seed must give the same order in every later version of the app.
    #[test]
    fn a_stored_seed_keeps_its_orders() {
        let consent: ItemId = "consent".parse().unwrap();
        let orders = [0, 1, u64::MAX].map(|seed| {
            [Sitting::Pre, Sitting::Post].map(|sitting| choice_order(Seed(seed), sitting, &consent, 5))
        });
        assert_eq!(
            orders,
            [
                [[0, 1, 4, 3, 2], [1, 4, 3, 0, 2]],
                [[1, 3, 0, 2, 4], [4, 3, 2, 0, 1]],
                [[3, 0, 4, 2, 1], [1, 4, 2, 0, 3]],
            ]
        );
    }

    #[test]
    fn the_second_quiz_is_in_another_order_for_most_phones() {
        let item: ItemId = "consent".parse().unwrap();
        let same = (0..1000)
            .filter(|s| {
                choice_order(Seed(*s), Sitting::Pre, &item, 4)
                    == choice_order(Seed(*s), Sitting::Post, &item, 4)
            })
            .count();
        assert!(same < 100, "{same}");
    }
}
