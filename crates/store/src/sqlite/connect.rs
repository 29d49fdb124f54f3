//! The settings with which the file is opened.

use std::path::Path;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use super::upkeep::LOCK_PATIENCE;

/// The number of connections that read. Reports are rare and each scans the file: more readers
/// would only compete for the disk.
const READERS: u32 = 4;

/// Settings for reading. Statements are never logged.
pub(super) fn reading(path: &Path) -> SqliteConnectOptions {
    use sqlx::ConnectOptions as _;
    SqliteConnectOptions::new()
        .filename(path)
        .foreign_keys(true)
        .read_only(true)
        .busy_timeout(LOCK_PATIENCE)
        .disable_statement_logging()
}

/// Settings for writing.
///
/// Synchronous FULL: a commit that was answered survives a power cut. Secure delete: a withdrawn
/// record is overwritten in the file, not only unlinked. The log beside the file is emptied after
/// each deletion.
pub(super) fn writing(path: &Path) -> SqliteConnectOptions {
    reading(path)
        .read_only(false)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "ON")
}

/// Opens the connections that read.
///
/// All of them are opened now and never replaced. One that is opened later could find another file
/// in the place of the database.
pub(super) async fn readers(options: SqliteConnectOptions) -> sqlx::Result<SqlitePool> {
    SqlitePoolOptions::new()
        .min_connections(READERS)
        .max_connections(READERS)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(options)
        .await
}
