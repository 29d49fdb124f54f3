//! Intervals of shares.

use crate::figure::real;
use crate::{Figure, Interval, UndefinedReason};

/// `Φ⁻¹(0.975)`.
const Z: f64 = 1.959_963_984_540_054;

/// Returns the difference of two shares of the same `n` subjects, after minus before, and the ends
/// of its 95 % interval.
///
/// `gained` subjects went from wrong to right, `lost` from right to wrong. With
/// `p = (gained + 1)/(n + 2)` and `q = (lost + 1)/(n + 2)` the ends are
/// `p − q ∓ z √((p + q − (p − q)²)/(n + 2))`, cut off at −1 and 1: D. G. Bonett and R. M. Price,
/// "Adjusted Wald confidence interval for a difference of binomial proportions based on paired
/// data", Journal of Educational and Behavioral Statistics 37 (2012), 479. Undefined where `n` is
/// 0.
///
/// # Panics
/// In a debug build, where `gained + lost` is more than `n`.
///
/// ```
/// use konventa_statistics::{Figure, share_difference};
///
/// let (difference, low, high) = share_difference(40, 12, 2);
/// assert_eq!(difference, Figure::Value(0.25));
/// assert!(low.value().unwrap() > 0.0 && high.value().unwrap() < 0.5);
/// ```
#[must_use]
pub fn share_difference(n: u64, gained: u64, lost: u64) -> (Figure, Figure, Figure) {
    debug_assert!(gained + lost <= n, "{gained} and {lost} of {n} subjects");
    if n == 0 {
        let none = Figure::Undefined(UndefinedReason::TooFewRecords);
        return (none, none, none);
    }
    let (n, gained, lost) = (real(n), real(gained), real(lost));
    let (p, q) = ((gained + 1.0) / (n + 2.0), (lost + 1.0) / (n + 2.0));
    let half = Z * ((p + q - (p - q) * (p - q)) / (n + 2.0)).sqrt();
    let ends = Interval { low: (p - q - half).max(-1.0), high: (p - q + half).min(1.0) };
    let (low, high) = Interval::ends(Ok(ends));
    (Figure::new((gained - lost) / n), low, high)
}

/// Returns the ends of the 95 % interval of a share, `right` of `n` subjects.
///
/// `(p + z²/2n ∓ z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)`: E. B. Wilson, "Probable inference, the
/// law of succession, and statistical inference", Journal of the American Statistical Association
/// 22 (1927), 209. It lies within 0 and 1, and has a width even if all subjects are right.
/// Undefined where `n` is 0.
///
/// # Panics
/// In a debug build, where `right` is more than `n`.
///
/// ```
/// use konventa_statistics::wilson_interval;
///
/// let (low, high) = wilson_interval(10, 5);
/// assert!((low.value().unwrap() - 0.236_593).abs() < 1e-6);
/// assert!((high.value().unwrap() - 0.763_407).abs() < 1e-6);
/// ```
#[must_use]
pub fn wilson_interval(n: u64, right: u64) -> (Figure, Figure) {
    debug_assert!(right <= n, "{right} of {n} subjects");
    if n == 0 {
        let none = Figure::Undefined(UndefinedReason::TooFewRecords);
        return (none, none);
    }
    let (n, share) = (real(n), real(right) / real(n));
    let (centre, whole) = (share + Z * Z / (2.0 * n), 1.0 + Z * Z / n);
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let ends = Interval { low: ((centre - half) / whole).max(0.0), high: ((centre + half) / whole).min(1.0) };
    Interval::ends(Ok(ends))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `statsmodels.stats.proportion.proportion_confint(5, 10, method="wilson")` and `(0, 10, …)`.
    #[test]
    fn a_share_has_an_interval_even_where_nobody_is_right() {
        let close = |(low, high): (Figure, Figure), expected: (f64, f64)| {
            assert!((low.value().unwrap() - expected.0).abs() < 1e-12, "{low:?}");
            assert!((high.value().unwrap() - expected.1).abs() < 1e-12, "{high:?}");
        };
        close(wilson_interval(10, 5), (0.236_593_090_512_564, 0.763_406_909_487_436));
        close(wilson_interval(10, 0), (0.0, 0.277_532_799_862_889_16));
        assert_eq!(wilson_interval(0, 0), wilson_interval(0, 0));
        assert_eq!(wilson_interval(0, 0).0, Figure::Undefined(UndefinedReason::TooFewRecords));
    }

    proptest! {
        #[test]
        fn an_interval_turns_with_its_difference(n in 1_u64..300, a in 0_u64..300, b in 0_u64..300) {
            let (a, b) = (a.min(n), b.min(n - a.min(n)));
            let (d, low, high) = share_difference(n, a, b);
            let (turned, other_low, other_high) = share_difference(n, b, a);
            prop_assert_eq!((d, low, high), (turned.map(|x| -x), other_high.map(|x| -x), other_low.map(|x| -x)));
            prop_assert!(low.value() < high.value());
        }
    }
}
