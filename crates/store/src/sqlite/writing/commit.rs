//! One commit: all jobs of a batch or none.

use sqlx::sqlite::SqliteConnection;

use crate::writer::{self, Job};

/// Counts the commit, in the same transaction.
const COUNT: &str = "UPDATE mark SET value = value + 1 WHERE name = 'commits' RETURNING value";

/// Commits all jobs or none. Returns the number of commits so far, unless this one does not count.
///
/// The transaction is opened and ended in plain SQL: on some errors, such as a full disk, SQLite
/// rolls back by itself. sqlx's `Transaction` would then consider itself open forever, so that one
/// full disk would end all writing until the next start.
pub(super) async fn commit(
    connection: &mut SqliteConnection,
    jobs: &mut [Box<dyn Job>],
) -> sqlx::Result<Option<u64>> {
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *connection).await?;
    let applied = apply(connection, jobs).await;
    if applied.is_err() {
        // Fails if SQLite has rolled back by itself, which is as good.
        let _ = sqlx::query("ROLLBACK").execute(&mut *connection).await;
    }
    applied
}

async fn apply(connection: &mut SqliteConnection, jobs: &mut [Box<dyn Job>]) -> sqlx::Result<Option<u64>> {
    writer::apply(connection, jobs).await?;
    // A commit without jobs counts too: it has to write something to find out whether that works.
    let counts = jobs.is_empty() || jobs.iter().any(|job| job.hints().counts);
    let mut commits = None;
    if counts {
        let counted: i64 = sqlx::query_scalar(COUNT).fetch_one(&mut *connection).await?;
        commits = Some(counted.unsigned_abs());
    }
    sqlx::query("COMMIT").execute(connection).await?;
    Ok(commits)
}
