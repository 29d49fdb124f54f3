//! A store in one SQLite file.
//!
//! SQLite has one writer at a time, so one task writes ([`writer`]) and callers hand their changes
//! to it. It takes all changes that wait, commits them together, and answers each caller after the
//! commit is on the disk: one `fsync` for a whole lecture hall instead of one per phone. Reports
//! read through a pool of their own; the write-ahead log lets them see a steady state in the
//! meantime.
//!
//! Records, lectures and follow-up are a module each. They know the writer, and the writer knows
//! none of them.

mod address;
mod deck_context;
mod deck_counts;
mod deck_versions;
mod followup;
mod lectures;
mod marks;
mod read_error;
mod record_row;
mod records;
mod writer;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, RwLock};
use std::time::Duration;

use async_trait::async_trait;
use konventa_domain::id::{DeckId, DeckVersion};
use sqlx::migrate::Migrator;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection};
use tokio::task::JoinHandle;

pub use address::Address;
use deck_counts::CountCache;
use deck_versions::NumberedDeckItems;
use writer::Writer;

use crate::{Open, Store, StoreError};

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// The number of connections that read. Reports are rare and each scans the file: more readers
/// would only compete for the disk.
const READERS: u32 = 4;

/// A store in a SQLite file.
#[derive(Debug)]
pub(crate) struct SqliteStore {
    path: PathBuf,
    readers: SqlitePool,
    writer: Writer,
    /// The task that writes. It returns the connection when everything is written.
    writing: Mutex<Option<JoinHandle<SqliteConnection>>>,
    /// Deck versions never change once they are announced, so each is read once.
    versions: RwLock<HashMap<(DeckId, DeckVersion), NumberedDeckItems>>,
    counts: CountCache,
}

impl SqliteStore {
    /// Opens the file and brings its tables up to date.
    ///
    /// # Errors
    /// See [`crate::open`].
    pub(crate) async fn open(address: &Address, open: Open) -> Result<Self, StoreError> {
        address.inspect()?;
        let path = address.path().to_owned();
        if open == Open::Existing && !path.exists() {
            return Err(StoreError::Missing(path));
        }
        let options = options(&path);
        let failed = |error| StoreError::from_sqlite(error, &path);
        let mut connection = options.clone().create_if_missing(true).connect().await.map_err(failed)?;
        MIGRATIONS.run(&mut connection).await.map_err(|error| StoreError::from_migration(error, &path))?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options.read_only(true))
            .await
            .map_err(failed)?;
        Ok(Self::of(path, readers, connection))
    }

    /// A store that writes through one connection and reads through the others.
    fn of(path: PathBuf, readers: SqlitePool, connection: SqliteConnection) -> Self {
        let (writer, writing) = Writer::start(connection, path.clone());
        Self {
            path,
            readers,
            writer,
            writing: Mutex::new(Some(writing)),
            versions: RwLock::default(),
            counts: CountCache::default(),
        }
    }

    /// Finds a deck version, in memory if it was read before.
    ///
    /// A poisoned lock is used like any other, here and in [`Store::close`]: one insertion or
    /// removal under the lock cannot be left half done by a panic.
    async fn find_deck_items(
        &self,
        deck: &DeckId,
        version: &DeckVersion,
    ) -> Result<Option<NumberedDeckItems>, StoreError> {
        let key = (deck.clone(), version.clone());
        let known = self.versions.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if known.is_some() {
            return Ok(known);
        }
        let found = self.with_path(deck_versions::find(&self.readers, deck, version).await)?;
        if let Some(found) = &found {
            self.versions.write().unwrap_or_else(PoisonError::into_inner).insert(key, found.clone());
        }
        Ok(found)
    }

    /// Adds the path of the database to a read error.
    fn with_path<T>(&self, result: read_error::Result<T>) -> Result<T, StoreError> {
        result.map_err(|error| error.at(&self.path))
    }
}

/// Synchronous FULL: a commit that was answered survives a power cut. Secure delete: a withdrawn
/// record is overwritten in the file, not only unlinked; the log beside the file may contain it
/// until it is written over, at the latest when the store is closed. Statements are never logged.
fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .pragma("secure_delete", "ON")
        .disable_statement_logging()
}

#[async_trait]
impl Store for SqliteStore {
    async fn ready(&self) -> Result<(), StoreError> {
        self.writer.is_running()?;
        self.with_path(deck_versions::ready(&self.readers).await)
    }

    async fn close(&self) {
        self.writer.stop().await;
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.readers.close().await;
        // The connection that may write is closed last: SQLite then moves the log into the file and
        // deletes the log.
        if let Some(writing) = writing
            && let Ok(connection) = writing.await
        {
            let _ = connection.close().await;
        }
    }
}

#[cfg(test)]
mod tests;
