//! Discrimination of an item.

use crate::{Figure, Sums, UndefinedReason};

/// Returns the discrimination of an item: the point-biserial correlation of the item, right or
/// wrong, with the score over the other items, −1 to 1. The item itself is left out of the score,
/// since it always correlates with itself ("corrected item-total correlation").
///
/// `right` subjects have the item right, and `sum_where_right` is the sum of their scores with this
/// item. Undefined without subjects, and where the item or the rest of the score does not vary.
///
/// ```
/// use konventa_statistics::{Figure, Sums, discrimination};
///
/// // Four subjects with scores 2, 2, 0, 0 of two items: both items are right for the first two.
/// let sums = Sums::of([(2, 2), (0, 2)]);
/// assert_eq!(discrimination(sums, 2, 4), Figure::Value(1.0));
/// ```
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "each exact sum is rounded once")]
pub fn discrimination(scores: Sums, right: u64, sum_where_right: u64) -> Figure {
    if scores.n == 0 {
        return Figure::Undefined(UndefinedReason::TooFewRecords);
    }
    let Sums { sum, squares, .. } = scores;
    let [n, right, both] = [scores.n, right, sum_where_right].map(i128::from);
    // The rest is the score without this item: Σ rest = Σ score − right, Σ rest² = Σ score² − 2
    // Σ(score · item) + right.
    let (rest, rest_squares, product) = (sum - right, squares - 2 * both + right, both - right);
    let covariance = n * product - rest * right;
    let item_spread = n * right - right * right;
    let rest_spread = n * rest_squares - rest * rest;
    if item_spread <= 0 || rest_spread <= 0 {
        return Figure::Undefined(UndefinedReason::NoVariation);
    }
    let correlation = covariance as f64 / (item_spread as f64).sqrt() / (rest_spread as f64).sqrt();
    // Rounding can lead beyond 1 in the last digit.
    Figure::new(correlation.clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `numpy.corrcoef`, in plain words.
    fn correlation(pairs: &[(f64, f64)]) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "small")]
        let n = pairs.len() as f64;
        let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / n;
        let (a, b) = (mean(|p| p.0), mean(|p| p.1));
        let sum = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>();
        let both = sum(&|p| (p.0 - a) * (p.1 - b));
        both / (sum(&|p| (p.0 - a).powi(2)) * sum(&|p| (p.1 - b).powi(2))).sqrt()
    }

    proptest! {
        #[test]
        fn it_is_the_correlation_with_the_rest(
            subjects in prop::collection::vec(prop::collection::vec(any::<bool>(), 5), 1..60),
        ) {
            let total = |answers: &[bool]| u16::try_from(answers.iter().filter(|a| **a).count()).unwrap();
            let totals = Sums::of(subjects.iter().map(|answers| (total(answers).into(), 1)));
            for item in 0..5 {
                let with: Vec<_> = subjects.iter().filter(|answers| answers[item]).collect();
                let sum = with.iter().map(|answers| u64::from(total(answers))).sum();
                let found = discrimination(totals, with.len() as u64, sum);
                let pairs: Vec<(f64, f64)> = subjects
                    .iter()
                    .map(|a| (f64::from(u8::from(a[item])), f64::from(total(a)) - f64::from(u8::from(a[item]))))
                    .collect();
                let expected = correlation(&pairs);
                match found.value() {
                    Some(value) => prop_assert!((value - expected).abs() < 1e-12, "{value} {expected}"),
                    None => prop_assert!(!expected.is_finite()),
                }
            }
        }
    }
}
