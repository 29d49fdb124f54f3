//! What is read of studies, and how links are stored.

use std::fmt::Display;

use konventa_domain::followup::{self, LinkageKey, Salt};
use konventa_domain::id::DeckId;
use sqlx::sqlite::{SqliteExecutor, SqliteRow};
use sqlx::{Row as _, sqlite::SqlitePool};

use super::super::reader::{ReadError, Result};
use super::LinkageKeys;
use crate::followup::{StoredStudy, StudyCount};

pub(super) async fn study(from: impl SqliteExecutor<'_>, deck: &DeckId) -> Result<Option<StoredStudy>> {
    let found = sqlx::query("SELECT deck, salt, began FROM study WHERE deck = ?")
        .bind(deck.as_str())
        .fetch_optional(from)
        .await?;
    found.as_ref().map(kept).transpose()
}

pub(super) async fn studies(pool: &SqlitePool) -> Result<Vec<StudyCount>> {
    let rows = sqlx::query(
        "SELECT deck, salt, began, (SELECT count(*) FROM followup_linkage WHERE study = deck) AS linked, \
         (SELECT count(*) FROM followup_response WHERE study = deck) AS answered FROM study ORDER BY deck",
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

fn kept(row: &SqliteRow) -> Result<StoredStudy> {
    let (deck, began): (String, String) = (row.try_get("deck")?, row.try_get("began")?);
    let salt: Vec<u8> = row.try_get("salt")?;
    Ok(StoredStudy {
        deck: deck.parse().map_err(|why| damaged("a study", &why))?,
        salt: Salt(salt.try_into().map_err(|_| damaged("a study", &"no salt"))?),
        began: began.parse().map_err(|why| damaged("a study", &why))?,
    })
}

impl LinkageKeys {
    pub(super) fn of(links: &followup::LinkageKeys) -> Self {
        let partial = links.partial.iter().flat_map(|link| *link.as_bytes()).collect();
        Self { full: links.full.as_bytes().to_vec(), partial }
    }

    /// Those of a row.
    pub(super) fn read(row: &SqliteRow) -> Result<followup::LinkageKeys> {
        let (full, partial): (Vec<u8>, Vec<u8>) = (row.try_get("full_key")?, row.try_get("partial_keys")?);
        let link = |bytes: &[u8]| {
            let bytes = bytes.try_into().map_err(|_| damaged("a link", &"it has no 16 bytes"))?;
            Ok::<_, ReadError>(LinkageKey::from_bytes(bytes))
        };
        Ok(followup::LinkageKeys {
            full: link(&full)?,
            partial: partial.chunks(16).map(link).collect::<Result<_>>()?,
        })
    }
}

pub(super) fn damaged(what: &str, why: &impl Display) -> ReadError {
    ReadError::Damaged(format!("{what}: {why}"))
}
