//! The incomplete beta function, of which the tails of t, F and the binomial are made.

use std::sync::OnceLock;

use libm::lgamma;

use crate::figure::real;
use crate::root::root;

/// The error of Stirling's formula: `ln Γ(z) − ((z − ½) ln z − z + ½ ln 2π)`.
pub(crate) fn stirling_error(z: f64) -> f64 {
    if z < 16.0 {
        return lgamma(z) - ((z - 0.5) * z.ln() - z + 0.5 * std::f64::consts::TAU.ln());
    }
    let w = 1.0 / (z * z);
    (1.0 / 12.0 - w * (1.0 / 360.0 - w * (1.0 / 1260.0 - w * (1.0 / 1680.0 - w / 1188.0)))) / z
}

/// `Γ(z + ½) / (√z Γ(z))`, which tends to 1.
pub(crate) fn gamma_ratio(z: f64) -> f64 {
    let half = 0.5;
    (z * (half / z).ln_1p() - half + stirling_error(z + half) - stirling_error(z)).exp()
}

/// `x^a y^b / B(a, b)` with `x + y = 1`, without cancellation of large logarithms: C. Loader, "Fast
/// and accurate computation of binomial probabilities" (2000).
fn power_terms(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let off = x * b - y * a;
    let exponent = a * (off / a).ln_1p() + b * (-off / b).ln_1p();
    let errors = stirling_error(a + b) - stirling_error(a) - stirling_error(b);
    (a / (a + b) * b / std::f64::consts::TAU).sqrt() * (exponent + errors).exp()
}

/// The regularised incomplete beta function and its complement, `I(x; a, b)` and `1 − I`, each
/// accurate where it is small. `y` is `1 − x`. By the continued fraction of W. H. Press and others,
/// "Numerical Recipes" (2007), section 6.4.
pub(crate) fn incomplete_beta(a: f64, b: f64, x: f64, y: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if y <= 0.0 {
        return (1.0, 0.0);
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        let (upper, lower) = incomplete_beta_below(b, a, y, x);
        return (lower, upper);
    }
    incomplete_beta_below(a, b, x, y)
}

#[expect(clippy::many_single_char_names, reason = "the letters of the formula")]
fn incomplete_beta_below(a: f64, b: f64, x: f64, y: f64) -> (f64, f64) {
    const LEAST: f64 = 1e-300;
    let not_zero = |v: f64| if v.abs() < LEAST { LEAST } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / not_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    // The number of steps is about the square root of the larger of a and b.
    let mut m = 1.0;
    while m < 1e6 {
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / not_zero(1.0 + even * d);
        c = not_zero(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / not_zero(1.0 + odd * d);
        c = not_zero(1.0 + odd / c);
        let step = d * c;
        h *= step;
        if (step - 1.0).abs() <= f64::EPSILON {
            break;
        }
        m += 1.0;
    }
    let lower = power_terms(a, b, x, y) * h / a;
    (lower, 1.0 - lower)
}

/// The probability that Student's t with `df` degrees is further from 0 than `t`, on both sides
/// together.
pub(crate) fn t_both_tails(t: f64, df: f64) -> f64 {
    let square = t * t;
    incomplete_beta(df / 2.0, 0.5, df / (df + square), square / (df + square)).0
}

/// The quantiles of few degrees of freedom, each computed once: a caller may ask thousands of times
/// for small groups.
static CACHED: [OnceLock<f64>; 256] = [const { OnceLock::new() }; 256];

/// The 97.5th percentile of Student's t with `df` degrees of freedom.
pub(crate) fn t_quantile(df: u64) -> f64 {
    // With one degree it is 12.7, with more it is less.
    let find = || root(|t| t_both_tails(t, real(df)) - 0.05, 1.9, 13.0);
    let cached = usize::try_from(df).ok().and_then(|df| CACHED.get(df));
    cached.map_or_else(find, |cached| *cached.get_or_init(find))
}

/// The value that F with `df1` and `df2` degrees of freedom exceeds with probability `above`.
pub(crate) fn f_quantile(above: f64, df1: f64, df2: f64) -> f64 {
    let tail = |f: f64| {
        let all = df2 + df1 * f;
        incomplete_beta(df2 / 2.0, df1 / 2.0, df2 / all, df1 * f / all).0
    };
    // Over the logarithm, since F ranges over all numbers above 0.
    root(|log: f64| tail(log.exp()) - above, -40.0, 40.0).exp()
}

/// The cumulative distribution of the binomial with `n` trials and probability 1/2: at most `k`
/// successes.
pub(crate) fn binomial_half_cdf(k: u64, n: u64) -> f64 {
    if k >= n { 1.0 } else { incomplete_beta(real(n - k), real(k) + 1.0, 0.5, 0.5).0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(value: f64, expected: f64) {
        assert!((value / expected - 1.0).abs() < 1e-11, "{value:e} is not {expected:e}");
    }

    /// `scipy.stats.t.sf(t, df) * 2`, with mpmath where df is large.
    #[test]
    fn tails_of_t_match_scipy() {
        near(t_both_tails(1.0, 1.0), 0.5);
        near(t_both_tails(2.0, 2.0), 0.183_503_419_072_273_7);
        near(t_quantile(1), 12.706_204_736_174_698);
        near(t_quantile(9), 2.262_157_162_798_205);
        near(t_quantile(1999), 1.961_151_420_170_561_3);
        near(t_quantile(1_000_000), 1.959_966_356_814_107);
    }

    /// Compares with sums of binomial coefficients.
    #[test]
    fn binomial_tails_match_sums_of_coefficients() {
        for n in 0..60_u64 {
            let (mut ways, mut sum) = (1.0, 0.0);
            for k in 0..=n {
                sum += ways;
                near(binomial_half_cdf(k, n), sum / 2_f64.powi(i32::try_from(n).unwrap()));
                ways *= real(n - k) / real(k + 1);
            }
        }
        // Both results are equally likely, and an odd number has no middle.
        let n = 800_001;
        near(binomial_half_cdf(n / 2, n), 0.5);
    }

    #[test]
    fn gamma_ratios_match_known_values() {
        near(gamma_ratio(0.5), (2.0 / std::f64::consts::PI).sqrt());
        near(gamma_ratio(1.0), std::f64::consts::PI.sqrt() / 2.0);
        near(gamma_ratio(1e8), 1.0 - 1.0 / 8e8);
        near(gamma_ratio(20.0), (lgamma(20.5) - lgamma(20.0)).exp() / 20_f64.sqrt());
    }
}
