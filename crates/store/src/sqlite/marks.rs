//! The table `mark`: facts about the whole database.

use konventa_domain::invariant::assert_fits;
use sqlx::sqlite::{SqliteConnection, SqliteExecutor};

/// Counts a change of anything that `DeckCounts` depends on: deck versions, batches, cells, the
/// seats of lectures that are over, the synthetic mark. Every such change must run it in the same transaction, because
/// it makes cached counts out of date.
pub(super) const RECORDS_CHANGED: &str = "UPDATE mark SET value = value + 1 WHERE name = 'records'";

/// Returns the number of transactions with such a change.
pub(super) async fn changes(from: impl SqliteExecutor<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar("SELECT value FROM mark WHERE name = 'records'").fetch_one(from).await
}

/// Returns the number of commits; 0 in a database of a version that did not count them.
pub(super) async fn commits(from: impl SqliteExecutor<'_>) -> sqlx::Result<u64> {
    let counted: Option<i64> =
        sqlx::query_scalar("SELECT value FROM mark WHERE name = 'commits'").fetch_optional(from).await?;
    Ok(assert_fits(counted.unwrap_or(0)))
}

/// Returns whether the records are synthetic.
pub(super) async fn is_synthetic(from: impl SqliteExecutor<'_>) -> sqlx::Result<bool> {
    Ok(sqlx::query("SELECT 1 FROM mark WHERE name = 'synthetic'").fetch_optional(from).await?.is_some())
}

/// Returns whether there are records that are not synthetic.
pub(super) async fn has_real_records(from: impl SqliteExecutor<'_>) -> sqlx::Result<bool> {
    sqlx::query_scalar(
        "SELECT NOT EXISTS (SELECT 1 FROM mark WHERE name = 'synthetic') \
         AND (EXISTS (SELECT 1 FROM pending) OR EXISTS (SELECT 1 FROM batch))",
    )
    .fetch_one(from)
    .await
}

/// Marks the records as synthetic, permanently.
pub(super) async fn set_synthetic(to: &mut SqliteConnection) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO mark (name, value) VALUES ('synthetic', 1) ON CONFLICT DO NOTHING")
        .execute(to)
        .await?;
    Ok(())
}
