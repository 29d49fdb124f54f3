//! Backups: a copy of the database while a server runs, and its way back.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::{ConnectOptions as _, Connection as _};

use super::identity::beside;
use super::ledger::{Commits, Ledger};
use super::{connect, loss, numbered_file, opening, upkeep};
use crate::{Address, StoreError, private_file};

/// What the name of an unfinished backup ends in, before its number. No other program calls a file so.
const UNFINISHED: &str = ".konventa-unfinished";
/// A backup that is being written is younger: SQLite writes in its file all the time.
const ABANDONED_AFTER: Duration = Duration::from_hours(1);

/// Writes a copy of a database into a new file, even while a server uses it.
///
/// # Errors
/// If the file exists already, the database is missing or damaged, or the disk is full. Then no
/// file is left.
pub async fn backup(address: &Address, to: &Path) -> Result<(), StoreError> {
    let path = address.file()?;
    opening::inspect_place(path)?;
    if !path.exists() {
        return Err(StoreError::Missing(path.to_owned()));
    }
    if to.exists() {
        return Err(StoreError::FileExists(to.to_owned()));
    }
    // A copy that was interrupted never has the name of a whole one. It has what students may withdraw
    // later, so it does not stay.
    numbered_file::remove_abandoned(to, UNFINISHED, ABANDONED_AFTER);
    let part = copy(path, &beside(to, UNFINISHED)).await?;
    std::fs::rename(&part, to)
        .and_then(|()| private_file::sync_directory(to))
        .map_err(|error| StoreError::from_io(error, to))
}

/// Replaces a database by a backup. Returns the file to which the replaced one was moved, if there
/// was one.
///
/// # Errors
/// If a server uses the database, the backup is missing or damaged, or the disk is full. Then the
/// database is unchanged.
pub async fn restore(address: &Address, backup: &Path) -> Result<Option<PathBuf>, StoreError> {
    let file = address.file()?;
    opening::inspect_place(file)?;
    // The file itself, if the address is a link to it.
    let file = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let path = &*file;
    if !backup.is_file() {
        return Err(StoreError::NoBackup(backup.to_owned()));
    }
    let failed = |error| StoreError::from_io(error, path);
    let mut ledger = Ledger::lock(path).map_err(failed)?.ok_or_else(|| StoreError::InUse(path.to_owned()))?;
    let part = copy(backup, &beside(path, "-part")).await?;
    let commits = commits_in(&part).await?;
    empty_log(path).await;
    let replaced = keep_aside(path).map_err(failed)?;
    // Before the backup is in its place: a ledger that is behind says nothing wrong.
    ledger.write(Commits { all: commits, saved: commits }).map_err(failed)?;
    std::fs::rename(&part, path).and_then(|()| private_file::sync_directory(path)).map_err(failed)?;
    // Whoever restores a backup knows what was lost.
    let _ = std::fs::remove_file(loss::note_of(path));
    Ok(replaced)
}

/// Deletes the note about lost commits. Returns what it said, if there was one.
///
/// # Errors
/// If it cannot be read or deleted.
pub fn acknowledge(address: &Address) -> Result<Option<String>, StoreError> {
    let note = loss::note_of(address.file()?);
    if !note.exists() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(&note).map_err(|error| StoreError::from_io(error, &note))?;
    std::fs::remove_file(&note).map_err(|error| StoreError::from_io(error, &note))?;
    Ok(Some(text))
}

/// Writes a checked copy of a database into a new file, whose name is `to` and a number.
async fn copy(from: &Path, to: &Path) -> Result<PathBuf, StoreError> {
    let (mut connection, _) = opening::connect_for_reading(from).await?;
    let copied = async {
        opening::inspect(&mut connection, from).await?;
        let part = numbered_file::create(to).map_err(|error| StoreError::from_io(error, to))?;
        let written = async {
            upkeep::copy_into(&mut connection, &part)
                .await
                .map_err(|error| StoreError::from_sqlite(error, &part))?;
            private_file::sync(&part).map_err(|error| StoreError::from_io(error, &part))
        };
        let written = written.await;
        if written.is_err() {
            let _ = std::fs::remove_file(&part);
        }
        written.map(|()| part)
    };
    let copied = copied.await;
    let _ = connection.close().await;
    copied
}

/// Moves the log of the database that will be replaced into it, so that nothing but the file itself has
/// to be kept. A damaged one keeps its log.
async fn empty_log(path: &Path) {
    if beside(path, "-wal").exists()
        && let Ok(mut connection) = connect::writing(path).connect().await
    {
        let _ = upkeep::checkpoint(&mut connection, upkeep::LOCK_PATIENCE).await;
        let _ = connection.close().await;
    }
}

/// Gives a database a second name, the first one that is free, and moves its log there: SQLite would
/// apply it to the backup. The database stays in its place until the backup takes it, so that an end
/// in between leaves one of them.
fn keep_aside(path: &Path) -> std::io::Result<Option<PathBuf>> {
    let log = beside(path, "-wal");
    let _ = std::fs::remove_file(beside(path, "-shm"));
    if !path.exists() && !log.exists() {
        return Ok(None);
    }
    let aside = numbered_file::create(&beside(path, "-replaced"))?;
    let aside_log = beside(&aside, "-wal");
    if path.exists() {
        std::fs::remove_file(&aside)?;
        // Some disks know no second names.
        if std::fs::hard_link(path, &aside).is_err() {
            std::fs::copy(path, &aside)?;
            private_file::make_private(&aside);
            private_file::sync(&aside)?;
        }
    }
    match std::fs::metadata(&log) {
        Ok(found) if found.len() > 0 => std::fs::rename(log, aside_log)?,
        Ok(_) => std::fs::remove_file(log)?,
        Err(_) => {}
    }
    if path.exists() {
        return Ok(Some(aside));
    }
    std::fs::remove_file(&aside)?;
    Ok(None)
}

/// Returns the number of commits in a restored database; 0 if an earlier version wrote it.
async fn commits_in(path: &Path) -> Result<u64, StoreError> {
    let (mut connection, _) = opening::connect_for_reading(path).await?;
    let commits = crate::tables::marks::commits(&mut connection).await;
    let _ = connection.close().await;
    commits.map_err(|error| StoreError::from_sqlite(error, path))
}
