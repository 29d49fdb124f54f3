//! Mean and variance from exact sums.

use super::Why;

/// Sums over whole numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Moments {
    /// How many.
    pub(super) n: u64,
    sum: i128,
    squares: i128,
}

#[expect(clippy::cast_precision_loss, reason = "rounded once, at the end")]
const fn real(whole: i128) -> f64 {
    whole as f64
}

impl Moments {
    /// Of values with how often each occurs.
    pub(super) fn of(values: impl Iterator<Item = (i64, u64)>) -> Self {
        values.fold(Self::default(), |all, (value, n)| {
            let (value, times) = (i128::from(value), i128::from(n));
            Self { n: all.n + n, sum: all.sum + value * times, squares: all.squares + value * value * times }
        })
    }

    /// Of these and others together.
    pub(super) const fn and(self, others: Self) -> Self {
        Self { n: self.n + others.n, sum: self.sum + others.sum, squares: self.squares + others.squares }
    }

    /// How many, for a division.
    #[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
    pub(super) const fn count(self) -> f64 {
        self.n as f64
    }

    /// The mean.
    pub(super) fn mean(self) -> Result<f64, Why> {
        if self.n == 0 { Err(Why::TooFewRecords) } else { Ok(real(self.sum) / self.count()) }
    }

    /// The mean as a share of so many, rounded once.
    pub(super) fn mean_share(self, of: f64) -> Result<f64, Why> {
        if self.n == 0 { Err(Why::TooFewRecords) } else { Ok(real(self.sum) / (self.count() * of)) }
    }

    /// The number times the sum of squares about the mean: a whole number.
    const fn spread(self) -> i128 {
        self.squares * self.n as i128 - self.sum * self.sum
    }

    /// Whether the values differ.
    pub(super) const fn varies(self) -> bool {
        self.spread() > 0
    }

    /// The variance with n − 1.
    pub(super) fn variance(self) -> Result<f64, Why> {
        if self.n < 2 {
            return Err(Why::too_few(self.n));
        }
        Ok(real(self.spread()) / (self.count() * (self.count() - 1.0)))
    }

    /// The variance with n.
    pub(super) fn population_variance(self) -> Result<f64, Why> {
        if self.n == 0 {
            Err(Why::TooFewRecords)
        } else {
            Ok(real(self.spread()) / self.count() / self.count())
        }
    }
}
