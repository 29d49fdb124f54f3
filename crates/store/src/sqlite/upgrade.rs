//! What a migration cannot do in SQL: the records of a database that had no batches are sealed.
//!
//! They are cut as reports cut them before, whatever the day, so that a figure of before and one of
//! afterwards do not differ by a few records.

use sqlx::sqlite::SqliteConnection;

use super::marks::RECORDS_CHANGED;
use super::{followup, seal};

/// The table that the migration leaves for this.
const LEFT: &str = "unsealed_response";

/// Seals the records of earlier versions, in one transaction. Does nothing the next time.
pub(super) async fn seal_earlier_records(to: &mut SqliteConnection) -> sqlx::Result<()> {
    if !is_left(to).await? {
        return Ok(());
    }
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *to).await?;
    let sealed = seal_all(to).await;
    let end = if sealed.is_ok() { "COMMIT" } else { "ROLLBACK" };
    sqlx::query(end).execute(to).await?;
    sealed
}

/// Another program may have done it in the meantime.
async fn seal_all(to: &mut SqliteConnection) -> sqlx::Result<()> {
    if !is_left(to).await? {
        return Ok(());
    }
    seal::seal_everything(to, LEFT).await?;
    followup::cut_of_ended(to).await?;
    sqlx::query("DROP TABLE unsealed_response").execute(&mut *to).await?;
    sqlx::query(RECORDS_CHANGED).execute(to).await?;
    Ok(())
}

async fn is_left(from: &mut SqliteConnection) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = ?)")
        .bind(LEFT)
        .fetch_one(from)
        .await
}
