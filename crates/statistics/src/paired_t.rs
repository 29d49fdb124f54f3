//! The paired t test.

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

use crate::beta::t_both_tails;
use crate::{Figure, Pairs, UndefinedReason};

/// Student's t test of whether a mean difference is 0.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PairedT {
    /// The mean difference divided by its standard error.
    pub t: Figure,
    /// Degrees of freedom.
    pub df: Figure,
    /// The probability, two-sided.
    pub p: Figure,
}

/// The mean difference divided by its standard error.
pub(crate) fn t_of(pairs: &Pairs<'_>) -> Result<f64, UndefinedReason> {
    let changes = pairs.changes();
    let variance = changes.variance()?;
    if !changes.varies() {
        return Err(UndefinedReason::EqualDifferences);
    }
    Ok(changes.mean()? / (variance / changes.count()).sqrt())
}

/// Returns the paired t test: `t = mean / (sd / √n)` with n − 1 degrees of freedom, over after
/// minus before.
///
/// Undefined for fewer than 2 subjects; t and p are also undefined if all differences are equal.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use konventa_statistics::{Figure, Pairs, paired_t};
///
/// let counts = BTreeMap::from([((1, 2), 1), ((1, 3), 1), ((0, 3), 1)]);
/// let found = paired_t(&Pairs { items: 4, counts: &counts });
/// assert_eq!(found.df, Figure::Value(2.0));
/// // Mean 2, standard deviation 1.
/// assert!((found.t.value().unwrap() - 2.0 * 3_f64.sqrt()).abs() < 1e-14);
/// // `scipy.stats.ttest_rel([2, 3, 3], [1, 1, 0]).pvalue`
/// assert!((found.p.value().unwrap() - 0.074_179_900_227_448_58).abs() < 1e-12);
/// ```
#[must_use]
pub fn paired_t(pairs: &Pairs<'_>) -> PairedT {
    let n = pairs.n();
    let t = t_of(pairs);
    let df = if n < 2 { Figure::Undefined(UndefinedReason::too_few(n)) } else { Figure::count(n - 1) };
    // Where t is defined, there are at least 2 subjects, so df is too.
    let p = t.map_or_else(Figure::Undefined, |t| df.map(|df| t_both_tails(t, df)));
    PairedT { t: t.into(), df, p }
}
