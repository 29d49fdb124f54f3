//! Studies in SQLite: how the calls reach the reader and the writer.

mod pairs;
mod read;
mod write;

use konventa_domain::Day;
use konventa_domain::again::{Later, Linking, Salt};
use konventa_domain::id::DeckId;
use konventa_domain::submission::SubmissionId;
use sqlx::sqlite::SqliteConnection;

use super::SqliteStore;
use super::writer::{Change, Reply};
use crate::again::{AgainStore, Ended, Joined, KeptStudy, StudyCount};
use crate::{Fingerprint, StoreError, Withdrawn, letters};

pub(super) use pairs::revisits;
pub(super) use write::withdraw;

/// Later answers as they are stored.
#[derive(Debug)]
pub(super) struct Row {
    name: Fingerprint,
    deck: DeckId,
    salt: Salt,
    edition: i64,
    outcomes: String,
    links: Links,
}

/// Links as they are stored.
#[derive(Debug)]
struct Links {
    exact: Vec<u8>,
    coarse: Vec<u8>,
}

/// Something to write about a study.
#[derive(Debug)]
pub(super) enum AgainChange {
    /// A new one, unless one is open.
    Open(KeptStudy, Reply<KeptStudy>),
    /// Somebody consented.
    Link(Box<Linking>, Day, Reply<Joined>),
    /// Somebody answered again.
    Answer(Box<Row>, Day, Reply<Joined>),
    /// Somebody takes that back.
    Forget(Fingerprint, Reply<Withdrawn>),
    /// It is over.
    End(KeptStudy, Reply<Option<Ended>>),
}

impl AgainChange {
    pub(super) async fn apply(&mut self, to: &mut SqliteConnection) -> sqlx::Result<()> {
        match self {
            Self::Open(study, reply) => reply.set(write::open(to, study).await?),
            Self::Link(linking, today, reply) => reply.set(write::link(to, linking, *today).await?),
            Self::Answer(row, today, reply) => reply.set(write::answer(to, row, *today).await?),
            Self::Forget(name, reply) => reply.set(write::forget(to, *name).await?),
            Self::End(study, reply) => reply.set(write::end(to, study).await?),
        }
        Ok(())
    }

    pub(super) fn settle(self, committed: &Result<(), StoreError>) {
        match self {
            Self::Open(_, reply) => reply.settle(committed),
            Self::Link(_, _, reply) | Self::Answer(_, _, reply) => reply.settle(committed),
            Self::Forget(_, reply) => reply.settle(committed),
            Self::End(_, reply) => reply.settle(committed),
        }
    }
}

impl SqliteStore {
    async fn change_study<T>(
        &self,
        change: impl FnOnce(Reply<T>) -> AgainChange + Send,
    ) -> Result<T, StoreError> {
        self.writer.make(|reply| Change::Again(change(reply))).await
    }
}

impl AgainStore for SqliteStore {
    async fn open_study(&self, deck: &DeckId, salt: Salt, today: Day) -> Result<KeptStudy, StoreError> {
        let study = KeptStudy { deck: deck.clone(), salt, began: today };
        self.change_study(|reply| AgainChange::Open(study, reply)).await
    }

    async fn study(&self, deck: &DeckId) -> Result<Option<KeptStudy>, StoreError> {
        read::study(&self.readers, deck).await.map_err(|error| error.at(&self.path))
    }

    async fn studies(&self) -> Result<Vec<StudyCount>, StoreError> {
        read::studies(&self.readers).await.map_err(|error| error.at(&self.path))
    }

    async fn link(&self, linking: Linking, today: Day) -> Result<Joined, StoreError> {
        self.change_study(|reply| AgainChange::Link(Box::new(linking), today, reply)).await
    }

    async fn answer_again(&self, later: Later, today: Day) -> Result<Joined, StoreError> {
        let Some(known) = self.known(&later.deck, &later.version).await? else {
            return Err(StoreError::UnknownEdition { deck: later.deck, version: later.version });
        };
        let row = Row {
            name: Fingerprint::of(later.again),
            deck: later.deck,
            salt: later.salt,
            edition: known.number,
            outcomes: letters::word(later.outcomes),
            links: Links::of(&later.links),
        };
        self.change_study(|reply| AgainChange::Answer(Box::new(row), today, reply)).await
    }

    async fn forget_again(&self, name: SubmissionId) -> Result<Withdrawn, StoreError> {
        self.change_study(|reply| AgainChange::Forget(Fingerprint::of(name), reply)).await
    }

    async fn end_study(&self, study: &KeptStudy) -> Result<Option<Ended>, StoreError> {
        let study = study.clone();
        self.change_study(|reply| AgainChange::End(study, reply)).await
    }
}

#[cfg(test)]
mod tests;
