//! After minus before.

use serde::{Deserialize, Serialize};

use super::beta::t_quantile;
use super::{Figure, Interval, Pairs, Why};

/// By how much the score changed, −1 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
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

/// The mean difference with the interval of Student's t.
#[must_use]
pub fn difference(pairs: &Pairs<'_>) -> Difference {
    let changes = pairs.changes();
    let mean = changes.mean_share(pairs.asked());
    let sd = changes.variance().map(|variance| variance.sqrt() / pairs.asked());
    let interval = mean.and_then(|mean| {
        let sd = sd?;
        if !changes.varies() {
            return Err(Why::EqualDifferences);
        }
        let half = t_quantile(changes.n - 1) * sd / changes.count().sqrt();
        Ok(Interval { low: mean - half, high: mean + half })
    });
    let (ci_low, ci_high) = Interval::ends(interval);
    Difference { mean: mean.into(), sd: sd.into(), ci_low, ci_high }
}
