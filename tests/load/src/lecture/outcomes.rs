//! The submitted outcomes, as the room's gain and the report have to count them.

use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{Demographics, ItemOutcome, Submission, SubmissionId};

use crate::live_lecture::LiveLecture;
use crate::phone::Phone;

/// Counts of the submitted outcomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outcomes {
    /// Submissions with both quizzes, only the pre-quiz, only the post-quiz.
    pub(super) taken: [u64; 3],
    /// Correct outcomes before, by item, of the submissions with both quizzes.
    pub(super) pre_right: Vec<u64>,
    /// Correct outcomes after, by item, of the submissions with both quizzes.
    pub(super) post_right: Vec<u64>,
}

impl Outcomes {
    pub(super) fn new(items: usize) -> Self {
        Self { taken: [0; 3], pre_right: vec![0; items], post_right: vec![0; items] }
    }

    /// Draws the submission of a phone that took the pre-quiz, the post-quiz or both, and counts it.
    pub(super) fn draw(
        &mut self,
        lecture: &LiveLecture,
        phone: &mut Phone,
        [pre, post]: [bool; 2],
    ) -> Submission {
        let rng = &mut phone.rng;
        let mut outcome = || Outcome::ALL[rng.usize(..Outcome::ALL.len())];
        let items: Vec<_> = lecture.deck.items.iter().map(|item| item.id.clone()).collect();
        let items: Vec<_> = items
            .into_iter()
            .map(|item| ItemOutcome { item, pre: pre.then(&mut outcome), post: post.then(&mut outcome) })
            .collect();
        self.count(&items, [pre, post]);
        Submission::new(
            SubmissionId::from_random(phone.rng.u128(..).to_le_bytes()),
            (lecture.deck.id.clone(), lecture.deck.version.clone()),
            Some(lecture.id.clone()),
            Demographics::new(lecture.country, lecture.deck.language),
            items,
        )
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
    fn items_count_only_submissions_with_both_quizzes() {
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
