//! The task itself: batches while there is work, upkeep in the pauses.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::SqliteConnection;
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout};

use super::commit::commit;
use super::health::WriterHealth;
use crate::StoreError;
use crate::sqlite::ledger::{Commits, Ledger};
use crate::sqlite::{rescue, upkeep};
use crate::writer::{BATCH, Job, Message, sort_insertions};

/// A pause of this length in the writing is used for upkeep. Without jobs the files are checked as
/// often.
const PAUSE: Duration = Duration::from_secs(1);
/// Without a pause the log is emptied this often.
const CHECKPOINT_INTERVAL: Duration = Duration::from_secs(30);
/// How long all others wait for one attempt to empty the log.
const ATTEMPT: Duration = Duration::from_millis(100);
/// The time between two attempts to empty the log after a deletion.
const RETRY: Duration = Duration::from_millis(25);
/// How long the caller of a deletion waits for the log to be emptied.
const ERASE_PATIENCE: Duration = Duration::from_secs(10);
/// The shortest time between two rewrites in pauses: of a small file, and of any file.
const REWRITE_SMALL: Duration = Duration::from_hours(1);
const REWRITE_ANY: Duration = Duration::from_hours(24);
/// The shortest pause in which a file is rewritten.
const REWRITE_PAUSE: Duration = Duration::from_mins(1);

/// What is left when the task has ended. Whoever closes the connection drops the ledger after it,
/// so that the next server finds the file at rest.
#[derive(Debug)]
pub(in super::super) struct Finished {
    pub(in super::super) connection: SqliteConnection,
    pub(in super::super) ledger: Option<Ledger>,
}

/// What the task works with.
#[derive(Debug)]
pub(in super::super) struct Resources {
    pub(in super::super) path: PathBuf,
    pub(in super::super) connection: SqliteConnection,
    /// `None` if another process writes the ledger.
    pub(in super::super) ledger: Option<Ledger>,
    /// The commits so far.
    pub(in super::super) commits: Commits,
    pub(in super::super) health: Arc<WriterHealth>,
}

/// A deletion that is committed and whose traces are still in the log.
struct Erasing {
    job: Box<dyn Job>,
    until: Instant,
}

pub(super) struct Task {
    to: Resources,
    erasing: Vec<Erasing>,
    /// Whether the log has commits that are not in the file.
    unsaved: bool,
    /// Whether the log has something that was deleted.
    has_traces: bool,
    /// Whether rows may lie in the order of their arrival. After a start nobody knows.
    in_order_of_arrival: bool,
    last_commit: Instant,
    last_checkpoint: Instant,
    /// `None` if the file was not rewritten since the start.
    last_rewrite: Option<Instant>,
    /// When it was logged that the ledger cannot be made again.
    ledger_lost: Option<Instant>,
}

impl Task {
    pub(super) fn new(to: Resources) -> Self {
        let now = Instant::now();
        Self {
            to,
            erasing: Vec::new(),
            unsaved: true,
            has_traces: false,
            in_order_of_arrival: true,
            last_commit: now,
            last_checkpoint: now,
            last_rewrite: None,
            ledger_lost: None,
        }
    }

    /// Works until it is stopped.
    pub(super) async fn run(mut self, mut messages: mpsc::Receiver<Message>) -> Finished {
        let mut batch = Vec::with_capacity(BATCH);
        loop {
            let patience = if self.erasing.is_empty() { PAUSE } else { RETRY };
            match timeout(patience, messages.recv_many(&mut batch, BATCH)).await {
                Ok(0) => return self.finish().await,
                Ok(_) => {
                    let mut jobs = Vec::with_capacity(batch.len());
                    for message in batch.drain(..) {
                        match message {
                            Message::Run(job) => jobs.push(job),
                            Message::Stop => messages.close(),
                        }
                    }
                    self.work(jobs).await;
                }
                Err(_) => self.pause().await,
            }
            self.erase().await;
        }
    }

    async fn work(&mut self, mut jobs: Vec<Box<dyn Job>>) {
        if jobs.is_empty() {
            return;
        }
        sort_insertions(&mut jobs);
        let rewrites = jobs.iter().any(|job| job.hints().rewrites);
        let committed = self.commit(&mut jobs).await;
        self.note(&committed).await;
        self.has_traces |= committed.is_ok() && jobs.iter().any(|job| job.has_deleted());
        let until = Instant::now() + ERASE_PATIENCE;
        for job in jobs {
            if committed.is_ok() && self.has_traces && job.hints().erases {
                self.erasing.push(Erasing { job, until });
            } else {
                job.answer(&committed);
            }
        }
        if rewrites && committed.is_ok() {
            self.rewrite(upkeep::SMALL_FILE).await;
        } else if self.unsaved && self.last_checkpoint.elapsed() > CHECKPOINT_INTERVAL {
            self.checkpoint(ATTEMPT).await;
        }
    }

    /// Commits jobs to the files that are in their places before and after it. Nobody is told that
    /// something is stored in a file that nobody will find.
    async fn commit(&mut self, jobs: &mut [Box<dyn Job>]) -> Result<(), StoreError> {
        self.to.health.check_files()?;
        let commits = commit(&mut self.to.connection, jobs)
            .await
            .map_err(|error| StoreError::from_sqlite(error, &self.to.path))?;
        self.to.health.check_files()?;
        self.unsaved = true;
        self.in_order_of_arrival |= !jobs.is_empty();
        self.last_commit = Instant::now();
        if let Some(commits) = commits {
            self.to.commits.all = commits;
            self.write_ledger();
        }
        Ok(())
    }

    /// Notes the result of a commit. That the files are gone is logged here, once. All other
    /// failures are logged where a request is refused because of them.
    async fn note(&mut self, result: &Result<(), StoreError>) {
        let before = self.to.health.note(result);
        match (&before, result) {
            (Some(StoreError::Moved(_)), Err(StoreError::Moved(_))) => {}
            (_, Err(moved @ StoreError::Moved(_))) => {
                let kept = rescue::keep(&mut self.to.connection, &self.to.path, self.to.health.files());
                tracing::error!("{moved}. {}", kept.await);
            }
            (Some(StoreError::Moved(file)), Ok(())) => {
                tracing::warn!("{} is back in its place, so changes are stored again", file.display());
            }
            _ => {}
        }
    }

    /// Nobody has called for a while.
    async fn pause(&mut self) {
        let troubled = self.to.health.trouble().is_some();
        let files = self.to.health.check_files();
        if files.is_err() {
            self.note(&files).await;
            return;
        }
        self.keep_ledger();
        if troubled {
            // A log that cannot grow on a full disk may still fit into the file.
            if self.unsaved {
                self.checkpoint(ATTEMPT).await;
            }
            // An empty commit finds out whether the disk can be written again.
            let committed = self.commit(&mut []).await;
            self.note(&committed).await;
            return;
        }
        if self.unsaved {
            self.checkpoint(ATTEMPT).await;
        }
        let idle = self.last_commit.elapsed();
        if self.in_order_of_arrival && idle >= REWRITE_PAUSE {
            let since = self.last_rewrite.map_or(Duration::MAX, |at| at.elapsed());
            if since >= REWRITE_ANY {
                self.rewrite(u64::MAX).await;
            } else if since >= REWRITE_SMALL {
                self.rewrite(upkeep::SMALL_FILE).await;
            }
        }
    }

    /// Answers the callers of deletions once the log is empty.
    async fn erase(&mut self) {
        if self.erasing.is_empty() {
            return;
        }
        let erased = !self.has_traces || self.checkpoint(ATTEMPT).await;
        let now = Instant::now();
        for Erasing { job, until } in std::mem::take(&mut self.erasing) {
            if erased {
                job.answer(&Ok(()));
            } else if now >= until {
                job.answer(&Err(StoreError::NotErased(self.to.path.clone())));
            } else {
                self.erasing.push(Erasing { job, until });
            }
        }
    }

    /// Empties the log, unless a reader prevents it.
    async fn checkpoint(&mut self, patience: Duration) -> bool {
        if self.to.health.check_files().is_err() {
            return false;
        }
        match upkeep::checkpoint(&mut self.to.connection, patience).await {
            Ok(true) => {
                (self.unsaved, self.has_traces) = (false, false);
                self.last_checkpoint = Instant::now();
                self.to.commits.saved = self.to.commits.all;
                self.write_ledger();
                true
            }
            Ok(false) => false,
            Err(error) => {
                log_failure("the log cannot be moved into the database", error, &self.to.path);
                false
            }
        }
    }

    /// Rewrites the file if it is not larger than `most`.
    async fn rewrite(&mut self, most: u64) {
        let rewritten = async {
            let size = upkeep::size(&mut self.to.connection).await?;
            if size <= most {
                upkeep::rewrite(&mut self.to.connection, size).await?;
            }
            Ok(size <= most)
        };
        match rewritten.await {
            Ok(true) => {
                self.in_order_of_arrival = false;
                self.unsaved = true;
                self.last_rewrite = Some(Instant::now());
                self.checkpoint(ATTEMPT).await;
            }
            Ok(false) => {}
            Err(error) => {
                // Tried again at the normal interval, so that a full disk does not also flood the log.
                self.last_rewrite = Some(Instant::now());
                log_failure("the database cannot be rewritten", error, &self.to.path);
            }
        }
    }

    fn write_ledger(&mut self) {
        self.keep_ledger();
        let commits = self.to.commits;
        if let Some(Err(error)) = self.to.ledger.as_mut().map(|ledger| ledger.write(commits)) {
            tracing::warn!("the ledger of {} cannot be written: {error}", self.to.path.display());
        }
    }

    /// A ledger that somebody deleted is made again, because its lock is what keeps a second server out.
    fn keep_ledger(&mut self) {
        let Some(ledger) = &mut self.to.ledger else { return };
        if ledger.is_in_place(&self.to.path) {
            return;
        }
        let path = self.to.path.display();
        match Ledger::lock(&self.to.path).and_then(|locked| {
            locked.map(|mut again| again.write(self.to.commits).map(|()| again)).transpose()
        }) {
            Ok(Some(again)) => {
                tracing::warn!("the ledger of {path} was deleted or replaced, and is made again");
                *ledger = again;
                self.ledger_lost = None;
            }
            // Tried again with each commit, but logged once.
            _ if self.ledger_lost.is_some() => {}
            Ok(None) => {
                tracing::warn!("the ledger of {path} was replaced, and another program has locked it");
                self.ledger_lost = Some(Instant::now());
            }
            Err(error) => {
                tracing::warn!(
                    "the ledger of {path} was deleted or replaced, and cannot be made again: {error}"
                );
                self.ledger_lost = Some(Instant::now());
            }
        }
    }

    async fn finish(mut self) -> Finished {
        if self.to.health.check_files().is_ok() {
            if self.in_order_of_arrival {
                self.rewrite(upkeep::SMALL_FILE).await;
            }
            if self.unsaved {
                self.checkpoint(upkeep::LOCK_PATIENCE).await;
            }
        }
        let erased = if self.has_traces { Err(StoreError::NotErased(self.to.path.clone())) } else { Ok(()) };
        for Erasing { job, .. } in self.erasing {
            job.answer(&erased);
        }
        Finished { connection: self.to.connection, ledger: self.to.ledger }
    }
}

fn log_failure(what: &str, error: sqlx::Error, path: &Path) {
    tracing::warn!("{what}: {}", StoreError::from_sqlite(error, path));
}
