//! Wilcoxon's signed rank test.

use std::collections::BTreeMap;

use libm::erfc;
use serde::{Deserialize, Serialize};

use super::{Figure, Pairs, Why};

/// Up to so many changed scores the distribution is counted out, where no two changes are equally large.
const COUNTED_OUT: usize = 50;

/// Whether scores changed by chance only, without assuming that they are normal.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Wilcoxon {
    /// The smaller of the sums of the ranks of gains and of losses.
    pub w: Figure,
    /// Two-sided.
    pub p: Figure,
    /// How many students' scores changed; the others are left out.
    pub n: Figure,
    /// Where p comes from.
    pub method: Option<Method>,
    /// Ranks gained minus ranks lost, as a share of all: −1 to 1.
    pub rank_biserial: Figure,
}

/// Where a p comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// Counted out.
    Exact,
    /// By the normal distribution, with correction for ties and none for continuity.
    Normal,
}

/// The test over after minus before.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
pub fn wilcoxon(pairs: &Pairs<'_>) -> Wilcoxon {
    // How many gained and lost so many items.
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
        let none = Figure::Undefined(if pairs.n() == 0 { Why::TooFewRecords } else { Why::NobodyChanged });
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
    let distinct = usize::try_from(n).is_ok_and(|n| n <= COUNTED_OUT) && ties == 0;
    let (method, p) = if distinct {
        (Method::Exact, counted_out(sizes.len(), up.min(down) / 2))
    } else {
        let all = n as f64;
        let mean = all * (all + 1.0) / 4.0;
        let variance = all * (all + 1.0) * (2.0 * all + 1.0) / 24.0 - ties as f64 / 48.0;
        (Method::Normal, erfc((mean - w) / variance.sqrt() / std::f64::consts::SQRT_2))
    };
    Wilcoxon {
        w: Figure::Value(w),
        p: Figure::Value(p.min(1.0)),
        n: Figure::count(n),
        method: Some(method),
        rank_biserial: Figure::Value((up as f64 - down as f64) / (up + down) as f64),
    }
}

/// Twice the share of the 2ⁿ ways to sign the ranks 1 to n whose positive ranks sum to at most `w`.
fn counted_out(n: usize, w: u128) -> f64 {
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
        /// Against all signs of the ranks, one by one.
        #[test]
        fn exact_is_what_all_signs_say(changes in prop::collection::btree_map(1_u16..20, any::<bool>(), 1..10)) {
            let pairs: Vec<_> = changes.iter().map(|(size, up)| if *up { (0, *size) } else { (*size, 0) }).collect();
            let found = of(&pairs);
            prop_assert_eq!(found.method, Some(Method::Exact));
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

    /// `scipy.stats.wilcoxon([3, 1, -1, 2, 2, 0, 4], method="approx")` without the 0: w 1.5, p 0.0567….
    #[test]
    fn ties_by_hand() {
        let found = of(&[(0, 3), (0, 1), (1, 0), (0, 2), (0, 2), (5, 5), (0, 4)]);
        assert_eq!(
            (found.w, found.n, found.method),
            (Figure::Value(1.5), Figure::Value(6.0), Some(Method::Normal))
        );
        // Mean 10.5, variance 22.75 − 12/48 = 22.5.
        let p = erfc(9.0 / 22.5_f64.sqrt() / 2_f64.sqrt());
        assert_eq!(found.p, Figure::Value(p));
        assert_eq!(found.rank_biserial, Figure::Value(18.0 / 21.0));
        assert_eq!(of(&[(2, 2); 12]).p, Figure::Undefined(Why::NobodyChanged));
    }
}
