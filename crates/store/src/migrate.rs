//! Moves everything from one database into another, of the same engine or another.

use crate::address::Place;
use crate::engine::Engine as _;
use crate::postgres::PostgresStore;
use crate::sql::{Connection, query};
use crate::sqlite::SqliteStore;
use crate::tables::{self, TableContent};
use crate::{Address, Open, Store as _, StoreError};

/// A database of either engine.
enum Either {
    Sqlite(Box<SqliteStore>),
    Postgres(Box<PostgresStore>),
}

/// Copies all tables into an empty database, in one transaction, and reads both again. Returns what each
/// table has, which is the same in both. The first database is not changed.
///
/// # Errors
/// If a server uses one of them, the first is missing, or the second is not empty
/// ([`StoreError::NotEmpty`]); and if they do not have the same afterwards
/// ([`StoreError::CopyDiffers`]). Then the second has nothing.
pub async fn migrate(from: &Address, to: &Address) -> Result<Vec<TableContent>, StoreError> {
    let source = Either::open(from, Open::Alone { create: false }).await?;
    let copied = match Either::open(to, Open::Alone { create: true }).await {
        Ok(target) => {
            let copied = copy(&source, &target, to).await;
            target.close().await;
            copied
        }
        Err(error) => Err(error),
    };
    source.close().await;
    copied
}

async fn copy(source: &Either, target: &Either, to: &Address) -> Result<Vec<TableContent>, StoreError> {
    let read = |error| source.explain(error);
    let write = |error| target.explain(error);
    let mut from = source.begin().await.map_err(read)?;
    let mut into = target.begin().await.map_err(write)?;
    if !tables::is_empty(&mut *into).await.map_err(write)? {
        return Err(StoreError::NotEmpty(to.to_string()));
    }
    // An error of the first can only be told from one of the second by reading it again.
    let copied = tables::copy(&mut *from, &mut *into).await.map_err(write)?;
    target.continue_numbers(&mut *into).await.map_err(write)?;
    let found = tables::contents(&mut *into).await.map_err(write)?;
    let differs = copied.iter().zip(&found).find(|(copied, found)| copied != found);
    if let Some((copied, _)) = differs {
        return Err(StoreError::CopyDiffers { to: to.to_string(), table: copied.table });
    }
    query("COMMIT").execute(&mut *into).await.map_err(write)?;
    query("ROLLBACK").execute(&mut *from).await.map_err(read)?;
    Ok(copied)
}

impl Either {
    async fn open(address: &Address, open: Open) -> Result<Self, StoreError> {
        Ok(match &address.0 {
            Place::Sqlite(path) => Self::Sqlite(Box::new(SqliteStore::open(path, open).await?)),
            Place::Postgres(address) => Self::Postgres(Box::new(PostgresStore::open(address, open).await?)),
        })
    }

    async fn begin(&self) -> sqlx::Result<Box<Connection>> {
        match self {
            Self::Sqlite(store) => store.engine.begin().await,
            Self::Postgres(store) => store.engine.begin().await,
        }
    }

    /// Lets new rows of numbered tables have numbers after those that were copied. SQLite does so anyway.
    async fn continue_numbers(&self, to: &mut Connection) -> sqlx::Result<()> {
        match self {
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(_) => crate::postgres::continue_numbers(to).await,
        }
    }

    fn explain(&self, error: sqlx::Error) -> StoreError {
        match self {
            Self::Sqlite(store) => store.engine.explain(error),
            Self::Postgres(store) => store.engine.explain(error),
        }
    }

    async fn close(&self) {
        match self {
            Self::Sqlite(store) => store.close().await,
            Self::Postgres(store) => store.close().await,
        }
    }
}
