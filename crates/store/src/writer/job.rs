//! Changes that wait for the task, each with the caller that waits for its result.

use tokio::sync::oneshot;

use crate::sql::{BoxFuture, Connection};
use crate::{Fingerprint, StoreError};

/// What the task has to know of a change with the result `T`.
#[derive(Debug)]
pub(crate) struct Change<T> {
    pub(crate) hints: Hints,
    /// Whether something was deleted, by the result.
    pub(crate) deleted: fn(&T) -> bool,
}

/// What the task has to know of a change before it is made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hints {
    /// A statement that the transaction executes once, however many of its changes name it.
    pub(crate) once: Option<&'static str>,
    /// The hash of the row that is inserted.
    pub(crate) inserts: Option<Fingerprint>,
    /// Whether it may delete something.
    pub(crate) erases: bool,
    /// Whether the file is to be rewritten afterwards.
    pub(crate) rewrites: bool,
    /// Whether its loss would be a loss of data.
    pub(crate) counts: bool,
}

impl<T> Change<T> {
    /// A change of which there is nothing to know.
    pub(crate) fn new() -> Self {
        let hints = Hints { once: None, inserts: None, erases: false, rewrites: false, counts: true };
        Self { hints, deleted: |_| false }
    }

    /// Before the commit the transaction also executes `statement`, a single time for all changes
    /// that name it.
    pub(crate) fn and_once(mut self, statement: &'static str) -> Self {
        self.hints.once = Some(statement);
        self
    }

    /// The change inserts a row with this hash. Insertions that wait together are made in the order
    /// of their hashes, so that the file does not tell the order in which they arrived.
    pub(crate) fn inserts(mut self, hash: Fingerprint) -> Self {
        self.hints.inserts = Some(hash);
        self
    }

    /// If `deleted` says so, the caller is answered only after the log was emptied. A caller that
    /// repeats a deletion waits for that too.
    pub(crate) fn erases(mut self, deleted: fn(&T) -> bool) -> Self {
        self.hints.erases = true;
        self.deleted = deleted;
        self
    }

    /// If `deleted` says so, the log has traces of what was deleted, but the caller does not wait for
    /// them to be emptied.
    pub(crate) fn leaves_traces(mut self, deleted: fn(&T) -> bool) -> Self {
        self.deleted = deleted;
        self
    }

    /// Lets the file be rewritten after the commit.
    pub(crate) fn then_rewrite(mut self, rewrites: bool) -> Self {
        self.hints.rewrites = rewrites;
        self
    }

    /// The next start makes the change again, so that it is no loss if a log is damaged.
    pub(crate) fn repeatable(mut self) -> Self {
        self.hints.counts = false;
        self
    }
}

/// A change and the caller that waits for its result.
pub(crate) trait Job: Send {
    fn hints(&self) -> Hints;

    /// Makes the change and keeps its result. Nobody sees it before the commit.
    fn apply<'t>(&'t mut self, transaction: &'t mut Connection) -> BoxFuture<'t, sqlx::Result<()>>;

    /// Whether the change has deleted something.
    fn has_deleted(&self) -> bool;

    /// Answers the caller.
    fn answer(self: Box<Self>, committed: &Result<(), StoreError>);
}

/// What callers send to the task.
pub(crate) enum Message {
    Run(Box<dyn Job>),
    /// No job comes after those that are queued.
    Stop,
}

/// A job and its caller.
pub(crate) struct Pending<C, T> {
    what: Change<T>,
    change: Option<C>,
    result: Option<T>,
    caller: oneshot::Sender<Result<T, StoreError>>,
}

impl<C, T> Pending<C, T> {
    pub(crate) fn new(what: Change<T>, change: C) -> (Self, oneshot::Receiver<Result<T, StoreError>>) {
        let (caller, answer) = oneshot::channel();
        (Self { what, change: Some(change), result: None, caller }, answer)
    }
}

impl<C, T> Job for Pending<C, T>
where
    C: for<'t> FnOnce(&'t mut Connection) -> BoxFuture<'t, sqlx::Result<T>> + Send,
    T: Send,
{
    fn hints(&self) -> Hints {
        self.what.hints
    }

    fn apply<'t>(&'t mut self, transaction: &'t mut Connection) -> BoxFuture<'t, sqlx::Result<()>> {
        Box::pin(async move {
            if let Some(change) = self.change.take() {
                self.result = Some(change(transaction).await?);
            }
            Ok(())
        })
    }

    fn has_deleted(&self) -> bool {
        self.result.as_ref().is_some_and(self.what.deleted)
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

/// Brings insertions into the order of their hashes. Other changes keep their place: an insertion
/// never passes a deletion of the same row.
pub(crate) fn sort_insertions(jobs: &mut [Box<dyn Job>]) {
    for run in jobs.chunk_by_mut(|one, next| one.hints().inserts.is_some() && next.hints().inserts.is_some())
    {
        run.sort_by_key(|job| job.hints().inserts);
    }
}
