//! What is read of editions.

use std::collections::BTreeMap;
use std::path::Path;

use konventa_domain::id::{DeckId, DeckVersion};
use konventa_domain::submission::Edition;
use sqlx::Row;
use sqlx::sqlite::{SqliteExecutor, SqlitePool, SqliteRow};

use crate::StoreError;

/// An edition and the number under which records name it.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) number: i64,
    pub(super) edition: Edition,
}

/// Why nothing could be read.
#[derive(Debug)]
pub(super) enum ReadError {
    Sqlite(sqlx::Error),
    Damaged(String),
}

impl ReadError {
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

pub(super) type Result<T> = std::result::Result<T, ReadError>;

/// Fails where the tables cannot be read.
pub(super) async fn ready(pool: &SqlitePool) -> Result<()> {
    sqlx::query("SELECT 1 FROM edition LIMIT 1").fetch_optional(pool).await?;
    Ok(())
}

/// One edition.
pub(super) async fn edition(
    pool: &SqlitePool,
    deck: &DeckId,
    version: &DeckVersion,
) -> Result<Option<Known>> {
    let found =
        sqlx::query("SELECT number, deck, version, items FROM edition WHERE deck = ? AND version = ?")
            .bind(deck.as_str())
            .bind(version.as_str())
            .fetch_optional(pool)
            .await?;
    found.as_ref().map(known).transpose()
}

/// All editions, oldest first.
pub(super) async fn editions(pool: &SqlitePool) -> Result<Vec<Edition>> {
    let rows = sqlx::query("SELECT number, deck, version, items FROM edition ORDER BY number")
        .fetch_all(pool)
        .await?;
    rows.iter().map(|row| known(row).map(|known| known.edition)).collect()
}

/// Editions by the number under which rows name them.
pub(super) type Editions = BTreeMap<i64, Edition>;

/// The editions of a deck, oldest first.
pub(super) async fn editions_of(from: impl SqliteExecutor<'_>, deck: &DeckId) -> Result<Editions> {
    let rows = sqlx::query("SELECT number, deck, version, items FROM edition WHERE deck = ?")
        .bind(deck.as_str())
        .fetch_all(from)
        .await?;
    rows.iter().map(|row| known(row).map(|known| (known.number, known.edition))).collect()
}

fn known(row: &SqliteRow) -> Result<Known> {
    let number: i64 = row.try_get("number")?;
    let damaged = |why: String| ReadError::Damaged(format!("edition {number}: {why}"));
    let (deck, version): (String, String) = (row.try_get("deck")?, row.try_get("version")?);
    let items: String = row.try_get("items")?;
    Ok(Known {
        number,
        edition: Edition {
            deck: deck.parse().map_err(|e: konventa_domain::id::ParseIdError| damaged(e.to_string()))?,
            version: version
                .parse()
                .map_err(|e: konventa_domain::id::ParseIdError| damaged(e.to_string()))?,
            items: serde_json::from_str(&items).map_err(|e| damaged(e.to_string()))?,
        },
    })
}
