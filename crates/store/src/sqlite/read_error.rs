//! The reasons why something cannot be read.

use std::fmt::Display;
use std::path::Path;
use std::str::FromStr;

use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use crate::StoreError;

pub(super) type Result<T> = std::result::Result<T, ReadError>;

/// Why something cannot be read.
#[derive(Debug)]
pub(super) enum ReadError {
    Sqlite(sqlx::Error),
    /// A row contains what this program never writes.
    Damaged(String),
}

impl ReadError {
    /// A row of `what` contains what this program never writes.
    pub(super) fn damaged(what: &str, why: impl Display) -> Self {
        Self::Damaged(format!("{what}: {why}"))
    }

    /// The error for callers, of the database at `path`.
    pub(super) fn at(self, path: &Path) -> StoreError {
        match self {
            Self::Sqlite(error) => StoreError::from_sqlite(error, path),
            Self::Damaged(what) => StoreError::Damaged(what),
        }
    }
}

impl From<sqlx::Error> for ReadError {
    fn from(error: sqlx::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// A job of the writer fails with an error of sqlx, so a damaged row that it reads becomes one.
impl From<ReadError> for sqlx::Error {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Sqlite(error) => error,
            ReadError::Damaged(what) => Self::Decode(Box::new(StoreError::Damaged(what))),
        }
    }
}

/// Reads a column whose text is parsed. `what` names the row in the error.
pub(super) fn parsed<T: FromStr<Err: Display>>(row: &SqliteRow, what: &str, column: &str) -> Result<T> {
    let text: String = row.try_get(column)?;
    text.parse().map_err(|why| ReadError::damaged(what, why))
}
