//! A store in a database of PostgreSQL.
//!
//! One task writes ([`writing`]), as with SQLite: it takes all changes that wait, commits them together,
//! and answers each caller after PostgreSQL has acknowledged the commit. Servers on the same database
//! take turns: each transaction that writes begins with the same advisory lock, so that a change sees
//! everything that was committed before it, and no change has to be tried again.
//!
//! What is deleted leaves the tables at once. What the files of PostgreSQL still have of it, and of the
//! order of arrival, is removed by [`upkeep`] (ADR 22).

mod listening;
mod opening;
mod presence;
mod problem;
mod turns;
mod upkeep;
mod writing;

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use konventa_domain::id::LectureId;
use sqlx::postgres::{PgConnectOptions, PgPool};
use tokio::sync::broadcast;
use tokio::task::JoinHandle;

use crate::address::PostgresAddress;
use crate::database::Database;
use crate::engine::Engine;
use crate::read_error;
use crate::sql::{Connection, query};
use crate::tables::NUMBERED;
use crate::writer::Writer;
use crate::{Notification, Open, StoreError};
use listening::Listening;
use presence::ServerName;
use writing::Health;

/// How a transaction begins of which all statements see the same.
const VIEW: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// A store in a database of PostgreSQL.
pub(crate) type PostgresStore = Database<Postgres>;

/// A database of PostgreSQL.
#[derive(Debug)]
pub(crate) struct Postgres {
    /// As people read it.
    name: Arc<str>,
    server: ServerName,
    settings: PgConnectOptions,
    readers: PgPool,
    /// The task that writes.
    writing: Mutex<Option<JoinHandle<()>>>,
    /// `None` if the database is only read.
    health: Option<Arc<Health>>,
    /// `None` if this is no server.
    listening: Option<Listening>,
}

impl PostgresStore {
    /// Connects and brings the tables up to date.
    ///
    /// # Errors
    /// See [`crate::open`].
    pub(crate) async fn open(address: &PostgresAddress, open: Open) -> Result<Self, StoreError> {
        let name: Arc<str> = address.shown.as_str().into();
        let opened =
            opening::open(&address.options, open).await.map_err(|error| problem::of(error, &name))?;
        let health = opened.writes.then(Arc::<Health>::default);
        let (writer, writing) = match &health {
            Some(health) => {
                let (writer, task) = writing::start(address, &name, Arc::clone(health));
                (writer, Some(task))
            }
            None => (Writer::refusing(), None),
        };
        let server = ServerName::random().map_err(|error| problem::of(error, &name))?;
        let settings = opening::settings(&address.options);
        let listening =
            (open == Open::Serve).then(|| Listening::begin(opened.readers.clone(), Arc::clone(&name)));
        let postgres = Postgres {
            name,
            server,
            settings,
            readers: opened.readers,
            writing: Mutex::new(writing),
            health,
            listening,
        };
        Ok(Self::new(postgres, writer, opened.report))
    }
}

/// Lets new rows of numbered tables have numbers after those that they have.
pub(crate) async fn continue_numbers(to: &mut Connection) -> sqlx::Result<()> {
    for table in NUMBERED {
        let statement = format!(
            "SELECT setval(pg_get_serial_sequence('{table}', 'number'), coalesce(max(number), 0) + 1, FALSE) FROM {table}"
        );
        query(sqlx::AssertSqlSafe(statement)).fetch_all(to).await?;
    }
    Ok(())
}

#[async_trait]
impl Engine for Postgres {
    async fn reader(&self) -> sqlx::Result<Box<Connection>> {
        Ok(Box::new(self.readers.acquire().await?))
    }

    async fn view(&self) -> sqlx::Result<Box<Connection>> {
        Ok(Box::new(self.readers.begin_with(VIEW).await?))
    }

    async fn begin(&self) -> sqlx::Result<Box<Connection>> {
        let mut connection = opening::connect(&self.settings).await?;
        turns::begin(&mut connection).await?;
        Ok(Box::new(connection))
    }

    fn explain(&self, error: sqlx::Error) -> StoreError {
        problem::of(error, &self.name)
    }

    fn notifications(&self) -> Option<broadcast::Receiver<Notification>> {
        self.listening.as_ref().map(Listening::subscribe)
    }

    async fn share_presence(&self, here: &[(LectureId, u32)]) -> read_error::Result<Vec<(LectureId, u32)>> {
        presence::share(&mut *self.readers.acquire().await?, &self.server, here).await
    }

    async fn ready(&self, writer: &Writer) -> Result<(), StoreError> {
        if let Some(health) = &self.health {
            writer.is_running()?;
            health.check()?;
        }
        Ok(())
    }

    async fn close(&self) {
        // A poisoned lock is used like any other: taking the task cannot be left half done.
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(writing) = writing {
            let _ = writing.await;
        }
        self.readers.close().await;
    }
}
