//! Databases of before there were batches, and of before there were tickets.

use konventa_domain::followup::{LinkageKey, LinkageKeys, LinkageRequest, Salt};
use konventa_domain::gain::{BatchKind, Seat};
use sqlx::sqlite::SqliteConnection;

use super::*;
use crate::{FollowUpStore as _, JoinStudyResult, SealWhen, WithdrawResult};

const SALT: [u8; 16] = *b"salt of sixteen.";

/// Makes a database with the tables of version 7.
async fn earlier(dir: &TempDir) -> SqliteConnection {
    opened(dir).await.close().await;
    let mut connection = connect::writing(&file(dir)).connect().await.unwrap();
    MIGRATIONS.undo(&mut connection, 7).await.unwrap();
    connection
}

fn hash(n: u8) -> Vec<u8> {
    Fingerprint::of(record(n).id).as_bytes().to_vec()
}

async fn insert(to: &mut SqliteConnection, n: u8, lecture: Option<&str>, language: &str) {
    sqlx::query("INSERT INTO record VALUES (?, 1, ?, 'XK', ?, '2026-11-24', 'wu', ?)")
        .bind(hash(n))
        .bind(lecture)
        .bind(language)
        .bind(if n < 240 { Some("cc") } else { None })
        .execute(to)
        .await
        .unwrap();
}

/// Thirty of a lecture, three of it in another language who are pooled with seven without a lecture,
/// and ten with the pre-quiz only. Twelve of the thirty answered a follow-up that ended, and one
/// consented to another one that is open.
#[tokio::test]
async fn earlier_records_become_the_batches_that_reports_showed() {
    let dir = tempfile::tempdir().unwrap();
    let mut to = earlier(&dir).await;
    for n in 0..30 {
        insert(&mut to, n, Some("hall"), "sq").await;
    }
    for n in 30..33 {
        insert(&mut to, n, Some("hall"), "en").await;
    }
    for n in (33..40).chain(240..250) {
        insert(&mut to, n, None, "en").await;
    }
    for n in 0..12 {
        sqlx::query(
            "INSERT INTO followup_response (hash, deck_version, day, outcomes, record) VALUES (?, 1, ?, 'cw', ?)",
        )
        .bind(hash(n + 100))
        .bind("2026-12-24")
        .bind(hash(n))
        .execute(&mut to)
        .await
        .unwrap();
    }
    sqlx::query("INSERT INTO study VALUES ('d', ?, '2026-11-20')")
        .bind(&SALT[..])
        .execute(&mut to)
        .await
        .unwrap();
    sqlx::query("INSERT INTO followup_linkage VALUES (?, ?, 'd', ?, ?)")
        .bind(hash(200))
        .bind(hash(20))
        .bind(vec![1_u8; 16])
        .bind(Vec::<u8>::new())
        .execute(&mut to)
        .await
        .unwrap();
    to.close().await.unwrap();

    let read = async || {
        let store = opened(&dir).await;
        let counts = store.deck_counts(&deck_items().deck, None).await.unwrap();
        (store, counts)
    };
    let (store, counts) = read().await;
    let mut batches: Vec<(BatchKind, u64, Option<Language>, bool)> = counts
        .batches
        .iter()
        .map(|batch| {
            let labels = &batch.labels;
            assert_eq!(labels.day(), Some("2026-11-24".parse().unwrap()));
            (batch.kind, batch.n(), labels.language(), labels.lecture().is_some())
        })
        .collect();
    batches.sort_unstable();
    assert_eq!(
        batches,
        [
            (BatchKind::Both, 10, Some(Language::English), false),
            (BatchKind::Both, 30, Some(Language::Albanian), true),
            (BatchKind::Pre, 10, Some(Language::English), false)
        ]
    );
    let [cell] = &counts.cells[..] else { panic!("{:?}", counts.cells) };
    assert_eq!((cell.batches.len(), cell.returned.len(), cell.returned[0].days), (1, 12, Some(30)));
    assert_eq!(counts.batches[cell.batches[0]].n(), 30);

    // Nobody can take anything back any more, and nothing is counted twice.
    assert_eq!(store.withdraw(record(3).id).await.unwrap(), WithdrawResult::Sealed);
    assert_eq!(store.record(record(3), day()).await.unwrap(), RecordResult::Duplicate);
    assert_eq!(store.withdraw_followup(record(103).id).await.unwrap(), WithdrawResult::Sealed);
    // The student who consented is still linked.
    let keys = LinkageKeys { full: LinkageKey::from_bytes([1; 16]), partial: Vec::new() };
    let again = LinkageRequest {
        id: record(200).id,
        submission: record(20).id,
        deck: deck_items().deck,
        salt: Salt(SALT),
        keys,
    };
    let today = "2026-12-01".parse().unwrap();
    assert_eq!(store.link(again, today).await.unwrap(), JoinStudyResult::Duplicate);
    let sealed: (Option<Vec<u8>>, String) = sqlx::query_as("SELECT record, pre FROM followup_linkage")
        .fetch_one(&store.engine.readers)
        .await
        .unwrap();
    assert_eq!(sealed, (None, "wu".to_owned()));
    store.close().await;

    // It happens once.
    let (store, again) = read().await;
    assert_eq!(again.batches, counts.batches);
    store.record(record(99), day()).await.unwrap();
    store.close().await;
    let (store, again) = read().await;
    assert_eq!(again.batches, counts.batches);
    store.close().await;
}

#[tokio::test]
async fn earlier_records_that_are_too_few_wait() {
    let dir = tempfile::tempdir().unwrap();
    let mut to = earlier(&dir).await;
    for n in 0..9 {
        insert(&mut to, n, Some("hall"), "sq").await;
    }
    to.close().await.unwrap();
    let store = opened(&dir).await;
    assert_eq!(store.deck_counts(&deck_items().deck, None).await.unwrap().batches, []);
    assert_eq!(store.withdraw(record(3).id).await.unwrap(), WithdrawResult::Gone);
    store.close().await;
}

/// Twelve of a lecture are sealed and three wait when tickets come: all of them came without. Going back
/// loses what is known of tickets and nothing else.
#[tokio::test]
async fn records_of_before_tickets_came_without() {
    let dir = tempfile::tempdir().unwrap();
    let seats = async |store: &SqliteStore| {
        let counts = store.deck_counts(&deck_items().deck, None).await.unwrap();
        let mut all: Vec<_> = counts.batches.iter().map(|own| (own.labels.seat(), own.n())).collect();
        all.sort_unstable();
        all
    };
    let store = opened(&dir).await;
    for n in 0..12 {
        store.record(record(n), day()).await.unwrap();
    }
    store.seal(SealWhen::Now).await.unwrap();
    for n in 12..15 {
        store.record(record(n), day()).await.unwrap();
    }
    store.close().await;
    let mut back = connect::writing(&file(&dir)).connect().await.unwrap();
    MIGRATIONS.undo(&mut back, 10).await.unwrap();
    back.close().await.unwrap();

    let store = opened(&dir).await;
    assert_eq!(seats(&store).await, [(Some(Seat::None), 12)]);
    // Ten with tickets come, and seven more without: neither the three nor the twelve join the former.
    for n in 20..30 {
        store.record(Record { vouched: true, ..record(n) }, day()).await.unwrap();
    }
    for n in 30..37 {
        store.record(record(n), day()).await.unwrap();
    }
    store.seal(SealWhen::Now).await.unwrap();
    let sealed = [(Some(Seat::Ticket), 10), (Some(Seat::None), 10), (Some(Seat::None), 12)];
    assert_eq!(seats(&store).await, sealed);
    // A repetition is recognised, whatever its ticket.
    store.record(record(40), day()).await.unwrap();
    let again = Record { vouched: true, ..record(40) };
    assert_eq!(store.record(again, day()).await.unwrap(), RecordResult::Duplicate);
    store.close().await;

    let mut back = connect::writing(&file(&dir)).connect().await.unwrap();
    MIGRATIONS.undo(&mut back, 10).await.unwrap();
    back.close().await.unwrap();
    let store = opened(&dir).await;
    assert_eq!(seats(&store).await, [(Some(Seat::None), 10), (Some(Seat::None), 10), (Some(Seat::None), 12)]);
    store.close().await;
}
