//! Receipts: a record counts once, and after its sealing nothing leads from its id to the file.

use std::collections::BTreeSet;

use konventa_domain::lecture::About;

use super::*;
use crate::{
    Hall, Lifecycle, SEATS_WITHOUT_LIMIT, SealWhen, SeatProof, SpentTicket, StoredLecture, WithdrawResult,
};

fn hall(seats: Option<u32>) -> StoredLecture {
    let deck_items = deck_items();
    StoredLecture {
        about: About {
            id: "hall".parse().unwrap(),
            code: "KMT4RX".parse().unwrap(),
            deck: deck_items.deck,
            version: deck_items.version,
            country: Country::Kosovo,
            language: Language::English,
        },
        place: None,
        seats,
        followup: true,
        day: day(),
        lifecycle: Lifecycle::Running,
        hall: Hall::default(),
    }
}

async fn with_lecture(dir: &TempDir, seats: Option<u32>) -> SqliteStore {
    let store = opened(dir).await;
    store.open_lecture(&hall(seats), Fingerprint::of_token("secret")).await.unwrap();
    store
}

fn alone(n: u8) -> Record {
    Record { lecture: None, ..record(n) }
}

fn gain_shown() -> SealWhen {
    SealWhen::GainShown("hall".parse().unwrap())
}

/// Twelve students of the lecture see its gain, and twelve who learn alone the end of the month.
async fn sealed(dir: &TempDir) -> SqliteStore {
    let store = with_lecture(dir, None).await;
    for n in 1..=12 {
        store.record(record(n), day()).await.unwrap();
        store.record(alone(100 + n), day()).await.unwrap();
    }
    assert_eq!(store.seal(gain_shown()).await.unwrap(), 1);
    assert_eq!(store.seal(SealWhen::Today(day().plus(31))).await.unwrap(), 1);
    // The task writes one thing after the other: this one comes after the file was rewritten.
    store.mark_synthetic().await.unwrap();
    store
}

fn ids() -> impl Iterator<Item = SubmissionId> {
    (1..=12).chain(101..=112).map(|n| record(n).id)
}

/// All bytes of the files in the folder of a running store.
fn files(dir: &TempDir) -> Vec<u8> {
    std::fs::read_dir(dir.path())
        .unwrap()
        .flat_map(|file| std::fs::read(file.unwrap().path()).unwrap())
        .collect()
}

fn has(file: &[u8], trace: &[u8]) -> bool {
    file.windows(trace.len()).any(|window| window == trace)
}

/// Every value of bytes in tables about students.
async fn blobs(store: &SqliteStore) -> BTreeSet<Vec<u8>> {
    let columns: Vec<(String, String)> = sqlx::query_as(
        "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c \
         WHERE t.type = 'table' AND c.type = 'BLOB' AND t.name NOT IN ('_sqlx_migrations', 'lecture_driver')",
    )
    .fetch_all(&store.engine.readers)
    .await
    .unwrap();
    assert!(columns.iter().any(|(table, _)| table == "receipt"));
    let mut all = BTreeSet::new();
    for (table, column) in columns {
        let select = format!("SELECT {column} FROM {table} WHERE {column} IS NOT NULL");
        let found: Vec<Vec<u8>> =
            sqlx::query_scalar(sqlx::AssertSqlSafe(select)).fetch_all(&store.engine.readers).await.unwrap();
        all.extend(found);
    }
    all
}

#[tokio::test]
async fn after_the_sealing_no_file_has_an_id_or_its_hash() {
    let dir = tempfile::tempdir().unwrap();
    let store = sealed(&dir).await;
    let file = files(&dir);
    for id in ids() {
        let hash = Fingerprint::of(id);
        let id = id.0;
        let plain =
            [id.as_bytes().to_vec(), id.to_string().into_bytes(), id.simple().to_string().into_bytes()];
        let hex = konventa_domain::hex::Hex(hash.as_bytes()).to_string();
        for trace in plain.iter().map(Vec::as_slice).chain([hash.as_bytes(), hex.as_bytes()]) {
            assert!(!has(&file, trace), "an id or its hash is in the folder");
        }
        assert!(!has(&file, &hash.as_bytes()[..16]), "a part of the hash");
    }
    store.close().await;
}

/// The same ids in two databases have nothing in common: what is stored follows from no id alone.
#[tokio::test]
async fn two_databases_have_no_receipt_in_common() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (one, other) = (blobs(&sealed(&one).await).await, blobs(&sealed(&other).await).await);
    // 24 receipts, two secrets, two batches, and offers that have the receipts of the lecture.
    assert_eq!((one.len(), other.len()), (28, 28));
    assert_eq!(one.intersection(&other).count(), 0);
}

#[tokio::test]
async fn a_record_counts_once_before_and_after_the_sealing() {
    let dir = tempfile::tempdir().unwrap();
    let store = sealed(&dir).await;
    let count = async |store: &SqliteStore| {
        let counts = store.deck_counts(&deck_items().deck, None).await.unwrap();
        counts.batches.iter().map(konventa_domain::gain::Batch::n).sum::<u64>()
    };
    assert_eq!(count(&store).await, 24);
    store.close().await;
    let store = opened(&dir).await;
    for n in 1..=12 {
        assert_eq!(store.record(record(n), day()).await.unwrap(), RecordResult::Duplicate);
        assert_eq!(store.record(alone(100 + n), day().plus(60)).await.unwrap(), RecordResult::Duplicate);
        assert_eq!(store.withdraw(record(n).id).await.unwrap(), WithdrawResult::Sealed);
    }
    // Two months later the phone does not send any more, and nobody knows.
    store.seal(SealWhen::Today(day().plus(89))).await.unwrap();
    assert_eq!(store.withdraw(alone(101).id).await.unwrap(), WithdrawResult::Sealed);
    store.seal(SealWhen::Today(day().plus(90))).await.unwrap();
    assert_eq!(store.withdraw(alone(101).id).await.unwrap(), WithdrawResult::Unknown);
    assert_eq!(count(&store).await, 24);
}

/// What is pending is recognised whatever became of its lecture.
#[tokio::test]
async fn a_forgotten_lecture_has_no_receipts_and_takes_no_records() {
    let dir = tempfile::tempdir().unwrap();
    let store = sealed(&dir).await;
    let lecture = hall(None).about.id;
    let secret: Vec<u8> = sqlx::query_scalar("SELECT secret FROM receipt_secret WHERE scope = 'hall'")
        .fetch_one(&store.engine.readers)
        .await
        .unwrap();
    assert!(has(&files(&dir), &secret));
    store.record(record(20), day()).await.unwrap();
    store.forget_lecture(&lecture).await.unwrap();
    assert!(!has(&files(&dir), &secret), "the secret is overwritten, also in the log");
    let scopes: Vec<String> = sqlx::query_scalar("SELECT DISTINCT scope FROM receipt")
        .fetch_all(&store.engine.readers)
        .await
        .unwrap();
    assert_eq!(scopes, ["month 1970-01"]);
    assert_eq!(store.record(record(1), day()).await.unwrap(), RecordResult::LectureOver);
    assert_eq!(store.record(record(21), day()).await.unwrap(), RecordResult::LectureOver);
    assert_eq!(store.record(record(20), day()).await.unwrap(), RecordResult::Duplicate);
    assert_eq!(store.withdraw(record(20).id).await.unwrap(), WithdrawResult::Gone);
}

#[tokio::test]
async fn a_lecture_takes_as_many_records_as_it_has_seats() {
    let dir = tempfile::tempdir().unwrap();
    let store = with_lecture(&dir, Some(12)).await;
    for n in 1..=12 {
        assert_eq!(store.record(record(n), day()).await.unwrap(), RecordResult::New);
    }
    assert_eq!(store.record(record(13), day()).await.unwrap(), RecordResult::NoSeat);
    assert_eq!(store.record(record(3), day()).await.unwrap(), RecordResult::Duplicate);
    assert_eq!(store.record(alone(13), day()).await.unwrap(), RecordResult::New, "of no lecture");
    store.withdraw(record(3).id).await.unwrap();
    assert_eq!(store.record(record(14), day()).await.unwrap(), RecordResult::New);
    assert_eq!(store.seal(gain_shown()).await.unwrap(), 1);
    assert_eq!(store.record(record(15), day()).await.unwrap(), RecordResult::NoSeat, "sealed ones count");
    assert_eq!(store.record(record(14), day()).await.unwrap(), RecordResult::Duplicate);
}

/// A lecture without a limit takes as many records without a ticket as it gives out tickets.
#[tokio::test]
async fn a_lecture_without_a_limit_takes_no_records_without_end() {
    let dir = tempfile::tempdir().unwrap();
    let store = with_lecture(&dir, None).await;
    let mut to = connect::writing(&file(&dir)).connect().await.unwrap();
    sqlx::query("UPDATE lecture SET records = ?")
        .bind(i64::from(SEATS_WITHOUT_LIMIT) - 1)
        .execute(&mut to)
        .await
        .unwrap();
    assert_eq!(store.record(record(1), day()).await.unwrap(), RecordResult::New);
    assert_eq!(store.record(record(2), day()).await.unwrap(), RecordResult::NoSeat);
    assert_eq!(store.record(record(1), day()).await.unwrap(), RecordResult::Duplicate);
    let ticket = SeatProof::Ticket(SpentTicket::new([1; 32]));
    assert_eq!(store.record_with(record(3), day(), ticket).await.unwrap(), RecordResult::New);
    store.withdraw(record(1).id).await.unwrap();
    assert_eq!(store.record(record(2), day()).await.unwrap(), RecordResult::New);
    store.close().await;
}

/// A database of an earlier version has plain hashes. They give way to receipts when it is opened.
#[tokio::test]
async fn plain_hashes_of_an_earlier_version_become_receipts() {
    let dir = tempfile::tempdir().unwrap();
    opened(&dir).await.close().await;
    let mut to = connect::writing(&file(&dir)).connect().await.unwrap();
    for statement in [
        "DELETE FROM _sqlx_migrations WHERE version = 10",
        "DROP TABLE set_aside",
        "DROP TABLE receipt",
        "DROP TABLE receipt_secret",
        "ALTER TABLE lecture DROP COLUMN records",
        "CREATE TABLE received (hash BLOB NOT NULL PRIMARY KEY, month TEXT NOT NULL) STRICT, WITHOUT ROWID",
    ] {
        sqlx::query(statement).execute(&mut to).await.unwrap();
    }
    sqlx::query("INSERT INTO received VALUES (?, '1970-01')")
        .bind(Fingerprint::of(record(7).id).as_bytes())
        .execute(&mut to)
        .await
        .unwrap();
    sqlx::Connection::close(to).await.unwrap();
    let store = opened(&dir).await;
    assert_eq!(store.record(record(7), day()).await.unwrap(), RecordResult::Duplicate);
    assert!(!has(&files(&dir), Fingerprint::of(record(7).id).as_bytes()));
    store.close().await;
}
