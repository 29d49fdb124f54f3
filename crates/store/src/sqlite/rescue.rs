//! Keeps what was acknowledged when the files of a database are moved or deleted under a server.

use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnection;

use super::identity::beside;
use super::private_file;
use super::upkeep::{self, LOCK_PATIENCE};
use crate::StoreError;

/// Makes sure that everything that was stored is in a file that people find. Says where, in one
/// sentence.
///
/// `may_be_written` says that only the log or its index is missing: then the log, which is still
/// open, is moved into the database. Otherwise all that is known is written into a new file.
pub(super) async fn keep(connection: &mut SqliteConnection, database: &Path, may_be_written: bool) -> String {
    if may_be_written && matches!(upkeep::checkpoint(connection, LOCK_PATIENCE).await, Ok(true)) {
        return format!("Everything that was stored before is in {}", database.display());
    }
    match copy(connection, database).await {
        Ok(file) => format!(
            "Everything that was stored before is in {}: stop the server, and “konventa restore” with this file brings it \
             back",
            file.display()
        ),
        Err(error) => format!("What was stored before could not be written into another file: {error}"),
    }
}

async fn copy(connection: &mut SqliteConnection, database: &Path) -> Result<PathBuf, StoreError> {
    let file = private_file::create_numbered(&beside(database, "-rescued"))
        .map_err(|error| StoreError::from_io(error, database))?;
    let written = match upkeep::copy_into(connection, &file).await {
        Ok(()) => private_file::sync(&file).map_err(|error| StoreError::from_io(error, &file)),
        Err(error) => Err(StoreError::from_sqlite(error, &file)),
    };
    if written.is_err() {
        let _ = std::fs::remove_file(&file);
    }
    written.map(|()| file)
}
