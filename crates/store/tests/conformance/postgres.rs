//! What only PostgreSQL can do wrong: its files, a server that stops, several servers of konventa, and
//! addresses that lead nowhere.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use konventa_store::{
    Address, Fingerprint, Open, PostgresProblem, RecordResult, Store, StoreError, WithdrawResult,
};
use konventa_test_postgres::Cluster;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use tokio::task::JoinSet;

use super::engine::{Engine as _, Postgres, cluster};
use super::samples::{deck_items, id, record, today};
use crate::run;

async fn opened(address: &str) -> Arc<dyn Store> {
    let store = konventa_store::open(&address.parse().unwrap(), Open::Serve).await.unwrap();
    store.announce(&deck_items("d", "v", &["a", "b"])).await.unwrap();
    store
}

async fn submit(store: &dyn Store, numbers: impl IntoIterator<Item = u128>) {
    for n in numbers {
        let record = record(n, &deck_items("d", "v", &["a", "b"]), "cw", "cc");
        assert_eq!(store.record(record, today()).await.unwrap(), RecordResult::New);
    }
}

/// Whether a file below a folder has these bytes.
fn is_in_files(dir: &Path, bytes: &[u8]) -> bool {
    std::fs::read_dir(dir).unwrap().flatten().any(|file| match file.file_type().unwrap() {
        kind if kind.is_dir() => is_in_files(&file.path(), bytes),
        // A file may be deleted meanwhile.
        _ => std::fs::read(file.path())
            .is_ok_and(|found| found.windows(bytes.len()).any(|window| window == bytes)),
    })
}

#[test]
fn what_was_deleted_and_the_order_of_arrival_are_not_in_the_files() {
    run(async {
        let cluster = Cluster::start().unwrap();
        let address = cluster.create_database().unwrap();
        let mut direct = PgConnection::connect(&address).await.unwrap();
        let store = opened(&address).await;
        submit(&*store, 1..=40).await;
        let withdrawn = Fingerprint::of(id(7));
        // Samples for the planner, which outlive their rows.
        sqlx::query("ANALYZE").execute(&mut direct).await.unwrap();
        let sampled: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM pg_stats WHERE schemaname = 'public' AND attname IN ('hash', 'pre', 'post')",
        )
        .fetch_one(&mut direct)
        .await
        .unwrap();
        assert_eq!(sampled, 0, "what belongs to one student is sampled");
        let checkpoint = async |direct: &mut PgConnection| {
            sqlx::query("CHECKPOINT").execute(direct).await.unwrap();
        };
        checkpoint(&mut direct).await;
        assert!(is_in_files(&cluster.files(), withdrawn.as_bytes()), "the search finds nothing");
        let rows = async |direct: &mut PgConnection| -> Vec<Vec<u8>> {
            sqlx::query_scalar("SELECT hash FROM pending ORDER BY ctid").fetch_all(direct).await.unwrap()
        };
        assert!(!rows(&mut direct).await.is_sorted(), "rows do not lie in the order of arrival");

        assert_eq!(store.withdraw(id(7)).await.unwrap(), WithdrawResult::Gone);
        checkpoint(&mut direct).await;
        assert!(is_in_files(&cluster.files(), withdrawn.as_bytes()), "nothing is left to remove");
        // The rewrite comes in the next pause.
        for _ in 0..100 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            checkpoint(&mut direct).await;
            if !is_in_files(&cluster.files(), withdrawn.as_bytes()) {
                break;
            }
        }
        assert!(!is_in_files(&cluster.files(), withdrawn.as_bytes()), "what was withdrawn is still there");
        assert!(is_in_files(&cluster.files(), Fingerprint::of(id(8)).as_bytes()), "the others are gone too");
        assert!(rows(&mut direct).await.is_sorted(), "rows lie in another order than their hashes");
        let transactions: i64 = sqlx::query_scalar("SELECT count(DISTINCT xmin::text) FROM pending")
            .fetch_one(&mut direct)
            .await
            .unwrap();
        assert_eq!(transactions, 1, "the numbers of transactions tell an order");
        store.close().await;
    });
}

#[test]
fn after_a_restart_of_postgresql_the_store_goes_on_and_nothing_is_lost() {
    run(async {
        let cluster = Cluster::start().unwrap();
        let store = opened(&cluster.create_database().unwrap()).await;
        submit(&*store, 1..=5).await;
        cluster.kill().unwrap();
        let record_of = |n| record(n, &deck_items("d", "v", &["a", "b"]), "cw", "cc");
        let refused = store.record(record_of(6), today()).await.unwrap_err();
        assert!(
            matches!(refused, StoreError::Postgres { problem: PostgresProblem::Unreachable, .. }),
            "{refused:?}"
        );
        assert!(store.ready().await.is_err());
        cluster.restart().unwrap();
        for n in 1..=5 {
            assert_eq!(store.record(record_of(n), today()).await.unwrap(), RecordResult::Duplicate, "{n}");
        }
        assert_eq!(store.record(record_of(6), today()).await.unwrap(), RecordResult::New);
        store.ready().await.unwrap();
        store.close().await;
    });
}

#[test]
fn servers_on_one_database_take_turns_and_store_each_record_once() {
    run(async {
        let address = cluster().create_database().unwrap();
        let mut stores = Vec::new();
        for _ in 0..3 {
            stores.push(opened(&address).await);
        }
        let mut sending = JoinSet::new();
        for (n, store) in (0..200_u128).flat_map(|n| stores.iter().cloned().map(move |store| (n, store))) {
            sending.spawn(async move {
                let record = record(n, &deck_items("d", "v", &["a", "b"]), "cw", "cc");
                store.record(record, today()).await.unwrap()
            });
        }
        let results = sending.join_all().await;
        let new = results.iter().filter(|result| **result == RecordResult::New).count();
        assert_eq!((results.len(), new), (600, 200));
        for store in stores {
            store.close().await;
        }
    });
}

#[test]
fn each_mistake_with_an_address_is_explained_in_one_sentence() {
    run(async {
        let explained = async |address: &str, open: Open| {
            let address: Address = address.parse().unwrap();
            let error = konventa_store::open(&address, open).await.unwrap_err();
            let StoreError::Postgres { problem, .. } = error else { panic!("{error:?}") };
            problem
        };
        let nowhere = "postgres:///k?host=/nowhere&user=postgres";
        assert_eq!(explained(nowhere, Open::Serve).await, PostgresProblem::Unreachable);
        let unknown = cluster().address_of("unknown");
        assert_eq!(explained(&unknown, Open::Serve).await, PostgresProblem::NoDatabase);
        let empty = cluster().create_database().unwrap();
        let stranger = empty.replace("user=postgres", "user=stranger");
        assert_eq!(explained(&stranger, Open::Serve).await, PostgresProblem::Refused);
        for open in [Open::Existing, Open::Read, Open::Alone { create: false }] {
            assert_eq!(explained(&empty, open).await, PostgresProblem::NoTables);
        }

        let mut direct = PgConnection::connect(&empty).await.unwrap();
        let name: String =
            sqlx::query_scalar("SELECT current_database()").fetch_one(&mut direct).await.unwrap();
        let read_only = |on: bool| format!("ALTER DATABASE {name} SET default_transaction_read_only = {on}");
        sqlx::query(AssertSqlSafe(read_only(true))).execute(&mut direct).await.unwrap();
        assert_eq!(explained(&empty, Open::Serve).await, PostgresProblem::ReadOnly);
        sqlx::query("SET default_transaction_read_only = off").execute(&mut direct).await.unwrap();
        sqlx::query(AssertSqlSafe(read_only(false))).execute(&mut direct).await.unwrap();
        sqlx::query("CREATE ROLE guest LOGIN").execute(&mut direct).await.unwrap();
        let guest = empty.replace("user=postgres", "user=guest");
        assert_eq!(explained(&guest, Open::Serve).await, PostgresProblem::NoRight);

        let store = opened(&empty).await;
        assert_eq!(explained(&empty, Open::Alone { create: false }).await, PostgresProblem::InUse);
        store.close().await;
        let later = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
             VALUES (9999, 'later', TRUE, '', 0)";
        sqlx::query(later).execute(&mut direct).await.unwrap();
        for open in [Open::Serve, Open::Read] {
            assert_eq!(explained(&empty, open).await, PostgresProblem::Newer);
        }
    });
}

#[test]
fn who_only_reads_changes_nothing() {
    run(async {
        let engine = Postgres::temporary();
        let store = engine.open().await;
        store.announce(&deck_items("d", "v", &["a", "b"])).await.unwrap();
        submit(&*store, [1]).await;
        let reader = konventa_store::open(&engine.address(), Open::Read).await.unwrap();
        assert_eq!(reader.known_deck_items().await.unwrap().len(), 1);
        assert!(matches!(reader.mark_synthetic().await, Err(StoreError::Closed)));
        reader.ready().await.unwrap();
        reader.close().await;
        store.close().await;
    });
}
