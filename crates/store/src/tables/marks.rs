//! The table `mark`: facts about the whole database.

use konventa_domain::invariant::assert_fits;

use crate::sql::{Connection, query, query_scalar};

/// Counts a change of anything that `DeckCounts` depends on: deck versions, batches, cells, the
/// seats of lectures that are over, the synthetic mark. Every such change must run it in the same transaction, because
/// it makes cached counts out of date.
pub(crate) const RECORDS_CHANGED: &str = "UPDATE mark SET value = value + 1 WHERE name = 'records'";

/// Returns the number of transactions with such a change.
pub(crate) async fn changes(from: &mut Connection) -> sqlx::Result<i64> {
    query_scalar("SELECT value FROM mark WHERE name = 'records'").fetch_one(from).await
}

/// Returns the number of commits; 0 in a database of a version that did not count them.
pub(crate) async fn commits(from: &mut Connection) -> sqlx::Result<u64> {
    let counted: Option<i64> =
        query_scalar("SELECT value FROM mark WHERE name = 'commits'").fetch_optional(from).await?;
    Ok(assert_fits(counted.unwrap_or(0)))
}

/// Returns whether the records are synthetic.
pub(crate) async fn is_synthetic(from: &mut Connection) -> sqlx::Result<bool> {
    Ok(query("SELECT 1 FROM mark WHERE name = 'synthetic'").fetch_optional(from).await?.is_some())
}

/// Returns whether there are records that are not synthetic.
pub(crate) async fn has_real_records(from: &mut Connection) -> sqlx::Result<bool> {
    query_scalar(
        "SELECT NOT EXISTS (SELECT 1 FROM mark WHERE name = 'synthetic') \
         AND (EXISTS (SELECT 1 FROM pending) OR EXISTS (SELECT 1 FROM batch))",
    )
    .fetch_one(from)
    .await
}

/// Marks the records as synthetic, permanently.
pub(crate) async fn set_synthetic(to: &mut Connection) -> sqlx::Result<()> {
    query("INSERT INTO mark (name, value) VALUES ('synthetic', 1) ON CONFLICT DO NOTHING")
        .execute(to)
        .await?;
    Ok(())
}
