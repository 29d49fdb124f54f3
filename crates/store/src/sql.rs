//! SQL that every engine runs.
//!
//! A statement is written once, in the SQL that SQLite and PostgreSQL share, with `$1`, `$2`, … as its
//! parameters. [`query`] runs it on a [`Connection`] of either engine. `sqlx::Any` would do the same, but
//! reads no boolean that SQLite computes, and copies every row.

mod execute;
mod row;
mod value;

use std::future::Future;
use std::pin::Pin;

use sqlx::{SqlSafeStr, SqlStr};

pub(crate) use execute::Execute;
pub(crate) use row::{FromRow, Row};
pub(crate) use value::{Bind, Value};

/// A future on the heap.
pub(crate) type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A connection of any engine.
pub(crate) type Connection = dyn Execute;

/// A statement and the values of its parameters.
pub(crate) struct Query<'q> {
    text: SqlStr,
    values: Vec<Value<'q>>,
}

/// A statement whose rows are read as `T`.
pub(crate) struct QueryAs<'q, T> {
    query: Query<'q>,
    read: fn(&Row) -> sqlx::Result<T>,
}

/// A statement.
pub(crate) fn query<'q>(text: impl SqlSafeStr) -> Query<'q> {
    Query { text: text.into_sql_str(), values: Vec::new() }
}

/// A statement of which the first column is read.
pub(crate) fn query_scalar<'q, T: for<'r> row::Column<'r>>(text: impl SqlSafeStr) -> QueryAs<'q, T> {
    QueryAs { query: query(text), read: |row| row.try_get(0) }
}

/// A statement whose columns are read in their order.
pub(crate) fn query_as<'q, T: FromRow>(text: impl SqlSafeStr) -> QueryAs<'q, T> {
    QueryAs { query: query(text), read: T::from_row }
}

impl<'q> Query<'q> {
    /// Gives the next parameter its value.
    pub(crate) fn bind(mut self, value: impl Bind<'q>) -> Self {
        self.values.push(value.value());
        self
    }

    /// Runs the statement. Returns the number of rows that it changed.
    pub(crate) async fn execute(self, to: &mut Connection) -> sqlx::Result<u64> {
        to.execute(self).await
    }

    /// Returns all rows.
    pub(crate) async fn fetch_all(self, from: &mut Connection) -> sqlx::Result<Vec<Row>> {
        from.fetch_all(self).await
    }

    /// Returns the only row, if there is one.
    pub(crate) async fn fetch_optional(self, from: &mut Connection) -> sqlx::Result<Option<Row>> {
        Ok(from.fetch_all(self).await?.into_iter().next())
    }
}

impl<'q, T> QueryAs<'q, T> {
    /// Gives the next parameter its value.
    pub(crate) fn bind(self, value: impl Bind<'q>) -> Self {
        Self { query: self.query.bind(value), ..self }
    }

    /// Returns all rows.
    pub(crate) async fn fetch_all(self, from: &mut Connection) -> sqlx::Result<Vec<T>> {
        self.query.fetch_all(from).await?.iter().map(self.read).collect()
    }

    /// Returns the only row, if there is one.
    pub(crate) async fn fetch_optional(self, from: &mut Connection) -> sqlx::Result<Option<T>> {
        self.query.fetch_optional(from).await?.as_ref().map(self.read).transpose()
    }

    /// Returns the only row.
    pub(crate) async fn fetch_one(self, from: &mut Connection) -> sqlx::Result<T> {
        self.fetch_optional(from).await?.ok_or(sqlx::Error::RowNotFound)
    }
}
