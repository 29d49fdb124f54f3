use konventa_domain::followup::{FollowUpRecord, LinkageRequest, STUDY_DAYS, Salt};
use konventa_domain::id::DeckId;
use konventa_domain::submission::SubmissionId;
use konventa_store::{Joined, MemoryStore, Withdrawn};

use super::*;

/// A store that cannot end the study of deck `b`.
#[derive(Default)]
struct Faulty(MemoryStore);

impl FollowUpStore for Faulty {
    async fn open_study(&self, deck: &DeckId, salt: Salt, today: Day) -> Result<StoredStudy, StoreError> {
        self.0.open_study(deck, salt, today).await
    }
    async fn study(&self, deck: &DeckId) -> Result<Option<StoredStudy>, StoreError> {
        self.0.study(deck).await
    }
    async fn studies(&self) -> Result<Vec<StudyCount>, StoreError> {
        self.0.studies().await
    }
    async fn link(&self, linking: LinkageRequest, today: Day) -> Result<Joined, StoreError> {
        self.0.link(linking, today).await
    }
    async fn record_followup(&self, later: FollowUpRecord, today: Day) -> Result<Joined, StoreError> {
        self.0.record_followup(later, today).await
    }
    async fn forget_followup(&self, name: SubmissionId) -> Result<Withdrawn, StoreError> {
        self.0.forget_followup(name).await
    }
    async fn end_study(&self, study: &StoredStudy) -> Result<Option<Ended>, StoreError> {
        if study.deck.as_str() == "b" {
            return Err(StoreError::Damaged("a link: it has no 16 bytes".to_owned()));
        }
        self.0.end_study(study).await
    }
}

fn new(deck: &str, salt: u8, began: Day) -> StoredStudy {
    StoredStudy { deck: deck.parse().unwrap(), salt: Salt([salt; 16]), began }
}

fn today() -> Day {
    "2026-11-23".parse().unwrap()
}

#[tokio::test]
async fn one_that_cannot_be_ended_does_not_keep_the_others() {
    let (store, keyring) = (Faulty::default(), LinkageKeyring::in_memory());
    for (deck, salt) in [("a", 1), ("b", 2), ("c", 3)] {
        open(&store, &keyring, new(deck, salt, today())).await.unwrap();
    }
    open(&store, &keyring, new("d", 4, today().plus(1))).await.unwrap();
    end_overdue(&store, &keyring, today().plus(STUDY_DAYS)).await;
    let left: Vec<StoredStudy> = store.studies().await.unwrap().into_iter().map(|one| one.study).collect();
    assert_eq!(left, [new("b", 2, today()), new("d", 4, today().plus(1))]);
    // Its links are worthless all the same, and it is tried again.
    let keys = [1, 2, 3, 4].map(|salt| keyring.check(Salt([salt; 16])).is_ok());
    assert_eq!(keys, [false, false, false, true]);
    let faulty = left[0].clone();
    assert!(matches!(end(&store, &keyring, &faulty).await, Err(StudyError::Store(_))));
    end(&store.0, &keyring, &faulty).await.unwrap().unwrap();
}

#[tokio::test]
async fn who_joins_makes_no_key_and_who_comes_after_the_end_gets_another() {
    let (store, keyring) = (MemoryStore::default(), LinkageKeyring::in_memory());
    let first = open(&store, &keyring, new("a", 1, today())).await.unwrap();
    assert_eq!(open(&store, &keyring, new("a", 2, today().plus(9))).await.unwrap(), first);
    assert!(keyring.check(Salt([2; 16])).is_err());
    let over = first.until();
    assert_eq!(open(&store, &keyring, new("a", 3, over)).await.unwrap(), new("a", 3, over));
    assert_eq!([1, 3].map(|salt| keyring.check(Salt([salt; 16])).is_ok()), [false, true]);
    keyring.forget(Salt([3; 16])).unwrap();
    let gone = open(&store, &keyring, new("a", 4, over)).await;
    assert!(
        matches!(gone, Err(StudyError::LinkageKeyring(LinkageKeyringError::Missing(_)))),
        "no other key is made"
    );
    assert!(keyring.check(Salt([4; 16])).is_err());
}
