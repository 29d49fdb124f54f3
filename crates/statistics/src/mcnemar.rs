//! McNemar's test.

use crate::beta::binomial_half_cdf;
use crate::{Figure, UndefinedReason};

/// Returns the probability of the exact McNemar test, two-sided: whether as many of `n` subjects
/// went from right to wrong (`lost`) as from wrong to right (`gained`).
///
/// `min(1, 2 · P(B ≤ min(gained, lost)))` with B binomial of `gained + lost` halves, 1 where both
/// are 0: Q. McNemar, Psychometrika 12 (1947), 153. Undefined where `n` is 0.
///
/// # Panics
/// In a debug build, where `gained + lost` is more than `n`.
///
/// ```
/// use konventa_statistics::mcnemar;
///
/// // `scipy.stats.binomtest(3, 15).pvalue`
/// assert!((mcnemar(40, 12, 3).value().unwrap() - 0.035_156_25).abs() < 1e-12);
/// ```
#[must_use]
pub fn mcnemar(n: u64, gained: u64, lost: u64) -> Figure {
    debug_assert!(gained + lost <= n, "{gained} and {lost} of {n} subjects");
    if n == 0 {
        return Figure::Undefined(UndefinedReason::TooFewRecords);
    }
    Figure::new((2.0 * binomial_half_cdf(gained.min(lost), gained + lost)).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `scipy.stats.binomtest(3, 15).pvalue` is 0.03515625; a thousand in one direction have a p
    /// above 0.
    #[test]
    fn mcnemar_by_hand() {
        let close =
            |figure: Figure, p: f64| assert!((figure.value().unwrap() / p - 1.0).abs() < 1e-12, "{figure:?}");
        close(mcnemar(40, 12, 3), 0.035_156_25);
        close(mcnemar(40, 3, 12), 0.035_156_25);
        close(mcnemar(9, 0, 0), 1.0);
        close(mcnemar(9, 4, 4), 1.0);
        close(mcnemar(1000, 0, 1000), 2.0 * 0.5_f64.powi(1000));
        assert_eq!(mcnemar(0, 0, 0), Figure::Undefined(UndefinedReason::TooFewRecords));
    }
}
