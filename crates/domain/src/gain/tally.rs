//! Counts over records of one edition: enough to compute the report, and they can be added up.

use std::collections::BTreeMap;

use crate::submission::Taken;

/// How often one item was right, among those who took both quizzes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ItemTally {
    /// Right before.
    pub pre_right: u64,
    /// Right after.
    pub post_right: u64,
}

/// Counts over records that all have the same items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Records with both quizzes.
    pub paired: u64,
    /// Records with only the quiz before.
    pub pre_only: u64,
    /// Records with only the quiz after.
    pub post_only: u64,
    /// Per item, in the order of the edition.
    pub items: Vec<ItemTally>,
    /// How many of those with both quizzes had so many items right before, and so many after. All that can be said
    /// about scores follows from this.
    pub scores: BTreeMap<(u16, u16), u64>,
}

impl Tally {
    /// An empty tally over `items` items.
    #[must_use]
    pub fn new(items: usize) -> Self {
        Self {
            paired: 0,
            pre_only: 0,
            post_only: 0,
            items: vec![ItemTally::default(); items],
            scores: BTreeMap::new(),
        }
    }

    /// Counts one record.
    pub fn add(&mut self, taken: &Taken) {
        match taken {
            Taken::PreOnly(_) => self.pre_only += 1,
            Taken::PostOnly(_) => self.post_only += 1,
            Taken::Both(pairs) => {
                self.add_both(pairs.iter().map(|(pre, post)| (pre.is_right(), post.is_right())));
            }
        }
    }

    /// Counts one record with both quizzes, given whether each item was right before and after.
    pub fn add_both(&mut self, right: impl IntoIterator<Item = (bool, bool)>) {
        self.paired += 1;
        let (mut before, mut after) = (0, 0);
        for (item, (pre, post)) in self.items.iter_mut().zip(right) {
            item.pre_right += u64::from(pre);
            item.post_right += u64::from(post);
            before += u16::from(pre);
            after += u16::from(post);
        }
        *self.scores.entry((before, after)).or_default() += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn three_students_by_hand() {
        let mut tally = Tally::new(2);
        tally.add_both([(true, true), (false, true)]);
        tally.add_both([(false, true), (true, true)]);
        tally.add_both([(true, false), (false, false)]);
        assert_eq!(tally.scores, BTreeMap::from([((1, 2), 2), ((1, 0), 1)]));
        assert_eq!(tally.items[0], ItemTally { pre_right: 2, post_right: 2 });
    }

    proptest! {
        /// The table and the items are two views of the same answers.
        #[test]
        fn scores_and_items_agree(
            students in prop::collection::vec(prop::collection::vec(any::<(bool, bool)>(), 6), 0..40),
        ) {
            let mut tally = Tally::new(6);
            for student in students {
                tally.add_both(student);
            }
            let sum = |of: fn((u16, u16)) -> u16| {
                tally.scores.iter().map(|(scores, n)| u64::from(of(*scores)) * n).sum::<u64>()
            };
            prop_assert_eq!(tally.scores.values().sum::<u64>(), tally.paired);
            prop_assert_eq!(sum(|s| s.0), tally.items.iter().map(|i| i.pre_right).sum::<u64>());
            prop_assert_eq!(sum(|s| s.1), tally.items.iter().map(|i| i.post_right).sum::<u64>());
        }
    }
}
