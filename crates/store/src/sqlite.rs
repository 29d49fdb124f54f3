//! Records and lectures in one SQLite file.
//!
//! SQLite has one writer at a time, so there is one task that writes ([`writer`]) and callers hand their changes to
//! it. It takes all that wait, commits them together and answers each after the commit is on the disk: one `fsync`
//! for a whole lecture hall instead of one per phone. Reports read beside it through a pool of their own; the
//! write-ahead log lets them see a steady state meanwhile.

mod address;
mod deck_counts;
mod followup;
mod lectures;
mod reader;
mod writer;

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use konventa_domain::gain::{DeckCounts, Stratum};
use konventa_domain::id::{DeckId, DeckVersion, LectureId};
use konventa_domain::submission::{Edition, Record, SubmissionId, Taken};
use sqlx::migrate::Migrator;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection};
use tokio::task::JoinHandle;

pub use address::Address;
use async_trait::async_trait;
use reader::Known;
use writer::{Change, Row, Writer};

use konventa_domain::Day;

use crate::{Fingerprint, Open, RecordStore, Recorded, Store, StoreError, Withdrawn, letters};

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// Reports are rare and each scans the file: more readers would only compete for the disk.
const READERS: u32 = 4;

/// Records and lectures in a SQLite file.
#[derive(Debug)]
pub(crate) struct SqliteStore {
    path: PathBuf,
    readers: SqlitePool,
    writer: Writer,
    /// Gives the writing connection back when all is written.
    writing: Mutex<Option<JoinHandle<SqliteConnection>>>,
    /// Editions never change once they are announced, so each is read once.
    editions: RwLock<HashMap<(DeckId, DeckVersion), Known>>,
    counts: deck_counts::Kept,
}

impl SqliteStore {
    /// Opens the file and brings its tables up to date.
    ///
    /// # Errors
    /// Each with what to do: a directory, a missing one, no right to write, another kind of file, a full disk.
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
        let (writer, writing) = Writer::start(connection, path.clone());
        Ok(Self {
            path,
            readers,
            writer,
            writing: Mutex::new(Some(writing)),
            editions: RwLock::default(),
            counts: deck_counts::Kept::default(),
        })
    }

    /// Finds an edition, in memory where it was asked for before.
    async fn known(&self, deck: &DeckId, version: &DeckVersion) -> Result<Option<Known>, StoreError> {
        let name = (deck.clone(), version.clone());
        let remembered = self.editions.read().unwrap_or_else(PoisonError::into_inner).get(&name).cloned();
        if remembered.is_some() {
            return Ok(remembered);
        }
        let known = reader::edition(&self.readers, deck, version).await.map_err(|e| e.at(&self.path))?;
        if let Some(known) = &known {
            let mut editions = self.editions.write().unwrap_or_else(PoisonError::into_inner);
            editions.insert(name, known.clone());
        }
        Ok(known)
    }
}

/// Synchronous FULL: a commit that was answered survives a power cut. Secure delete: a withdrawn record is overwritten
/// in the file, not only unlinked; the log beside the file may hold it until it is written over, at the latest at the
/// end. Statements are never logged.
fn options(path: &std::path::Path) -> SqliteConnectOptions {
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
impl RecordStore for SqliteStore {
    async fn announce(&self, edition: &Edition) -> Result<(), StoreError> {
        match self.known(&edition.deck, &edition.version).await? {
            Some(known) if known.edition == *edition => Ok(()),
            Some(_) => {
                let (deck, version) = (edition.deck.clone(), edition.version.clone());
                Err(StoreError::EditionDiffers { deck, version })
            }
            None => {
                let edition = edition.clone();
                self.writer.make(|reply| Change::Announce(edition, reply)).await
            }
        }
    }

    async fn edition(&self, deck: &DeckId, version: &DeckVersion) -> Result<Option<Edition>, StoreError> {
        Ok(self.known(deck, version).await?.map(|known| known.edition))
    }

    async fn editions(&self) -> Result<Vec<Edition>, StoreError> {
        reader::editions(&self.readers).await.map_err(|e| e.at(&self.path))
    }

    async fn record(&self, record: Record, day: Day) -> Result<Recorded, StoreError> {
        let Some(known) = self.known(&record.deck, &record.version).await? else {
            return Err(StoreError::UnknownEdition { deck: record.deck, version: record.version });
        };
        let (pre, post) = letters::written(&record.taken);
        let row = Row {
            name: Fingerprint::of(record.id),
            edition: known.number,
            lecture: record.lecture,
            country: record.country,
            language: record.language,
            day,
            pre,
            post,
        };
        self.writer.make(|reply| Change::Record(row, reply)).await
    }

    async fn withdraw(&self, id: SubmissionId) -> Result<Withdrawn, StoreError> {
        self.writer.make(|reply| Change::Withdraw(Fingerprint::of(id), reply)).await
    }

    async fn deck_counts(
        &self,
        deck: &DeckId,
        lecture: Option<&LectureId>,
    ) -> Result<Arc<DeckCounts>, StoreError> {
        let counted = match lecture {
            None => self.counts.census(&self.readers, deck).await,
            Some(_) => deck_counts::census(&self.readers, deck, lecture).await.map(Arc::new),
        };
        counted.map_err(|e| e.at(&self.path))
    }

    async fn outcomes(&self, deck: &DeckId) -> Result<BTreeMap<Stratum, Vec<Taken>>, StoreError> {
        deck_counts::outcomes(&self.readers, deck).await.map_err(|e| e.at(&self.path))
    }

    async fn mark_synthetic(&self) -> Result<(), StoreError> {
        self.writer.make(Change::MarkSynthetic).await
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn ready(&self) -> Result<(), StoreError> {
        self.writer.is_running()?;
        reader::ready(&self.readers).await.map_err(|e| e.at(&self.path))
    }

    async fn close(&self) {
        self.writer.stop().await;
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.readers.close().await;
        // Last of all the connection that may write: SQLite then moves the log into the file and removes it.
        if let Some(writing) = writing
            && let Ok(connection) = writing.await
        {
            let _ = connection.close().await;
        }
    }
}

#[cfg(test)]
mod tests;
