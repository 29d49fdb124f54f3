//! One item before and after.

use super::beta::at_most_heads;
use super::{Figure, Interval, Why};

/// `Φ⁻¹(0.975)`.
const Z: f64 = 1.959_963_984_540_054;

/// Exact McNemar: Q. McNemar, Psychometrika 12 (1947), 153. Whether as many students lost the item as gained it.
#[must_use]
pub fn mcnemar(n: u64, gained: u64, lost: u64) -> Figure {
    if n == 0 {
        return Figure::Undefined(Why::TooFewRecords);
    }
    Figure::Value((2.0 * at_most_heads(gained.min(lost), gained + lost)).min(1.0))
}

/// Probabilities corrected for their number: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian
/// Journal of Statistics 6 (1979), 65. Undefined ones stay so, and do not count.
#[must_use]
pub fn holm(tests: &[Figure]) -> Vec<Figure> {
    let mut order: Vec<(usize, f64)> =
        tests.iter().enumerate().filter_map(|(i, p)| p.value().map(|p| (i, p))).collect();
    order.sort_unstable_by(|a, b| a.1.total_cmp(&b.1));
    let mut corrected = tests.to_vec();
    let mut least = 0.0_f64;
    for (done, (i, p)) in order.iter().enumerate() {
        let left = Figure::count((order.len() - done) as u64).value().unwrap_or_default();
        least = least.max((p * left).min(1.0));
        if let Some(place) = corrected.get_mut(*i) {
            *place = Figure::Value(least);
        }
    }
    corrected
}

/// The share right after minus the share right before, and its interval: D. G. Bonett and R. M. Price, "Adjusted Wald
/// confidence interval for a difference of binomial proportions based on paired data", Journal of Educational and Behavioral
/// Statistics 37 (2012), 479.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
pub fn share_difference(n: u64, gained: u64, lost: u64) -> (Figure, Figure, Figure) {
    if n == 0 {
        let none = Figure::Undefined(Why::TooFewRecords);
        return (none, none, none);
    }
    let (n, gained, lost) = (n as f64, gained as f64, lost as f64);
    let (p, q) = ((gained + 1.0) / (n + 2.0), (lost + 1.0) / (n + 2.0));
    let half = Z * ((p + q - (p - q) * (p - q)) / (n + 2.0)).sqrt();
    let ends = Interval { low: (p - q - half).max(-1.0), high: (p - q + half).min(1.0) };
    let (low, high) = Interval::ends(Ok(ends));
    (Figure::Value((gained - lost) / n), low, high)
}

/// The 95 % interval of a share: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
/// the American Statistical Association 22 (1927), 209. Never beyond 0 and 1, and not without width where all are right.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
pub fn share_interval(n: u64, right: u64) -> (Figure, Figure) {
    if n == 0 {
        let none = Figure::Undefined(Why::TooFewRecords);
        return (none, none);
    }
    let (n, share) = (n as f64, right as f64 / n as f64);
    let (centre, whole) = (share + Z * Z / (2.0 * n), 1.0 + Z * Z / n);
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let ends = Interval { low: ((centre - half) / whole).max(0.0), high: ((centre + half) / whole).min(1.0) };
    Interval::ends(Ok(ends))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `scipy.stats.binomtest(3, 15).pvalue` is 0.03515625; the largest hall has a p, not 0.
    #[test]
    fn mcnemar_by_hand() {
        let close =
            |figure: Figure, p: f64| assert!((figure.value().unwrap() / p - 1.0).abs() < 1e-12, "{figure:?}");
        close(mcnemar(40, 12, 3), 0.035_156_25);
        close(mcnemar(40, 3, 12), 0.035_156_25);
        close(mcnemar(9, 0, 0), 1.0);
        close(mcnemar(9, 4, 4), 1.0);
        close(mcnemar(1000, 0, 1000), 2.0 * 0.5_f64.powi(1000));
        assert_eq!(mcnemar(0, 0, 0), Figure::Undefined(Why::TooFewRecords));
    }

    /// `statsmodels.stats.multitest.multipletests([.01, .04, .03, .5], method="holm")`.
    #[test]
    fn holm_by_hand() {
        let p = [0.01, 0.04, 0.03, 0.5].map(Figure::Value);
        assert_eq!(holm(&p), [0.04, 0.09, 0.09, 0.5].map(Figure::Value));
        let none = Figure::Undefined(Why::TooFewStudents);
        assert_eq!(holm(&[none, Figure::Value(0.2)]), [none, Figure::Value(0.2)]);
    }

    /// `statsmodels.stats.proportion.proportion_confint(5, 10, method="wilson")` and `(0, 10, …)`.
    #[test]
    fn a_share_has_an_interval_even_where_nobody_is_right() {
        let close = |(low, high): (Figure, Figure), expected: (f64, f64)| {
            assert!((low.value().unwrap() - expected.0).abs() < 1e-12, "{low:?}");
            assert!((high.value().unwrap() - expected.1).abs() < 1e-12, "{high:?}");
        };
        close(share_interval(10, 5), (0.236_593_090_512_564, 0.763_406_909_487_436));
        close(share_interval(10, 0), (0.0, 0.277_532_799_862_889_16));
        assert_eq!(share_interval(0, 0), share_interval(0, 0));
        assert_eq!(share_interval(0, 0).0, Figure::Undefined(Why::TooFewRecords));
    }

    proptest! {
        #[test]
        fn holm_keeps_the_order_and_lowers_nothing(ps in prop::collection::vec(0.0..=1.0_f64, 0..20)) {
            let raw: Vec<Figure> = ps.iter().copied().map(Figure::Value).collect();
            let corrected: Vec<f64> = holm(&raw).iter().filter_map(Figure::value).collect();
            for (i, p) in ps.iter().enumerate() {
                prop_assert!(corrected[i] >= *p && corrected[i] <= 1.0);
                for (j, other) in ps.iter().enumerate() {
                    prop_assert!(p > other || corrected[i] <= corrected[j]);
                }
            }
        }

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
