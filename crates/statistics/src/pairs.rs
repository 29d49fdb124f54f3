//! Pairs of scores, and the number of subjects with each.

use std::collections::BTreeMap;

use crate::Sums;

/// Subjects who were measured twice, counted by their scores before and after.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use konventa_statistics::Pairs;
///
/// // Four subjects rose from 3 to 7 of 10 items, one fell from 5 to 4.
/// let counts = BTreeMap::from([((3, 7), 4), ((5, 4), 1)]);
/// let pairs = Pairs { items: 10, counts: &counts };
/// assert_eq!(pairs.n(), 5);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Pairs<'a> {
    /// The number of items: the highest score that is possible.
    pub items: u16,
    /// The number of subjects with each pair of scores, before and after, each from 0 to `items`.
    pub counts: &'a BTreeMap<(u16, u16), u64>,
}

impl Pairs<'_> {
    /// Each pair of scores, before and after, with its number of subjects.
    pub(crate) fn each(&self) -> impl Iterator<Item = (i64, i64, u64)> + '_ {
        self.counts.iter().map(|(&(pre, post), &n)| (i64::from(pre), i64::from(post), n))
    }

    /// Returns the number of subjects with each score, where `which` chooses the score before or
    /// after.
    ///
    /// ```
    /// # use std::collections::BTreeMap;
    /// # use konventa_statistics::Pairs;
    /// let counts = BTreeMap::from([((3, 7), 4), ((5, 7), 1)]);
    /// let pairs = Pairs { items: 10, counts: &counts };
    /// assert_eq!(pairs.scores_of(|pair| pair.1), BTreeMap::from([(7, 5)]));
    /// ```
    #[must_use]
    pub fn scores_of(&self, which: impl Fn(&(u16, u16)) -> u16) -> BTreeMap<u16, u64> {
        let mut scores = BTreeMap::new();
        for (pair, n) in self.counts {
            *scores.entry(which(pair)).or_default() += n;
        }
        scores
    }

    /// Returns the number of subjects.
    ///
    /// ```
    /// # use std::collections::BTreeMap;
    /// # use konventa_statistics::Pairs;
    /// let counts = BTreeMap::from([((3, 7), 4), ((5, 7), 1)]);
    /// assert_eq!(Pairs { items: 10, counts: &counts }.n(), 5);
    /// ```
    #[must_use]
    pub fn n(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Returns the sums of the scores before, in items.
    #[must_use]
    pub fn pre(&self) -> Sums {
        Sums::of(self.each().map(|(pre, _, n)| (pre, n)))
    }

    /// Returns the sums of the scores after, in items.
    #[must_use]
    pub fn post(&self) -> Sums {
        Sums::of(self.each().map(|(_, post, n)| (post, n)))
    }

    /// Returns the sums of after minus before, in items.
    #[must_use]
    pub fn changes(&self) -> Sums {
        Sums::of(self.each().map(|(pre, post, n)| (post - pre, n)))
    }
}
