//! The one task that writes.

use std::path::PathBuf;

use konventa_domain::id::LectureId;
use konventa_domain::submission::Edition;
use konventa_domain::{Country, Language};
use sqlx::sqlite::SqliteConnection;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use super::followup::{self, FollowUpChange};
use super::lectures::LectureChange;
use konventa_domain::Day;

use crate::{Fingerprint, Recorded, StoreError, Withdrawn};

/// So many changes may wait; who comes then waits to wait.
const QUEUE: usize = 1024;
/// So many are committed together at most, so that nobody waits long for the others.
const BATCH: usize = 256;

/// A record as it is stored.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) name: Fingerprint,
    pub(super) edition: i64,
    pub(super) lecture: Option<LectureId>,
    pub(super) country: Country,
    pub(super) language: Language,
    pub(super) day: Day,
    pub(super) pre: Option<String>,
    pub(super) post: Option<String>,
}

/// Who waits for a change, and what it came to. Nobody is told before the commit.
#[derive(Debug)]
pub(super) struct Reply<T> {
    to: oneshot::Sender<Result<T, StoreError>>,
    result: Option<T>,
}

impl<T> Reply<T> {
    /// Notes what the change came to.
    pub(super) fn set(&mut self, result: T) {
        self.result = Some(result);
    }

    /// Answers. A caller who went away meanwhile does not matter.
    pub(super) fn settle(self, committed: &Result<(), StoreError>) {
        let answer = match (committed, self.result) {
            (Ok(()), Some(result)) => Ok(result),
            (Ok(()), None) => Err(StoreError::Closed),
            (Err(error), _) => Err(error.clone()),
        };
        let _ = self.to.send(answer);
    }
}

/// Something to write.
#[derive(Debug)]
pub(super) enum Change {
    /// A new edition.
    Announce(Edition, Reply<()>),
    /// A record.
    Record(Row, Reply<Recorded>),
    /// One record less.
    Withdraw(Fingerprint, Reply<Withdrawn>),
    /// Everything here was made up by a program.
    MarkSynthetic(Reply<()>),
    /// Something in a lecture.
    Lecture(LectureChange),
    /// Something in a study.
    Again(FollowUpChange),
    /// Nothing comes after what is already queued.
    Stop,
}

impl Change {
    async fn apply(&mut self, to: &mut SqliteConnection) -> sqlx::Result<()> {
        match self {
            Self::Announce(edition, reply) => reply.set(announce(to, edition).await?),
            Self::Record(row, reply) => reply.set(record(to, row).await?),
            Self::Withdraw(name, reply) => reply.set(withdraw(to, *name).await?),
            Self::MarkSynthetic(reply) => reply.set(mark_synthetic(to).await?),
            Self::Lecture(change) => change.apply(to).await?,
            Self::Again(change) => change.apply(to).await?,
            Self::Stop => {}
        }
        Ok(())
    }

    /// Whether a report may be another one after it.
    const fn is_of_records(&self) -> bool {
        !matches!(self, Self::Lecture(_) | Self::Stop)
    }

    fn settle(self, committed: &Result<(), StoreError>) {
        match self {
            Self::Announce(_, reply) | Self::MarkSynthetic(reply) => reply.settle(committed),
            Self::Record(_, reply) => reply.settle(committed),
            Self::Withdraw(_, reply) => reply.settle(committed),
            Self::Lecture(change) => change.settle(committed),
            Self::Again(change) => change.settle(committed),
            Self::Stop => {}
        }
    }
}

/// The way to the task.
#[derive(Debug)]
pub(super) struct Writer {
    queue: mpsc::Sender<Change>,
}

impl Writer {
    /// Starts the task. It gives the connection back when it was stopped and all is written.
    pub(super) fn start(connection: SqliteConnection, path: PathBuf) -> (Self, JoinHandle<SqliteConnection>) {
        let (queue, changes) = mpsc::channel(QUEUE);
        (Self { queue }, tokio::spawn(run(connection, changes, path)))
    }

    /// Hands in a change and waits until it is committed.
    pub(super) async fn make<T>(&self, change: impl FnOnce(Reply<T>) -> Change) -> Result<T, StoreError> {
        let (to, answer) = oneshot::channel();
        let change = change(Reply { to, result: None });
        self.queue.send(change).await.map_err(|_| StoreError::Closed)?;
        answer.await.unwrap_or(Err(StoreError::Closed))
    }

    /// Lets the task end after what is queued.
    pub(super) async fn stop(&self) {
        let _ = self.queue.send(Change::Stop).await;
    }

    /// Whether changes are taken.
    pub(super) fn is_running(&self) -> Result<(), StoreError> {
        if self.queue.is_closed() { Err(StoreError::Closed) } else { Ok(()) }
    }
}

async fn run(
    mut connection: SqliteConnection,
    mut changes: mpsc::Receiver<Change>,
    path: PathBuf,
) -> SqliteConnection {
    let mut batch = Vec::with_capacity(BATCH);
    while changes.recv_many(&mut batch, BATCH).await > 0 {
        if batch.iter().any(|change| matches!(change, Change::Stop)) {
            changes.close();
        }
        let committed =
            commit(&mut connection, &mut batch).await.map_err(|error| StoreError::from_sqlite(error, &path));
        for change in batch.drain(..) {
            change.settle(&committed);
        }
    }
    connection
}

/// All or none.
///
/// The transaction is opened and ended in plain SQL: on some errors, such as a full disk, SQLite has rolled back
/// already, and sqlx's own `Transaction` then takes itself for open for ever, so that one full disk would end all
/// writing until the next start.
async fn commit(connection: &mut SqliteConnection, batch: &mut [Change]) -> sqlx::Result<()> {
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *connection).await?;
    let applied = apply(connection, batch).await;
    if applied.is_err() {
        // Fails where SQLite has rolled back by itself, which is as good.
        let _ = sqlx::query("ROLLBACK").execute(&mut *connection).await;
    }
    applied
}

async fn apply(connection: &mut SqliteConnection, batch: &mut [Change]) -> sqlx::Result<()> {
    let of_records = batch.iter().any(Change::is_of_records);
    for change in batch {
        change.apply(connection).await?;
    }
    if of_records {
        let counted = sqlx::query("UPDATE mark SET value = value + 1 WHERE name = ?");
        counted.bind(super::deck_counts::RECORDS).execute(&mut *connection).await?;
    }
    sqlx::query("COMMIT").execute(connection).await?;
    Ok(())
}

async fn announce(to: &mut SqliteConnection, edition: &Edition) -> sqlx::Result<()> {
    let items = serde_json::to_string(&edition.items).map_err(|error| sqlx::Error::Encode(error.into()))?;
    sqlx::query("INSERT INTO edition (deck, version, items) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        .bind(edition.deck.as_str())
        .bind(edition.version.as_str())
        .bind(items)
        .execute(&mut *to)
        .await?;
    Ok(())
}

async fn record(to: &mut SqliteConnection, row: &Row) -> sqlx::Result<Recorded> {
    let lecture = row.lecture.as_ref().map(LectureId::as_str);
    let inserted = sqlx::query(
        "INSERT INTO record (hash, edition, lecture, country, language, pre, post, day) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    )
    .bind(row.name.as_bytes())
    .bind(row.edition)
    .bind(lecture)
    .bind(row.country.code())
    .bind(row.language.tag())
    .bind(row.pre.as_deref())
    .bind(row.post.as_deref())
    .bind(row.day.to_string())
    .execute(&mut *to)
    .await?;
    if inserted.rows_affected() == 1 {
        return Ok(Recorded::New);
    }
    // The day is left out: a retry after midnight is still the same record.
    let same: bool = sqlx::query_scalar(
        "SELECT edition = ? AND lecture IS ? AND country = ? AND language = ? AND pre IS ? AND post IS ? \
         FROM record WHERE hash = ?",
    )
    .bind(row.edition)
    .bind(lecture)
    .bind(row.country.code())
    .bind(row.language.tag())
    .bind(row.pre.as_deref())
    .bind(row.post.as_deref())
    .bind(row.name.as_bytes())
    .fetch_one(&mut *to)
    .await?;
    Ok(if same { Recorded::Duplicate } else { Recorded::Differs })
}

async fn withdraw(to: &mut SqliteConnection, name: Fingerprint) -> sqlx::Result<Withdrawn> {
    followup::withdraw(to, name).await?;
    let deleted = sqlx::query("DELETE FROM record WHERE hash = ?")
        .bind(name.as_bytes().to_vec())
        .execute(&mut *to)
        .await?;
    Ok(if deleted.rows_affected() == 0 { Withdrawn::Unknown } else { Withdrawn::Gone })
}

async fn mark_synthetic(to: &mut SqliteConnection) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO mark (name, value) VALUES (?, 1) ON CONFLICT DO NOTHING")
        .bind(super::deck_counts::SYNTHETIC)
        .execute(&mut *to)
        .await?;
    Ok(())
}
