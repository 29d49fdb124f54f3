//! The versions of decks in SQLite, with their items. The table `edition` has one row per deck version.

use std::collections::BTreeMap;

use konventa_domain::id::{DeckId, DeckVersion};
use konventa_domain::submission::DeckItems;
use sqlx::Row as _;
use sqlx::sqlite::{SqliteConnection, SqliteExecutor, SqlitePool, SqliteRow};

use super::read_error::{ReadError, Result, parsed};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT number, deck, version, items FROM edition ", $rest)
    };
}

/// A deck version and its number, by which rows refer to it.
#[derive(Debug, Clone)]
pub(super) struct NumberedEdition {
    pub(super) number: i64,
    pub(super) edition: DeckItems,
}

/// Editions by the number by which rows refer to them.
pub(super) type Editions = BTreeMap<i64, DeckItems>;

/// Fails if the table cannot be read.
pub(super) async fn ready(pool: &SqlitePool) -> Result<()> {
    sqlx::query("SELECT 1 FROM edition LIMIT 1").fetch_optional(pool).await?;
    Ok(())
}

/// Stores a deck version unless it is stored already.
pub(super) async fn announce(to: &mut SqliteConnection, edition: &DeckItems) -> sqlx::Result<()> {
    let items = serde_json::to_string(&edition.items).map_err(|error| sqlx::Error::Encode(error.into()))?;
    sqlx::query("INSERT INTO edition (deck, version, items) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        .bind(edition.deck.as_str())
        .bind(edition.version.as_str())
        .bind(items)
        .execute(to)
        .await?;
    Ok(())
}

pub(super) async fn find(
    from: impl SqliteExecutor<'_>,
    deck: &DeckId,
    version: &DeckVersion,
) -> Result<Option<NumberedEdition>> {
    let found = sqlx::query(select!("WHERE deck = ? AND version = ?"))
        .bind(deck.as_str())
        .bind(version.as_str())
        .fetch_optional(from)
        .await?;
    found.as_ref().map(read).transpose()
}

/// Returns all deck versions, oldest first.
pub(super) async fn all(from: impl SqliteExecutor<'_>) -> Result<Vec<DeckItems>> {
    let rows = sqlx::query(select!("ORDER BY number")).fetch_all(from).await?;
    rows.iter().map(|row| Ok(read(row)?.edition)).collect()
}

pub(super) async fn of_deck(from: impl SqliteExecutor<'_>, deck: &DeckId) -> Result<Editions> {
    let rows = sqlx::query(select!("WHERE deck = ?")).bind(deck.as_str()).fetch_all(from).await?;
    rows.iter().map(|row| read(row).map(|read| (read.number, read.edition))).collect()
}

fn read(row: &SqliteRow) -> Result<NumberedEdition> {
    let number: i64 = row.try_get("number")?;
    let what = format!("edition {number}");
    let items: String = row.try_get("items")?;
    Ok(NumberedEdition {
        number,
        edition: DeckItems {
            deck: parsed(row, &what, "deck")?,
            version: parsed(row, &what, "version")?,
            items: serde_json::from_str(&items).map_err(|why| ReadError::damaged(&what, why))?,
        },
    })
}
