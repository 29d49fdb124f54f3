//! Opens a database: for a server, for another program that writes, or for reading only.

use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use sqlx::{ConnectOptions as _, Connection as _};

use super::problem::OpenError;
use crate::{Open, OpeningReport, PostgresProblem};

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// By which PostgreSQL tells our connections from others.
const APPLICATION: &str = "konventa";
/// The largest number of connections that read, of which one listens. Reports are rare and each reads whole
/// tables: more readers would only compete.
const READERS: u32 = 8;
/// How long a server waits for a connection or a lock.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// An open database.
pub(super) struct Opened {
    pub(super) readers: PgPool,
    /// Whether it may be written.
    pub(super) writes: bool,
    pub(super) report: OpeningReport,
}

/// How the tables of a database compare with those of this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tables {
    Missing,
    Earlier,
    Current,
}

/// Settings for every connection. Statements are never logged here; what the server logs is up to its
/// operator.
///
/// A commit that was answered survives a crash of the server, and with a synchronous standby also its loss.
/// A node that the network has cut off loses its transaction, so that the others do not wait for it.
pub(super) fn settings(options: &PgConnectOptions) -> PgConnectOptions {
    options.clone().application_name(APPLICATION).disable_statement_logging().options([
        ("synchronous_commit", "on"),
        ("lock_timeout", "5s"),
        ("idle_in_transaction_session_timeout", "10s"),
        ("client_min_messages", "warning"),
    ])
}

pub(super) async fn open(options: &PgConnectOptions, open: Open) -> Result<Opened, OpenError> {
    let settings = settings(options);
    let mut connection = connect(&settings).await?;
    let tables = tables(&mut connection).await?;
    if matches!(open, Open::Alone { .. }) && is_in_use(&mut connection).await? {
        return Err(OpenError::Problem(PostgresProblem::InUse));
    }
    let writes = open != Open::Read;
    match (open, tables) {
        (Open::Existing | Open::Read | Open::Alone { create: false }, Tables::Missing) => {
            return Err(OpenError::Problem(PostgresProblem::NoTables));
        }
        (Open::Read, Tables::Earlier) => return Err(OpenError::Problem(PostgresProblem::Earlier)),
        (Open::Read, Tables::Current) => {}
        // Another server may do so at the same time: sqlx locks the database meanwhile.
        _ => MIGRATIONS.run(&mut connection).await?,
    }
    let _ = connection.close().await;
    let settings =
        if writes { settings } else { settings.options([("default_transaction_read_only", "on")]) };
    let readers =
        PgPoolOptions::new().max_connections(READERS).acquire_timeout(PATIENCE).connect_lazy_with(settings);
    let report = OpeningReport { new: tables == Tables::Missing, lost: None };
    Ok(Opened { readers, writes, report })
}

/// Connects, or fails after a while.
pub(super) async fn connect(settings: &PgConnectOptions) -> sqlx::Result<PgConnection> {
    tokio::time::timeout(PATIENCE, settings.connect())
        .await
        .unwrap_or_else(|_| Err(sqlx::Error::Io(std::io::ErrorKind::TimedOut.into())))
}

/// Whether another program of konventa uses the database.
async fn is_in_use(connection: &mut PgConnection) -> sqlx::Result<bool> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() \
         AND application_name = $1 AND pid <> pg_backend_pid())",
    )
    .bind(APPLICATION)
    .fetch_one(connection)
    .await
}

async fn tables(connection: &mut PgConnection) -> Result<Tables, OpenError> {
    let ours = sqlx::query_scalar("SELECT to_regclass('_sqlx_migrations') IS NOT NULL");
    if !ours.fetch_one(&mut *connection).await? {
        return Ok(Tables::Missing);
    }
    let found: Option<i64> = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations WHERE success")
        .fetch_one(connection)
        .await?;
    let newest = MIGRATIONS.iter().map(|migration| migration.version).max();
    match found {
        None => Ok(Tables::Missing),
        Some(_) if found > newest => Err(OpenError::Problem(PostgresProblem::Newer)),
        Some(_) if found == newest => Ok(Tables::Current),
        Some(_) => Ok(Tables::Earlier),
    }
}
