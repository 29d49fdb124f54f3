//! Gain as a share of what could still be gained.

use crate::figure::real;
use crate::{Figure, Pairs, UndefinedReason};

/// Returns the normalised gain `(post − pre) / (1 − pre)` of two mean scores, each 0 to 1: R. R.
/// Hake, "Interactive-engagement versus traditional methods", American Journal of Physics 66
/// (1998), 64.
///
/// 1 where everything that could be gained was gained, below 0 where scores fell.
///
/// # Errors
/// [`UndefinedReason::NothingLeftToGain`] where `pre` is 1.
///
/// ```
/// use konventa_statistics::{UndefinedReason, normalized_gain};
///
/// assert_eq!(normalized_gain(0.5, 0.75), Ok(0.5));
/// assert_eq!(normalized_gain(1.0, 1.0), Err(UndefinedReason::NothingLeftToGain));
/// ```
pub fn normalized_gain(pre: f64, post: f64) -> Result<f64, UndefinedReason> {
    let gain = (post - pre) / (1.0 - pre);
    if gain.is_finite() { Ok(gain) } else { Err(UndefinedReason::NothingLeftToGain) }
}

/// Means over the gains of single subjects.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndividualGain {
    /// The mean normalised gain, undefined where no subject has one.
    pub gain: Figure,
    /// The number of subjects without a normalised gain: they had the highest possible score
    /// before.
    pub gain_undefined: u64,
    /// The mean normalised change, undefined where no subject has one.
    pub change: Figure,
    /// The number of subjects without a normalised change: they had a score of 0, or the highest
    /// possible one, both times.
    pub change_undefined: u64,
}

/// Returns the mean normalised gain and the mean normalised change of single subjects.
///
/// With scores x before and y after of K items, the gain of a subject is `(y − x)/(K − x)`. The
/// change is the same where y > x, `(y − x)/x` where y < x, and 0 where they are equal: J. D. Marx
/// and K. Cummings, "Normalized change", American Journal of Physics 75 (2007), 87.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use konventa_statistics::{Figure, Pairs, individual_gain};
///
/// let counts = BTreeMap::from([((2, 3), 1), ((4, 1), 1), ((4, 4), 1)]);
/// let found = individual_gain(&Pairs { items: 4, counts: &counts });
/// assert_eq!((found.gain, found.gain_undefined), (Figure::Value(0.5), 2));
/// // The mean of 1/2 and −3/4.
/// assert_eq!((found.change, found.change_undefined), (Figure::Value(-0.125), 1));
/// ```
#[must_use]
pub fn individual_gain(pairs: &Pairs<'_>) -> IndividualGain {
    let items = pairs.items;
    let share = |part: u16, whole: u16| f64::from(part) / f64::from(whole);
    let gain = |pre: u16, post: u16| {
        let size = share(post.abs_diff(pre), items.saturating_sub(pre));
        (pre < items).then_some(if post < pre { -size } else { size })
    };
    let change = |pre: u16, post: u16| {
        if pre == post && (pre == 0 || pre >= items) {
            None
        } else if post < pre {
            Some(-share(pre - post, pre))
        } else {
            gain(pre, post)
        }
    };
    let (gain, gain_undefined) = mean(pairs, gain);
    let (change, change_undefined) = mean(pairs, change);
    IndividualGain { gain, gain_undefined, change, change_undefined }
}

/// The mean over the subjects that have a value, and the number of those that have none.
fn mean(pairs: &Pairs<'_>, of: impl Fn(u16, u16) -> Option<f64>) -> (Figure, u64) {
    let (mut sum, mut with, mut without) = (0.0, 0, 0);
    for (&(pre, post), &subjects) in pairs.counts {
        match of(pre, post) {
            Some(value) => {
                sum += value * real(subjects);
                with += subjects;
            }
            None => without += subjects,
        }
    }
    let mean = match (with, without) {
        (0, 0) => Figure::Undefined(UndefinedReason::TooFewRecords),
        (0, _) => Figure::Undefined(UndefinedReason::NothingLeftToGain),
        _ => Figure::new(sum / real(with)),
    };
    (mean, without)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn four_subjects_by_hand() {
        let counts = BTreeMap::from([((0, 0), 1), ((2, 3), 1), ((4, 1), 1), ((4, 4), 1)]);
        let found = individual_gain(&Pairs { items: 4, counts: &counts });
        assert_eq!(found.gain, Figure::Value(0.25));
        assert_eq!(found.change, Figure::Value(-0.125));
        assert_eq!((found.gain_undefined, found.change_undefined), (2, 2));
        let all_right = BTreeMap::from([((4, 4), 12)]);
        let found = individual_gain(&Pairs { items: 4, counts: &all_right });
        assert_eq!(found.gain, Figure::Undefined(UndefinedReason::NothingLeftToGain));
        assert_eq!(found.change, Figure::Undefined(UndefinedReason::NothingLeftToGain));
        let found = individual_gain(&Pairs { items: 4, counts: &BTreeMap::new() });
        assert_eq!(found.gain, Figure::Undefined(UndefinedReason::TooFewRecords));
    }
}
