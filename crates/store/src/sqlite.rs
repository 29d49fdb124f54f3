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
mod backup;
mod batch_row;
mod connect;
mod deck_context;
mod deck_counts;
mod deck_versions;
mod followup;
mod identity;
mod lectures;
mod ledger;
mod loss;
mod marks;
mod numbered_file;
mod opening;
mod read_error;
mod receipts;
mod record_row;
mod records;
mod rescue;
mod seal;
mod seats;
mod set_aside;
mod upgrade;
mod upkeep;
mod writer;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use async_trait::async_trait;
use konventa_domain::id::{DeckId, DeckVersion};
use sqlx::Connection;
use sqlx::sqlite::SqlitePool;
use tokio::task::JoinHandle;

pub use address::Address;
pub use backup::{acknowledge, backup, restore};
use deck_counts::CountCache;
use deck_versions::NumberedDeckItems;
use opening::Opened;
use writer::{Finished, Writer, WriterHealth};

use crate::{Open, OpeningReport, Store, StoreError};

/// A store in a SQLite file.
#[derive(Debug)]
pub(crate) struct SqliteStore {
    path: PathBuf,
    readers: SqlitePool,
    writer: Writer,
    /// The task that writes. It returns the connection when everything is written.
    writing: Mutex<Option<JoinHandle<Finished>>>,
    /// `None` if the database is only read.
    health: Option<Arc<WriterHealth>>,
    opening: OpeningReport,
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
        Ok(Self::of(address.path().to_owned(), opening::open(address, open).await?))
    }

    fn of(path: PathBuf, opened: Opened) -> Self {
        let Opened { readers, to, opening } = opened;
        let health = to.as_ref().map(|to| Arc::clone(&to.health));
        let (writer, writing) = match to {
            Some(to) => {
                let (writer, writing) = Writer::start(to);
                (writer, Some(writing))
            }
            None => (Writer::refusing(), None),
        };
        Self {
            path,
            readers,
            writer,
            writing: Mutex::new(writing),
            health,
            opening,
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

#[async_trait]
impl Store for SqliteStore {
    async fn ready(&self) -> Result<(), StoreError> {
        if let Some(health) = &self.health {
            self.writer.is_running()?;
            health.check()?;
        }
        let note = loss::note_of(&self.path);
        if note.exists() {
            return Err(StoreError::CommitsLost(note));
        }
        self.with_path(deck_versions::ready(&self.readers).await)
    }

    fn opening(&self) -> &OpeningReport {
        &self.opening
    }

    async fn close(&self) {
        self.writer.stop().await;
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.readers.close().await;
        // The connection that may write is closed last: SQLite then moves the log into the file and
        // deletes the log.
        if let Some(writing) = writing
            && let Ok(Finished { connection, ledger }) = writing.await
        {
            let _ = connection.close().await;
            // Another server may start now.
            drop(ledger);
        }
    }
}

#[cfg(test)]
mod tests;
