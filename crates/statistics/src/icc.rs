//! Intraclass correlation.

use crate::figure::real;
use crate::moments::Moments;
use crate::{Figure, Pairs, UndefinedReason};

/// Sums of after minus before over the subjects of one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DifferenceSums(Moments);

impl DifferenceSums {
    /// Sums the differences of a group.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    ///
    /// use konventa_statistics::{DifferenceSums, Pairs};
    ///
    /// let counts = BTreeMap::from([((0, 1), 2), ((0, 2), 1)]);
    /// let sums = DifferenceSums::of(&Pairs { items: 3, counts: &counts });
    /// // Only the differences count.
    /// let shifted = BTreeMap::from([((1, 2), 2), ((1, 3), 1)]);
    /// assert_eq!(sums, DifferenceSums::of(&Pairs { items: 3, counts: &shifted }));
    /// ```
    #[must_use]
    pub fn of(pairs: &Pairs<'_>) -> Self {
        Self(pairs.changes())
    }
}

/// Returns the intraclass correlation of after minus before within groups: how alike the subjects
/// of one group are.
///
/// One-way random effects, by analysis of variance with unequal sizes: with J groups of n_j
/// subjects, N in all, and `n₀ = (N − Σ n_j²/N) / (J − 1)`, it is
/// `(MSB − MSW) / (MSB + (n₀ − 1) MSW)`. A. Donner, "A review of inference procedures for the
/// intraclass correlation coefficient in the one-way random effects model", International
/// Statistical Review 54 (1986), 67. At most 1; below 0 where subjects of a group are less alike
/// than by chance.
///
/// Undefined for fewer than 2 groups with subjects, where each group has one subject, and where all
/// differences are equal.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use konventa_statistics::{DifferenceSums, Figure, Pairs, icc};
///
/// let group = |change| {
///     let counts = BTreeMap::from([((0, change), 3)]);
///     DifferenceSums::of(&Pairs { items: 4, counts: &counts })
/// };
/// // Nothing varies within the groups.
/// assert_eq!(icc(&[group(1), group(3)]), Figure::Value(1.0));
/// ```
#[must_use]
pub fn icc(groups: &[DifferenceSums]) -> Figure {
    try_icc(groups).into()
}

fn try_icc(groups: &[DifferenceSums]) -> Result<f64, UndefinedReason> {
    let groups: Vec<Moments> = groups.iter().map(|group| group.0).filter(|group| group.n > 0).collect();
    if groups.len() < 2 {
        return Err(UndefinedReason::TooFewClusters);
    }
    let whole = groups.iter().copied().fold(Moments::default(), Moments::and);
    let (j, n) = (real(groups.len() as u64), whole.count());
    if whole.n == groups.len() as u64 {
        return Err(UndefinedReason::TooFewSubjects);
    }
    if !whole.varies() {
        return Err(UndefinedReason::EqualDifferences);
    }
    let about_mean = |group: Moments| group.population_variance().map(|variance| variance * group.count());
    let within = groups.iter().map(|group| about_mean(*group)).sum::<Result<f64, UndefinedReason>>()?;
    let mean = whole.mean()?;
    let between = groups
        .iter()
        .map(|group| group.mean().map(|own| group.count() * (own - mean) * (own - mean)))
        .sum::<Result<f64, UndefinedReason>>()?;
    let (msb, msw) = (between / (j - 1.0), within / (n - j));
    let squares: f64 = groups.iter().map(|group| group.count() * group.count()).sum();
    let n0 = (n - squares / n) / (j - 1.0);
    Ok((msb - msw) / (msb + (n0 - 1.0) * msw))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn group(changes: &[(u16, u16)]) -> DifferenceSums {
        let mut counts = BTreeMap::new();
        for pair in changes {
            *counts.entry(*pair).or_default() += 1;
        }
        DifferenceSums::of(&Pairs { items: 12, counts: &counts })
    }

    /// Changes 1, 2, 3 and 5, 6: means 2, 5.5, of all 3.4. MSB = 3·1.4² + 2·2.1² = 14.7, MSW =
    /// 2.5/3, n₀ = 5 − 13/5 = 2.4.
    #[test]
    fn two_groups_by_hand() {
        let found = icc(&[group(&[(0, 1), (0, 2), (0, 3)]), group(&[(0, 5), (0, 6)])]);
        let expected = (14.7 - 2.5 / 3.0) / (14.7 + 1.4 * 2.5 / 3.0);
        assert!((found.value().unwrap() - expected).abs() < 1e-14);
        assert_eq!(icc(&[group(&[(0, 1), (0, 2)])]), Figure::Undefined(UndefinedReason::TooFewClusters));
        assert_eq!(
            icc(&[group(&[(0, 1)]), group(&[(0, 3)])]),
            Figure::Undefined(UndefinedReason::TooFewSubjects)
        );
        assert_eq!(
            icc(&[group(&[(0, 1); 3]), group(&[(1, 2); 3])]),
            Figure::Undefined(UndefinedReason::EqualDifferences)
        );
    }
}
