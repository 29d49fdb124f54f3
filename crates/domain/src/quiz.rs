//! The responses to one quiz, and the order in which a phone shows the choices.

use crate::VecMap;
use crate::deck::Sitting;
use crate::id::{ChoiceId, ItemId};
use crate::invariant::assert_fits;
use crate::json;
use crate::split_mix::SplitMix64;

/// What a student gave for one item. No entry at all means that the item was left blank.
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

    /// What was given for an item, if anything.
    #[must_use]
    pub fn get(&self, item: &ItemId) -> Option<&Response> {
        self.0.get(item)
    }

    /// How many items have a response.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was given yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Where a phone's orders of choices come from: a random number drawn once on the phone and kept there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, json::Read, json::Write)]
#[json(transparent)]
pub struct Seed(pub u64);

/// The order in which a phone shows the `n` choices of an item: a permutation of `0..n`.
///
/// The same seed, sitting and item always give the same order, so a reload moves nothing under the thumb. The two quizzes
/// differ, so that nobody answers the second from memory of a position. Fisher and Yates' shuffle over `SplitMix64`,
/// keyed by FNV-1a of the names; the bias of the modulo is under 2⁻⁶⁰ for such small n.
#[must_use]
pub fn choice_order(seed: Seed, sitting: Sitting, item: &ItemId, n: usize) -> Vec<usize> {
    let part = match sitting {
        Sitting::Pre => b'<',
        Sitting::Post => b'>',
    };
    let hash = item.as_str().bytes().chain([part]).fold(0xcbf2_9ce4_8422_2325_u64 ^ seed.0, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut numbers = SplitMix64::new(hash);
    let mut order: Vec<usize> = (0..n).collect();
    for i in (1..n).rev() {
        let bound: u64 = assert_fits(i + 1);
        let j = assert_fits(numbers.next() % bound);
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

    /// Over many phones each choice stands at each place equally often: chi-square with 23 degrees of freedom over
    /// the 24 orders of four choices stays under its 0.1 % point, 49.7.
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
