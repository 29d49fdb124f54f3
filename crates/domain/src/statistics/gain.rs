//! What was learned of what could still be learned.

use super::{Figure, Pairs, Why};

/// Class normalised gain `(post − pre) / (1 − pre)` of the class means, each 0 to 1: R. R. Hake,
/// "Interactive-engagement versus traditional methods", American Journal of Physics 66 (1998), 64. `None` where
/// everything was right before, so that nothing could be learned.
#[must_use]
pub fn class_gain(pre: f64, post: f64) -> Option<f64> {
    let gain = (post - pre) / (1.0 - pre);
    gain.is_finite().then_some(gain)
}

/// Means over single students.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Individual {
    /// The mean of each student's own normalised gain.
    pub gain: Figure,
    /// How many had nothing left to learn, and have no own gain.
    pub gain_undefined: u64,
    /// The mean normalised change: J. D. Marx and K. Cummings, "Normalized change", American Journal of Physics 75 (2007), 87.
    pub change: Figure,
    /// How many had nothing right both times, or everything, and are left out.
    pub change_undefined: u64,
}

/// Gain and change of single students, averaged.
#[must_use]
pub fn individual_gain(pairs: &Pairs<'_>) -> Individual {
    let all = i64::from(pairs.items);
    let real = |whole: i64| f64::from(i32::try_from(whole).unwrap_or(i32::MAX));
    let mean = |of: &dyn Fn(i64, i64) -> Option<f64>| {
        let (mut sum, mut n, mut without) = (0.0, 0_u64, 0);
        for (pre, post, students) in pairs.each() {
            match of(pre, post) {
                Some(value) => {
                    sum += value * Figure::count(students).value().unwrap_or_default();
                    n += students;
                }
                None => without += students,
            }
        }
        let why = if pairs.n() == 0 { Why::TooFewRecords } else { Why::NothingLeftToLearn };
        (Figure::finite(sum / Figure::count(n).value().unwrap_or_default(), why), without)
    };
    let gain = |pre: i64, post: i64| (pre < all).then(|| real(post - pre) / real(all - pre));
    let (change, change_undefined) = mean(&|pre, post| {
        if pre == post && (pre == 0 || pre == all) {
            None
        } else if post < pre {
            Some(real(post - pre) / real(pre))
        } else {
            // Nothing changed where everything was right: that was left out above.
            gain(pre, post)
        }
    });
    let (gain, gain_undefined) = mean(&gain);
    Individual { gain, gain_undefined, change, change_undefined }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn four_students_by_hand() {
        let counts = BTreeMap::from([((0, 0), 1), ((2, 3), 1), ((4, 1), 1), ((4, 4), 1)]);
        let found = individual_gain(&Pairs { items: 4, counts: &counts });
        assert_eq!(found.gain, Figure::Value(0.25));
        assert_eq!(found.change, Figure::Value(-0.125));
        assert_eq!((found.gain_undefined, found.change_undefined), (2, 2));
        let all_right = BTreeMap::from([((4, 4), 12)]);
        let found = individual_gain(&Pairs { items: 4, counts: &all_right });
        assert_eq!(found.gain, Figure::Undefined(Why::NothingLeftToLearn));
        assert_eq!(found.change, Figure::Undefined(Why::NothingLeftToLearn));
    }
}
