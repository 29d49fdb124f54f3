//! The wait before the next try of anything that failed.

/// Waits that double with each failed try.
#[derive(Debug, Clone, Copy)]
pub struct Backoff {
    /// The usual wait after the first failed try, in milliseconds.
    pub first: f64,
    /// The longest usual wait, in milliseconds.
    pub longest: f64,
}

impl Backoff {
    /// Returns the milliseconds to wait after `failed` failed tries, [`spread`] by `jitter`.
    #[must_use]
    pub fn wait(self, failed: u32, jitter: f64) -> f64 {
        let doubled = self.first * f64::from(1_u32 << failed.saturating_sub(1).min(20));
        spread(doubled.min(self.longest), jitter)
    }
}

/// Spreads out a usual wait, so that the phones of a hall do not come back at once: `jitter` (0 to
/// 1, drawn each time) makes half of it to one and a half of it. A jitter of 1 gives the longest
/// wait that can come of it.
#[must_use]
pub fn spread(usual: f64, jitter: f64) -> f64 {
    usual * (0.5 + jitter.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn waiting_grows_within_bounds(failed: u32, jitter in 0.0_f64..=1.0, first in 1.0_f64..1e4, times in 1.0_f64..1e4) {
            let backoff = Backoff { first, longest: first * times };
            let wait = backoff.wait(failed, jitter);
            prop_assert!(wait >= first / 2.0);
            prop_assert!(wait <= 1.5 * backoff.longest);
            prop_assert!(backoff.wait(failed.saturating_add(1), jitter) >= wait);
            prop_assert!(backoff.wait(failed, 1.0) >= wait);
        }
    }

    #[test]
    fn waits_double_up_to_the_longest() {
        let backoff = Backoff { first: 500.0, longest: 8_000.0 };
        let waits = [1, 2, 3, 4, 5, 6, 1_000].map(|failed| backoff.wait(failed, 0.5).to_string());
        assert_eq!(waits, ["500", "1000", "2000", "4000", "8000", "8000", "8000"]);
        assert_eq!([0.0, 1.0].map(|jitter| spread(500.0, jitter).to_string()), ["250", "750"]);
    }
}
