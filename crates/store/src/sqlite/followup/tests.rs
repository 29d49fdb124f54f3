//! What the file contains of a study, and what it no longer contains.

use konventa_domain::followup::{LinkageKey, LinkageKeys, STUDY_DAYS};

use super::super::tests::{address, day, deck_items, opened, record};
use super::*;
use crate::{RecordStore as _, Store as _};

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
    let file = std::fs::read(address(dir).path()).unwrap();
    traces.iter().map(|trace| file.windows(trace.len()).any(|w| w == trace)).collect()
}

/// Two students are linked, a third only consented, and a fourth only responded.
#[tokio::test]
async fn a_study_that_ended_is_overwritten_in_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    let study = store.open_study(&deck_items().deck, SALT, day()).await.unwrap();
    for n in [40, 60, 80] {
        store.record(record(n), day()).await.unwrap();
        store.link(linkage(n), day()).await.unwrap();
    }
    for n in [40, 60, 100] {
        store.record_followup(response(n), day().plus(30)).await.unwrap();
    }
    let mut traces = vec![SALT.0.to_vec(), hash(42), hash(82), hash(103)];
    traces.extend([40, 41, 60, 61, 80, 81, 100, 101].map(|n| vec![n; 16]));
    let stays = [Fingerprint::of(record(40).id).as_bytes().to_vec(), hash(43), hash(63)];
    assert_eq!(found(store, &dir, &traces).await, vec![true; traces.len()], "while the study is open");
    let store = opened(&dir).await;
    store.end_study(&study).await.unwrap();
    assert_eq!(found(store, &dir, &traces).await, vec![false; traces.len()]);
    assert_eq!(found(opened(&dir).await, &dir, &stays).await, [true; 3]);

    // Withdrawals after the end: one with the submission, one by the id of the response.
    let store = opened(&dir).await;
    store.withdraw(record(40).id).await.unwrap();
    store.withdraw_followup(id(63)).await.unwrap();
    assert_eq!(found(store, &dir, &stays).await, [false; 3]);
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

/// Cached counts are made again after each change of a study, also through another program.
#[tokio::test]
async fn cached_counts_have_the_follow_ups() {
    let dir = tempfile::tempdir().unwrap();
    let (store, other) = (opened(&dir).await, opened(&dir).await);
    let deck = deck_items().deck;
    let followups = async || {
        let counts = store.deck_counts(&deck, None).await.unwrap();
        counts.followups.values().map(Vec::len).sum::<usize>()
    };
    store.open_study(&deck, SALT, day()).await.unwrap();
    store.record(record(40), day()).await.unwrap();
    assert_eq!(followups().await, 0);
    other.record_followup(response(40), day()).await.unwrap();
    assert_eq!(followups().await, 0);
    other.link(linkage(40), day()).await.unwrap();
    assert_eq!(followups().await, 1);
    other.end_study(&other.study(&deck).await.unwrap().unwrap()).await.unwrap();
    assert_eq!(followups().await, 1);
    other.withdraw_followup(id(43)).await.unwrap();
    assert_eq!(followups().await, 0);
}
