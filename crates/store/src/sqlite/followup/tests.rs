//! What of a study is in the file, and what no more.

use konventa_domain::followup::{LinkageKey, LinkageKeys, STUDY_DAYS};

use super::super::tests::{address, day, edition, opened, record};
use super::*;
use crate::{RecordStore as _, Store as _};

const SALT: Salt = Salt(*b"salt of sixteen.");

fn id(n: u8) -> SubmissionId {
    SubmissionId::from_random([n; 16])
}

fn name(n: u8) -> Vec<u8> {
    Fingerprint::of(id(n)).as_bytes().to_vec()
}

fn links(n: u8) -> LinkageKeys {
    LinkageKeys { full: LinkageKey::from_bytes([n; 16]), partial: vec![LinkageKey::from_bytes([n + 1; 16])] }
}

/// Of the student with this number; their links have the number and the next.
fn linking(n: u8) -> LinkageRequest {
    let submission = record(n).id;
    LinkageRequest { id: id(n + 2), submission, deck: edition().deck, salt: SALT, keys: links(n) }
}

fn later(n: u8) -> FollowUpRecord {
    let (deck, version) = (edition().deck, edition().version);
    let outcomes = vec![konventa_domain::scoring::Outcome::Unsure; 2];
    FollowUpRecord { id: id(n + 3), deck, version, salt: SALT, keys: links(n), outcomes }
}

/// Which of these bytes are in the file once it is closed.
async fn found(store: SqliteStore, dir: &tempfile::TempDir, traces: &[Vec<u8>]) -> Vec<bool> {
    store.close().await;
    let file = std::fs::read(address(dir).path()).unwrap();
    traces.iter().map(|trace| file.windows(trace.len()).any(|w| w == trace)).collect()
}

/// Two are found again, a third consented and a fourth answered again.
#[tokio::test]
async fn a_study_that_ended_is_overwritten_in_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    let study = store.open_study(&edition().deck, SALT, day()).await.unwrap();
    for n in [40, 60, 80] {
        store.record(record(n), day()).await.unwrap();
        store.link(linking(n), day()).await.unwrap();
    }
    for n in [40, 60, 100] {
        store.record_followup(later(n), day().plus(30)).await.unwrap();
    }
    let mut traces = vec![SALT.0.to_vec(), name(42), name(82), name(103)];
    traces.extend([40, 41, 60, 61, 80, 81, 100, 101].map(|n| vec![n; 16]));
    let kept = [Fingerprint::of(record(40).id).as_bytes().to_vec(), name(43), name(63)];
    assert_eq!(found(store, &dir, &traces).await, vec![true; traces.len()], "while it is open");
    let store = opened(&dir).await;
    store.end_study(&study).await.unwrap();
    assert_eq!(found(store, &dir, &traces).await, vec![false; traces.len()]);
    assert_eq!(found(opened(&dir).await, &dir, &kept).await, [true; 3]);

    // Taken back after the end, by the first name and by the second.
    let store = opened(&dir).await;
    store.withdraw(record(40).id).await.unwrap();
    store.forget_followup(id(63)).await.unwrap();
    assert_eq!(found(store, &dir, &kept).await, [false; 3]);
}

#[tokio::test]
async fn what_is_taken_back_is_overwritten_in_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    store.open_study(&edition().deck, SALT, day()).await.unwrap();
    for n in [40, 60] {
        store.link(linking(n), day()).await.unwrap();
        store.record_followup(later(n), day()).await.unwrap();
    }
    let traces = [40, 41, 60, 61].map(|n| vec![n; 16]);
    assert_eq!(found(store, &dir, &traces).await, [true; 4]);
    let store = opened(&dir).await;
    // One by its own names, one with the submission.
    store.forget_followup(id(42)).await.unwrap();
    store.forget_followup(id(43)).await.unwrap();
    store.withdraw(record(60).id).await.unwrap();
    store.forget_followup(id(63)).await.unwrap();
    assert_eq!(found(store, &dir, &traces).await, [false; 4]);
}

/// Of a student there are two hashes, a day and letters; the names themselves are nowhere.
#[tokio::test]
async fn names_are_not_in_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    store.open_study(&edition().deck, SALT, day()).await.unwrap();
    store.link(linking(40), day()).await.unwrap();
    store.record_followup(later(40), day().plus(STUDY_DAYS - 1)).await.unwrap();
    let names = [id(42), id(43), record(40).id];
    let traces: Vec<Vec<u8>> = names
        .iter()
        .flat_map(|id| [id.0.as_bytes().to_vec(), id.0.to_string().into(), id.0.simple().to_string().into()])
        .collect();
    assert_eq!(found(store, &dir, &traces).await, vec![false; traces.len()]);
}

/// The counts that a report is made of are made anew after each change of a study, also by another program.
#[tokio::test]
async fn kept_counts_have_who_answered_again() {
    let dir = tempfile::tempdir().unwrap();
    let (store, other) = (opened(&dir).await, opened(&dir).await);
    let deck = edition().deck;
    let again = async || {
        let census = store.deck_counts(&deck, None).await.unwrap();
        census.followups.values().map(Vec::len).sum::<usize>()
    };
    store.open_study(&deck, SALT, day()).await.unwrap();
    store.record(record(40), day()).await.unwrap();
    assert_eq!(again().await, 0);
    other.record_followup(later(40), day()).await.unwrap();
    assert_eq!(again().await, 0);
    other.link(linking(40), day()).await.unwrap();
    assert_eq!(again().await, 1);
    other.end_study(&other.study(&deck).await.unwrap().unwrap()).await.unwrap();
    assert_eq!(again().await, 1);
    other.forget_followup(id(43)).await.unwrap();
    assert_eq!(again().await, 0);
}
