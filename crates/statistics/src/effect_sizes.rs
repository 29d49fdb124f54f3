//! Effect sizes: the mean difference in standard deviations.

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

use crate::beta::gamma_ratio;
use crate::noncentral_t::noncentralities;
use crate::paired_t::t_of;
use crate::{Figure, Interval, Pairs, UndefinedReason};

/// A mean difference in two units, each also corrected for small samples.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EffectSizes {
    /// The mean difference in standard deviations of the differences.
    pub d_z: Figure,
    /// The lower end of its 95 % interval.
    pub d_z_ci_low: Figure,
    /// The upper end.
    pub d_z_ci_high: Figure,
    /// The mean difference in average standard deviations of both scores.
    pub d_av: Figure,
    /// The lower end of its 95 % interval.
    pub d_av_ci_low: Figure,
    /// The upper end.
    pub d_av_ci_high: Figure,
    /// `d_z`, corrected for small samples.
    pub hedges_g_z: Figure,
    /// The lower end of its 95 % interval.
    pub hedges_g_z_ci_low: Figure,
    /// The upper end.
    pub hedges_g_z_ci_high: Figure,
    /// `d_av`, corrected for small samples.
    pub hedges_g_av: Figure,
    /// The lower end of its 95 % interval.
    pub hedges_g_av_ci_low: Figure,
    /// The upper end.
    pub hedges_g_av_ci_high: Figure,
}

/// Returns the effect sizes of after minus before.
///
/// - `d_z = mean(d) / sd(d)`. It grows when the differences are alike. Its interval has the
///   noncentralities of t for which the observed t is the 97.5th and the 2.5th percentile, divided
///   by √n: G. Cumming and S. Finch, Educational and Psychological Measurement 61 (2001), 532.
/// - `d_av = mean(d) / √((s_x² + s_y²)/2)` with the standard deviations before and after: G.
///   Cumming, "Understanding the New Statistics" (2012), chapter 11. Compare this one between
///   studies. Its interval has the same noncentralities times `sd(d) / (√n · √((s_x² + s_y²)/2))`,
///   approximately: J. Algina and H. J. Keselman, Educational and Psychological Measurement 63
///   (2003), 537.
/// - `hedges_g_z` and `hedges_g_av` are these and their intervals times
///   `J = Γ(m/2) / (√(m/2) Γ((m − 1)/2))`, `m = n − 1`, the exact correction of the bias of small
///   samples: L. V. Hedges, Journal of Educational Statistics 6 (1981), 107.
///
/// Undefined for fewer than 2 subjects, and corrected for fewer than 3. `d_z` and all intervals are
/// undefined where all differences are equal, `d_av` where neither score varies.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use konventa_statistics::{Pairs, effect_sizes};
///
/// let counts = BTreeMap::from([((1, 2), 1), ((1, 3), 1), ((0, 3), 1)]);
/// let found = effect_sizes(&Pairs { items: 4, counts: &counts });
/// // The mean of the differences is 2, their standard deviation 1.
/// let d_z = found.d_z.value().unwrap();
/// assert!((d_z - 2.0).abs() < 1e-14);
/// assert!(found.d_z_ci_low.value().unwrap() < d_z && d_z < found.d_z_ci_high.value().unwrap());
/// // J of 2 degrees of freedom is 1/√π.
/// let corrected = found.hedges_g_z.value().unwrap();
/// assert!((corrected - 2.0 / std::f64::consts::PI.sqrt()).abs() < 1e-12);
/// ```
#[must_use]
pub fn effect_sizes(pairs: &Pairs<'_>) -> EffectSizes {
    let changes = pairs.changes();
    let root_n = changes.count().sqrt();
    let t = t_of(pairs);
    let d_z = t.map(|t| t / root_n);
    let average = average_sd(pairs);
    let d_av = average.and_then(|sd| Ok(changes.mean()? / sd));
    let delta = t.map(|t| noncentralities(t, changes.count() - 1.0));
    let z_ends = delta.map(|delta| delta.scaled(1.0 / root_n));
    let av_ends = z_ends.and_then(|ends| Ok(ends.scaled(changes.variance()?.sqrt() / average?)));
    let correction = if changes.n < 3 {
        Err(UndefinedReason::too_few(changes.n))
    } else {
        Ok(correction(changes.count() - 1.0))
    };
    let corrected = |d: Result<f64, UndefinedReason>| d.and_then(|d| Ok(d * correction?));
    let corrected_ends = |ends: Result<Interval, UndefinedReason>| {
        Interval::ends(ends.and_then(|ends| Ok(ends.scaled(correction?))))
    };
    let (d_z_ci_low, d_z_ci_high) = Interval::ends(z_ends);
    let (d_av_ci_low, d_av_ci_high) = Interval::ends(av_ends);
    let (hedges_g_z_ci_low, hedges_g_z_ci_high) = corrected_ends(z_ends);
    let (hedges_g_av_ci_low, hedges_g_av_ci_high) = corrected_ends(av_ends);
    EffectSizes {
        d_z: d_z.into(),
        d_z_ci_low,
        d_z_ci_high,
        d_av: d_av.into(),
        d_av_ci_low,
        d_av_ci_high,
        hedges_g_z: corrected(d_z).into(),
        hedges_g_z_ci_low,
        hedges_g_z_ci_high,
        hedges_g_av: corrected(d_av).into(),
        hedges_g_av_ci_low,
        hedges_g_av_ci_high,
    }
}

/// `√((s_x² + s_y²) / 2)`, in items.
fn average_sd(pairs: &Pairs<'_>) -> Result<f64, UndefinedReason> {
    let (pre, post) = (pairs.pre(), pairs.post());
    let variance = f64::midpoint(pre.variance()?, post.variance()?);
    if pre.varies() || post.varies() { Ok(variance.sqrt()) } else { Err(UndefinedReason::NoVariation) }
}

/// Hedges' J for m degrees of freedom, m above 1: `Γ(m/2) / (√(m/2) Γ((m − 1)/2))`.
fn correction(m: f64) -> f64 {
    let below = (m - 1.0) / 2.0;
    gamma_ratio(below) * (below / (m / 2.0)).sqrt()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// J of 2 degrees is 1/√π. With many degrees the usual approximation 1 − 3/(4m − 1) is near.
    #[test]
    fn corrections_match_known_values() {
        assert!((correction(2.0) - 1.0 / std::f64::consts::PI.sqrt()).abs() < 1e-14);
        assert!((correction(200.0) - (1.0 - 3.0 / 799.0)).abs() < 1e-6);
        assert!((correction(1e6) - (1.0 - 3.0 / 3_999_999.0)).abs() < 1e-12);
    }

    #[test]
    fn intervals_hold_their_effect_and_need_variation() {
        let counts = BTreeMap::from([((3, 7), 4), ((5, 6), 3), ((2, 9), 3)]);
        let found = effect_sizes(&Pairs { items: 12, counts: &counts });
        for (d, low, high) in [
            (found.d_z, found.d_z_ci_low, found.d_z_ci_high),
            (found.d_av, found.d_av_ci_low, found.d_av_ci_high),
            (found.hedges_g_z, found.hedges_g_z_ci_low, found.hedges_g_z_ci_high),
            (found.hedges_g_av, found.hedges_g_av_ci_low, found.hedges_g_av_ci_high),
        ] {
            let [d, low, high] = [d, low, high].map(|figure| figure.value().unwrap());
            assert!(low < d && d < high, "{low} {d} {high}");
        }
        let equal = BTreeMap::from([((3, 7), 5), ((5, 9), 5)]);
        let found = effect_sizes(&Pairs { items: 12, counts: &equal });
        assert_eq!(found.d_z, Figure::Undefined(UndefinedReason::EqualDifferences));
        assert_eq!(found.d_av_ci_low, Figure::Undefined(UndefinedReason::EqualDifferences));
        assert!(found.d_av.value().is_some());
    }
}
