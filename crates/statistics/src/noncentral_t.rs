//! The noncentral t distribution, as far as intervals of effect sizes need it.

use libm::erfc;

use crate::Interval;
use crate::beta::stirling_error;
use crate::root::root;

/// Places and weights of Gauss-Legendre quadrature with ten points, those above 0 (M. Abramowitz
/// and I. A. Stegun, "Handbook of Mathematical Functions" (1964), table 25.4).
const PLACES: [(f64, f64); 5] = [
    (0.148_874_338_981_631_22, 0.295_524_224_714_752_87),
    (0.433_395_394_129_247_2, 0.269_266_719_309_996_35),
    (0.679_409_568_299_024_4, 0.219_086_362_515_982_04),
    (0.865_063_366_688_984_5, 0.149_451_349_150_580_6),
    (0.973_906_528_517_171_7, 0.066_671_344_308_688_14),
];

/// The density of s = √(χ²/df), the divisor of t.
struct Scale {
    df: f64,
    /// The part of its logarithm that does not depend on s.
    constant: f64,
    /// The probability below this is less than 10⁻²¹.
    low: f64,
    /// The probability above this is less than 10⁻²¹.
    high: f64,
    /// About its standard deviation.
    width: f64,
}

impl Scale {
    fn new(df: f64) -> Self {
        // B. Laurent and P. Massart, Annals of Statistics 28 (2000), lemma 1: bounds for the tails
        // of χ² at e^−50.
        let far = 2.0 * (df * 50.0).sqrt();
        let half = df / 2.0;
        Self {
            df,
            constant: std::f64::consts::LN_2 + (half.ln() - std::f64::consts::TAU.ln()) / 2.0
                - stirling_error(half),
            low: ((df - far).max(0.0) / df).sqrt(),
            high: ((df + far + 100.0) / df).sqrt(),
            width: (0.5 / df).sqrt(),
        }
    }

    fn density(&self, s: f64) -> f64 {
        if s <= 0.0 {
            return if self.df > 1.0 { 0.0 } else { self.constant.exp() };
        }
        // df (ln s + (1 − s²)/2), which is near 0 where s is near 1.
        let off = s - 1.0;
        let exponent = self.df * (off.ln_1p() - off - off * off / 2.0);
        (self.constant + exponent - s.ln()).exp()
    }

    /// The integral of the density times `f`, in steps of at most `step`.
    fn integral(&self, from: f64, to: f64, step: f64, f: impl Fn(f64) -> f64) -> f64 {
        let mut sum = 0.0;
        let steps = ((to - from) / step).ceil().max(1.0);
        let half = (to - from) / steps / 2.0;
        let mut at = from + half;
        while at < to {
            for (place, weight) in PLACES {
                for s in [at - half * place, at + half * place] {
                    sum += weight * half * self.density(s) * f(s);
                }
            }
            at += 2.0 * half;
        }
        sum
    }
}

/// The probability that a noncentral t is at most `t`, for `t` above 0: `∫ Φ(t s − δ) f(s) ds`.
fn at_most(t: f64, delta: f64, scale: &Scale) -> f64 {
    // Φ rises from 0 to 1 here, and is flat elsewhere.
    let (from, to) = ((delta - 9.0) / t, (delta + 9.0) / t);
    let (from, to) = (from.clamp(scale.low, scale.high), to.clamp(scale.low, scale.high));
    let step = (0.7 * scale.width).min(1.0 / t);
    let rising = if from < to {
        scale.integral(from, to, step, |s| erfc((delta - t * s) / std::f64::consts::SQRT_2) / 2.0)
    } else {
        0.0
    };
    let above =
        if to < scale.high { scale.integral(to, scale.high, 0.7 * scale.width, |_| 1.0) } else { 0.0 };
    rising + above
}

/// The noncentralities for which `t` is the 97.5th and the 2.5th percentile.
pub(crate) fn noncentralities(t: f64, df: f64) -> Interval {
    if t < 0.0 {
        let Interval { low, high } = noncentralities(-t, df);
        return Interval { low: -high, high: -low };
    }
    let scale = Scale::new(df);
    let t = t.max(f64::MIN_POSITIVE);
    let at = |share: f64| {
        // More than 10 away from t · s for every likely s.
        root(|delta| at_most(t, delta, &scale) - share, t * scale.low - 10.0, t * scale.high + 10.0)
    };
    Interval { low: at(0.975), high: at(0.025) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_density_integrates_to_one() {
        for df in [1.0, 2.0, 3.0, 9.0, 99.0, 1999.0, 999_999.0] {
            let scale = Scale::new(df);
            let all = scale.integral(scale.low, scale.high, 0.7 * scale.width, |_| 1.0);
            assert!((all - 1.0).abs() < 1e-11, "{df}: {all}");
        }
    }

    /// Without noncentrality it is Student's t.
    #[test]
    fn student_is_a_special_case() {
        for df in [1.0, 4.0, 30.0, 2000.0] {
            for t in [0.01, 0.5, 1.0, 2.0, 7.0] {
                let student = 1.0 - crate::beta::t_both_tails(t, df) / 2.0;
                let found = at_most(t, 0.0, &Scale::new(df));
                assert!((found - student).abs() < 1e-12, "{df} {t}: {found} {student}");
            }
        }
    }

    /// At 0 the scale does not matter: δ is normal.
    #[test]
    fn a_t_of_zero_has_a_normal_interval() {
        let Interval { low, high } = noncentralities(0.0, 9.0);
        assert!((high - 1.959_963_984_540_054).abs() < 1e-10, "{high}");
        assert!((low + high).abs() < 1e-10, "{low}");
    }
}
