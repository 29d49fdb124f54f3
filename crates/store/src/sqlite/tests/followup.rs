//! What the file contains of a study, and what it no longer contains.

use konventa_domain::followup::{FollowUpRecord, LinkageKey, LinkageKeys, LinkageRequest, STUDY_DAYS, Salt};

use super::*;
use crate::FollowUpStore as _;

const SALT: Salt = Salt(*b"salt of sixteen.");

fn id(n: u8) -> SubmissionId {
    SubmissionId::from_random([n; 16])
}

fn hash(n: u8) -> Vec<u8> {
    Fingerprint::of(id(n)).as_bytes().to_vec()
}

fn keys(n: u8) -> LinkageKeys {
    LinkageKeys { full: LinkageKey::from_bytes([n; 16]), partial: vec![LinkageKey::from_bytes([n + 1; 16])] }
}

/// The linkage keys of a student: the bytes of the full key are the number, those of the partial
/// key the next one.
fn linkage(n: u8) -> LinkageRequest {
    let submission = record(n).id;
    LinkageRequest { id: id(n + 2), submission, deck: deck_items().deck, salt: SALT, keys: keys(n) }
}

fn response(n: u8) -> FollowUpRecord {
    let (deck, version) = (deck_items().deck, deck_items().version);
    let outcomes = vec![konventa_domain::scoring::Outcome::Unsure; 2];
    FollowUpRecord { id: id(n + 3), deck, version, salt: SALT, keys: keys(n), outcomes }
}

/// Closes the store and returns which of these bytes the file contains.
async fn found(store: SqliteStore, dir: &tempfile::TempDir, traces: &[Vec<u8>]) -> Vec<bool> {
    store.close().await;
    let file = std::fs::read(file(dir)).unwrap();
    traces.iter().map(|trace| file.windows(trace.len()).any(|w| w == trace)).collect()
}

/// Twelve students are linked, another one only consented, and yet another one only responded.
#[tokio::test]
async fn a_study_that_ended_is_overwritten_in_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    let study = store.open_study(&deck_items().deck, SALT, day()).await.unwrap();
    // The numbers leave room for the ids and keys that are made of them.
    let linked = || (0..12).map(|n| 40 + 8 * n);
    let (consented, responded) = (160, 200);
    for n in linked().chain([consented]) {
        store.record(record(n), day()).await.unwrap();
        store.link(linkage(n), day()).await.unwrap();
    }
    for n in (0..11).map(|n| n + 1) {
        store.record(record(n), day()).await.unwrap();
    }
    for n in linked().chain([responded]) {
        store.record_followup(response(n), day().plus(30)).await.unwrap();
    }
    let keys = linked().chain([consented, responded]).flat_map(|n| [vec![n; 16], vec![n + 1; 16]]);
    let traces: Vec<Vec<u8>> = [SALT.0.to_vec(), hash(42), hash(consented + 2), hash(responded + 3)]
        .into_iter()
        .chain(keys)
        .collect();
    let records: Vec<Vec<u8>> = linked().map(|n| Fingerprint::of(record(n).id).as_bytes().to_vec()).collect();
    let beside = async |store: &SqliteStore| -> Vec<Option<Vec<u8>>> {
        sqlx::query_scalar("SELECT record FROM followup_linkage")
            .fetch_all(&store.engine.readers)
            .await
            .unwrap()
    };
    assert!(beside(&store).await.iter().all(Option::is_some));
    store.seal(crate::SealWhen::Now).await.unwrap();
    assert!(beside(&store).await.iter().all(Option::is_none), "the hash of a sealed record is left");
    assert_eq!(found(store, &dir, &traces).await, vec![true; traces.len()], "while the study is open");
    let store = opened(&dir).await;
    let ended = store.end_study(&study, day().plus(40)).await.unwrap().unwrap();
    assert_eq!((ended.linked, ended.unlinked, ended.consented), (12, 1, 13));
    assert_eq!(found(store, &dir, &traces).await, vec![false; traces.len()]);
    assert_eq!(found(opened(&dir).await, &dir, &records).await, [false; 12]);
    // That something was sealed is still recognised by its id.
    let store = opened(&dir).await;
    assert_eq!(store.withdraw(record(40).id).await.unwrap(), WithdrawResult::Sealed);
    assert_eq!(store.withdraw_followup(id(43)).await.unwrap(), WithdrawResult::Sealed);
    assert_eq!(store.withdraw_followup(id(42)).await.unwrap(), WithdrawResult::Unknown);
}

#[tokio::test]
async fn what_is_withdrawn_is_overwritten_in_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    store.open_study(&deck_items().deck, SALT, day()).await.unwrap();
    for n in [40, 60] {
        store.link(linkage(n), day()).await.unwrap();
        store.record_followup(response(n), day()).await.unwrap();
    }
    let traces = [40, 41, 60, 61].map(|n| vec![n; 16]);
    assert_eq!(found(store, &dir, &traces).await, [true; 4]);
    let store = opened(&dir).await;
    // One by its own ids, one with the submission.
    store.withdraw_followup(id(42)).await.unwrap();
    store.withdraw_followup(id(43)).await.unwrap();
    store.withdraw(record(60).id).await.unwrap();
    store.withdraw_followup(id(63)).await.unwrap();
    assert_eq!(found(store, &dir, &traces).await, [false; 4]);
}

/// The file contains hashes, a day and letters of a student, but no id.
#[tokio::test]
async fn ids_are_not_in_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    store.open_study(&deck_items().deck, SALT, day()).await.unwrap();
    store.link(linkage(40), day()).await.unwrap();
    store.record_followup(response(40), day().plus(STUDY_DAYS - 1)).await.unwrap();
    let names = [id(42), id(43), record(40).id];
    let traces: Vec<Vec<u8>> = names
        .iter()
        .flat_map(|id| [id.0.as_bytes().to_vec(), id.0.to_string().into(), id.0.simple().to_string().into()])
        .collect();
    assert_eq!(found(store, &dir, &traces).await, vec![false; traces.len()]);
}
