//! Mean of after minus before.

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

use crate::beta::t_quantile;
use crate::{Figure, Interval, Pairs, UndefinedReason};

/// After minus before, as a share of the items: −1 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Difference {
    /// The mean.
    pub mean: Figure,
    /// The standard deviation with n − 1.
    pub sd: Figure,
    /// The lower end of the 95 % interval of the mean.
    pub ci_low: Figure,
    /// The upper end.
    pub ci_high: Figure,
}

/// Returns the mean of the differences `d = (after − before) / items` with the interval
/// `mean ∓ t(0.975; n − 1) · sd / √n` of Student's t.
///
/// Undefined: the mean without subjects, the standard deviation for fewer than 2, the interval also
/// where all differences are equal, since an interval of width 0 would claim a certainty that
/// nobody has.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use konventa_statistics::{Figure, Pairs, mean_difference};
///
/// let counts = BTreeMap::from([((1, 2), 1), ((1, 3), 1), ((0, 3), 1)]);
/// let found = mean_difference(&Pairs { items: 4, counts: &counts });
/// assert_eq!((found.mean, found.sd), (Figure::Value(0.5), Figure::Value(0.25)));
/// // t(0.975; 2) = 4.303.
/// assert!((found.ci_low.value().unwrap() - (0.5 - 4.303 * 0.25 / 3_f64.sqrt())).abs() < 1e-4);
/// ```
#[must_use]
pub fn mean_difference(pairs: &Pairs<'_>) -> Difference {
    let changes = pairs.changes();
    let mean = changes.mean_share(pairs.items);
    let sd = changes.deviation_share(pairs.items);
    let interval = mean.and_then(|mean| {
        let sd = sd?;
        if !changes.varies() {
            return Err(UndefinedReason::EqualDifferences);
        }
        let half = t_quantile(changes.n - 1) * sd / changes.count().sqrt();
        Ok(Interval { low: mean - half, high: mean + half })
    });
    let (ci_low, ci_high) = Interval::ends(interval);
    Difference { mean: mean.into(), sd: sd.into(), ci_low, ci_high }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn no_items_have_no_difference() {
        let counts = BTreeMap::from([((0, 0), 12)]);
        let found = mean_difference(&Pairs { items: 0, counts: &counts });
        let none = Figure::Undefined(UndefinedReason::TooFewItems);
        assert_eq!(found, Difference { mean: none, sd: none, ci_low: none, ci_high: none });
    }
}
