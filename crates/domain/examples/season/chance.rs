//! What is drawn. The same seed draws the same season.

use rand_core::{Rng, SeedableRng};
use rand_xoshiro::SplitMix64;

/// A source of random choices.
pub struct Chance(SplitMix64);

impl Chance {
    /// A source that depends on a seed only.
    pub fn of(seed: u64) -> Self {
        Self(SplitMix64::seed_from_u64(seed))
    }

    /// A number from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are enough")]
    pub fn share(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True with this probability.
    pub fn is(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        let place = (u128::from(self.0.next_u64()) * u128::from(end)) >> 64;
        u64::try_from(place).unwrap()
    }

    /// A number from `first` to `last`.
    pub fn within(&mut self, first: u64, last: u64) -> u64 {
        first + self.below(last - first + 1)
    }

    /// One of several values.
    pub fn one_of<T: Copy>(&mut self, values: &[T]) -> T {
        values[usize::try_from(self.below(values.len() as u64)).unwrap()]
    }
}
