//! Holm's correction for multiple tests.

use crate::Figure;
use crate::figure::real;

/// Returns probabilities corrected for their number, in the same order: S. Holm, "A simple
/// sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979),
/// 65. Undefined ones stay undefined and do not count.
///
/// ```
/// use konventa_statistics::{Figure, holm};
///
/// assert_eq!(holm(&[0.01, 0.04].map(Figure::Value)), [0.02, 0.04].map(Figure::Value));
/// ```
#[must_use]
pub fn holm(tests: &[Figure]) -> Vec<Figure> {
    let mut order: Vec<(usize, f64)> =
        tests.iter().enumerate().filter_map(|(i, p)| p.value().map(|p| (i, p))).collect();
    order.sort_unstable_by(|a, b| a.1.total_cmp(&b.1));
    let mut corrected = tests.to_vec();
    let mut least = 0.0_f64;
    for (left, (i, p)) in (1..=order.len() as u64).rev().zip(&order) {
        least = least.max((p * real(left)).min(1.0));
        corrected[*i] = Figure::new(least);
    }
    corrected
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::UndefinedReason;

    /// `statsmodels.stats.multitest.multipletests([.01, .04, .03, .5], method="holm")`.
    #[test]
    fn holm_by_hand() {
        let p = [0.01, 0.04, 0.03, 0.5].map(Figure::Value);
        assert_eq!(holm(&p), [0.04, 0.09, 0.09, 0.5].map(Figure::Value));
        let none = Figure::Undefined(UndefinedReason::TooFewSubjects);
        assert_eq!(holm(&[none, Figure::Value(0.2)]), [none, Figure::Value(0.2)]);
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
    }
}
