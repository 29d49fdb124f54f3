//! Zeros of functions.

/// The zero of a function between two places where it has opposite signs, to the precision of a
/// double.
///
/// Inverse quadratic interpolation where that is safe, bisection otherwise: T. R. Chandrupatla,
/// Advances in Engineering Software 28 (1997), 145.
#[expect(clippy::many_single_char_names, reason = "the letters of the paper")]
pub(crate) fn root(f: impl Fn(f64) -> f64, low: f64, high: f64) -> f64 {
    let (mut a, mut b) = (high, low);
    let (mut fa, mut fb) = (f(a), f(b));
    let mut t = 0.5;
    for _ in 0..200 {
        let at = a + t * (b - a);
        let here = f(at);
        let (c, fc);
        if (here > 0.0) == (fa > 0.0) {
            (c, fc) = (a, fa);
        } else {
            (c, fc) = (b, fb);
            (b, fb) = (a, fa);
        }
        (a, fa) = (at, here);
        let (nearest, least) = if fa.abs() < fb.abs() { (a, fa) } else { (b, fb) };
        let tolerance = 2.0 * f64::EPSILON * nearest.abs() + f64::MIN_POSITIVE;
        let limit = tolerance / (b - a).abs();
        if limit > 0.5 || least == 0.0 {
            return nearest;
        }
        let (xi, phi) = ((a - b) / (c - b), (fa - fb) / (fc - fb));
        let interpolates = phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi;
        t = if interpolates {
            fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
        } else {
            0.5
        };
        t = t.clamp(limit, 1.0 - limit);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_are_found_to_the_last_digits() {
        assert!((root(|x| x * x - 2.0, 0.0, 2.0) - 2_f64.sqrt()).abs() < 1e-15);
        assert!((root(|x| 3.0 - x.exp(), -50.0, 50.0) - 3_f64.ln()).abs() < 1e-15);
        assert!((root(|x| (x - 1e6).powi(3), 0.0, 1e9) - 1e6).abs() < 1.0);
        assert!(root(f64::atan, -1e8, 1.0).abs() < 1e-300);
    }
}
