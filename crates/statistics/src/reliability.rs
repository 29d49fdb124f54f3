//! Reliability of a test.

use std::collections::BTreeMap;

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

use crate::beta::f_quantile;
use crate::figure::real;
use crate::{Figure, Interval, Sums, UndefinedReason};

/// Kuder and Richardson's formula 20 with Feldt's interval.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reliability {
    /// The coefficient, at most 1.
    pub kr20: Figure,
    /// The lower end of its 95 % interval.
    pub ci_low: Figure,
    /// The upper end.
    pub ci_high: Figure,
}

/// Returns the reliability of a test of items that are right or wrong.
///
/// `items_right` holds the number of subjects with each item right, `scores` the number of subjects
/// with each score. With K items, n subjects, shares p right and the variance σ² (with n) of the
/// scores: `K/(K − 1) · (1 − Σ p(1 − p)/σ²)`, G. F. Kuder and M. W. Richardson, Psychometrika 2
/// (1937), 151. The interval has the ends `1 − (1 − kr20) · F` with the 97.5th and the 2.5th
/// percentile of F with n − 1 and (n − 1)(K − 1) degrees of freedom: L. S. Feldt, Psychometrika 30
/// (1965), 357.
///
/// Undefined for fewer than 2 subjects or items, and where all scores are equal.
///
/// # Panics
/// In a debug build, where more subjects have an item right than there are.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use konventa_statistics::kr20;
///
/// let scores = BTreeMap::from([(0, 1), (1, 1), (2, 1), (3, 1)]);
/// let found = kr20(&[3, 2, 1], &scores);
/// assert!((found.kr20.value().unwrap() - 0.75).abs() < 1e-15);
/// ```
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
#[expect(clippy::cast_precision_loss, reason = "each exact sum is rounded once")]
fn coefficient(items_right: &[u64], scores: &BTreeMap<u16, u64>) -> Result<(f64, f64, f64), UndefinedReason> {
    let all = Sums::of_scores(scores);
    if all.n < 2 {
        return Err(UndefinedReason::too_few(all.n));
    }
    if items_right.len() < 2 {
        return Err(UndefinedReason::TooFewItems);
    }
    if !all.varies() {
        return Err(UndefinedReason::NoVariation);
    }
    debug_assert!(items_right.iter().all(|right| *right <= all.n), "more right than subjects");
    let (n, k) = (all.count(), real(items_right.len() as u64));
    let single: u128 =
        items_right.iter().map(|&right| u128::from(right) * u128::from(all.n.saturating_sub(right))).sum();
    let kr20 = k / (k - 1.0) * (1.0 - single as f64 / (n * n) / all.population_variance()?);
    Ok((kr20, n - 1.0, (n - 1.0) * (k - 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four subjects, three items: rights 3, 2, 1, numbers right 3, 2, 1, 0. Σp(1 − p) = 3/16 +
    /// 4/16 + 3/16, σ² = 5/4.
    #[test]
    fn four_subjects_by_hand() {
        let scores = BTreeMap::from([(0, 1), (1, 1), (2, 1), (3, 1)]);
        let found = kr20(&[3, 2, 1], &scores);
        assert!((found.kr20.value().unwrap() - 1.5 * (1.0 - 0.625 / 1.25)).abs() < 1e-15);
        // `scipy.stats.f.isf([.025, .975], 3, 6)` is 6.5988, 0.0679.
        assert!((found.ci_low.value().unwrap() - (1.0 - 0.25 * 6.598_799_123_6)).abs() < 1e-6);
        assert!((found.ci_high.value().unwrap() - (1.0 - 0.25 * 0.067_866_7)).abs() < 1e-5);
        assert_eq!(
            kr20(&[1], &BTreeMap::from([(0, 1), (1, 1)])).kr20,
            Figure::Undefined(UndefinedReason::TooFewItems)
        );
        assert_eq!(
            kr20(&[2, 2], &BTreeMap::from([(2, 2)])).ci_low,
            Figure::Undefined(UndefinedReason::NoVariation)
        );
    }
}
