//! Scores of one quiz.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::moments::Moments;
use super::{Figure, Why};

/// What a quiz showed, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Scores {
    /// The mean share of items right.
    pub mean: Figure,
    /// The standard deviation with n − 1.
    pub sd: Figure,
    /// The median.
    pub median: Figure,
    /// The first quartile.
    pub q1: Figure,
    /// The third quartile.
    pub q3: Figure,
    /// The share of students with nothing right.
    pub floor: Figure,
    /// The share of students with everything right.
    pub ceiling: Figure,
    /// The share of "I don't know" among all answers.
    pub unsure: Figure,
}

fn moments(scores: &BTreeMap<u16, u64>) -> Moments {
    Moments::of(scores.iter().map(|(&score, &n)| (i64::from(score), n)))
}

/// The mean score alone.
#[must_use]
pub fn mean_score(items: u16, scores: &BTreeMap<u16, u64>) -> Figure {
    let mean = moments(scores).mean();
    mean.and_then(|mean| if items == 0 { Err(Why::TooFewItems) } else { Ok(mean / f64::from(items)) }).into()
}

/// The median of whole numbers, given how often each occurs.
#[must_use]
pub fn median(values: &BTreeMap<u16, u64>) -> Figure {
    quantile(values, values.values().sum(), 2).into()
}

/// Describes scores: how many students had so many of `items` right, and how often "I don't know" was chosen by them.
#[must_use]
pub fn describe(items: u16, scores: &BTreeMap<u16, u64>, unsure: u64) -> Scores {
    let all = moments(scores);
    let asked = f64::from(items);
    let share = |of: Result<f64, Why>| {
        of.and_then(|x| if items == 0 { Err(Why::TooFewItems) } else { Ok(x / asked) })
    };
    let students = if all.n == 0 { Err(Why::TooFewRecords) } else { Ok(all.count()) };
    let having = |score: u16| {
        let n = Figure::count(scores.get(&score).copied().unwrap_or_default());
        students.map(|all| n.value().unwrap_or_default() / all)
    };
    let unsure = Figure::count(unsure).value().unwrap_or_default();
    Scores {
        mean: share(all.mean()).into(),
        sd: share(all.variance().map(f64::sqrt)).into(),
        median: share(quantile(scores, all.n, 2)).into(),
        q1: share(quantile(scores, all.n, 1)).into(),
        q3: share(quantile(scores, all.n, 3)).into(),
        floor: having(0).into(),
        ceiling: having(items).into(),
        unsure: share(students.map(|n| unsure / n)).into(),
    }
}

/// The quantile at so many quarters, in items, by linear interpolation.
fn quantile(scores: &BTreeMap<u16, u64>, n: u64, quarters: u64) -> Result<f64, Why> {
    let last = n.checked_sub(1).ok_or(Why::TooFewRecords)?;
    let (place, part) = (last * quarters / 4, last * quarters % 4);
    let at = |place: u64| {
        let mut below = 0;
        let found = scores.iter().find(|(_, n)| {
            below += **n;
            place < below
        });
        found.map_or(0.0, |(score, _)| f64::from(*score))
    };
    let (low, high) = (at(place), at((place + 1).min(last)));
    let part = Figure::count(part).value().unwrap_or_default() / 4.0;
    Ok(low + part * (high - low))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `numpy.quantile([0, 1, 1, 4], [.25, .5, .75])` is 0.75, 1, 1.75.
    #[test]
    fn four_students_by_hand() {
        let scores = BTreeMap::from([(0, 1), (1, 2), (4, 1)]);
        let found = describe(4, &scores, 3);
        let values = [found.mean, found.q1, found.median, found.q3, found.floor, found.ceiling, found.unsure];
        let expected = [1.5 / 4.0, 0.75 / 4.0, 0.25, 1.75 / 4.0, 0.25, 0.25, 3.0 / 16.0];
        assert_eq!(values, expected.map(Figure::Value));
        assert!((found.sd.value().unwrap() - 3_f64.sqrt() / 4.0).abs() < 1e-15);
        assert_eq!(describe(4, &BTreeMap::new(), 0).floor, Figure::Undefined(Why::TooFewRecords));
        assert_eq!(median(&scores), Figure::Value(1.0));
        assert_eq!(median(&BTreeMap::from([(21, 2), (30, 2)])), Figure::Value(25.5));
        assert_eq!(median(&BTreeMap::new()), Figure::Undefined(Why::TooFewRecords));
    }
}
