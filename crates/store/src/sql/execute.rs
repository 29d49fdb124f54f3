//! Running statements on the connections of the engines.

use sqlx::Transaction;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgConnection, Postgres};
use sqlx::sqlite::{Sqlite, SqliteArguments, SqliteConnection};

use super::{BoxFuture, Query, Row};

/// Runs statements.
pub(crate) trait Execute: Send {
    /// Runs a statement. Returns the number of rows that it changed.
    fn execute<'c>(&'c mut self, query: Query<'c>) -> BoxFuture<'c, sqlx::Result<u64>>;

    /// Returns all rows of a statement.
    fn fetch_all<'c>(&'c mut self, query: Query<'c>) -> BoxFuture<'c, sqlx::Result<Vec<Row>>>;
}

/// Implements [`Execute`] for what sqlx runs statements on, which is `$on` of `self`.
macro_rules! execute {
    ($engine:ident, $arguments:ident, $($connection:ty => |$this:ident| $on:expr,)+) => {$(
        impl Execute for $connection {
            fn execute<'c>(&'c mut self, query: Query<'c>) -> BoxFuture<'c, sqlx::Result<u64>> {
                Box::pin(async move {
                    let mut arguments = $arguments::default();
                    for value in query.values {
                        value.add_to(&mut arguments)?;
                    }
                    let $this = self;
                    Ok(sqlx::query_with(query.text, arguments).execute($on).await?.rows_affected())
                })
            }

            fn fetch_all<'c>(&'c mut self, query: Query<'c>) -> BoxFuture<'c, sqlx::Result<Vec<Row>>> {
                Box::pin(async move {
                    let mut arguments = $arguments::default();
                    for value in query.values {
                        value.add_to(&mut arguments)?;
                    }
                    let $this = self;
                    let rows = sqlx::query_with(query.text, arguments).fetch_all($on).await?;
                    Ok(rows.into_iter().map(Row::$engine).collect())
                })
            }
        }
    )+};
}

execute! { Sqlite, SqliteArguments,
    SqliteConnection => |this| &mut *this,
    PoolConnection<Sqlite> => |this| &mut **this,
    Transaction<'static, Sqlite> => |this| &mut **this,
}

execute! { Postgres, PgArguments,
    PgConnection => |this| &mut *this,
    PoolConnection<Postgres> => |this| &mut **this,
    Transaction<'static, Postgres> => |this| &mut **this,
}
