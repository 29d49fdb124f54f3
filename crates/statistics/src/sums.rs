//! Mean and variance from exact sums.

use crate::UndefinedReason;
use crate::figure::real;

/// Number, sum and sum of squares of whole numbers: of scores, or of changes of a score.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// The number of values.
    pub(crate) n: u64,
    pub(crate) sum: i128,
    pub(crate) squares: i128,
}

#[expect(clippy::cast_precision_loss, reason = "rounded once, at the end")]
const fn rounded(whole: i128) -> f64 {
    whole as f64
}

impl Sums {
    /// Sums values, each with its frequency.
    ///
    /// ```
    /// # use konventa_statistics::Sums;
    /// assert_eq!(Sums::of([(2, 2), (5, 1)]), Sums::of([(5, 1), (2, 1), (2, 1)]));
    /// ```
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = (i64, u64)>) -> Self {
        values.into_iter().fold(Self::default(), |all, (value, n)| {
            let (value, times) = (i128::from(value), i128::from(n));
            Self { n: all.n + n, sum: all.sum + value * times, squares: all.squares + value * value * times }
        })
    }

    /// Sums scores, each with its frequency.
    pub(crate) fn of_scores<'a>(scores: impl IntoIterator<Item = (&'a u16, &'a u64)>) -> Self {
        Self::of(scores.into_iter().map(|(&score, &n)| (i64::from(score), n)))
    }

    /// The sums over both.
    pub(crate) const fn and(self, others: Self) -> Self {
        Self { n: self.n + others.n, sum: self.sum + others.sum, squares: self.squares + others.squares }
    }

    /// The number of values, for a division.
    pub(crate) const fn count(self) -> f64 {
        real(self.n)
    }

    /// The mean.
    pub(crate) fn mean(self) -> Result<f64, UndefinedReason> {
        if self.n == 0 { Err(UndefinedReason::TooFewRecords) } else { Ok(rounded(self.sum) / self.count()) }
    }

    /// The mean as a share of the number of items, rounded once.
    pub(crate) fn mean_share(self, items: u16) -> Result<f64, UndefinedReason> {
        if self.n == 0 {
            return Err(UndefinedReason::TooFewRecords);
        }
        Ok(rounded(self.sum) / (self.count() * divisor(items)?))
    }

    /// The standard deviation with n − 1, as a share of the number of items.
    pub(crate) fn deviation_share(self, items: u16) -> Result<f64, UndefinedReason> {
        Ok(self.variance()?.sqrt() / divisor(items)?)
    }

    /// n times the sum of squares about the mean, a whole number.
    const fn spread(self) -> i128 {
        self.squares * self.n as i128 - self.sum * self.sum
    }

    /// Whether the values differ.
    pub(crate) const fn varies(self) -> bool {
        self.spread() > 0
    }

    /// The variance with n − 1.
    pub(crate) fn variance(self) -> Result<f64, UndefinedReason> {
        if self.n < 2 {
            return Err(UndefinedReason::too_few(self.n));
        }
        Ok(rounded(self.spread()) / (self.count() * (self.count() - 1.0)))
    }

    /// The variance with n.
    pub(crate) fn population_variance(self) -> Result<f64, UndefinedReason> {
        if self.n == 0 {
            Err(UndefinedReason::TooFewRecords)
        } else {
            Ok(rounded(self.spread()) / self.count() / self.count())
        }
    }
}

/// The number of items as a divisor.
pub(crate) fn divisor(items: u16) -> Result<f64, UndefinedReason> {
    if items == 0 { Err(UndefinedReason::TooFewItems) } else { Ok(f64::from(items)) }
}
