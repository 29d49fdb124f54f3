//! A database of any engine, with the interfaces of the store.

mod followup;
mod lectures;
mod records;
mod seats;

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use async_trait::async_trait;
use konventa_domain::id::{DeckId, DeckVersion, LectureId};
use tokio::sync::broadcast;

use crate::engine::Engine;
use crate::read_error::{self, ReadError};
use crate::sql::Connection;
use crate::tables::{self, CountCache, NumberedDeckItems};
use crate::writer::Writer;
use crate::{Notification, OpeningReport, Store, StoreError};

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
    pub(crate) fn explained<T>(&self, result: read_error::Result<T>) -> Result<T, StoreError> {
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
