//! The versions of decks, with their items. The table `deck_version` has one row per deck version.

use std::collections::BTreeMap;

use konventa_domain::id::{DeckId, DeckVersion};
use konventa_domain::submission::DeckItems;

use crate::read_error::{ReadError, Result, parsed};
use crate::sql::{Connection, Row, query};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT number, deck, version, items FROM deck_version ", $rest)
    };
}

/// A deck version and its number, by which rows refer to it.
#[derive(Debug, Clone)]
pub(crate) struct NumberedDeckItems {
    pub(crate) number: i64,
    pub(crate) deck_items: DeckItems,
}

/// Deck versions by the number by which rows refer to them.
pub(crate) type DeckItemsByNumber = BTreeMap<i64, DeckItems>;

/// Fails if the table cannot be read.
pub(crate) async fn ready(from: &mut Connection) -> Result<()> {
    query("SELECT 1 FROM deck_version LIMIT 1").fetch_optional(from).await?;
    Ok(())
}

/// Stores a deck version unless it is stored already.
pub(crate) async fn announce(to: &mut Connection, deck_items: &DeckItems) -> sqlx::Result<()> {
    let items =
        serde_json::to_string(&deck_items.items).map_err(|error| sqlx::Error::Encode(error.into()))?;
    query("INSERT INTO deck_version (deck, version, items) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(deck_items.deck.as_str())
        .bind(deck_items.version.as_str())
        .bind(items)
        .execute(to)
        .await?;
    Ok(())
}

pub(crate) async fn find(
    from: &mut Connection,
    deck: &DeckId,
    version: &DeckVersion,
) -> Result<Option<NumberedDeckItems>> {
    let found = query(select!("WHERE deck = $1 AND version = $2"))
        .bind(deck.as_str())
        .bind(version.as_str())
        .fetch_optional(from)
        .await?;
    found.as_ref().map(read).transpose()
}

/// Returns all deck versions, oldest first.
pub(crate) async fn all(from: &mut Connection) -> Result<Vec<DeckItems>> {
    let rows = query(select!("ORDER BY number")).fetch_all(from).await?;
    rows.iter().map(|row| Ok(read(row)?.deck_items)).collect()
}

pub(crate) async fn of_deck(from: &mut Connection, deck: &DeckId) -> Result<DeckItemsByNumber> {
    let rows = query(select!("WHERE deck = $1")).bind(deck.as_str()).fetch_all(from).await?;
    rows.iter().map(|row| read(row).map(|read| (read.number, read.deck_items))).collect()
}

fn read(row: &Row) -> Result<NumberedDeckItems> {
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
