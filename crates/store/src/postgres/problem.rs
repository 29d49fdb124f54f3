//! What is wrong with a database of PostgreSQL, in words that its operator can act on.

use sqlx::migrate::MigrateError;

use crate::error::cause;
use crate::{PostgresProblem, StoreError};

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
