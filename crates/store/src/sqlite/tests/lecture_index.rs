//! Counting one lecture does not read the batches of others.

use sqlx::{AssertSqlSafe, Row as _};

use super::{opened, record};
use crate::tables::select_batches;
use crate::{RecordStore as _, Store as _};

#[tokio::test]
async fn the_gain_of_a_lecture_reads_an_index() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    store.record(record(1), super::day()).await.unwrap();
    for (statement, scans) in [(select_batches(true), false), (select_batches(false), true)] {
        let plan = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}")))
            .bind("d")
            .bind("hall")
            .fetch_all(&store.engine.readers)
            .await
            .unwrap();
        let plan: Vec<String> = plan.iter().map(|row| row.get("detail")).collect();
        let indexed = plan.iter().any(|line| line.contains("USING INDEX batch_lecture (lecture=?)"));
        assert_eq!(indexed, !scans, "{plan:?}");
    }
    store.close().await;
}
