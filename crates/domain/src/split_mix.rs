//! Numbers that look random and follow from a seed, the same on every machine.

use std::convert::Infallible;

use rand_core::TryRng;

/// `SplitMix64`: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
#[derive(Debug, Clone)]
pub(crate) struct SplitMix64(u64);

impl SplitMix64 {
    /// The numbers of this seed.
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number, each of the 2⁶⁴ as likely as any other.
    pub(crate) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// One of these, each as likely as any other but for a share of `all.len()` in 2⁶⁴. `None` where there is none.
    pub(crate) fn pick<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        let wide = u128::from(self.next()) * u128::try_from(all.len()).unwrap_or(0);
        all.get(usize::try_from(wide >> 64).unwrap_or(0)).copied()
    }
}

impl SplitMix64 {
    /// So many of these, drawn with replacement: two for each number, so half the work where thousands are drawn thousands of times. Each is as
    /// likely as any other but for a share of `all.len()` in 2³².
    pub(crate) fn pick_many<'a, T>(&mut self, all: &'a [T], times: usize) -> impl Iterator<Item = &'a T> {
        let places = all.len() as u64;
        let mut spare = None;
        (0..times).filter_map(move |_| {
            let half = spare.take().unwrap_or_else(|| {
                let number = self.next();
                spare = Some(number >> 32);
                number & 0xffff_ffff
            });
            all.get(usize::try_from((half * places) >> 32).ok()?)
        })
    }
}

/// So that distributions can be drawn from it.
impl TryRng for SplitMix64 {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        // The upper half.
        Ok(u32::try_from(self.next() >> 32).unwrap_or_default())
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.next())
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for part in bytes.chunks_mut(8) {
            let number = self.next().to_le_bytes();
            part.iter_mut().zip(number).for_each(|(byte, random)| *byte = random);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of seed 0 as they are printed for the generator everywhere.
    #[test]
    fn the_numbers_are_those_of_the_generator() {
        let mut numbers = SplitMix64::new(0);
        assert_eq!(numbers.next(), 0xe220_a839_7b1d_cdaf);
        assert_eq!(numbers.next(), 0x6e78_9e6a_a1b9_65f4);
        assert_eq!(numbers.next(), 0x06c4_5d18_8009_454f);
    }

    /// Chi-square over ten places with 9 degrees of freedom stays under its 0.1 % point, 27.9.
    #[test]
    fn all_are_picked_equally_often() {
        let all: [usize; 10] = std::array::from_fn(|n| n);
        let mut numbers = SplitMix64::new(7);
        let mut picked = [0_f64; 10];
        for _ in 0..10_000 {
            picked[numbers.pick(&all).unwrap()] += 1.0;
        }
        let chi: f64 = picked.iter().map(|o| (o - 1000.0).powi(2) / 1000.0).sum();
        assert!(chi < 27.9, "{chi}");
        assert_eq!(numbers.pick::<u8>(&[]), None);
        let mut picked = [0_f64; 10];
        numbers.pick_many(&all, 10_001).for_each(|place| picked[*place] += 1.0);
        let chi: f64 = picked.iter().map(|o| (o - 1000.1).powi(2) / 1000.1).sum();
        assert!(chi < 27.9, "{chi}");
        assert_eq!((numbers.pick_many::<u8>(&[], 3).count(), picked.iter().sum::<f64>()), (0, 10_001.0));
    }
}
