//! The task that writes: commits while there is work, upkeep in the pauses.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout};

use super::opening::{connect, settings};
use super::{problem, turns, upkeep};
use crate::StoreError;
use crate::address::PostgresAddress;
use crate::writer::{BATCH, Job, Message, Writer, apply, sort_insertions};

/// A pause of this length in the writing is used for upkeep, and to try a database that failed again.
const PAUSE: Duration = Duration::from_secs(1);
/// How long a commit may take, with the turns of other servers before it.
const COMMIT_PATIENCE: Duration = Duration::from_secs(10);
/// The shortest time between two rewrites: of small tables after something was deleted, of small tables that
/// may tell the order of arrival, and of all tables.
const REWRITE_DELETED: Duration = Duration::from_mins(1);
const REWRITE_SMALL: Duration = Duration::from_hours(1);
const REWRITE_ALL: Duration = Duration::from_hours(24);
/// The shortest pause in which tables are rewritten although nothing was deleted.
const REWRITE_PAUSE: Duration = Duration::from_mins(1);

/// Whether the last commit succeeded.
#[derive(Debug, Default)]
pub(super) struct Health(Mutex<Option<StoreError>>);

impl Health {
    /// Fails if the last commit failed.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        self.trouble().clone().map_or(Ok(()), Err)
    }

    fn trouble(&self) -> MutexGuard<'_, Option<StoreError>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Starts the task. It ends once it is stopped and everything is written.
pub(super) fn start(
    address: &PostgresAddress,
    name: &Arc<str>,
    health: Arc<Health>,
) -> (Writer, JoinHandle<()>) {
    let (writer, messages) = Writer::new();
    let task = Task {
        settings: settings(&address.options),
        name: Arc::clone(name),
        health,
        connection: None,
        in_order_of_arrival: true,
        has_traces: false,
        last_commit: Instant::now(),
        last_rewrite: None,
        last_full_rewrite: Instant::now(),
    };
    (writer, tokio::spawn(task.run(messages)))
}

struct Task {
    settings: PgConnectOptions,
    name: Arc<str>,
    health: Arc<Health>,
    /// `None` if it was cut. The next commit connects again.
    connection: Option<PgConnection>,
    /// Whether rows may lie in the order of their arrival. After a start nobody knows.
    in_order_of_arrival: bool,
    /// Whether the files have something that was deleted.
    has_traces: bool,
    last_commit: Instant,
    /// `None` if nothing was rewritten since the start.
    last_rewrite: Option<Instant>,
    last_full_rewrite: Instant,
}

impl Task {
    async fn run(mut self, mut messages: mpsc::Receiver<Message>) {
        let mut batch = Vec::with_capacity(BATCH);
        loop {
            match timeout(PAUSE, messages.recv_many(&mut batch, BATCH)).await {
                Ok(0) => break,
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
        }
        if self.has_traces {
            self.rewrite(upkeep::SMALL).await;
        }
        if let Some(connection) = self.connection {
            let _ = sqlx::Connection::close(connection).await;
        }
    }

    async fn work(&mut self, mut jobs: Vec<Box<dyn Job>>) {
        if jobs.is_empty() {
            return;
        }
        sort_insertions(&mut jobs);
        let rewrites = jobs.iter().any(|job| job.hints().rewrites);
        let committed = self.commit(&mut jobs).await;
        let deleted = committed.is_ok() && jobs.iter().any(|job| job.has_deleted());
        for job in jobs {
            job.answer(&committed);
        }
        self.has_traces |= committed.is_ok() && (rewrites || deleted);
    }

    /// Nobody has called for a while.
    async fn pause(&mut self) {
        let troubled = self.health.trouble().is_some();
        if troubled {
            // An empty commit finds out whether the database can be written again.
            let _ = self.commit(&mut []).await;
            return;
        }
        let since = self.last_rewrite.map_or(Duration::MAX, |at| at.elapsed());
        let quiet = self.in_order_of_arrival && self.last_commit.elapsed() >= REWRITE_PAUSE;
        if quiet && self.last_full_rewrite.elapsed() >= REWRITE_ALL {
            self.rewrite(i64::MAX).await;
        } else if (self.has_traces && since >= REWRITE_DELETED) || (quiet && since >= REWRITE_SMALL) {
            self.rewrite(upkeep::SMALL).await;
        }
    }

    /// Commits all jobs or none. If the answer to the commit is lost, nobody knows which: the callers are
    /// told that it failed, and a phone that sends again finds what it sent before.
    async fn commit(&mut self, jobs: &mut [Box<dyn Job>]) -> Result<(), StoreError> {
        let committed = timeout(COMMIT_PATIENCE, self.try_commit(jobs))
            .await
            .unwrap_or_else(|_| Err(sqlx::Error::Io(std::io::ErrorKind::TimedOut.into())));
        self.in_order_of_arrival |= !jobs.is_empty();
        self.last_commit = Instant::now();
        let committed = committed.map_err(|error| {
            // Whatever state the connection is in.
            self.connection = None;
            problem::of(error, &self.name)
        });
        *self.health.trouble() = committed.as_ref().err().cloned();
        committed
    }

    async fn try_commit(&mut self, jobs: &mut [Box<dyn Job>]) -> sqlx::Result<()> {
        let connection = self.connected().await?;
        turns::begin(connection).await?;
        apply(connection, jobs).await?;
        sqlx::query("COMMIT").execute(connection).await?;
        Ok(())
    }

    async fn connected(&mut self) -> sqlx::Result<&mut PgConnection> {
        Ok(match &mut self.connection {
            Some(connection) => connection,
            none => none.insert(connect(&self.settings).await?),
        })
    }

    /// Removes what the files have of deleted rows, and of the order of arrival.
    ///
    /// Tables of more than `most` bytes are left alone.
    async fn rewrite(&mut self, most: i64) {
        self.last_rewrite = Some(Instant::now());
        if most == i64::MAX {
            self.last_full_rewrite = Instant::now();
        }
        let rewritten = async { upkeep::rewrite(self.connected().await?, most).await };
        match rewritten.await {
            Ok(()) => (self.in_order_of_arrival, self.has_traces) = (false, false),
            Err(error) => {
                self.connection = None;
                tracing::warn!("the tables cannot be rewritten: {}", problem::of(error, &self.name));
            }
        }
    }
}
