//! Random votes and events in two lectures, against a model of plain lists.

use std::time::UNIX_EPOCH;

use konventa_domain::id::LectureId;
use konventa_domain::lecture::Event;
use konventa_store::{AppendResult, CastVoteResult, StoredVote, Votes};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::engine::Engine;
use super::lectures::{addition, lecture, token, vote};

const IDS: [&str; 2] = ["hall", "room"];

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Vote(StoredVote),
    /// Which lecture, how far behind the last event the decision was, and how many events.
    Append(usize, u64, usize),
    Forget(usize),
    Restart,
}

pub(crate) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let votes = (0_usize..2, 0_u8..4, 0_usize..2, 0_usize..3, 0_u32..3)
        .prop_map(|(of, n, slide, choice, revision)| Step::Vote(vote(IDS[of], n, slide, choice, revision)));
    let step = prop_oneof![
        20 => votes,
        8 => (0_usize..2, prop_oneof![3 => Just(0_u64), 1 => 0_u64..3], 1_usize..3)
            .prop_map(|(of, behind, many)| Step::Append(of, behind, many)),
        1 => (0_usize..2).prop_map(Step::Forget),
        2 => Just(Step::Restart),
    ];
    prop::collection::vec(step, 1..60)
}

#[derive(Default)]
struct Model {
    votes: Vec<StoredVote>,
    events: [u64; 2],
    forgotten: [bool; 2],
}

impl Model {
    fn is_forgotten(&self, id: &LectureId) -> bool {
        IDS.iter().zip(self.forgotten).any(|(known, forgotten)| forgotten && *known == id.as_str())
    }

    fn cast(&mut self, sent: &StoredVote) -> CastVoteResult {
        if self.is_forgotten(&sent.lecture) {
            return CastVoteResult::NoLecture;
        }
        let same = |kept: &&mut StoredVote| {
            (&kept.lecture, kept.slide, kept.hash) == (&sent.lecture, sent.slide, sent.hash)
        };
        let Some(kept) = self.votes.iter_mut().find(same) else {
            self.votes.push(sent.clone());
            return CastVoteResult::New;
        };
        if sent.revision < kept.revision {
            return CastVoteResult::Duplicate;
        }
        let before = std::mem::replace(kept, sent.clone());
        if before.choice == sent.choice {
            CastVoteResult::Duplicate
        } else {
            CastVoteResult::Changed { from: before.choice }
        }
    }

    fn append(&mut self, of: usize, behind: u64, many: usize) -> AppendResult {
        if behind > 0 || self.forgotten[of] {
            return AppendResult::Conflict;
        }
        self.events[of] += many as u64;
        AppendResult::Stored
    }

    fn votes(&self, id: &LectureId) -> Votes {
        let mut votes = Votes::new();
        for kept in self.votes.iter().filter(|kept| kept.lecture == *id) {
            *votes.entry((kept.slide, kept.choice)).or_default() += 1;
        }
        votes
    }
}

pub(crate) async fn compare(engine: &impl Engine, steps: &[Step]) -> Result<(), TestCaseError> {
    let mut store = engine.open().await;
    for (id, code) in IDS.iter().zip(["KMT4RX", "346789"]) {
        store.open_lecture(&lecture(id, code), token(id)).await.unwrap();
    }
    let mut model = Model::default();
    for step in steps {
        match step {
            Step::Vote(vote) => {
                prop_assert_eq!(store.cast(vote.clone()).await.unwrap(), model.cast(vote));
            }
            Step::Append(of, behind, many) => {
                // Being ahead is as wrong as being behind; before the first event only the former
                // is possible.
                let last = model.events[*of];
                let after = last.checked_sub(*behind).unwrap_or(last + behind);
                let events = vec![Event::PollClosed; *many];
                let appended = store.append(addition(IDS[*of], after, events, UNIX_EPOCH)).await.unwrap();
                prop_assert_eq!(appended, model.append(*of, *behind, *many));
            }
            Step::Forget(of) => {
                let id = IDS[*of].parse().unwrap();
                store.forget_lecture(&id).await.unwrap();
                model.votes.retain(|kept| kept.lecture != id);
                (model.events[*of], model.forgotten[*of]) = (0, true);
            }
            Step::Restart => store = engine.restart(store).await,
        }
    }
    for (id, last) in IDS.iter().zip(model.events) {
        let id = id.parse().unwrap();
        prop_assert_eq!(store.votes(&id).await.unwrap(), model.votes(&id));
        let events = store.events(&id, 0).await.unwrap();
        prop_assert!(events.iter().map(|event| event.seq).eq(1..=last));
    }
    store.close().await;
    Ok(())
}
