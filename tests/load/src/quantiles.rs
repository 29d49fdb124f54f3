//! Many durations in four figures.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// How long something took, in milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Quantiles {
    /// The number of measurements.
    pub n: usize,
    /// The median.
    pub p50: f64,
    /// The 95th percentile.
    pub p95: f64,
    /// The 99th percentile.
    pub p99: f64,
    /// The longest duration.
    pub max: f64,
}

impl Quantiles {
    /// Computes the figures by the nearest rank: each is a measured duration, none is interpolated. All are
    /// 0 if nothing was measured.
    pub fn of(mut all: Vec<Duration>) -> Self {
        all.sort_unstable();
        let at = |percent: usize| {
            let rank = (all.len() * percent).div_ceil(100);
            all.get(rank.saturating_sub(1)).copied().unwrap_or_default().as_secs_f64() * 1_000.0
        };
        Self { n: all.len(), p50: at(50), p95: at(95), p99: at(99), max: at(100) }
    }
}

impl fmt::Display for Quantiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { n, p50, p95, p99, max } = self;
        write!(f, "p50 {p50:8.2} ms   p95 {p95:8.2} ms   p99 {p99:8.2} ms   most {max:8.2} ms   of {n}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The figures as text; durations of whole milliseconds give whole numbers.
    fn of(millis: impl IntoIterator<Item = u64>) -> [String; 4] {
        let Quantiles { p50, p95, p99, max, .. } =
            Quantiles::of(millis.into_iter().map(Duration::from_millis).collect());
        [p50, p95, p99, max].map(|figure| figure.to_string())
    }

    #[test]
    fn a_hundred_durations_are_their_own_percentiles_in_any_order() {
        assert_eq!(of((1..=100).rev()), ["50", "95", "99", "100"]);
    }

    #[test]
    fn few_durations_are_not_interpolated() {
        assert_eq!(of([]), ["0"; 4]);
        assert_eq!(of([7]), ["7"; 4]);
        assert_eq!(of([1, 1000]), ["1", "1000", "1000", "1000"]);
    }

    #[test]
    fn one_slow_in_a_thousand_changes_only_the_longest() {
        assert_eq!(of((0..1000).map(|n| if n == 500 { 900 } else { 2 })), ["2", "2", "2", "900"]);
    }
}
