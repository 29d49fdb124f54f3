//! Differential item functioning.

use libm::erfc;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

use crate::figure::real;
use crate::{Figure, UndefinedReason};

/// One item among subjects with the same score: the number of subjects of each group with the item
/// right and wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ItemCounts {
    /// Right in the reference group.
    pub reference_right: u64,
    /// Wrong in the reference group.
    pub reference_wrong: u64,
    /// Right in the focal group.
    pub focal_right: u64,
    /// Wrong in the focal group.
    pub focal_wrong: u64,
}

/// How much harder or easier an item is for the focal group, among subjects with equal scores.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MantelHaenszel {
    /// The odds of the reference group to be right, divided by those of the focal group.
    pub odds_ratio: Figure,
    /// `−2.35 ln(odds_ratio)`: below 0 where the item is harder for the focal group.
    pub d_dif: Figure,
    /// The standard error of `d_dif`.
    pub se: Figure,
    /// Mantel and Haenszel's χ² with correction for continuity.
    pub chi2: Figure,
    /// The probability of `chi2` with one degree of freedom.
    pub p: Figure,
    /// The class of the Educational Testing Service; `None` where `d_dif` or `p` is undefined.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub class: Option<DifClass>,
}

/// The size of differential item functioning, as the Educational Testing Service classes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DifClass {
    /// Negligible: `|d_dif| < 1` or p ≥ 0.05.
    A,
    /// Moderate: neither A nor C.
    B,
    /// Large: `|d_dif| ≥ 1.5` and `(|d_dif| − 1)/se > 1.645`. Somebody should read the item.
    C,
}

impl DifClass {
    /// The class as it is printed.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }
}

/// The factor to the scale of the Educational Testing Service.
const DELTA: f64 = -2.35;

/// Compares an item between a reference and a focal group, within strata of equal scores.
///
/// With A and B subjects of the reference group right and wrong, C and D of the focal group, and T
/// in all of a stratum:
///
/// - `odds_ratio = Σ(AD/T) / Σ(BC/T)`, undefined where either sum is 0.
///   `chi2 = (max(0, |ΣA − ΣE| − ½))² / ΣV` with `E = (A + B)(A + C)/T` and
///   `V = (A + B)(C + D)(A + C)(B + D)/(T²(T − 1))`, undefined where ΣV is 0: P. W. Holland and D.
///   T. Thayer, "Differential item performance and the Mantel-Haenszel procedure", in "Test
///   Validity" (1988), 129.
/// - `se = 2.35 √(ΣPR/(2(ΣR)²) + Σ(PS + QR)/(2 ΣR ΣS) + ΣQS/(2(ΣS)²))` with `R = AD/T`, `S = BC/T`,
///   `P = (A + D)/T`, `Q = (B + C)/T`: J. Robins, N. Breslow and S. Greenland, Biometrics 42
///   (1986), 311.
/// - `class`: R. Zwick, ETS RR-12-08 (2012).
///
/// Strata without subjects of both groups are left out.
///
/// ```
/// use konventa_statistics::{DifClass, Figure, ItemCounts, mantel_haenszel};
///
/// let found = mantel_haenszel(&[ItemCounts {
///     reference_right: 30,
///     reference_wrong: 10,
///     focal_right: 20,
///     focal_wrong: 20,
/// }]);
/// assert_eq!(found.odds_ratio, Figure::Value(3.0));
/// assert_eq!(found.class, Some(DifClass::B));
/// ```
#[must_use]
pub fn mantel_haenszel(strata: &[ItemCounts]) -> MantelHaenszel {
    let mut sums = Sums::default();
    for stratum in strata {
        let reference = stratum.reference_right + stratum.reference_wrong;
        let focal = stratum.focal_right + stratum.focal_wrong;
        if reference > 0 && focal > 0 {
            sums.add(
                [stratum.reference_right, stratum.reference_wrong, stratum.focal_right, stratum.focal_wrong]
                    .map(real),
            );
        }
    }
    let odds_ratio = if sums.r > 0.0 && sums.s > 0.0 {
        Ok(sums.r / sums.s)
    } else {
        Err(UndefinedReason::NothingToCompare)
    };
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
        Err(UndefinedReason::NothingToCompare)
    };
    let p = chi2.map(|chi2| erfc((chi2 / 2.0).sqrt()));
    let class = match (d_dif, se, p) {
        (Ok(d), Ok(se), Ok(p)) => Some(class(d.abs(), se, p)),
        _ => None,
    };
    MantelHaenszel {
        odds_ratio: odds_ratio.into(),
        d_dif: d_dif.into(),
        se: se.into(),
        chi2: chi2.into(),
        p: p.into(),
        class,
    }
}

fn class(d: f64, se: f64, p: f64) -> DifClass {
    if d < 1.0 || p >= 0.05 {
        DifClass::A
    } else if d >= 1.5 && (d - 1.0) / se > 1.645 {
        DifClass::C
    } else {
        DifClass::B
    }
}

/// Sums over strata, named as in [`mantel_haenszel`].
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

    const fn table(a: u64, b: u64, c: u64, d: u64) -> ItemCounts {
        ItemCounts { reference_right: a, reference_wrong: b, focal_right: c, focal_wrong: d }
    }

    /// With one stratum the standard error is Woolf's.
    #[test]
    fn one_table_by_hand() {
        let found = mantel_haenszel(&[table(30, 10, 20, 20), table(7, 0, 0, 0)]);
        assert_eq!(found.odds_ratio, Figure::Value(3.0));
        assert!((found.d_dif.value().unwrap() + 2.35 * 3_f64.ln()).abs() < 1e-14);
        let woolf = (1.0 / 30.0 + 1.0 / 10.0 + 1.0 / 20.0 + 1.0 / 20.0_f64).sqrt();
        assert!((found.se.value().unwrap() - 2.35 * woolf).abs() < 1e-12);
        let chi2 = 4.5 * 4.5 / (40.0 * 40.0 * 50.0 * 30.0 / (80.0 * 80.0 * 79.0));
        assert!((found.chi2.value().unwrap() - chi2).abs() < 1e-12);
        assert_eq!(found.class, Some(DifClass::B));
    }

    #[test]
    fn groups_without_a_match_are_not_compared() {
        for strata in [&[][..], &[table(5, 5, 0, 0)], &[table(5, 0, 5, 0)], &[table(0, 0, 3, 3)]] {
            let found = mantel_haenszel(strata);
            assert_eq!(found.odds_ratio, Figure::Undefined(UndefinedReason::NothingToCompare));
            assert_eq!((found.p, found.class), (Figure::Undefined(UndefinedReason::NothingToCompare), None));
        }
    }

    #[test]
    fn equal_odds_in_both_groups_are_no_dif() {
        let found = mantel_haenszel(&[table(30, 10, 15, 5), table(40, 40, 20, 20)]);
        assert!((found.odds_ratio.value().unwrap() - 1.0).abs() < 1e-15);
        assert_eq!(found.class, Some(DifClass::A));
    }
}
