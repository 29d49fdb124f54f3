//! Counts over the records of one deck version. They are all that a report needs, and they can be
//! added.

use std::collections::BTreeMap;

use crate::invariant::{assert_fits, never};
use crate::scoring::Outcome;
use crate::statistics::Pairs;
use crate::submission::QuizOutcomes;

/// The counts of one item, over the students who took both quizzes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemTally {
    /// The number of students by outcome before (first index) and after (second index), each at its
    /// [`Outcome::index`].
    pub outcomes: [[u64; 4]; 4],
    /// The number of students with it right before, by their number of items right before.
    pub pre_right_by_score: Vec<u64>,
    /// The number of students with it right after, by their number of items right after.
    pub post_right_by_score: Vec<u64>,
}

impl ItemTally {
    /// Empty counts for a quiz of `items` items.
    fn new(items: usize) -> Self {
        Self {
            outcomes: [[0; 4]; 4],
            pre_right_by_score: vec![0; items + 1],
            post_right_by_score: vec![0; items + 1],
        }
    }

    /// The number of students with it right before.
    #[must_use]
    pub fn pre_right(&self) -> u64 {
        self.pre_right_by_score.iter().sum()
    }

    /// The number of students with it right after.
    #[must_use]
    pub fn post_right(&self) -> u64 {
        self.post_right_by_score.iter().sum()
    }

    /// The number of students with these outcomes before and after.
    #[must_use]
    pub fn having(&self, pre: impl Fn(Outcome) -> bool, post: impl Fn(Outcome) -> bool) -> u64 {
        let pairs = Outcome::ALL.iter().flat_map(|a| Outcome::ALL.iter().map(move |b| (*a, *b)));
        pairs.filter(|(a, b)| pre(*a) && post(*b)).map(|(a, b)| self.outcomes[a.index()][b.index()]).sum()
    }
}

/// Counts over records that all have the same items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Per item, in the order of the deck version.
    pub items: Vec<ItemTally>,
    /// The number of students with both quizzes by their items right before and after. Every figure
    /// of scores follows from this table.
    pub scores: BTreeMap<(u16, u16), u64>,
    /// The number of students with only the pre-quiz by their items right.
    pub pre_only_scores: BTreeMap<u16, u64>,
    /// The number of students with only the post-quiz.
    pub post_only: u64,
}

impl Tally {
    /// Returns an empty tally over `items` items.
    #[must_use]
    pub fn new(items: usize) -> Self {
        Self {
            items: vec![ItemTally::new(items); items],
            scores: BTreeMap::new(),
            pre_only_scores: BTreeMap::new(),
            post_only: 0,
        }
    }

    /// The number of records with both quizzes.
    #[must_use]
    pub fn paired(&self) -> u64 {
        self.scores.values().sum()
    }

    /// The number of records with only the pre-quiz.
    #[must_use]
    pub fn pre_only(&self) -> u64 {
        self.pre_only_scores.values().sum()
    }

    /// The scores of the students with both quizzes.
    #[must_use]
    pub fn pairs(&self) -> Pairs<'_> {
        Pairs { items: assert_fits(self.items.len()), counts: &self.scores }
    }

    /// The scores of one quiz.
    #[must_use]
    pub fn scores_of(&self, quiz: impl Fn(&(u16, u16)) -> u16) -> BTreeMap<u16, u64> {
        self.pairs().scores_of(quiz)
    }

    /// Counts one record.
    pub fn add(&mut self, taken: &QuizOutcomes) {
        match taken {
            QuizOutcomes::PreOnly(pre) => {
                let right = pre.iter().filter(|outcome| outcome.is_right()).count();
                self.add_pre_only(assert_fits(right));
            }
            QuizOutcomes::PostOnly(_) => self.post_only += 1,
            QuizOutcomes::Both(pairs) => self.add_both(pairs.iter().copied()),
        }
    }

    /// Counts one record with only the pre-quiz, given its number of items right.
    pub fn add_pre_only(&mut self, right: u16) {
        *self.pre_only_scores.entry(right).or_default() += 1;
    }

    /// Counts one record with both quizzes, given the outcomes of each item before and after.
    pub fn add_both(&mut self, outcomes: impl Iterator<Item = (Outcome, Outcome)> + Clone) {
        let count = |right: fn((Outcome, Outcome)) -> Outcome| {
            outcomes.clone().filter(|pair| right(*pair).is_right()).count()
        };
        let (before, after) = (count(|pair| pair.0), count(|pair| pair.1));
        for (item, (pre, post)) in self.items.iter_mut().zip(outcomes) {
            item.outcomes[pre.index()][post.index()] += 1;
            count_right(&mut item.pre_right_by_score, before, pre);
            count_right(&mut item.post_right_by_score, after, post);
        }
        let score = |right: usize| assert_fits(right);
        *self.scores.entry((score(before), score(after))).or_default() += 1;
    }

    /// Adds the counts of another tally over the same items.
    pub fn add_all(&mut self, other: &Self) {
        for (item, others) in self.items.iter_mut().zip(&other.items) {
            let rows = item.outcomes.iter_mut().zip(&others.outcomes);
            rows.flat_map(|(row, others)| row.iter_mut().zip(others)).for_each(|(n, other)| *n += other);
            let by_score = [
                (&mut item.pre_right_by_score, &others.pre_right_by_score),
                (&mut item.post_right_by_score, &others.post_right_by_score),
            ];
            for (counts, others) in by_score {
                counts.iter_mut().zip(others).for_each(|(n, other)| *n += other);
            }
        }
        for (scores, n) in &other.scores {
            *self.scores.entry(*scores).or_default() += n;
        }
        for (score, n) in &other.pre_only_scores {
            *self.pre_only_scores.entry(*score).or_default() += n;
        }
        self.post_only += other.post_only;
    }
}

/// Counts an outcome of a student with this score.
fn count_right(by_score: &mut [u64], score: usize, outcome: Outcome) {
    match by_score.get_mut(score) {
        Some(n) => *n += u64::from(outcome.is_right()),
        None => never("a score is at most the number of items"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn both(letters: &str) -> QuizOutcomes {
        let outcomes: Vec<Outcome> = letters.chars().filter_map(Outcome::from_letter).collect();
        QuizOutcomes::Both(outcomes.chunks(2).map(|p| (p[0], p[1])).collect())
    }

    /// Two items. Each pair of letters is one item before and after.
    #[test]
    fn three_students_by_hand() {
        let mut tally = Tally::new(2);
        for letters in ["ccwc", "ucwc", "cwbb"] {
            tally.add(&both(letters));
        }
        tally.add(&QuizOutcomes::PreOnly(vec![Outcome::Correct, Outcome::Unsure]));
        tally.add(&QuizOutcomes::PostOnly(vec![Outcome::Correct, Outcome::Unsure]));
        assert_eq!(tally.scores, BTreeMap::from([((1, 2), 1), ((0, 2), 1), ((1, 0), 1)]));
        assert_eq!((tally.paired(), tally.pre_only(), tally.post_only), (3, 1, 1));
        assert_eq!(tally.pre_only_scores, BTreeMap::from([(1, 1)]));
        let first = &tally.items[0];
        assert_eq!((first.pre_right(), first.post_right()), (2, 2));
        assert_eq!(first.pre_right_by_score, [0, 2, 0]);
        assert_eq!(first.post_right_by_score, [0, 0, 2]);
        assert_eq!(first.having(|pre| pre == Outcome::Unsure, Outcome::is_right), 1);
        assert_eq!(first.having(Outcome::is_right, |post| !post.is_right()), 1);
    }

    fn letters() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec("[cwub]{12}", 0..40)
    }

    proptest! {
        /// The table of scores and the items are two views of the same outcomes.
        #[test]
        fn scores_and_items_agree(students in letters()) {
            let mut tally = Tally::new(6);
            for letters in &students {
                tally.add(&both(letters));
            }
            let sum = |of: fn((u16, u16)) -> u16| {
                tally.scores.iter().map(|(scores, n)| u64::from(of(*scores)) * n).sum::<u64>()
            };
            prop_assert_eq!(tally.paired(), students.len() as u64);
            prop_assert_eq!(sum(|s| s.0), tally.items.iter().map(ItemTally::pre_right).sum::<u64>());
            prop_assert_eq!(sum(|s| s.1), tally.items.iter().map(ItemTally::post_right).sum::<u64>());
            for item in &tally.items {
                prop_assert_eq!(item.having(|_| true, |_| true), tally.paired());
                prop_assert_eq!(item.having(Outcome::is_right, |_| true), item.pre_right());
                prop_assert_eq!(item.having(|_| true, Outcome::is_right), item.post_right());
            }
        }

        #[test]
        fn parts_add_up(students in letters(), cut in 0_usize..40) {
            let (mut whole, mut left, mut right) = (Tally::new(6), Tally::new(6), Tally::new(6));
            for (i, letters) in students.iter().enumerate() {
                let taken = match i % 3 {
                    0 => QuizOutcomes::PreOnly(both(letters).pre().unwrap()),
                    1 => QuizOutcomes::PostOnly(both(letters).pre().unwrap()),
                    _ => both(letters),
                };
                whole.add(&taken);
                if i < cut { left.add(&taken) } else { right.add(&taken) }
            }
            left.add_all(&right);
            prop_assert_eq!(left, whole);
        }
    }
}
