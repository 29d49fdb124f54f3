//! What a migration cannot do in SQL: the records of a database that had no batches are sealed, and the
//! plain hashes of sealed records give way to receipts.
//!
//! They are cut as reports cut them before, whatever the day, so that a figure of before and one of
//! afterwards do not differ by a few records.

use sqlx::sqlite::SqliteConnection;

use crate::tables::marks::RECORDS_CHANGED;
use crate::tables::{cut_of_ended, receipts, seal_everything};

/// The table that a migration leaves with the responses of studies that ended, whose records are to
/// be sealed.
const UNSEALED: &str = "unsealed_response";

/// The table that a migration leaves with the plain hashes of sealed records.
const PLAIN: &str = "plain_receipt";

/// Finishes the migrations, in one transaction. Does nothing the next time.
pub(super) async fn finish(to: &mut SqliteConnection) -> sqlx::Result<()> {
    if !is_left(to, UNSEALED).await? && !is_left(to, PLAIN).await? {
        return Ok(());
    }
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *to).await?;
    let finished = finish_now(to).await;
    let end = if finished.is_ok() { "COMMIT" } else { "ROLLBACK" };
    sqlx::query(end).execute(to).await?;
    finished
}

/// Another program may have done it in the meantime.
async fn finish_now(to: &mut SqliteConnection) -> sqlx::Result<()> {
    if is_left(to, PLAIN).await? {
        receipts::replace_plain(to).await?;
    }
    if is_left(to, UNSEALED).await? {
        seal_everything(to, UNSEALED).await?;
        cut_of_ended(to).await?;
        sqlx::query("DROP TABLE unsealed_response").execute(&mut *to).await?;
        sqlx::query(RECORDS_CHANGED).execute(to).await?;
    }
    Ok(())
}

async fn is_left(from: &mut SqliteConnection, table: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = ?)")
        .bind(table)
        .fetch_one(from)
        .await
}
