//! Intraclass correlation.

use crate::figure::real;
use crate::{Figure, Sums, UndefinedReason};

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
/// differences are equal. `groups` has the sums of [`Pairs::changes`](crate::Pairs::changes).
///
/// ```
/// use std::collections::BTreeMap;
///
/// use konventa_statistics::{Figure, Pairs, icc};
///
/// let group = |change| {
///     let counts = BTreeMap::from([((0, change), 3)]);
///     Pairs { items: 4, counts: &counts }.changes()
/// };
/// // Nothing varies within the groups.
/// assert_eq!(icc(&[group(1), group(3)]), Figure::Value(1.0));
/// ```
#[must_use]
pub fn icc(groups: &[Sums]) -> Figure {
    try_icc(groups).into()
}

fn try_icc(groups: &[Sums]) -> Result<f64, UndefinedReason> {
    let groups: Vec<Sums> = groups.iter().copied().filter(|group| group.n > 0).collect();
    if groups.len() < 2 {
        return Err(UndefinedReason::TooFewClusters);
    }
    let whole = groups.iter().copied().fold(Sums::default(), Sums::and);
    let (j, n) = (real(groups.len() as u64), whole.count());
    if whole.n == groups.len() as u64 {
        return Err(UndefinedReason::TooFewSubjects);
    }
    if !whole.varies() {
        return Err(UndefinedReason::EqualDifferences);
    }
    let about_mean = |group: Sums| group.population_variance().map(|variance| variance * group.count());
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
    use crate::Pairs;

    fn group(changes: &[(u16, u16)]) -> Sums {
        let mut counts = BTreeMap::new();
        for pair in changes {
            *counts.entry(*pair).or_default() += 1;
        }
        Pairs { items: 12, counts: &counts }.changes()
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
