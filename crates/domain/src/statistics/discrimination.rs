//! How well an item tells those who know much from those who know little.

use super::{Figure, Why};

/// Sums over students of one quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// How many students.
    pub n: u64,
    /// Their numbers right, added up.
    pub sum: u64,
    /// The squares of these, added up.
    pub squares: u64,
}

/// The point-biserial correlation of one item, right or not, with the number right of the other items: "corrected", for an item
/// always goes with itself. `right` students had the item right, and `sum_where_right` items in all, this one included.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "rounded once, at the end")]
pub fn discrimination(totals: Totals, right: u64, sum_where_right: u64) -> Figure {
    if totals.n == 0 {
        return Figure::Undefined(Why::TooFewRecords);
    }
    let [n, sum, squares, right, both] =
        [totals.n, totals.sum, totals.squares, right, sum_where_right].map(i128::from);
    // Over the rest, the number right without this item: Σ rest = Σ total − right, Σ rest² = Σ total² − 2 Σ(total · item) + right.
    let (rest, rest_squares, product) = (sum - right, squares - 2 * both + right, both - right);
    let covariance = n * product - rest * right;
    let item_spread = n * right - right * right;
    let rest_spread = n * rest_squares - rest * rest;
    if item_spread <= 0 || rest_spread <= 0 {
        return Figure::Undefined(Why::NoVariation);
    }
    let correlation = covariance as f64 / (item_spread as f64).sqrt() / (rest_spread as f64).sqrt();
    // Rounding may lead beyond 1 by a last digit.
    Figure::Value(correlation.clamp(-1.0, 1.0))
}

impl Totals {
    /// Of so many students with each number right.
    #[must_use]
    pub fn of(scores: impl Iterator<Item = (u16, u64)>) -> Self {
        scores.fold(Self { n: 0, sum: 0, squares: 0 }, |all, (score, n)| {
            let score = u64::from(score);
            Self { n: all.n + n, sum: all.sum + score * n, squares: all.squares + score * score * n }
        })
    }
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
            students in prop::collection::vec(prop::collection::vec(any::<bool>(), 5), 1..60),
        ) {
            let total = |answers: &[bool]| u16::try_from(answers.iter().filter(|a| **a).count()).unwrap();
            let totals = Totals::of(students.iter().map(|answers| (total(answers), 1)));
            for item in 0..5 {
                let with: Vec<_> = students.iter().filter(|answers| answers[item]).collect();
                let sum = with.iter().map(|answers| u64::from(total(answers))).sum();
                let found = discrimination(totals, with.len() as u64, sum);
                let pairs: Vec<(f64, f64)> = students
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
