//! A store that cannot write for a while.

use super::*;

/// A page limit stands in for a full disk: SQLite fails in the same way.
#[tokio::test]
async fn a_full_disk_refuses_whole_batches_and_recovers() {
    let dir = tempfile::tempdir().unwrap();
    opened(&dir).await.close().await;
    let path = file(&dir);
    let mut connection = connect::writing(&path).pragma("max_page_count", "1").connect().await.unwrap();
    // SQLite sets no limit below the present size, so the next new page is one too many.
    let limit: i64 = sqlx::query_scalar("SELECT max_page_count FROM pragma_max_page_count")
        .fetch_one(&mut connection)
        .await
        .unwrap();
    let store = opened(&dir).await;
    let to = Resources {
        path: path.clone(),
        connection,
        ledger: None,
        commits: Commits::default(),
        health: Arc::new(WriterHealth::new(DatabaseFiles::opened(&path).unwrap())),
    };
    let readers = store.engine.readers.clone();
    let full = SqliteStore::of(path, Opened { readers, to: Some(to), opening: OpeningReport::default() });
    let mut stored = 0;
    let refused = loop {
        match full.record(record(stored), day()).await {
            Ok(_) => stored += 1,
            Err(refused) => break refused,
        }
    };
    assert!(matches!(refused, StoreError::Full { .. }), "{refused} at {limit} pages");
    assert!(stored > 0);
    let pending = async || -> i64 {
        sqlx::query_scalar("SELECT count(*) FROM pending").fetch_one(&store.engine.readers).await.unwrap()
    };
    assert_eq!(pending().await, i64::from(stored));
    assert!(matches!(full.ready().await, Err(StoreError::Full(_))), "nothing more can be stored");
    // A withdrawal makes room, and the writer continues.
    full.withdraw(record(0).id).await.unwrap();
    full.ready().await.unwrap();
    assert_eq!(full.record(record(stored), day()).await.unwrap(), RecordResult::New);
    assert_eq!(pending().await, i64::from(stored));
}

/// Nobody has anything to write any more, and the store notices all the same that it can.
#[tokio::test]
async fn a_store_that_could_not_write_is_ready_again_by_itself() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    let mut other = connect::writing(&file(&dir)).connect().await.unwrap();
    sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.unwrap();
    let refused = store.record(record(0), day()).await.unwrap_err();
    assert!(matches!(refused, StoreError::Busy { .. }), "{refused}");
    assert!(matches!(store.ready().await, Err(StoreError::Busy { .. })), "it is not ready");
    sqlx::query("ROLLBACK").execute(&mut other).await.unwrap();
    let ready = async {
        while store.ready().await.is_err() {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), ready).await.unwrap();
    let versions: i64 = sqlx::query_scalar("SELECT count(*) FROM deck_version")
        .fetch_one(&store.engine.readers)
        .await
        .unwrap();
    assert_eq!(versions, 1, "the probe left something behind");
}
