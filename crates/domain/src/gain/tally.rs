//! Counts over records of one edition: enough to compute the report, and they can be added up.

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
}

impl Tally {
    /// An empty tally over `items` items.
    #[must_use]
    pub fn new(items: usize) -> Self {
        Self { paired: 0, pre_only: 0, post_only: 0, items: vec![ItemTally::default(); items] }
    }

    /// Counts one record.
    pub fn add(&mut self, taken: &Taken) {
        match taken {
            Taken::PreOnly(_) => self.pre_only += 1,
            Taken::PostOnly(_) => self.post_only += 1,
            Taken::Both(pairs) => {
                self.paired += 1;
                for (item, (pre, post)) in self.items.iter_mut().zip(pairs) {
                    item.pre_right += u64::from(pre.is_right());
                    item.post_right += u64::from(post.is_right());
                }
            }
        }
    }
}
