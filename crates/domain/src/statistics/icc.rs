//! How alike the students of one lecture are.

use super::moments::Moments;
use super::{Figure, Pairs, Why};

/// Sums of `y − x`, after minus before, over the students of one lecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupSums(Moments);

impl GroupSums {
    /// Of a lecture's students.
    #[must_use]
    pub fn of(pairs: &Pairs<'_>) -> Self {
        Self(pairs.changes())
    }
}

/// Intraclass correlation of `y − x` in lectures, one-way random effects, by analysis of variance with unequal sizes: A. Donner,
/// "A review of inference procedures for the intraclass correlation coefficient in the one-way random effects model",
/// International Statistical Review 54 (1986), 67.
#[must_use]
pub fn icc(lectures: &[GroupSums]) -> Figure {
    of(lectures).into()
}

#[expect(clippy::cast_precision_loss, reason = "counts of lectures")]
fn of(lectures: &[GroupSums]) -> Result<f64, Why> {
    let groups: Vec<Moments> = lectures.iter().map(|lecture| lecture.0).filter(|group| group.n > 0).collect();
    let j = groups.len() as f64;
    if groups.len() < 2 {
        return Err(Why::TooFewLectures);
    }
    let whole = groups.iter().copied().fold(Moments::default(), Moments::and);
    let n = whole.count();
    if whole.n == groups.len() as u64 {
        return Err(Why::TooFewStudents);
    }
    if !whole.varies() {
        return Err(Why::EqualDifferences);
    }
    let about = |group: Moments| group.population_variance().map(|variance| variance * group.count());
    let within = groups.iter().map(|group| about(*group)).sum::<Result<f64, Why>>()?;
    let mean = whole.mean()?;
    let between = groups
        .iter()
        .map(|group| group.mean().map(|own| group.count() * (own - mean) * (own - mean)))
        .sum::<Result<f64, Why>>()?;
    let (msb, msw) = (between / (j - 1.0), within / (n - j));
    let squares: f64 = groups.iter().map(|group| group.count() * group.count()).sum();
    let n0 = (n - squares / n) / (j - 1.0);
    Ok((msb - msw) / (msb + (n0 - 1.0) * msw))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn lecture(changes: &[(u16, u16)]) -> GroupSums {
        let mut counts = BTreeMap::new();
        for pair in changes {
            *counts.entry(*pair).or_default() += 1;
        }
        GroupSums::of(&Pairs { items: 12, counts: &counts })
    }

    /// Changes 1, 2, 3 and 5, 6: means 2, 5.5, of all 3.4. MSB = 3·1.4² + 2·2.1² = 14.7, MSW = 2.5/3, n₀ = 5 − 13/5 = 2.4.
    #[test]
    fn two_lectures_by_hand() {
        let found = icc(&[lecture(&[(0, 1), (0, 2), (0, 3)]), lecture(&[(0, 5), (0, 6)])]);
        let expected = (14.7 - 2.5 / 3.0) / (14.7 + 1.4 * 2.5 / 3.0);
        assert!((found.value().unwrap() - expected).abs() < 1e-14);
        assert_eq!(icc(&[lecture(&[(0, 1), (0, 2)])]), Figure::Undefined(Why::TooFewLectures));
        assert_eq!(icc(&[lecture(&[(0, 1)]), lecture(&[(0, 3)])]), Figure::Undefined(Why::TooFewStudents));
        assert_eq!(
            icc(&[lecture(&[(0, 1); 3]), lecture(&[(1, 2); 3])]),
            Figure::Undefined(Why::EqualDifferences)
        );
    }
}
