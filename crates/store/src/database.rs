//! A database of any engine.

use std::collections::HashMap;
use std::fmt::Debug;
use std::sync::{PoisonError, RwLock};

use async_trait::async_trait;
use konventa_domain::id::{DeckId, DeckVersion, LectureId};
use tokio::sync::broadcast;

use crate::sql::Connection;
use crate::tables::{self, CountCache, NumberedDeckItems, ReadError};
use crate::writer::Writer;
use crate::{Notification, OpeningReport, Store, StoreError};

/// What an engine does its own way.
#[async_trait]
pub(crate) trait Engine: Debug + Send + Sync + 'static {
    /// A connection that reads. Each statement sees what was committed before it.
    async fn reader(&self) -> sqlx::Result<Box<Connection>>;

    /// A connection that reads. All statements see what was committed before the first one.
    async fn view(&self) -> sqlx::Result<Box<Connection>>;

    /// A connection of its own, in a transaction that keeps all others from writing. It ends with `COMMIT`.
    async fn begin(&self) -> sqlx::Result<Box<Connection>>;

    /// The error for callers.
    fn explain(&self, error: sqlx::Error) -> StoreError;

    /// What servers on the same database tell each other; `None` if there is never more than one.
    fn notifications(&self) -> Option<broadcast::Receiver<Notification>> {
        None
    }

    /// Tells other servers how many phones follow here. Returns how many follow at the others.
    async fn share_presence(&self, here: &[(LectureId, u32)]) -> tables::Result<Vec<(LectureId, u32)>> {
        let _ = here;
        Ok(Vec::new())
    }

    /// Fails if nothing can be stored.
    async fn ready(&self, writer: &Writer) -> Result<(), StoreError>;

    /// Waits for the task that writes, which was told to stop, and closes the connections.
    async fn close(&self);
}

/// A database: what its engine gives, the queue of changes, and what is kept in memory.
#[derive(Debug)]
pub(crate) struct Database<E> {
    pub(crate) engine: E,
    pub(crate) writer: Writer,
    opening: OpeningReport,
    /// Deck versions never change once they are announced, so each is read once.
    versions: RwLock<HashMap<(DeckId, DeckVersion), NumberedDeckItems>>,
    pub(crate) counts: CountCache,
}

impl<E: Engine> Database<E> {
    pub(crate) fn new(engine: E, writer: Writer, opening: OpeningReport) -> Self {
        Self { engine, writer, opening, versions: RwLock::default(), counts: CountCache::default() }
    }

    /// A connection that reads.
    pub(crate) async fn reader(&self) -> Result<Box<Connection>, StoreError> {
        self.engine.reader().await.map_err(|error| self.engine.explain(error))
    }

    /// Makes an error of reading one for callers.
    pub(crate) fn explained<T>(&self, result: tables::Result<T>) -> Result<T, StoreError> {
        result.map_err(|error| match error {
            ReadError::Sql(error) => self.engine.explain(error),
            ReadError::Damaged(what) => StoreError::Damaged(what),
        })
    }

    /// Finds a deck version, in memory if it was read before.
    ///
    /// A poisoned lock is used like any other: one insertion under the lock cannot be left half done by a
    /// panic.
    pub(crate) async fn find_deck_items(
        &self,
        deck: &DeckId,
        version: &DeckVersion,
    ) -> Result<Option<NumberedDeckItems>, StoreError> {
        let key = (deck.clone(), version.clone());
        let known = self.versions.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if known.is_some() {
            return Ok(known);
        }
        let mut from = self.reader().await?;
        let found = self.explained(tables::find_deck_items(&mut *from, deck, version).await)?;
        if let Some(found) = &found {
            self.versions.write().unwrap_or_else(PoisonError::into_inner).insert(key, found.clone());
        }
        Ok(found)
    }
}

#[async_trait]
impl<E: Engine> Store for Database<E> {
    async fn ready(&self) -> Result<(), StoreError> {
        self.engine.ready(&self.writer).await?;
        let mut from = self.reader().await?;
        self.explained(tables::ready(&mut *from).await)
    }

    fn opening(&self) -> &OpeningReport {
        &self.opening
    }

    fn notifications(&self) -> Option<broadcast::Receiver<Notification>> {
        self.engine.notifications()
    }

    async fn share_presence(&self, here: &[(LectureId, u32)]) -> Result<Vec<(LectureId, u32)>, StoreError> {
        self.explained(self.engine.share_presence(here).await)
    }

    async fn close(&self) {
        self.writer.stop().await;
        self.engine.close().await;
    }
}
