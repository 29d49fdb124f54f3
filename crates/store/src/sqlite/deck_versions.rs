//! The versions of decks in SQLite, with their items. The table `deck_version` has one row per deck version.

use std::collections::BTreeMap;

use konventa_domain::id::{DeckId, DeckVersion};
use konventa_domain::submission::DeckItems;
use sqlx::Row as _;
use sqlx::sqlite::{SqliteConnection, SqliteExecutor, SqlitePool, SqliteRow};

use super::read_error::{ReadError, Result, parsed};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT number, deck, version, items FROM deck_version ", $rest)
    };
}

/// A deck version and its number, by which rows refer to it.
#[derive(Debug, Clone)]
pub(super) struct NumberedDeckItems {
    pub(super) number: i64,
    pub(super) deck_items: DeckItems,
}

/// Deck versions by the number by which rows refer to them.
pub(super) type DeckItemsByNumber = BTreeMap<i64, DeckItems>;

/// Fails if the table cannot be read.
pub(super) async fn ready(pool: &SqlitePool) -> Result<()> {
    sqlx::query("SELECT 1 FROM deck_version LIMIT 1").fetch_optional(pool).await?;
    Ok(())
}

/// Stores a deck version unless it is stored already.
pub(super) async fn announce(to: &mut SqliteConnection, deck_items: &DeckItems) -> sqlx::Result<()> {
    let items =
        serde_json::to_string(&deck_items.items).map_err(|error| sqlx::Error::Encode(error.into()))?;
    sqlx::query("INSERT INTO deck_version (deck, version, items) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        .bind(deck_items.deck.as_str())
        .bind(deck_items.version.as_str())
        .bind(items)
        .execute(to)
        .await?;
    Ok(())
}

pub(super) async fn find(
    from: impl SqliteExecutor<'_>,
    deck: &DeckId,
    version: &DeckVersion,
) -> Result<Option<NumberedDeckItems>> {
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
    rows.iter().map(|row| Ok(read(row)?.deck_items)).collect()
}

pub(super) async fn of_deck(from: impl SqliteExecutor<'_>, deck: &DeckId) -> Result<DeckItemsByNumber> {
    let rows = sqlx::query(select!("WHERE deck = ?")).bind(deck.as_str()).fetch_all(from).await?;
    rows.iter().map(|row| read(row).map(|read| (read.number, read.deck_items))).collect()
}

fn read(row: &SqliteRow) -> Result<NumberedDeckItems> {
    let number: i64 = row.try_get("number")?;
    let what = format!("deck version {number}");
    let items: String = row.try_get("items")?;
    Ok(NumberedDeckItems {
        number,
        deck_items: DeckItems {
            deck: parsed(row, &what, "deck")?,
            version: parsed(row, &what, "version")?,
            items: serde_json::from_str(&items).map_err(|why| ReadError::damaged(&what, why))?,
        },
    })
}
