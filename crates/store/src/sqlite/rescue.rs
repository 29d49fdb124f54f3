//! Keeps what was acknowledged when the files of a database are moved or deleted under a server.

use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnection;

use super::identity::{DatabaseFiles, beside};
use super::numbered_file;
use super::upkeep::{self, LOCK_PATIENCE};
use crate::StoreError;
use crate::private_file;

/// Makes sure that everything that was stored is in a file that people find. Says where, in one
/// sentence.
///
/// The log is still open, so it is moved into the database that is open. If that one is not in its
/// place, everything is also written into a new file: the one that is open may have no name left.
pub(super) async fn keep(
    connection: &mut SqliteConnection,
    database: &Path,
    files: &DatabaseFiles,
) -> String {
    let moved =
        files.log_may_be_moved() && matches!(upkeep::checkpoint(connection, LOCK_PATIENCE).await, Ok(true));
    if moved && files.database_is_in_place() {
        return format!("Everything that was stored before is in {}", database.display());
    }
    match copy(connection, database).await {
        Ok(file) => format!(
            "Everything that was stored before is in {}: stop the server, and “konventa restore” with this file brings it \
             back",
            file.display()
        ),
        Err(error) if moved => format!(
            "Everything that was stored before is in the database that was moved, wherever it is now; it could not be \
             written into another file as well: {error}"
        ),
        Err(error) => format!("What was stored before could not be written into another file: {error}"),
    }
}

async fn copy(connection: &mut SqliteConnection, database: &Path) -> Result<PathBuf, StoreError> {
    let file = numbered_file::create(&beside(database, "-rescued"))
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
