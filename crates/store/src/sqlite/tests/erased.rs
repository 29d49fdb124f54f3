//! What is deleted is overwritten in the file.

use super::*;

#[tokio::test]
async fn a_withdrawn_record_is_overwritten_in_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    store.record(record(7), day()).await.unwrap();
    store.withdraw(record(7).id).await.unwrap();
    store.close().await;
    let file = std::fs::read(address(&dir).path()).unwrap();
    let hash = Fingerprint::of(record(7).id);
    assert!(!file.windows(32).any(|w| w == hash.as_bytes()));
    assert!(!dir.path().join("k.db-wal").exists(), "the log is gone after closing");
}

/// What is deleted of a lecture is overwritten in the file.
#[tokio::test]
async fn a_forgotten_lecture_is_overwritten_in_the_file() {
    use konventa_domain::lecture::{About, Event, VoteId};

    use crate::{Addition, Lifecycle, StoredLecture, StoredVote};

    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    let lecture: konventa_domain::id::LectureId = "hall".parse().unwrap();
    let about = About {
        id: lecture.clone(),
        code: "KMT4RX".parse().unwrap(),
        deck: deck_items().deck,
        version: deck_items().version,
        country: Country::Kosovo,
        language: Language::English,
    };
    let stored = StoredLecture {
        about,
        place: None,
        seats: None,
        followup: false,
        day: day(),
        lifecycle: Lifecycle::Running,
    };
    let token = Fingerprint::of_token("secret");
    store.open_lecture(&stored, token).await.unwrap();
    let at = UNIX_EPOCH + std::time::Duration::from_secs(1_795_433_600);
    let events = vec![Event::Started, Event::PollOpened, Event::Ended];
    let ended =
        Addition { lecture: lecture.clone(), after: 0, events, at, driver: None, void_earlier: false };
    store.append(ended).await.unwrap();
    let name = Fingerprint::of_vote(VoteId::from_random([7; 16]));
    store
        .cast(StoredVote { lecture: lecture.clone(), slide: 1, hash: name, choice: 0, revision: 0 })
        .await
        .unwrap();
    let traces = [name.as_bytes(), token.as_bytes(), b"poll_opened", &1_795_433_600_u32.to_be_bytes()];
    let found = async |store: SqliteStore| {
        store.close().await;
        let file = std::fs::read(address(&dir).path()).unwrap();
        traces.map(|trace| file.windows(trace.len()).any(|w| w == trace))
    };
    assert_eq!(found(store).await, [true; 4], "before it is forgotten");
    let store = opened(&dir).await;
    store.forget_lecture(&lecture).await.unwrap();
    assert_eq!(found(store).await, [false; 4]);
}
