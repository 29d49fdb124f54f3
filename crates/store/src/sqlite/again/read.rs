//! What is read of studies, and how links are stored.

use std::fmt::Display;

use konventa_domain::again::{self, Link, Salt};
use konventa_domain::id::DeckId;
use sqlx::sqlite::{SqliteExecutor, SqliteRow};
use sqlx::{Row as _, sqlite::SqlitePool};

use super::super::reader::{ReadError, Result};
use super::Links;
use crate::again::{KeptStudy, StudyCount};

pub(super) async fn study(from: impl SqliteExecutor<'_>, deck: &DeckId) -> Result<Option<KeptStudy>> {
    let found = sqlx::query("SELECT deck, salt, began FROM study WHERE deck = ?")
        .bind(deck.as_str())
        .fetch_optional(from)
        .await?;
    found.as_ref().map(kept).transpose()
}

pub(super) async fn studies(pool: &SqlitePool) -> Result<Vec<StudyCount>> {
    let rows = sqlx::query(
        "SELECT deck, salt, began, (SELECT count(*) FROM again_link WHERE study = deck) AS linked, \
         (SELECT count(*) FROM again_answer WHERE study = deck) AS answered FROM study ORDER BY deck",
    )
    .fetch_all(pool)
    .await?;
    let counted = |row: &SqliteRow| {
        let count = |column: &str| {
            let count: i64 = row.try_get(column)?;
            u64::try_from(count).map_err(|why| damaged("a count", &why))
        };
        Ok(StudyCount { study: kept(row)?, linked: count("linked")?, answered: count("answered")? })
    };
    rows.iter().map(counted).collect()
}

fn kept(row: &SqliteRow) -> Result<KeptStudy> {
    let (deck, began): (String, String) = (row.try_get("deck")?, row.try_get("began")?);
    let salt: Vec<u8> = row.try_get("salt")?;
    Ok(KeptStudy {
        deck: deck.parse().map_err(|why| damaged("a study", &why))?,
        salt: Salt(salt.try_into().map_err(|_| damaged("a study", &"no salt"))?),
        began: began.parse().map_err(|why| damaged("a study", &why))?,
    })
}

impl Links {
    pub(super) fn of(links: &again::Links) -> Self {
        let coarse = links.coarse.iter().flat_map(|link| *link.as_bytes()).collect();
        Self { exact: links.exact.as_bytes().to_vec(), coarse }
    }

    /// Those of a row.
    pub(super) fn read(row: &SqliteRow) -> Result<again::Links> {
        let (exact, coarse): (Vec<u8>, Vec<u8>) = (row.try_get("exact")?, row.try_get("coarse")?);
        let link = |bytes: &[u8]| {
            let bytes = bytes.try_into().map_err(|_| damaged("a link", &"it has no 16 bytes"))?;
            Ok::<_, ReadError>(Link::from_bytes(bytes))
        };
        Ok(again::Links { exact: link(&exact)?, coarse: coarse.chunks(16).map(link).collect::<Result<_>>()? })
    }
}

pub(super) fn damaged(what: &str, why: &impl Display) -> ReadError {
    ReadError::Damaged(format!("{what}: {why}"))
}
