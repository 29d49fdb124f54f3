//! The task that writes.
//!
//! Callers hand in jobs. The task runs all jobs that wait in one transaction, commits it, and only
//! then answers the callers. It knows nothing of what a job does.

use std::collections::BTreeSet;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;

use sqlx::sqlite::SqliteConnection;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use crate::StoreError;

/// The number of jobs that may wait; further callers wait until there is room.
const QUEUE: usize = 1024;
/// The number of jobs that are committed together at most, so that no caller waits long for the
/// others.
const BATCH: usize = 256;

/// A future on the heap, as a job returns it.
pub(super) type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A change and the caller that waits for its result.
trait Job: Send {
    /// Makes the change and keeps its result. Nobody sees it before the commit.
    fn apply<'t>(&'t mut self, transaction: &'t mut SqliteConnection) -> BoxFuture<'t, sqlx::Result<()>>;

    /// Answers the caller.
    fn answer(self: Box<Self>, committed: &Result<(), StoreError>);
}

struct Pending<C, T> {
    change: Option<C>,
    result: Option<T>,
    caller: oneshot::Sender<Result<T, StoreError>>,
}

impl<C, T> Job for Pending<C, T>
where
    C: for<'t> FnOnce(&'t mut SqliteConnection) -> BoxFuture<'t, sqlx::Result<T>> + Send,
    T: Send,
{
    fn apply<'t>(&'t mut self, transaction: &'t mut SqliteConnection) -> BoxFuture<'t, sqlx::Result<()>> {
        Box::pin(async move {
            if let Some(change) = self.change.take() {
                self.result = Some(change(transaction).await?);
            }
            Ok(())
        })
    }

    fn answer(self: Box<Self>, committed: &Result<(), StoreError>) {
        let answer = match committed {
            Ok(()) => self.result.ok_or(StoreError::Closed),
            Err(error) => Err(error.clone()),
        };
        // The caller may no longer wait.
        let _ = self.caller.send(answer);
    }
}

enum Message {
    Run {
        job: Box<dyn Job>,
        /// A statement that the transaction executes once, however many of its jobs name it.
        once: Option<&'static str>,
    },
    /// No job comes after those that are queued.
    Stop,
}

/// Hands jobs to the task.
#[derive(Debug)]
pub(super) struct Writer {
    queue: mpsc::Sender<Message>,
}

impl Writer {
    /// Starts the task. Once it was stopped and everything is written, it returns the connection.
    pub(super) fn start(connection: SqliteConnection, path: PathBuf) -> (Self, JoinHandle<SqliteConnection>) {
        let (queue, messages) = mpsc::channel(QUEUE);
        (Self { queue }, tokio::spawn(work(connection, messages, path)))
    }

    /// Runs a change in a transaction, together with other changes. Returns its result once it is
    /// committed.
    ///
    /// A change must not fail because of what a caller sent: that would undo all changes of its
    /// transaction.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        change: impl for<'t> FnOnce(&'t mut SqliteConnection) -> BoxFuture<'t, sqlx::Result<T>> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.hand_in(None, change).await
    }

    /// Runs a change as [`Writer::run`] does. Before the commit the transaction also executes
    /// `once`, a single time for all changes that name it.
    pub(super) async fn run_and<T: Send + 'static>(
        &self,
        once: &'static str,
        change: impl for<'t> FnOnce(&'t mut SqliteConnection) -> BoxFuture<'t, sqlx::Result<T>> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.hand_in(Some(once), change).await
    }

    async fn hand_in<T: Send + 'static>(
        &self,
        once: Option<&'static str>,
        change: impl for<'t> FnOnce(&'t mut SqliteConnection) -> BoxFuture<'t, sqlx::Result<T>> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (caller, answer) = oneshot::channel();
        let job = Box::new(Pending { change: Some(change), result: None, caller });
        self.queue.send(Message::Run { job, once }).await.map_err(|_| StoreError::Closed)?;
        answer.await.unwrap_or(Err(StoreError::Closed))
    }

    /// Lets the task end after the jobs that are queued.
    pub(super) async fn stop(&self) {
        let _ = self.queue.send(Message::Stop).await;
    }

    /// Fails if the task accepts no jobs.
    pub(super) fn is_running(&self) -> Result<(), StoreError> {
        if self.queue.is_closed() { Err(StoreError::Closed) } else { Ok(()) }
    }
}

async fn work(
    mut connection: SqliteConnection,
    mut messages: mpsc::Receiver<Message>,
    path: PathBuf,
) -> SqliteConnection {
    let mut batch = Vec::with_capacity(BATCH);
    while messages.recv_many(&mut batch, BATCH).await > 0 {
        let (mut jobs, mut statements) = (Vec::with_capacity(batch.len()), BTreeSet::new());
        for message in batch.drain(..) {
            match message {
                Message::Run { job, once } => {
                    jobs.push(job);
                    statements.extend(once);
                }
                Message::Stop => messages.close(),
            }
        }
        let committed = commit(&mut connection, &mut jobs, &statements).await;
        let committed = committed.map_err(|error| StoreError::from_sqlite(error, &path));
        for job in jobs {
            job.answer(&committed);
        }
    }
    connection
}

/// Commits all jobs or none.
///
/// The transaction is opened and ended in plain SQL: on some errors, such as a full disk, SQLite
/// rolls back by itself. sqlx's `Transaction` would then consider itself open forever, so that one
/// full disk would end all writing until the next start.
async fn commit(
    connection: &mut SqliteConnection,
    jobs: &mut [Box<dyn Job>],
    statements: &BTreeSet<&'static str>,
) -> sqlx::Result<()> {
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *connection).await?;
    let applied = apply(connection, jobs, statements).await;
    if applied.is_err() {
        // Fails if SQLite has rolled back by itself, which is as good.
        let _ = sqlx::query("ROLLBACK").execute(&mut *connection).await;
    }
    applied
}

async fn apply(
    connection: &mut SqliteConnection,
    jobs: &mut [Box<dyn Job>],
    statements: &BTreeSet<&'static str>,
) -> sqlx::Result<()> {
    for job in jobs {
        job.apply(connection).await?;
    }
    for statement in statements {
        sqlx::query(*statement).execute(&mut *connection).await?;
    }
    sqlx::query("COMMIT").execute(connection).await?;
    Ok(())
}
