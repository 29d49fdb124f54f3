//! Draws from a list by random numbers that follow from a seed, the same on every machine.

use rand_core::{Rng, SeedableRng};
use rand_xoshiro::SplitMix64;

/// The random numbers of a seed.
pub(super) fn seeded(seed: u64) -> SplitMix64 {
    SplitMix64::seed_from_u64(seed)
}

/// Draws one element, `None` from an empty list. Probabilities are equal but for a share of
/// `all.len()` in 2⁶⁴.
pub(super) fn pick<T: Copy>(numbers: &mut SplitMix64, all: &[T]) -> Option<T> {
    let place = (u128::from(numbers.next_u64()) * all.len() as u128) >> 64;
    all.get(usize::try_from(place).ok()?).copied()
}

/// Draws elements with replacement, two for each random number, which halves the work where
/// thousands are drawn thousands of times. Probabilities are equal but for a share of `all.len()`
/// in 2³².
pub(super) fn pick_many<'a, T>(
    numbers: &mut SplitMix64,
    all: &'a [T],
    times: usize,
) -> impl Iterator<Item = &'a T> {
    let places = all.len() as u64;
    let mut spare = None;
    (0..times).filter_map(move |_| {
        let half = spare.take().unwrap_or_else(|| {
            let number = numbers.next_u64();
            spare = Some(number >> 32);
            number & 0xffff_ffff
        });
        all.get(usize::try_from((half * places) >> 32).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of seed 0 as they are printed for the generator everywhere.
    #[test]
    fn the_numbers_are_those_of_the_generator() {
        let mut numbers = seeded(0);
        assert_eq!(numbers.next_u64(), 0xe220_a839_7b1d_cdaf);
        assert_eq!(numbers.next_u64(), 0x6e78_9e6a_a1b9_65f4);
        assert_eq!(numbers.next_u64(), 0x06c4_5d18_8009_454f);
    }

    /// Chi-square over ten places with 9 degrees of freedom stays under its 0.1 % point, 27.9.
    #[test]
    fn all_are_picked_equally_often() {
        let all: [usize; 10] = std::array::from_fn(|n| n);
        let mut numbers = seeded(7);
        let mut picked = [0_f64; 10];
        for _ in 0..10_000 {
            picked[pick(&mut numbers, &all).unwrap()] += 1.0;
        }
        let chi: f64 = picked.iter().map(|o| (o - 1000.0).powi(2) / 1000.0).sum();
        assert!(chi < 27.9, "{chi}");
        assert_eq!(pick::<u8>(&mut numbers, &[]), None);
        let mut picked = [0_f64; 10];
        pick_many(&mut numbers, &all, 10_001).for_each(|place| picked[*place] += 1.0);
        let chi: f64 = picked.iter().map(|o| (o - 1000.1).powi(2) / 1000.1).sum();
        assert!(chi < 27.9, "{chi}");
        let none = pick_many::<u8>(&mut numbers, &[], 3).count();
        assert_eq!((none, picked.iter().sum::<f64>()), (0, 10_001.0));
    }
}
