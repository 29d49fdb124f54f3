//! Opens the file: for a server, for another program that writes, or for reading only.

use std::path::Path;
use std::sync::Arc;

use konventa_domain::invariant::OrNever as _;
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnection, SqlitePool};
use sqlx::{ConnectOptions as _, Connection as _};

use super::identity::{DatabaseFiles, beside};
use super::ledger::{self, Commits, Ledger};
use super::loss::Loss;
use super::upkeep::{self, LOCK_PATIENCE};
use super::writing::{Resources, WriterHealth};
use super::{connect, numbered_file, upgrade};
use crate::tables::marks;
use crate::{Open, OpeningReport, StoreError};
use crate::{address, private_file};

pub(super) static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// An open database.
pub(super) struct Opened {
    pub(super) readers: SqlitePool,
    /// What the writer needs; `None` if the database is only read.
    pub(super) to: Option<Resources>,
    pub(super) opening: OpeningReport,
}

/// Finds the mistakes that need no opening.
pub(super) fn inspect_place(path: &Path) -> Result<(), StoreError> {
    let dir = address::directory(path);
    if path.is_dir() {
        return Err(StoreError::IsDirectory(path.to_owned()));
    }
    if !dir.is_dir() {
        return Err(StoreError::NoDirectory { file: path.to_owned(), dir: dir.to_owned() });
    }
    Ok(())
}

pub(super) async fn open(path: &Path, open: Open) -> Result<Opened, StoreError> {
    inspect_place(path)?;
    if matches!(open, Open::Existing | Open::Read | Open::Alone { create: false }) && !path.exists() {
        return Err(StoreError::Missing(path.to_owned()));
    }
    match open {
        Open::Read => read_only(path).await,
        Open::Serve | Open::Create | Open::Existing | Open::Alone { .. } => {
            let (ledger, unlocked) = match locked_ledger(path) {
                // Other programs do without the lock if a server has it.
                Ok(None) if matches!(open, Open::Serve | Open::Alone { .. }) => {
                    return Err(StoreError::InUse(path.to_owned()));
                }
                Ok(ledger) => (ledger, None),
                // SQLite probably cannot write here either, and then says why.
                Err(error) => (None, Some(error)),
            };
            if ledger.is_some() {
                // Of a restoration that was interrupted: one that is going on has the lock.
                numbered_file::remove(&beside(path, "-part"));
            }
            let fresh = ledger.as_ref().is_some_and(|(_, recorded)| recorded.is_none());
            let opened = for_writing(path, ledger).await;
            if opened.is_err() && fresh {
                // Nothing is left beside a file that is no database.
                let _ = std::fs::remove_file(ledger::file_of(path));
            }
            if let (Ok(_), Some(error)) = (&opened, unlocked) {
                tracing::warn!("the ledger of {} cannot be locked: {error}", path.display());
            }
            opened
        }
    }
}

/// A locked ledger and the numbers in it.
type LockedLedger = (Ledger, Option<Commits>);

/// Locks the ledger and reads its numbers. Returns `None` if another program has the lock.
fn locked_ledger(path: &Path) -> std::io::Result<Option<LockedLedger>> {
    let locked = Ledger::lock(path)?;
    Ok(locked.map(|mut ledger| {
        let recorded = ledger.read().unwrap_or_else(|error| {
            tracing::warn!(
                "the ledger of {} cannot be read, so it is not known whether commits were lost: {error}",
                path.display()
            );
            None
        });
        (ledger, recorded)
    }))
}

async fn for_writing(path: &Path, ledger: Option<LockedLedger>) -> Result<Opened, StoreError> {
    let failed = |error| StoreError::from_sqlite(error, path);
    let new = std::fs::metadata(path).map_or(true, |found| found.len() == 0);
    // SQLite gives the log and its index the rights of the database.
    let _ = private_file::create_empty(path);
    for file in [path.to_owned(), beside(path, "-wal"), beside(path, "-shm")] {
        private_file::make_private(&file);
    }
    let options = connect::writing(path).create_if_missing(true);
    let mut connection = options.connect().await.map_err(failed)?;
    MIGRATIONS.run(&mut connection).await.map_err(|error| StoreError::from_migration(error, path))?;
    upgrade::finish(&mut connection).await.map_err(failed)?;
    let found = marks::commits(&mut connection).await.map_err(failed)?;

    let (ledger, recorded) = ledger.map_or((None, None), |(ledger, recorded)| (Some(ledger), recorded));
    let loss = recorded.and_then(|recorded| Loss::between(recorded, found));
    if let Some(loss) = loss {
        loss.write(path).map_err(|error| StoreError::from_io(error, path))?;
    }
    // Deletions of a server that was killed may still be in the log.
    let emptied = match upkeep::checkpoint(&mut connection, LOCK_PATIENCE).await.map_err(failed) {
        Err(StoreError::Busy(_)) => false,
        other => other?,
    };
    let saved = if emptied { found } else { recorded.map_or(0, |recorded| recorded.saved.min(found)) };
    let mut to = Resources {
        path: path.to_owned(),
        connection,
        ledger,
        commits: Commits { all: found, saved },
        health: Arc::new(WriterHealth::new(
            DatabaseFiles::opened(path).map_err(|error| StoreError::from_io(error, path))?,
        )),
    };
    if let Some(ledger) = &mut to.ledger {
        ledger.write(to.commits).map_err(|error| StoreError::from_io(error, &ledger::file_of(path)))?;
    }
    let readers = connect::readers(connect::writing(path).read_only(true)).await.map_err(failed)?;
    let opening = OpeningReport { new, lost: loss.map(|loss| loss.describe(path)) };
    Ok(Opened { readers, to: Some(to), opening })
}

/// How the tables of a file compare with those of this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tables {
    Current,
    /// Of an earlier version, or there are none yet.
    Earlier,
}

async fn read_only(path: &Path) -> Result<Opened, StoreError> {
    let (mut connection, options) = connect_for_reading(path).await?;
    let tables = tables(&mut connection, path).await;
    let _ = connection.close().await;
    if tables? == Tables::Earlier {
        return match for_writing(path, None).await {
            Err(StoreError::Unwritable(path)) => {
                Err(StoreError::NeedsWriting { path, reason: "its tables are those of an earlier version" })
            }
            other => other,
        };
    }
    let readers = connect::readers(options).await.map_err(|error| StoreError::from_sqlite(error, path))?;
    Ok(Opened { readers, to: None, opening: OpeningReport::default() })
}

/// Opens a file for reading, also where nothing can be written beside it. Also returns the settings
/// that worked.
pub(super) async fn connect_for_reading(
    path: &Path,
) -> Result<(SqliteConnection, sqlx::sqlite::SqliteConnectOptions), StoreError> {
    let failed = |error| StoreError::from_sqlite(error, path);
    let options = connect::reading(path);
    let refused = match readable(&options).await {
        Ok(connection) => return Ok((connection, options)),
        Err(error) => failed(error),
    };
    if !matches!(refused, StoreError::Unwritable(_)) {
        return Err(refused);
    }
    // SQLite wants an index of the log even to read. Without a log it can do without.
    if std::fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0) {
        let reason = "its log has commits that are not in it yet";
        return Err(StoreError::NeedsWriting { path: path.to_owned(), reason });
    }
    let options = options.immutable(true);
    readable(&options).await.map(|connection| (connection, options)).map_err(failed)
}

/// Opens a file and reads from it, because opening alone does not touch it.
async fn readable(options: &sqlx::sqlite::SqliteConnectOptions) -> sqlx::Result<SqliteConnection> {
    let mut connection = options.clone().connect().await?;
    sqlx::query("SELECT 1 FROM sqlite_master LIMIT 1").fetch_optional(&mut connection).await?;
    Ok(connection)
}

/// Whether this program, or an earlier version, has made the tables of a file.
async fn is_ours(connection: &mut SqliteConnection, path: &Path) -> Result<bool, StoreError> {
    sqlx::query_scalar("SELECT count(*) > 0 FROM sqlite_master WHERE name = '_sqlx_migrations'")
        .fetch_one(connection)
        .await
        .map_err(|error| StoreError::from_sqlite(error, path))
}

async fn tables(connection: &mut SqliteConnection, path: &Path) -> Result<Tables, StoreError> {
    let failed = |error| StoreError::from_sqlite(error, path);
    let newest =
        MIGRATIONS.iter().map(|migration| migration.version).max().or_never("there are migrations", || 0);
    if !is_ours(connection, path).await? {
        return Ok(Tables::Earlier);
    }
    let found: Option<i64> = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations WHERE success")
        .fetch_one(connection)
        .await
        .map_err(failed)?;
    match found {
        Some(found) if found > newest => Err(StoreError::Newer(path.to_owned())),
        Some(found) if found == newest => Ok(Tables::Current),
        _ => Ok(Tables::Earlier),
    }
}

/// Checks that a file is a whole database of this program, or of an earlier version.
pub(super) async fn inspect(connection: &mut SqliteConnection, path: &Path) -> Result<(), StoreError> {
    if tables(connection, path).await? == Tables::Earlier && !is_ours(connection, path).await? {
        return Err(StoreError::NotOurs(path.to_owned()));
    }
    let found: Vec<String> = sqlx::query_scalar("PRAGMA quick_check(1)")
        .fetch_all(connection)
        .await
        .map_err(|error| StoreError::from_sqlite(error, path))?;
    if found == ["ok"] { Ok(()) } else { Err(StoreError::Corrupt(path.to_owned())) }
}
