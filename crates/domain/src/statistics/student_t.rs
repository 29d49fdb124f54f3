//! The paired t test.

use serde::{Deserialize, Serialize};

use super::beta::t_both_tails;
use super::{Figure, Pairs, Why};

/// Whether the mean difference could be by chance, for scores that are about normal.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PairedT {
    /// The mean difference in its standard errors.
    pub t: Figure,
    /// Degrees of freedom.
    pub df: Figure,
    /// Two-sided.
    pub p: Figure,
}

/// The mean difference divided by its standard error.
pub(super) fn t_of(pairs: &Pairs<'_>) -> Result<f64, Why> {
    let changes = pairs.changes();
    let variance = changes.variance()?;
    if !changes.varies() {
        return Err(Why::EqualDifferences);
    }
    Ok(changes.mean()? / (variance / changes.count()).sqrt())
}

/// `t = mean / (s / √n)` with n − 1 degrees.
#[must_use]
pub fn paired_t(pairs: &Pairs<'_>) -> PairedT {
    let t = t_of(pairs);
    let df = match pairs.n() {
        n @ 0..2 => Figure::Undefined(Why::too_few(n)),
        n => Figure::count(n - 1),
    };
    let p = t.and_then(|t| df.value().map(|df| t_both_tails(t, df)).ok_or(Why::TooFewStudents));
    PairedT { t: t.into(), df, p: p.into() }
}
