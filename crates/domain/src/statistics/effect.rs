//! Effect sizes: the mean difference in standard deviations.

use serde::{Deserialize, Serialize};

use super::beta::gamma_ratio;
use super::noncentral_t::noncentralities;
use super::student_t::t_of;
use super::{Figure, Interval, Pairs, Why};

/// How large the mean difference is, in two units, each also corrected for small samples.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[expect(
    missing_docs,
    reason = "an estimate and the ends of its interval each; docs/statistics.md says which"
)]
pub struct Effect {
    pub d_z: Figure,
    pub d_z_ci_low: Figure,
    pub d_z_ci_high: Figure,
    pub d_av: Figure,
    pub d_av_ci_low: Figure,
    pub d_av_ci_high: Figure,
    pub hedges_g_z: Figure,
    pub hedges_g_z_ci_low: Figure,
    pub hedges_g_z_ci_high: Figure,
    pub hedges_g_av: Figure,
    pub hedges_g_av_ci_low: Figure,
    pub hedges_g_av_ci_high: Figure,
}

/// All effect sizes.
#[must_use]
pub fn effect(pairs: &Pairs<'_>) -> Effect {
    let changes = pairs.changes();
    let root_n = changes.count().sqrt();
    let t = t_of(pairs);
    let d_z = t.map(|t| t / root_n);
    let average = average_sd(pairs);
    let d_av = average.and_then(|sd| Ok(changes.mean()? / sd));
    let delta = t.map(|t| noncentralities(t, changes.count() - 1.0));
    let z_ends = delta.map(|delta| delta.times(1.0 / root_n));
    let av_ends = z_ends.and_then(|ends| Ok(ends.times(changes.variance()?.sqrt() / average?)));
    // The factor is 1/gamma_ratio of the half below.
    let correction =
        if changes.n < 3 { Err(Why::too_few(changes.n)) } else { Ok(correction(changes.count() - 1.0)) };
    let corrected = |d: Result<f64, Why>| d.and_then(|d| Ok(d * correction?));
    let corrected_ends =
        |ends: Result<Interval, Why>| Interval::ends(ends.and_then(|ends| Ok(ends.times(correction?))));
    let (d_z_ci_low, d_z_ci_high) = Interval::ends(z_ends);
    let (d_av_ci_low, d_av_ci_high) = Interval::ends(av_ends);
    let (hedges_g_z_ci_low, hedges_g_z_ci_high) = corrected_ends(z_ends);
    let (hedges_g_av_ci_low, hedges_g_av_ci_high) = corrected_ends(av_ends);
    Effect {
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
fn average_sd(pairs: &Pairs<'_>) -> Result<f64, Why> {
    let (pre, post) = (pairs.pre(), pairs.post());
    let variance = f64::midpoint(pre.variance()?, post.variance()?);
    if pre.varies() || post.varies() { Ok(variance.sqrt()) } else { Err(Why::NoVariation) }
}

/// Hedges' J for m degrees, above 1: `Γ(m/2) / (√(m/2) Γ((m − 1)/2))`.
fn correction(m: f64) -> f64 {
    let below = (m - 1.0) / 2.0;
    gamma_ratio(below) * (below / (m / 2.0)).sqrt()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// J of 2 degrees is 1/√π; the usual approximation 1 − 3/(4m − 1) is near with many.
    #[test]
    fn corrections() {
        assert!((correction(2.0) - 1.0 / std::f64::consts::PI.sqrt()).abs() < 1e-14);
        assert!((correction(200.0) - (1.0 - 3.0 / 799.0)).abs() < 1e-6);
        assert!((correction(1e6) - (1.0 - 3.0 / 3_999_999.0)).abs() < 1e-12);
    }

    #[test]
    fn intervals_hold_their_effect_and_need_variation() {
        let counts = BTreeMap::from([((3, 7), 4), ((5, 6), 3), ((2, 9), 3)]);
        let found = effect(&Pairs { items: 12, counts: &counts });
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
        let found = effect(&Pairs { items: 12, counts: &equal });
        assert_eq!(found.d_z, Figure::Undefined(Why::EqualDifferences));
        assert_eq!(found.d_av_ci_low, Figure::Undefined(Why::EqualDifferences));
        assert!(found.d_av.value().is_some());
    }
}
