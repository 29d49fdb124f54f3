//! What only SQLite can do wrong: its columns, the file it is given, a full disk.

use std::sync::Arc;
use std::time::UNIX_EPOCH;

use konventa_domain::gain::{DeckCounts, Tally};
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{DeckItems, Demographics, QuizOutcomes, Record, SubmissionId};
use konventa_domain::{Country, Day, Language};
use sqlx::Row as _;
use tempfile::TempDir;

use super::*;
use crate::{Fingerprint, LectureStore as _, RecordResult, RecordStore as _};

pub(super) fn address(dir: &TempDir) -> Address {
    format!("sqlite://{}", dir.path().join("k.db").display()).parse().unwrap()
}

pub(super) fn deck_items() -> DeckItems {
    DeckItems {
        deck: "d".parse().unwrap(),
        version: "v".parse().unwrap(),
        items: vec!["a".parse().unwrap(), "b".parse().unwrap()],
    }
}

pub(super) fn record(n: u8) -> Record {
    Record {
        id: SubmissionId::from_random([n; 16]),
        deck: deck_items().deck,
        version: deck_items().version,
        lecture: Some("hall".parse().unwrap()),
        demographics: Demographics::new(Country::Kosovo, Language::SerbianLatin),
        taken: QuizOutcomes::Both(vec![
            (Outcome::Wrong, Outcome::Correct),
            (Outcome::Unsure, Outcome::Blank),
        ]),
    }
}

pub(super) fn day() -> Day {
    Day::of(UNIX_EPOCH)
}

pub(super) async fn opened(dir: &TempDir) -> SqliteStore {
    let store = SqliteStore::open(&address(dir), Open::Create).await.unwrap();
    store.announce(&deck_items()).await.unwrap();
    store
}

/// A new column has to be added here, and the documentation has to say what it reveals about a
/// student.
#[tokio::test]
async fn nothing_is_stored_but_what_is_listed() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    let columns: Vec<String> = sqlx::query_scalar(
        "SELECT t.name || '.' || c.name FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c \
         WHERE t.type = 'table' ORDER BY t.name, c.cid",
    )
    .fetch_all(&store.readers)
    .await
    .unwrap();
    assert_eq!(
        columns,
        [
            // Written by sqlx about migrations: when a table was created, not when a record
            // arrived.
            "_sqlx_migrations.version",
            "_sqlx_migrations.description",
            "_sqlx_migrations.installed_on",
            "_sqlx_migrations.success",
            "_sqlx_migrations.checksum",
            "_sqlx_migrations.execution_time",
            "deck_version.number",
            "deck_version.deck",
            "deck_version.version",
            "deck_version.items",
            // Students who consented to record linkage: no day. Deleted when the study ends.
            "followup_linkage.hash",
            "followup_linkage.record",
            "followup_linkage.study",
            "followup_linkage.full_key",
            "followup_linkage.partial_keys",
            // Follow-up responses: a day and letters. While the study is open, also keys made of
            // answers about school (ADR 15); afterwards the hash of the record, and no keys.
            "followup_response.hash",
            "followup_response.study",
            "followup_response.deck_version",
            "followup_response.day",
            "followup_response.outcomes",
            "followup_response.full_key",
            "followup_response.partial_keys",
            "followup_response.record",
            // Lectures: nothing about a student. Once a lecture is forgotten, no time is left, only
            // the day.
            "lecture.number",
            "lecture.id",
            "lecture.code",
            "lecture.deck",
            "lecture.version",
            "lecture.country",
            "lecture.language",
            "lecture.place",
            "lecture.seats",
            "lecture.day",
            "lecture.ended",
            "lecture.forgotten",
            "lecture.followup",
            // Hashes of the presenters' tokens. Deleted 24 hours after the end.
            "lecture_driver.lecture",
            "lecture_driver.term",
            "lecture_driver.hash",
            // What the presenter did and when, with figures about ten or more. Deleted 24 hours
            // after the end.
            "lecture_event.lecture",
            "lecture_event.seq",
            "lecture_event.at",
            "lecture_event.body",
            // Votes: no time, no order (see below), and a hash of a number that is drawn for each
            // poll, so that neither two votes of one student nor a vote and a record can be linked.
            // Deleted 24 hours after the end.
            "lecture_vote.lecture",
            "lecture_vote.slide",
            "lecture_vote.hash",
            "lecture_vote.choice",
            "lecture_vote.revision",
            // Whether the records are synthetic, and how often any of them changed.
            "mark.name",
            "mark.value",
            "record.hash",
            "record.deck_version",
            "record.lecture",
            "record.country",
            "record.language",
            "record.day",
            "record.pre",
            "record.post",
            // Nothing about a student.
            "study.deck",
            "study.salt",
            "study.began",
        ]
    );
    let others: Vec<String> = sqlx::query_scalar(
        "SELECT type || ' ' || name FROM sqlite_master WHERE type NOT IN ('table', 'index')",
    )
    .fetch_all(&store.readers)
    .await
    .unwrap();
    assert_eq!(others, Vec::<String>::new(), "no views, no triggers");
    // A table with a row number reveals the order in which rows arrived.
    let in_order: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND wr = 0 \
         AND name NOT LIKE 'sqlite%' ORDER BY name",
    )
    .fetch_all(&store.readers)
    .await
    .unwrap();
    assert_eq!(
        in_order,
        ["_sqlx_migrations", "deck_version", "lecture"],
        "tables about students keep no order"
    );
}

#[tokio::test]
async fn a_row_is_a_hash_a_day_and_letters() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    let given = record(7);
    store.record(given.clone(), day()).await.unwrap();
    let row = sqlx::query("SELECT * FROM record").fetch_one(&store.readers).await.unwrap();
    assert_eq!(row.get::<Vec<u8>, _>("hash"), Fingerprint::of(given.id).as_bytes());
    let texts = ["lecture", "country", "language", "day", "pre", "post"].map(|c| row.get::<String, _>(c));
    assert_eq!(texts, ["hall", "XK", "sr-Latn", "1970-01-01", "wu", "cb"]);
    store.close().await;
    let file = std::fs::read(address(&dir).path()).unwrap();
    let id = given.id.0;
    for trace in [id.as_bytes().to_vec(), id.to_string().into_bytes(), id.simple().to_string().into_bytes()] {
        assert!(!file.windows(trace.len()).any(|w| w == trace), "the id is in the file");
    }
}

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

#[tokio::test]
async fn the_file_is_opened_with_the_promised_settings() {
    let dir = tempfile::tempdir().unwrap();
    let mut connection = options(address(&dir).path()).create_if_missing(true).connect().await.unwrap();
    for (pragma, expected) in [
        ("SELECT journal_mode FROM pragma_journal_mode", "wal"),
        ("SELECT CAST(synchronous AS TEXT) FROM pragma_synchronous", "2"),
        ("SELECT CAST(foreign_keys AS TEXT) FROM pragma_foreign_keys", "1"),
        ("SELECT CAST(secure_delete AS TEXT) FROM pragma_secure_delete", "1"),
        ("SELECT CAST(timeout AS TEXT) FROM pragma_busy_timeout", "5000"),
    ] {
        let value: String = sqlx::query_scalar(pragma).fetch_one(&mut connection).await.unwrap();
        assert_eq!(value, expected, "{pragma}");
    }
}

#[tokio::test]
async fn migrations_can_be_undone() {
    let dir = tempfile::tempdir().unwrap();
    opened(&dir).await.close().await;
    let mut connection = options(address(&dir).path()).connect().await.unwrap();
    MIGRATIONS.undo(&mut connection, 0).await.unwrap();
    let left: Vec<String> = sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'")
        .fetch_all(&mut connection)
        .await
        .unwrap();
    assert_eq!(left, ["_sqlx_migrations"]);
    connection.close().await.unwrap();
    opened(&dir).await.close().await;
}

#[tokio::test]
async fn what_is_left_by_a_killed_process_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    store.record(record(7), day()).await.unwrap();
    // Copied while open: a power cut leaves the file and its log.
    let cut = tempfile::tempdir().unwrap();
    for name in ["k.db", "k.db-wal"] {
        std::fs::copy(dir.path().join(name), cut.path().join(name)).unwrap();
    }
    let store = opened(&cut).await;
    assert_eq!(store.record(record(7), day()).await.unwrap(), RecordResult::Duplicate);
}

#[tokio::test]
async fn each_mistake_is_explained_in_one_sentence() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    std::fs::write(
        at("text.db"),
        "this is a shopping list, and long enough to be no empty database\n".repeat(99),
    )
    .unwrap();
    let explained = async |path: PathBuf, open: Open| -> String {
        let address: Address = format!("sqlite://{}", path.display()).parse().unwrap();
        let error = SqliteStore::open(&address, open).await.unwrap_err().to_string();
        error.replace(&dir.path().display().to_string(), "DIR")
    };
    assert_eq!(
        explained(dir.path().to_owned(), Open::Create).await,
        "the database DIR is a directory: name a file in it, for example DIR/konventa.db"
    );
    assert_eq!(
        explained(at("no/k.db"), Open::Create).await,
        "the database DIR/no/k.db cannot be created, because the directory DIR/no does not exist: create it first"
    );
    assert_eq!(
        explained(at("k.db"), Open::Existing).await,
        "there is no database DIR/k.db: start “konventa serve” once, or name another with --database"
    );
    assert_eq!(
        explained(at("text.db"), Open::Create).await,
        "DIR/text.db is not a database of SQLite: it is another kind of file, or it is damaged"
    );
    assert!(!at("k.db").exists());
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_folder_that_cannot_be_written_is_explained() {
    // Not even root can create a file here.
    let address: Address = "sqlite:///proc/konventa.db".parse().unwrap();
    let error = SqliteStore::open(&address, Open::Create).await.unwrap_err().to_string();
    assert_eq!(
        error,
        "the database /proc/konventa.db cannot be written: its file and its directory must belong to the user who \
         runs konventa"
    );
}

#[tokio::test]
async fn a_newer_database_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    opened(&dir).await.close().await;
    let mut connection = options(address(&dir).path()).connect().await.unwrap();
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (9999, 'later', 1, x'00', 0)",
    )
    .execute(&mut connection)
    .await
    .unwrap();
    connection.close().await.unwrap();
    let error = SqliteStore::open(&address(&dir), Open::Create).await.unwrap_err();
    assert!(matches!(error, StoreError::Newer { .. }), "{error}");
}

/// A page limit stands in for a full disk: SQLite fails in the same way.
#[tokio::test]
async fn a_full_disk_refuses_whole_batches_and_recovers() {
    let dir = tempfile::tempdir().unwrap();
    opened(&dir).await.close().await;
    let path = address(&dir).path().to_owned();
    let mut connection = options(&path).pragma("max_page_count", "1").connect().await.unwrap();
    // SQLite sets no limit below the present size, so the next new page is one too many.
    let limit: i64 = sqlx::query_scalar("SELECT max_page_count FROM pragma_max_page_count")
        .fetch_one(&mut connection)
        .await
        .unwrap();
    let store = opened(&dir).await;
    let full = SqliteStore::of(path, store.readers.clone(), connection);
    let mut stored = 0;
    let refused = loop {
        match full.record(record(stored), day()).await {
            Ok(_) => stored += 1,
            Err(refused) => break refused,
        }
    };
    assert!(matches!(refused, StoreError::Full { .. }), "{refused} at {limit} pages");
    assert!(stored > 0);
    let counted = |counts: &DeckCounts| counts.strata.values().map(Tally::paired).sum::<u64>();
    let deck = deck_items().deck;
    assert_eq!(counted(&full.deck_counts(&deck, None).await.unwrap()), u64::from(stored));
    full.ready().await.unwrap();
    // A withdrawal makes room, and the writer continues.
    full.withdraw(record(0).id).await.unwrap();
    assert_eq!(full.record(record(stored), day()).await.unwrap(), RecordResult::New);
    assert_eq!(counted(&full.deck_counts(&deck, None).await.unwrap()), u64::from(stored));
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

/// Counts are cached until a record changes, also through another program.
#[tokio::test]
async fn cached_counts_are_those_of_the_records() {
    let dir = tempfile::tempdir().unwrap();
    let (store, other) = (opened(&dir).await, opened(&dir).await);
    let deck_items = deck_items();
    let paired = async |store: &SqliteStore| {
        let counts = store.deck_counts(&deck_items.deck, None).await.unwrap();
        counts.strata.values().map(Tally::paired).sum::<u64>()
    };
    for n in 1..=3 {
        store.record(record(n), day()).await.unwrap();
        assert_eq!((paired(&store).await, paired(&other).await), (u64::from(n), u64::from(n)));
    }
    let (first, second) =
        (store.deck_counts(&deck_items.deck, None).await, store.deck_counts(&deck_items.deck, None).await);
    assert!(Arc::ptr_eq(&first.unwrap(), &second.unwrap()), "nothing changed");
    store.withdraw(record(2).id).await.unwrap();
    assert_eq!((paired(&store).await, paired(&other).await), (2, 2));
    other.mark_synthetic().await.unwrap();
    assert!(store.deck_counts(&deck_items.deck, None).await.unwrap().synthetic);
}
