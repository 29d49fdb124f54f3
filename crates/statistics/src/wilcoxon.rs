//! Wilcoxon's signed rank test.

use std::collections::BTreeMap;

use libm::erfc;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

use crate::figure::real;
use crate::{Figure, Pairs, UndefinedReason};

/// The largest number of changed scores for which the distribution is enumerated, where no two
/// changes are equally large.
const MOST_ENUMERATED: usize = 50;

/// Wilcoxon's signed rank test of whether scores changed, which does not assume that differences
/// are normal.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Wilcoxon {
    /// The smaller of the sums of ranks, of gains and of losses.
    pub w: Figure,
    /// The probability, two-sided.
    pub p: Figure,
    /// The number of subjects whose scores changed; the others are left out.
    pub n: Figure,
    /// How p was computed; `None` where it is undefined.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub method: Option<WilcoxonMethod>,
    /// The rank-biserial correlation: ranks of gains minus ranks of losses, as a share of all, −1
    /// to 1.
    pub rank_biserial: Figure,
}

/// How the probability of a signed rank test was computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "lowercase"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum WilcoxonMethod {
    /// From all signs of the ranks.
    Exact,
    /// From the normal distribution, with correction for ties and without correction for
    /// continuity.
    Normal,
}

/// Returns Wilcoxon's signed rank test over after minus before: F. Wilcoxon, "Individual
/// comparisons by ranking methods", Biometrics Bulletin 1 (1945), 80.
///
/// Subjects without a difference are left out. The sizes of the differences are ranked, equal ones
/// get the mean rank.
/// - [`WilcoxonMethod::Exact`] for up to 50 differences of which no two are equally large:
///   `min(1, 2 · P(W ≤ w))` over all signs.
/// - [`WilcoxonMethod::Normal`] otherwise: `p = 2 Φ(−|z|)` with
///   `z = (w − n(n + 1)/4) / √(n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48)`, t the sizes of the ties.
/// - The rank-biserial correlation is `(W₊ − W₋) / (W₊ + W₋)`: D. S. Kerby, "The simple difference
///   formula", Comprehensive Psychology 3 (2014).
///
/// Undefined where no score changed. `n` is then 0, and undefined only without subjects.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use konventa_statistics::{Figure, Pairs, WilcoxonMethod, wilcoxon};
///
/// // Differences 1, 2 and −3.
/// let counts = BTreeMap::from([((0, 1), 1), ((0, 2), 1), ((3, 0), 1)]);
/// let found = wilcoxon(&Pairs { items: 3, counts: &counts });
/// assert_eq!((found.w, found.method), (Figure::Value(3.0), Some(WilcoxonMethod::Exact)));
/// assert_eq!((found.p, found.rank_biserial), (Figure::Value(1.0), Figure::Value(0.0)));
/// ```
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "each exact sum is rounded once")]
pub fn wilcoxon(pairs: &Pairs<'_>) -> Wilcoxon {
    // The number of subjects who gained and who lost each number of items.
    let mut sizes: BTreeMap<u64, (u64, u64)> = BTreeMap::new();
    for (pre, post, n) in pairs.each() {
        let (gained, lost) = sizes.entry(pre.abs_diff(post)).or_default();
        if post > pre {
            *gained += n;
        } else {
            *lost += n;
        }
    }
    sizes.remove(&0);
    let n: u64 = sizes.values().map(|(gained, lost)| gained + lost).sum();
    if n == 0 {
        let none = Figure::Undefined(if pairs.n() == 0 {
            UndefinedReason::TooFewRecords
        } else {
            UndefinedReason::NothingChanged
        });
        let n = if pairs.n() == 0 { none } else { Figure::Value(0.0) };
        return Wilcoxon { w: none, p: none, n, method: None, rank_biserial: none };
    }
    // Twice the ranks are whole numbers.
    let (mut below, mut up, mut down, mut ties) = (0_u128, 0_u128, 0_u128, 0_u128);
    for (gained, lost) in sizes.values() {
        let equal = u128::from(gained + lost);
        let rank = 2 * below + equal + 1;
        up += rank * u128::from(*gained);
        down += rank * u128::from(*lost);
        ties += equal * equal * equal - equal;
        below += equal;
    }
    let w = up.min(down) as f64 / 2.0;
    let distinct = usize::try_from(n).is_ok_and(|n| n <= MOST_ENUMERATED) && ties == 0;
    let (method, p) = if distinct {
        (WilcoxonMethod::Exact, enumerated(sizes.len(), up.min(down) / 2))
    } else {
        let all = real(n);
        let mean = all * (all + 1.0) / 4.0;
        let variance = all * (all + 1.0) * (2.0 * all + 1.0) / 24.0 - ties as f64 / 48.0;
        (WilcoxonMethod::Normal, erfc((mean - w) / variance.sqrt() / std::f64::consts::SQRT_2))
    };
    Wilcoxon {
        w: Figure::new(w),
        p: Figure::new(p.min(1.0)),
        n: Figure::count(n),
        method: Some(method),
        rank_biserial: Figure::new((up as f64 - down as f64) / (up + down) as f64),
    }
}

/// Twice the share of the 2ⁿ ways to sign the ranks 1 to n for which the positive ranks sum to at
/// most `w`.
fn enumerated(n: usize, w: u128) -> f64 {
    let most = n * (n + 1) / 2;
    let mut ways = vec![0.0; most + 1];
    if let Some(nothing) = ways.first_mut() {
        *nothing = 1.0;
    }
    for rank in 1..=n {
        for sum in (rank..=most).rev() {
            ways[sum] += ways[sum - rank];
        }
    }
    let at_most: f64 = ways.iter().zip(0_u128..).filter(|(_, sum)| *sum <= w).map(|(ways, _)| ways).sum();
    let all: f64 = ways.iter().sum();
    2.0 * at_most / all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(pairs: &[(u16, u16)]) -> Wilcoxon {
        let mut counts = BTreeMap::new();
        for pair in pairs {
            *counts.entry(*pair).or_default() += 1;
        }
        wilcoxon(&Pairs { items: 20, counts: &counts })
    }

    proptest! {
        /// Compares with all signs of the ranks, one by one.
        #[test]
        fn exact_is_what_all_signs_give(changes in prop::collection::btree_map(1_u16..20, any::<bool>(), 1..10)) {
            let pairs: Vec<_> = changes.iter().map(|(size, up)| if *up { (0, *size) } else { (*size, 0) }).collect();
            let found = of(&pairs);
            prop_assert_eq!(found.method, Some(WilcoxonMethod::Exact));
            let n = changes.len();
            let sums: Vec<usize> = (0_u32..1 << n)
                .map(|signs| (0..n).filter(|i| signs >> i & 1 == 1).map(|i| i + 1).sum())
                .collect();
            let w = found.w.value().unwrap();
            #[expect(clippy::cast_precision_loss, reason = "small")]
            let share = |f: &dyn Fn(f64) -> bool| {
                sums.iter().filter(|s| f(**s as f64)).count() as f64 / sums.len() as f64
            };
            let p = (2.0 * share(&|s| s <= w)).min(1.0);
            prop_assert!((found.p.value().unwrap() - p).abs() < 1e-14);
        }

        #[test]
        fn before_and_after_mirror_each_other(pairs in prop::collection::vec((0_u16..=12, 0_u16..=12), 1..80)) {
            let turned: Vec<_> = pairs.iter().map(|(a, b)| (*b, *a)).collect();
            let (one, other) = (of(&pairs), of(&turned));
            prop_assert_eq!((one.w, one.p, one.method), (other.w, other.p, other.method));
            prop_assert_eq!(one.rank_biserial, other.rank_biserial.map(|r| -r));
        }
    }

    /// `scipy.stats.wilcoxon([3, 1, -1, 2, 2, 0, 4], method="approx")` without the 0: w 1.5, p
    /// 0.0567….
    #[test]
    fn tied_ranks_match_scipy() {
        let found = of(&[(0, 3), (0, 1), (1, 0), (0, 2), (0, 2), (5, 5), (0, 4)]);
        assert_eq!(
            (found.w, found.n, found.method),
            (Figure::Value(1.5), Figure::Value(6.0), Some(WilcoxonMethod::Normal))
        );
        // Mean 10.5, variance 22.75 − 12/48 = 22.5.
        let p = erfc(9.0 / 22.5_f64.sqrt() / 2_f64.sqrt());
        assert_eq!(found.p, Figure::Value(p));
        assert_eq!(found.rank_biserial, Figure::Value(18.0 / 21.0));
        assert_eq!(of(&[(2, 2); 12]).p, Figure::Undefined(UndefinedReason::NothingChanged));
    }
}
