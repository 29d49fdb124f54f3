//! A store in one SQLite file.
//!
//! SQLite has one writer at a time, so one task writes ([`writing`]) and callers hand their changes
//! to it. It takes all changes that wait, commits them together, and answers each caller after the
//! commit is on the disk: one `fsync` for a whole lecture hall instead of one per phone. Reports
//! read through a pool of their own; the write-ahead log lets them see a steady state in the
//! meantime.

mod backup;
mod connect;
mod identity;
mod ledger;
mod loss;
mod numbered_file;
mod opening;
mod rescue;
mod upgrade;
mod upkeep;
mod writing;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use sqlx::ConnectOptions as _;
use sqlx::sqlite::SqlitePool;
use tokio::task::JoinHandle;

pub use backup::{acknowledge, backup, restore};
use opening::Opened;
use writing::{Finished, WriterHealth};

use crate::database::Database;
use crate::engine::Engine;
use crate::sql::Connection;
use crate::writer::Writer;
use crate::{Open, StoreError};

/// A store in a SQLite file.
pub(crate) type SqliteStore = Database<Sqlite>;

/// A SQLite file.
#[derive(Debug)]
pub(crate) struct Sqlite {
    path: PathBuf,
    readers: SqlitePool,
    /// The task that writes. It returns the connection when everything is written.
    writing: Mutex<Option<JoinHandle<Finished>>>,
    /// `None` if the database is only read.
    health: Option<Arc<WriterHealth>>,
}

impl SqliteStore {
    /// Opens the file and brings its tables up to date.
    ///
    /// # Errors
    /// See [`crate::open`].
    pub(crate) async fn open(path: &Path, open: Open) -> Result<Self, StoreError> {
        Ok(Self::of(path.to_owned(), opening::open(path, open).await?))
    }

    fn of(path: PathBuf, opened: Opened) -> Self {
        let Opened { readers, to, opening } = opened;
        let health = to.as_ref().map(|to| Arc::clone(&to.health));
        let (writer, writing) = match to {
            Some(to) => {
                let (writer, writing) = writing::start(to);
                (writer, Some(writing))
            }
            None => (Writer::refusing(), None),
        };
        let sqlite = Sqlite { path, readers, writing: Mutex::new(writing), health };
        Self::new(sqlite, writer, opening)
    }
}

#[async_trait]
impl Engine for Sqlite {
    async fn reader(&self) -> sqlx::Result<Box<Connection>> {
        Ok(Box::new(self.readers.acquire().await?))
    }

    async fn view(&self) -> sqlx::Result<Box<Connection>> {
        Ok(Box::new(self.readers.begin().await?))
    }

    async fn begin(&self) -> sqlx::Result<Box<Connection>> {
        let mut connection = connect::writing(&self.path).connect().await?;
        sqlx::query("BEGIN IMMEDIATE").execute(&mut connection).await?;
        Ok(Box::new(connection))
    }

    fn explain(&self, error: sqlx::Error) -> StoreError {
        StoreError::from_sqlite(error, &self.path)
    }

    async fn ready(&self, writer: &Writer) -> Result<(), StoreError> {
        if let Some(health) = &self.health {
            writer.is_running()?;
            health.check()?;
        }
        let note = loss::note_of(&self.path);
        if note.exists() { Err(StoreError::CommitsLost(note)) } else { Ok(()) }
    }

    async fn close(&self) {
        // A poisoned lock is used like any other: taking the task cannot be left half done.
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.readers.close().await;
        // The connection that may write is closed last: SQLite then moves the log into the file and
        // deletes the log.
        if let Some(writing) = writing
            && let Ok(Finished { connection, ledger }) = writing.await
        {
            let _ = sqlx::Connection::close(connection).await;
            // Another server may start now.
            drop(ledger);
        }
    }
}

#[cfg(test)]
mod tests;
