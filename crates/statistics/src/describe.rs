//! Scores of one test.

use std::collections::BTreeMap;

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

use crate::figure::real;
use crate::sums::{Sums, divisor};
use crate::{Figure, UndefinedReason};

/// How scores are distributed, as shares of the items: 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Description {
    /// The mean.
    pub mean: Figure,
    /// The standard deviation with n − 1.
    pub sd: Figure,
    /// The median.
    pub median: Figure,
    /// The first quartile.
    pub q1: Figure,
    /// The third quartile.
    pub q3: Figure,
    /// The share of subjects with a score of 0.
    pub floor: Figure,
    /// The share of subjects with the highest possible score.
    pub ceiling: Figure,
}

/// Returns the mean score as a share of the items, 0 to 1.
///
/// `scores` holds the number of subjects with each score, from 0 to `items`. Undefined without
/// subjects or items.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use konventa_statistics::{Figure, mean_score};
///
/// assert_eq!(mean_score(4, &BTreeMap::from([(1, 2), (4, 1)])), Figure::Value(0.5));
/// ```
#[must_use]
pub fn mean_score(items: u16, scores: &BTreeMap<u16, u64>) -> Figure {
    let mean = Sums::of_scores(scores).mean();
    mean.and_then(|mean| Ok(mean / divisor(items)?)).into()
}

/// Returns the median of whole numbers, given the frequency of each, by linear interpolation.
///
/// Undefined without values.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use konventa_statistics::{Figure, median};
///
/// assert_eq!(median(&BTreeMap::from([(21, 2), (30, 2)])), Figure::Value(25.5));
/// ```
#[must_use]
pub fn median(values: &BTreeMap<u16, u64>) -> Figure {
    quantile(values, values.values().sum(), 2).into()
}

/// Describes scores: mean, standard deviation, quartiles, and the shares of subjects at both ends.
///
/// `scores` holds the number of subjects with each score, from 0 to `items`. Quartiles are
/// interpolated linearly: definition 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in
/// statistical packages", The American Statistician 50 (1996), 361. Undefined without subjects or
/// items, and the standard deviation for fewer than 2 subjects.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use konventa_statistics::{Figure, describe};
///
/// let found = describe(4, &BTreeMap::from([(0, 1), (1, 2), (4, 1)]));
/// assert_eq!(found.mean, Figure::Value(0.375));
/// assert_eq!(found.q3, Figure::Value(1.75 / 4.0));
/// assert_eq!(found.ceiling, Figure::Value(0.25));
/// ```
#[must_use]
pub fn describe(items: u16, scores: &BTreeMap<u16, u64>) -> Description {
    let all = Sums::of_scores(scores);
    let share =
        |of: Result<f64, UndefinedReason>| Figure::from(of.and_then(|value| Ok(value / divisor(items)?)));
    let having = |score: u16| Figure::share(scores.get(&score).copied().unwrap_or(0), all.n);
    Description {
        mean: mean_score(items, scores),
        sd: all.deviation_share(items).into(),
        median: share(quantile(scores, all.n, 2)),
        q1: share(quantile(scores, all.n, 1)),
        q3: share(quantile(scores, all.n, 3)),
        floor: having(0),
        ceiling: having(items),
    }
}

/// The quantile at a number of quarters, interpolated linearly, of `n` values.
fn quantile(values: &BTreeMap<u16, u64>, n: u64, quarters: u64) -> Result<f64, UndefinedReason> {
    let last = n.checked_sub(1).ok_or(UndefinedReason::TooFewRecords)?;
    let (rank, rest) = (last * quarters / 4, last * quarters % 4);
    let at = |rank: u64| {
        let mut below = 0;
        let found = values.iter().find(|(_, n)| {
            below += **n;
            rank < below
        });
        debug_assert!(found.is_some(), "rank {rank} of {n}");
        found.map_or(0.0, |(value, _)| f64::from(*value))
    };
    let (low, high) = (at(rank), at((rank + 1).min(last)));
    Ok(low + real(rest) / 4.0 * (high - low))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `numpy.quantile([0, 1, 1, 4], [.25, .5, .75])` is 0.75, 1, 1.75.
    #[test]
    fn four_subjects_by_hand() {
        let scores = BTreeMap::from([(0, 1), (1, 2), (4, 1)]);
        let found = describe(4, &scores);
        let values = [found.mean, found.q1, found.median, found.q3, found.floor, found.ceiling];
        let expected = [1.5 / 4.0, 0.75 / 4.0, 0.25, 1.75 / 4.0, 0.25, 0.25];
        assert_eq!(values, expected.map(Figure::Value));
        assert!((found.sd.value().unwrap() - 3_f64.sqrt() / 4.0).abs() < 1e-15);
        assert_eq!(describe(4, &BTreeMap::new()).floor, Figure::Undefined(UndefinedReason::TooFewRecords));
        assert_eq!(median(&scores), Figure::Value(1.0));
        assert_eq!(median(&BTreeMap::from([(21, 2), (30, 2)])), Figure::Value(25.5));
        assert_eq!(median(&BTreeMap::new()), Figure::Undefined(UndefinedReason::TooFewRecords));
    }

    #[test]
    fn no_items_have_no_scores() {
        let found = describe(0, &BTreeMap::from([(0, 3)]));
        let none = Figure::Undefined(UndefinedReason::TooFewItems);
        assert_eq!([found.mean, found.sd, found.median, found.q1, found.q3], [none; 5]);
    }
}
