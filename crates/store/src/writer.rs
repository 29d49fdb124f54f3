//! The queue of changes.
//!
//! Callers hand in changes. The task of an engine runs all that wait in one transaction, commits it, and
//! only then answers the callers. It knows nothing of what a change does, except the hints of its
//! [`Change`].

mod job;

use std::collections::BTreeSet;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::sync::mpsc::error::SendTimeoutError;

use crate::StoreError;
use crate::sql::{BoxFuture, Connection, query};
use job::Pending;

pub(crate) use job::{Change, Job, Message, sort_insertions};

/// The number of jobs that may wait.
const QUEUE: usize = 1024;
/// How long a caller waits for a place in the queue, before the server refuses its request.
const PATIENCE: Duration = Duration::from_secs(5);
/// The number of jobs that are committed together at most, so that no caller waits long for the
/// others.
pub(crate) const BATCH: usize = 256;

/// Hands jobs to the task.
#[derive(Debug)]
pub(crate) struct Writer {
    queue: mpsc::Sender<Message>,
}

impl Writer {
    /// A writer, and the jobs for the task of its engine.
    pub(crate) fn new() -> (Self, mpsc::Receiver<Message>) {
        let (queue, messages) = mpsc::channel(QUEUE);
        (Self { queue }, messages)
    }

    /// A writer that refuses every job, for a database that is only read.
    pub(crate) fn refusing() -> Self {
        Self { queue: mpsc::channel(1).0 }
    }

    /// Runs a change in a transaction, together with other changes. Returns its result once it is
    /// committed.
    ///
    /// A change must not fail because of what a caller sent: that would undo all changes of its
    /// transaction.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        what: Change<T>,
        change: impl for<'t> FnOnce(&'t mut Connection) -> BoxFuture<'t, sqlx::Result<T>> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (job, answer) = Pending::new(what, change);
        self.queue.send_timeout(Message::Run(Box::new(job)), PATIENCE).await.map_err(
            |error| match error {
                SendTimeoutError::Timeout(_) => StoreError::Overloaded,
                SendTimeoutError::Closed(_) => StoreError::Closed,
            },
        )?;
        answer.await.unwrap_or(Err(StoreError::Closed))
    }

    /// Lets the task end after the jobs that are queued.
    pub(crate) async fn stop(&self) {
        let _ = self.queue.send(Message::Stop).await;
    }

    /// Fails if the task accepts no jobs.
    pub(crate) fn is_running(&self) -> Result<(), StoreError> {
        if self.queue.is_closed() { Err(StoreError::Closed) } else { Ok(()) }
    }
}

/// Makes the changes of a transaction.
pub(crate) async fn apply(transaction: &mut Connection, jobs: &mut [Box<dyn Job>]) -> sqlx::Result<()> {
    for job in &mut *jobs {
        job.apply(transaction).await?;
    }
    for statement in jobs.iter().filter_map(|job| job.hints().once).collect::<BTreeSet<_>>() {
        query(statement).execute(transaction).await?;
    }
    Ok(())
}
