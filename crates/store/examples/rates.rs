//! How fast records are stored and counted: `cargo run --release -p konventa-store --example rates
//! -- 1000000`.
//!
//! Prints, for the machine it runs on: durable records per second with few and many callers,
//! SQLite's own rate for the same rows in batches of the same size, and how long a report over all
//! of them takes once they are sealed.

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use konventa_domain::Day;
use konventa_domain::gain::{Report, Scope, Value};
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{DeckItems, Demographics, QuizOutcomes, Record, SubmissionId};
use konventa_domain::{Country, Language};
use konventa_store::{Address, Fingerprint, Open, SealWhen, Store};
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};

const ITEMS: usize = 12;
/// The number of times that a read is repeated. The fastest counts: whatever else the machine does
/// only slows it down.
const REPEATS: usize = 5;

fn deck_items() -> DeckItems {
    let items = (0..ITEMS).map(|i| format!("item-{i}").parse().expect("a name")).collect();
    DeckItems { deck: "d".parse().expect("a name"), version: "v".parse().expect("a name"), items }
}

/// Makes a record that looks random and is the same on every run.
fn record(n: u128) -> Record {
    let mut mix = n.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    let mut outcome = || {
        mix = mix.rotate_left(7).wrapping_mul(0x2545_f491_4f6c_dd1d) ^ n;
        Outcome::ALL[usize::from(mix.to_le_bytes()[15] % 4)]
    };
    Record {
        id: SubmissionId(uuid::Uuid::from_u128(n)),
        deck: deck_items().deck,
        version: deck_items().version,
        lecture: None,
        demographics: Demographics::new(
            Country::ALL[usize::from(n.to_le_bytes()[0]) % Country::ALL.len()],
            Language::ALL[usize::from(n.to_le_bytes()[0]) % Language::ALL.len()],
        ),
        taken: QuizOutcomes::Both((0..ITEMS).map(|_| (outcome(), outcome())).collect()),
        vouched: n.is_multiple_of(2),
    }
}

fn rate(n: u128, took: Duration) -> String {
    #[expect(clippy::cast_precision_loss, reason = "for people to read")]
    let rate = n as f64 / took.as_secs_f64();
    format!("{rate:.0} per second")
}

async fn fill(store: &Arc<dyn Store>, from: u128, to: u128, callers: u128) -> Duration {
    let begin = Instant::now();
    let mut sending = tokio::task::JoinSet::new();
    for caller in 0..callers {
        let store = Arc::clone(store);
        sending.spawn(async move {
            let today = Day::of(SystemTime::now());
            let mut n = from + caller;
            while n < to {
                store.record(record(n), today).await.expect("it is stored");
                n += callers;
            }
        });
    }
    while sending.join_next().await.is_some() {}
    begin.elapsed()
}

/// Writes the same rows through the same driver, one transaction per `batch`, without a caller that
/// waits for an answer.
async fn bare(path: &std::path::Path, rows: u128, batch: u128) -> sqlx::Result<Duration> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    sqlx::raw_sql(
        "CREATE TABLE record (hash BLOB NOT NULL PRIMARY KEY, deck_version INTEGER, lecture TEXT, country TEXT, \
         language TEXT, day TEXT, pre TEXT, post TEXT) STRICT, WITHOUT ROWID",
    )
    .execute(&mut connection)
    .await?;
    let begin = Instant::now();
    for first in (0..rows).step_by(usize::try_from(batch).unwrap_or(1)) {
        sqlx::query("BEGIN IMMEDIATE").execute(&mut connection).await?;
        for n in first..rows.min(first + batch) {
            sqlx::query("INSERT INTO record VALUES (?, 1, NULL, 'ME', 'en', '2026-01-01', ?, ?)")
                .bind(Fingerprint::of(SubmissionId(uuid::Uuid::from_u128(n))).as_bytes().to_vec())
                .bind("cwubcwubcwub")
                .bind("cccccccccccc")
                .execute(&mut connection)
                .await?;
        }
        sqlx::query("COMMIT").execute(&mut connection).await?;
    }
    Ok(begin.elapsed())
}

/// Reads the letters of sealed records row by row, as the store does not do.
async fn one_by_one(path: &std::path::Path) -> sqlx::Result<Duration> {
    let mut connection = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(path)).await?;
    let begin = Instant::now();
    let rows: Vec<(i64, String, String)> =
        sqlx::query_as("SELECT n, pre, post FROM sealed").fetch_all(&mut connection).await?;
    assert!(!rows.is_empty());
    Ok(begin.elapsed())
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let total: u128 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(200_000);
    let dir = tempfile::tempdir().expect("a directory");
    let address: Address =
        format!("sqlite://{}", dir.path().join("rates.db").display()).parse().expect("an address");
    let store = konventa_store::open(&address, Open::Create).await.expect("it opens");
    store.announce(&deck_items()).await.expect("it is announced");

    let mut done = 0;
    for (callers, n) in [(1, 500), (16, 5_000), (256, 20_000)] {
        let took = fill(&store, done, done + n, callers).await;
        println!("{callers:4} callers: {}", rate(n, took));
        done += n;
    }
    let took = bare(&dir.path().join("bare.db"), 20_000, 256).await.expect("it is written");
    println!("SQLite itself, batches of 256: {}", rate(20_000, took));
    fill(&store, done, total.max(done), 512).await;

    let begin = Instant::now();
    let batches = store.seal(SealWhen::Now).await.expect("they are sealed");
    println!("all of them sealed into {batches} batches: {:?}", begin.elapsed());
    let all = Scope::of(deck_items().deck);
    for scope in [all.clone(), all.only(Value::Country(Country::Kosovo))] {
        let mut fastest = Duration::MAX;
        let mut counted = String::new();
        for _ in 0..REPEATS {
            let begin = Instant::now();
            let counts = store.deck_counts(&scope.deck, None).await.expect("it is counted");
            let n = Report::of(scope.clone(), &counts).n.paired;
            counted = format!("{n:?}");
            fastest = fastest.min(begin.elapsed());
        }
        println!("report over {counted} of {}: {fastest:?}", total.max(done));
    }
    let mut fastest = Duration::MAX;
    for _ in 0..REPEATS {
        fastest = fastest.min(one_by_one(address.beside()).await.expect("it is read"));
    }
    println!("only to take all over one by one: {fastest:?}");
    store.close().await;
}
