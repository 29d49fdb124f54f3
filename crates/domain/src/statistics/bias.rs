//! Whether an item asks the same of two groups of students.

use libm::erfc;
use serde::{Deserialize, Serialize};

use super::{Figure, Why};

/// Students with the same number right: how many of each group had one item right and not right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Table {
    /// Of the reference group, right.
    pub reference_right: u64,
    /// Of the reference group, not right.
    pub reference_wrong: u64,
    /// Of the focal group, right.
    pub focal_right: u64,
    /// Of the focal group, not right.
    pub focal_wrong: u64,
}

/// How much harder or easier an item is for the focal group, among students who know equally much.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bias {
    /// The odds of the reference group to be right against those of the focal group.
    pub odds_ratio: Figure,
    /// `−2.35 ln` of it: below 0 where the item is harder for the focal group.
    pub d_dif: Figure,
    /// The standard error of `d_dif`.
    pub se: Figure,
    /// Mantel and Haenszel's, with correction for continuity.
    pub chi2: Figure,
    /// Two-sided, from χ² with one degree.
    pub p: Figure,
    /// As the Educational Testing Service classes it.
    pub class: Option<BiasClass>,
}

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum BiasClass {
    /// Negligible.
    A,
    /// Moderate.
    B,
    /// Large: have the item read by somebody.
    C,
}

/// To the scale of the Educational Testing Service.
const DELTA: f64 = -2.35;

/// Mantel and Haenszel's comparison over strata of equal knowledge: P. W. Holland and D. T. Thayer, "Differential item
/// performance and the Mantel-Haenszel procedure", in "Test Validity" (1988), 129. The standard error is by J. Robins, N. Breslow
/// and S. Greenland, Biometrics 42 (1986), 311; the classes as R. Zwick has them, ETS RR-12-08 (2012).
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
pub fn mantel_haenszel(strata: &[Table]) -> Bias {
    let mut sums = Sums::default();
    for stratum in strata {
        let reference = stratum.reference_right + stratum.reference_wrong;
        let focal = stratum.focal_right + stratum.focal_wrong;
        if reference > 0 && focal > 0 {
            sums.add(
                [stratum.reference_right, stratum.reference_wrong, stratum.focal_right, stratum.focal_wrong]
                    .map(|n| n as f64),
            );
        }
    }
    let odds_ratio =
        if sums.r > 0.0 && sums.s > 0.0 { Ok(sums.r / sums.s) } else { Err(Why::NothingToCompare) };
    let d_dif = odds_ratio.map(|ratio| DELTA * ratio.ln());
    let se = odds_ratio.map(|_| {
        let variance = sums.pr / (2.0 * sums.r * sums.r)
            + sums.ps_qr / (2.0 * sums.r * sums.s)
            + sums.qs / (2.0 * sums.s * sums.s);
        DELTA.abs() * variance.sqrt()
    });
    let off = (sums.right - sums.expected).abs();
    let chi2 = if sums.variance > 0.0 {
        Ok((off - 0.5).max(0.0).powi(2) / sums.variance)
    } else {
        Err(Why::NothingToCompare)
    };
    let p = chi2.map(|chi2| erfc((chi2 / 2.0).sqrt()));
    let class = match (d_dif, se, p) {
        (Ok(d), Ok(se), Ok(p)) => Some(class(d.abs(), se, p)),
        _ => None,
    };
    Bias {
        odds_ratio: odds_ratio.into(),
        d_dif: d_dif.into(),
        se: se.into(),
        chi2: chi2.into(),
        p: p.into(),
        class,
    }
}

fn class(d: f64, se: f64, p: f64) -> BiasClass {
    if d < 1.0 || p >= 0.05 {
        BiasClass::A
    } else if d >= 1.5 && (d - 1.0) / se > 1.645 {
        BiasClass::C
    } else {
        BiasClass::B
    }
}

/// Sums over strata, named as in docs/statistics.md.
#[derive(Default)]
struct Sums {
    r: f64,
    s: f64,
    pr: f64,
    ps_qr: f64,
    qs: f64,
    right: f64,
    expected: f64,
    variance: f64,
}

impl Sums {
    #[expect(clippy::many_single_char_names, reason = "the letters of the formula")]
    fn add(&mut self, [a, b, c, d]: [f64; 4]) {
        let all = a + b + c + d;
        let (r, s, p, q) = (a * d / all, b * c / all, (a + d) / all, (b + c) / all);
        self.r += r;
        self.s += s;
        self.pr += p * r;
        self.ps_qr += p * s + q * r;
        self.qs += q * s;
        self.right += a;
        self.expected += (a + b) * (a + c) / all;
        self.variance += (a + b) * (c + d) * (a + c) * (b + d) / (all * all * (all - 1.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn table(a: u64, b: u64, c: u64, d: u64) -> Table {
        Table { reference_right: a, reference_wrong: b, focal_right: c, focal_wrong: d }
    }

    /// One stratum: the odds ratio of a single table, and Woolf's variance, which the other one becomes.
    #[test]
    fn one_table_by_hand() {
        let found = mantel_haenszel(&[table(30, 10, 20, 20), table(7, 0, 0, 0)]);
        assert_eq!(found.odds_ratio, Figure::Value(3.0));
        assert!((found.d_dif.value().unwrap() + 2.35 * 3_f64.ln()).abs() < 1e-14);
        let woolf = (1.0 / 30.0 + 1.0 / 10.0 + 1.0 / 20.0 + 1.0 / 20.0_f64).sqrt();
        assert!((found.se.value().unwrap() - 2.35 * woolf).abs() < 1e-12);
        let chi2 = 4.5 * 4.5 / (40.0 * 40.0 * 50.0 * 30.0 / (80.0 * 80.0 * 79.0));
        assert!((found.chi2.value().unwrap() - chi2).abs() < 1e-12);
        assert_eq!(found.class, Some(BiasClass::B));
    }

    #[test]
    fn nobody_to_compare() {
        for strata in [&[][..], &[table(5, 5, 0, 0)], &[table(5, 0, 5, 0)], &[table(0, 0, 3, 3)]] {
            let found = mantel_haenszel(strata);
            assert_eq!(found.odds_ratio, Figure::Undefined(Why::NothingToCompare));
            assert_eq!((found.p, found.class), (Figure::Undefined(Why::NothingToCompare), None));
        }
    }

    #[test]
    fn the_same_in_both_is_no_bias() {
        let found = mantel_haenszel(&[table(30, 10, 15, 5), table(40, 40, 20, 20)]);
        assert!((found.odds_ratio.value().unwrap() - 1.0).abs() < 1e-15);
        assert_eq!(found.class, Some(BiasClass::A));
    }
}
