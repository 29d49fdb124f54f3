//! The task that writes.
//!
//! Callers hand in jobs. The task runs all jobs that wait in one transaction, commits it, and only
//! then answers the callers. It knows nothing of what a job does, except the hints of its
//! [`Change`].

mod commit;
mod health;
mod job;
mod task;

use sqlx::sqlite::SqliteConnection;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::StoreError;
use job::{Message, Pending};
use task::Task;

pub(super) use health::WriterHealth;
pub(super) use job::{BoxFuture, Change};
pub(super) use task::{Finished, Resources};

/// The number of jobs that may wait; further callers wait until there is room.
const QUEUE: usize = 1024;

/// Hands jobs to the task.
#[derive(Debug)]
pub(super) struct Writer {
    queue: mpsc::Sender<Message>,
}

impl Writer {
    /// Starts the task. Once it is stopped and everything is written, it returns what it worked
    /// with.
    pub(super) fn start(to: Resources) -> (Self, JoinHandle<Finished>) {
        let (queue, messages) = mpsc::channel(QUEUE);
        (Self { queue }, tokio::spawn(Task::new(to).run(messages)))
    }

    /// A writer that refuses every job, for a database that is only read.
    pub(super) fn refusing() -> Self {
        Self { queue: mpsc::channel(1).0 }
    }

    /// Runs a change in a transaction, together with other changes. Returns its result once it is
    /// committed.
    ///
    /// A change must not fail because of what a caller sent: that would undo all changes of its
    /// transaction.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        what: Change<T>,
        change: impl for<'t> FnOnce(&'t mut SqliteConnection) -> BoxFuture<'t, sqlx::Result<T>> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (job, answer) = Pending::new(what, change);
        self.queue.send(Message::Run(Box::new(job))).await.map_err(|_| StoreError::Closed)?;
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
