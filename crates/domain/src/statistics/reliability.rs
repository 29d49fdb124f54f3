//! How far a quiz would say the same of the same students again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::beta::f_quantile;
use super::moments::Moments;
use super::{Figure, Interval, Why};

/// Kuder and Richardson's formula 20, and Feldt's interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Reliability {
    /// At most 1.
    pub kr20: Figure,
    /// The lower end of its 95 % interval.
    pub ci_low: Figure,
    /// The upper end.
    pub ci_high: Figure,
}

/// Of one quiz: how many students had each item right, and how many had so many items right.
#[must_use]
pub fn kr20(items_right: &[u64], scores: &BTreeMap<u16, u64>) -> Reliability {
    let found = coefficient(items_right, scores);
    let (ci_low, ci_high) = Interval::ends(found.map(|(kr20, df1, df2)| Interval {
        low: 1.0 - (1.0 - kr20) * f_quantile(0.025, df1, df2),
        high: 1.0 - (1.0 - kr20) * f_quantile(0.975, df1, df2),
    }));
    Reliability { kr20: found.map(|(kr20, ..)| kr20).into(), ci_low, ci_high }
}

/// The coefficient, and the degrees of freedom of its F.
#[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
fn coefficient(items_right: &[u64], scores: &BTreeMap<u16, u64>) -> Result<(f64, f64, f64), Why> {
    let all = Moments::of(scores.iter().map(|(&score, &n)| (i64::from(score), n)));
    if all.n < 2 {
        return Err(Why::too_few(all.n));
    }
    if items_right.len() < 2 {
        return Err(Why::TooFewItems);
    }
    if !all.varies() {
        return Err(Why::NoVariation);
    }
    let (n, k) = (all.count(), items_right.len() as f64);
    let single: u128 =
        items_right.iter().map(|right| u128::from(*right) * u128::from(all.n - right.min(&all.n))).sum();
    let kr20 = k / (k - 1.0) * (1.0 - single as f64 / (n * n) / all.population_variance()?);
    Ok((kr20, n - 1.0, (n - 1.0) * (k - 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four students, three items: rights 3, 2, 1, numbers right 3, 2, 1, 0. Σp(1 − p) = 3/16 + 4/16 + 3/16, σ² = 5/4.
    #[test]
    fn four_students_by_hand() {
        let scores = BTreeMap::from([(0, 1), (1, 1), (2, 1), (3, 1)]);
        let found = kr20(&[3, 2, 1], &scores);
        assert!((found.kr20.value().unwrap() - 1.5 * (1.0 - 0.625 / 1.25)).abs() < 1e-15);
        // `scipy.stats.f.isf([.025, .975], 3, 6)` is 6.5988, 0.0679.
        assert!((found.ci_low.value().unwrap() - (1.0 - 0.25 * 6.598_799_123_6)).abs() < 1e-6);
        assert!((found.ci_high.value().unwrap() - (1.0 - 0.25 * 0.067_866_7)).abs() < 1e-5);
        assert_eq!(kr20(&[1], &BTreeMap::from([(0, 1), (1, 1)])).kr20, Figure::Undefined(Why::TooFewItems));
        assert_eq!(kr20(&[2, 2], &BTreeMap::from([(2, 2)])).ci_low, Figure::Undefined(Why::NoVariation));
    }
}
