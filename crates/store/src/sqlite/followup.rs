//! Studies in SQLite: how the calls reach the reader and the writer.

mod pairs;
mod read;
mod write;

use async_trait::async_trait;
use konventa_domain::Day;
use konventa_domain::followup::{FollowUpRecord, LinkageRequest, Salt};
use konventa_domain::id::DeckId;
use konventa_domain::submission::SubmissionId;
use sqlx::sqlite::SqliteConnection;

use super::SqliteStore;
use super::writer::{Change, Reply};
use crate::followup::{EndedStudy, FollowUpStore, Joined, StoredStudy, StudyCount};
use crate::{Fingerprint, StoreError, Withdrawn, letters};

pub(super) use pairs::followups;
pub(super) use write::withdraw;

/// FollowUpRecord answers as they are stored.
#[derive(Debug)]
pub(super) struct Row {
    name: Fingerprint,
    deck: DeckId,
    salt: Salt,
    edition: i64,
    outcomes: String,
    links: LinkageKeys,
}

/// LinkageKeys as they are stored.
#[derive(Debug)]
struct LinkageKeys {
    full: Vec<u8>,
    partial: Vec<u8>,
}

/// Something to write about a study.
#[derive(Debug)]
pub(super) enum FollowUpChange {
    /// A new one, unless one is open.
    Open(StoredStudy, Reply<StoredStudy>),
    /// Somebody consented.
    LinkageKey(Box<LinkageRequest>, Day, Reply<Joined>),
    /// Somebody answered again.
    Answer(Box<Row>, Day, Reply<Joined>),
    /// Somebody takes that back.
    Forget(Fingerprint, Reply<Withdrawn>),
    /// It is over.
    End(StoredStudy, Reply<Option<EndedStudy>>),
}

impl FollowUpChange {
    pub(super) async fn apply(&mut self, to: &mut SqliteConnection) -> sqlx::Result<()> {
        match self {
            Self::Open(study, reply) => reply.set(write::open(to, study).await?),
            Self::LinkageKey(linking, today, reply) => reply.set(write::link(to, linking, *today).await?),
            Self::Answer(row, today, reply) => reply.set(write::answer(to, row, *today).await?),
            Self::Forget(name, reply) => reply.set(write::forget(to, *name).await?),
            Self::End(study, reply) => reply.set(write::end(to, study).await?),
        }
        Ok(())
    }

    pub(super) fn settle(self, committed: &Result<(), StoreError>) {
        match self {
            Self::Open(_, reply) => reply.settle(committed),
            Self::LinkageKey(_, _, reply) | Self::Answer(_, _, reply) => reply.settle(committed),
            Self::Forget(_, reply) => reply.settle(committed),
            Self::End(_, reply) => reply.settle(committed),
        }
    }
}

impl SqliteStore {
    async fn change_study<T>(
        &self,
        change: impl FnOnce(Reply<T>) -> FollowUpChange + Send,
    ) -> Result<T, StoreError> {
        self.writer.make(|reply| Change::Again(change(reply))).await
    }
}

#[async_trait]
impl FollowUpStore for SqliteStore {
    async fn open_study(&self, deck: &DeckId, salt: Salt, today: Day) -> Result<StoredStudy, StoreError> {
        let study = StoredStudy { deck: deck.clone(), salt, began: today };
        self.change_study(|reply| FollowUpChange::Open(study, reply)).await
    }

    async fn study(&self, deck: &DeckId) -> Result<Option<StoredStudy>, StoreError> {
        read::study(&self.readers, deck).await.map_err(|error| error.at(&self.path))
    }

    async fn studies(&self) -> Result<Vec<StudyCount>, StoreError> {
        read::studies(&self.readers).await.map_err(|error| error.at(&self.path))
    }

    async fn link(&self, linking: LinkageRequest, today: Day) -> Result<Joined, StoreError> {
        self.change_study(|reply| FollowUpChange::LinkageKey(Box::new(linking), today, reply)).await
    }

    async fn record_followup(&self, later: FollowUpRecord, today: Day) -> Result<Joined, StoreError> {
        let Some(known) = self.known(&later.deck, &later.version).await? else {
            return Err(StoreError::UnknownEdition { deck: later.deck, version: later.version });
        };
        let row = Row {
            name: Fingerprint::of(later.id),
            deck: later.deck,
            salt: later.salt,
            edition: known.number,
            outcomes: letters::word(later.outcomes),
            links: LinkageKeys::of(&later.keys),
        };
        self.change_study(|reply| FollowUpChange::Answer(Box::new(row), today, reply)).await
    }

    async fn forget_followup(&self, name: SubmissionId) -> Result<Withdrawn, StoreError> {
        self.change_study(|reply| FollowUpChange::Forget(Fingerprint::of(name), reply)).await
    }

    async fn end_study(&self, study: &StoredStudy) -> Result<Option<EndedStudy>, StoreError> {
        let study = study.clone();
        self.change_study(|reply| FollowUpChange::End(study, reply)).await
    }
}

#[cfg(test)]
mod tests;
