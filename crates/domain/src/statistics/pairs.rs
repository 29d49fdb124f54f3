//! Scores before and after, and how many students had each pair.

use std::collections::BTreeMap;

use super::moments::Moments;

/// Students with both quizzes, by the number of items right before and after.
#[derive(Debug, Clone, Copy)]
pub struct Pairs<'a> {
    /// How many items were asked.
    pub items: u16,
    /// How many students had so many right before, and so many after.
    pub counts: &'a BTreeMap<(u16, u16), u64>,
}

impl Pairs<'_> {
    /// Each pair of whole scores, as before and after, with its number of students.
    pub(super) fn each(&self) -> impl Iterator<Item = (i64, i64, u64)> + '_ {
        self.counts.iter().map(|(&(pre, post), &n)| (i64::from(pre), i64::from(post), n))
    }

    /// The scores of one quiz.
    #[must_use]
    pub fn scores_of(&self, quiz: impl Fn(&(u16, u16)) -> u16) -> BTreeMap<u16, u64> {
        let mut scores = BTreeMap::new();
        for (pair, n) in self.counts {
            *scores.entry(quiz(pair)).or_default() += n;
        }
        scores
    }

    /// How many students.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Of the scores before, in items.
    pub(super) fn pre(&self) -> Moments {
        Moments::of(self.each().map(|(pre, _, n)| (pre, n)))
    }

    /// Of the scores after, in items.
    pub(super) fn post(&self) -> Moments {
        Moments::of(self.each().map(|(_, post, n)| (post, n)))
    }

    /// Of after minus before, in items.
    pub(super) fn changes(&self) -> Moments {
        Moments::of(self.each().map(|(pre, post, n)| (post - pre, n)))
    }

    /// How many items were asked, for a division.
    pub(super) fn asked(&self) -> f64 {
        f64::from(self.items)
    }
}
