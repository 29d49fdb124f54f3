//! What the phones handed in, as it has to come out in the room's gain and in the report.

use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{ItemOutcome, Submission, SubmissionId};

use crate::hall::Hall;
use crate::phone::Phone;

/// Counts of what was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outcomes {
    /// With both quizzes, only the one before, only the one after.
    pub(super) taken: [u64; 3],
    /// Of those with both, right before, by item.
    pub(super) pre_right: Vec<u64>,
    /// Of those with both, right after, by item.
    pub(super) post_right: Vec<u64>,
}

impl Outcomes {
    pub(super) fn new(items: usize) -> Self {
        Self { taken: [0; 3], pre_right: vec![0; items], post_right: vec![0; items] }
    }

    /// What a phone hands in that took the quiz before, the quiz after, or both; counted here from now on.
    pub(super) fn draw(&mut self, hall: &Hall, phone: &mut Phone, [pre, post]: [bool; 2]) -> Submission {
        let rng = &mut phone.rng;
        let mut outcome = || Outcome::ALL[rng.usize(..Outcome::ALL.len())];
        let items: Vec<_> = hall.deck.items.iter().map(|item| item.id.clone()).collect();
        let items: Vec<_> = items
            .into_iter()
            .map(|item| ItemOutcome { item, pre: pre.then(&mut outcome), post: post.then(&mut outcome) })
            .collect();
        self.count(&items, [pre, post]);
        Submission {
            submission: SubmissionId::from_random(phone.rng.u128(..).to_le_bytes()),
            deck: hall.deck.id.clone(),
            deck_version: hall.deck.version.clone(),
            lecture: Some(hall.id.clone()),
            country: hall.country,
            language: hall.deck.language,
            items,
        }
    }

    fn count(&mut self, items: &[ItemOutcome], parts: [bool; 2]) {
        match parts {
            [true, true] => self.taken[0] += 1,
            [true, false] => self.taken[1] += 1,
            [false, true] => self.taken[2] += 1,
            [false, false] => {}
        }
        if parts != [true, true] {
            return;
        }
        for (place, ItemOutcome { pre, post, .. }) in items.iter().enumerate() {
            self.pre_right[place] += u64::from(pre.is_some_and(Outcome::is_right));
            self.post_right[place] += u64::from(post.is_some_and(Outcome::is_right));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_those_with_both_count_by_item() {
        let item = |pre, post| ItemOutcome { item: "a".parse().unwrap(), pre, post };
        let (right, wrong) = (Some(Outcome::Correct), Some(Outcome::Wrong));
        let mut outcomes = Outcomes::new(2);
        outcomes.count(&[item(wrong, right), item(right, right)], [true, true]);
        outcomes.count(&[item(right, None), item(right, None)], [true, false]);
        outcomes.count(&[item(None, right), item(None, right)], [false, true]);
        let expected = Outcomes { taken: [1, 1, 1], pre_right: vec![0, 1], post_right: vec![1, 1] };
        assert_eq!(outcomes, expected);
    }
}
