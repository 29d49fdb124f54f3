//! The upkeep of the file: moving the log into it, and rewriting it.
//!
//! *Checkpoint:* the log is copied into the file and cut to length zero. Then little can be lost
//! with the log, and nothing that was deleted is left in it.
//!
//! *Rewrite:* `VACUUM` writes every table in the order of its key, which is a random hash for all
//! tables about students. Before that, the rows of a page lie in the order of their arrival.

use std::path::Path;
use std::time::Duration;

use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;

/// How long a statement waits for a lock of another program.
pub(super) const LOCK_PATIENCE: Duration = Duration::from_secs(5);

/// A file up to this size is rewritten in memory within a fraction of a second, so phones do not
/// notice. A larger one is rewritten only when nothing happens.
pub(super) const SMALL_FILE: u64 = 32 << 20;

/// Moves the log into the file and empties it. Returns `false` if a reader prevented that for
/// longer than `patience`.
pub(super) async fn checkpoint(connection: &mut SqliteConnection, patience: Duration) -> sqlx::Result<bool> {
    wait_for_locks(connection, patience).await?;
    let done: sqlx::Result<(i64, i64, i64)> =
        sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *connection).await;
    wait_for_locks(connection, LOCK_PATIENCE).await?;
    Ok(done?.0 == 0)
}

async fn wait_for_locks(connection: &mut SqliteConnection, patience: Duration) -> sqlx::Result<()> {
    let pragma = format!("PRAGMA busy_timeout = {}", patience.as_millis());
    sqlx::query(AssertSqlSafe(pragma)).execute(connection).await?;
    Ok(())
}

/// Returns the size of the file in bytes.
pub(super) async fn size(connection: &mut SqliteConnection) -> sqlx::Result<u64> {
    let size: i64 =
        sqlx::query_scalar("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
            .fetch_one(connection)
            .await?;
    Ok(size.unsigned_abs())
}

/// Rewrites the file. The copy that SQLite needs for that is in memory if the file is small, so
/// that no other file has the content.
pub(super) async fn rewrite(connection: &mut SqliteConnection, size: u64) -> sqlx::Result<()> {
    let store = if size <= SMALL_FILE { "PRAGMA temp_store = MEMORY" } else { "PRAGMA temp_store = FILE" };
    sqlx::query(store).execute(&mut *connection).await?;
    sqlx::query("VACUUM").execute(connection).await?;
    Ok(())
}

/// Writes a copy of the whole database into an empty file.
pub(super) async fn copy_into(connection: &mut SqliteConnection, file: &Path) -> sqlx::Result<()> {
    sqlx::query("VACUUM INTO ?").bind(file.display().to_string()).execute(connection).await?;
    Ok(())
}
