//! What is wrong with a database of PostgreSQL, in words that its operator can act on.

use sqlx::migrate::MigrateError;

use crate::StoreError;
use crate::error::cause;

/// What is wrong. A sentence about the database goes on with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PostgresProblem {
    /// No connection, or it was cut.
    #[error("does not answer: check that PostgreSQL runs there and that the network reaches it")]
    Unreachable,
    /// The server has no such database.
    #[error("does not exist: create it with “createdb”")]
    NoDatabase,
    /// Unknown user, wrong password, or the server does not let this computer in.
    #[error("refuses the user or the password: check both in --database, and pg_hba.conf on that server")]
    Refused,
    /// The user may not do what konventa does.
    #[error("does not let this user create or change its tables: make the user the owner of the database")]
    NoRight,
    /// A standby, or a server that was made read-only.
    #[error("can only be read at the moment: name the primary server with --database, or promote this one")]
    ReadOnly,
    /// Its disk is full.
    #[error("has no space left on its disk: what needs more space is not stored until there is some")]
    Full,
    /// It has as many connections as it takes.
    #[error("has no connection left: raise max_connections there, or stop another program")]
    NoConnection,
    /// Another program holds a lock.
    #[error("is locked by another program for more than 5 seconds")]
    Locked,
    /// A server of konventa uses it.
    #[error("is used by a server of konventa: stop it first")]
    InUse,
    /// There are no tables of konventa.
    #[error("has no tables of konventa: start “konventa serve” on it once")]
    NoTables,
    /// The tables are those of another version.
    #[error("was written by a newer version of konventa: run that one")]
    Newer,
    /// The tables are those of an earlier version, and must not be changed now.
    #[error("has tables of an earlier version of konventa: start “konventa serve” on it once")]
    Earlier,
}

/// Why a database cannot be opened or used.
#[derive(Debug)]
pub(super) enum OpenError {
    Sql(sqlx::Error),
    Migrate(MigrateError),
    Problem(PostgresProblem),
}

impl From<sqlx::Error> for OpenError {
    fn from(error: sqlx::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<MigrateError> for OpenError {
    fn from(error: MigrateError) -> Self {
        Self::Migrate(error)
    }
}

/// The error for callers, of the database `name`.
pub(super) fn of(error: impl Into<OpenError>, name: &str) -> StoreError {
    let problem = |problem| StoreError::Postgres { database: name.to_owned(), problem };
    match error.into() {
        OpenError::Problem(found) => problem(found),
        OpenError::Migrate(MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _)) => {
            of(error, name)
        }
        OpenError::Migrate(MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..)) => {
            problem(PostgresProblem::Newer)
        }
        OpenError::Migrate(error) => {
            StoreError::PostgresFailed { database: name.to_owned(), source: std::sync::Arc::new(error) }
        }
        OpenError::Sql(sqlx::Error::PoolClosed) => StoreError::Closed,
        OpenError::Sql(sqlx::Error::Decode(error)) if error.is::<StoreError>() => {
            error.downcast().map_or(StoreError::Closed, |error| *error)
        }
        OpenError::Sql(error) => match found(&error) {
            Some(found) => problem(found),
            None => StoreError::PostgresFailed { database: name.to_owned(), source: cause(error) },
        },
    }
}

/// The problem, by the code of the server's error (appendix A of PostgreSQL's manual).
fn found(error: &sqlx::Error) -> Option<PostgresProblem> {
    use PostgresProblem as P;
    let Some(code) = error.as_database_error().and_then(sqlx::error::DatabaseError::code) else {
        return is_cut(error).then_some(P::Unreachable);
    };
    Some(match &*code {
        "3D000" => P::NoDatabase,
        "28000" | "28P01" => P::Refused,
        "42501" => P::NoRight,
        "25006" => P::ReadOnly,
        "53100" => P::Full,
        "53300" => P::NoConnection,
        "55P03" | "40P01" => P::Locked,
        "42P01" => P::NoTables,
        // It stops, starts, or ends the connection; the class 08 is about connections.
        "57P01" | "57P02" | "57P03" | "57P05" | "25P03" => P::Unreachable,
        code if code.starts_with("08") => P::Unreachable,
        _ => return None,
    })
}

/// Whether there is no connection any more.
pub(super) fn is_cut(error: &sqlx::Error) -> bool {
    matches!(
        error,
        sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::Protocol(_) | sqlx::Error::PoolTimedOut
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_connection_is_said_in_one_sentence() {
        let cut = sqlx::Error::Io(std::io::ErrorKind::ConnectionReset.into());
        assert_eq!(
            of(cut, "“k” of the PostgreSQL server db:5432").to_string(),
            "the database “k” of the PostgreSQL server db:5432 does not answer: check that PostgreSQL runs there and that the \
             network reaches it"
        );
    }
}
