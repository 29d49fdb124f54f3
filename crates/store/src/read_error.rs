//! The reasons why something cannot be read.

use std::fmt::Display;
use std::str::FromStr;

use crate::StoreError;
use crate::sql::Row;

pub(crate) type Result<T> = std::result::Result<T, ReadError>;

/// Why something cannot be read.
#[derive(Debug)]
pub(crate) enum ReadError {
    Sql(sqlx::Error),
    /// A row contains what this program never writes.
    Damaged(String),
}

impl ReadError {
    /// A row of `what` contains what this program never writes.
    pub(crate) fn damaged(what: &str, why: impl Display) -> Self {
        Self::Damaged(format!("{what}: {why}"))
    }
}

impl From<sqlx::Error> for ReadError {
    fn from(error: sqlx::Error) -> Self {
        Self::Sql(error)
    }
}

/// A job of the writer fails with an error of sqlx, so a damaged row that it reads becomes one.
impl From<ReadError> for sqlx::Error {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Sql(error) => error,
            ReadError::Damaged(what) => Self::Decode(Box::new(StoreError::Damaged(what))),
        }
    }
}

/// Reads a column whose text is parsed. `what` names the row in the error.
pub(crate) fn parsed<T: FromStr<Err: Display>>(row: &Row, what: &str, column: &str) -> Result<T> {
    let text: String = row.try_get(column)?;
    text.parse().map_err(|why| ReadError::damaged(what, why))
}

/// Reads a column with a number that is not negative and not too large.
pub(crate) fn counted<T: TryFrom<i64, Error: Display>>(row: &Row, what: &str, column: &str) -> Result<T> {
    let number: i64 = row.try_get(column)?;
    number.try_into().map_err(|why| ReadError::damaged(what, why))
}

/// Reads a column that may have such a number.
pub(crate) fn maybe_counted<T: TryFrom<i64, Error: Display>>(
    row: &Row,
    what: &str,
    column: &str,
) -> Result<Option<T>> {
    let number: Option<i64> = row.try_get(column)?;
    number.map(|number| number.try_into().map_err(|why| ReadError::damaged(what, why))).transpose()
}
