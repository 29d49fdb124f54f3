//! Reads studies and linkage keys.

use konventa_domain::followup::{LinkageKey, LinkageKeys, Salt};
use konventa_domain::id::DeckId;

use crate::followup::{StoredStudy, StudyCount};
use crate::read_error::{ReadError, Result, counted, parsed};
use crate::sql::{Connection, Row, query};

/// The length of a linkage key in bytes.
const KEY: usize = 16;

pub(crate) async fn study(from: &mut Connection, deck: &DeckId) -> Result<Option<StoredStudy>> {
    let found = query("SELECT deck, salt, began FROM study WHERE deck = $1")
        .bind(deck.as_str())
        .fetch_optional(from)
        .await?;
    found.as_ref().map(stored_study).transpose()
}

pub(crate) async fn studies(from: &mut Connection) -> Result<Vec<StudyCount>> {
    let rows = query(
        "SELECT deck, salt, began, (SELECT count(*) FROM followup_linkage WHERE study = deck) AS consented, \
         (SELECT count(*) FROM followup_response WHERE study = deck) AS answered FROM study ORDER BY deck",
    )
    .fetch_all(from)
    .await?;
    let counted = |row: &Row| {
        Ok(StudyCount {
            study: stored_study(row)?,
            consented: counted(row, "a study", "consented")?,
            answered: counted(row, "a study", "answered")?,
        })
    };
    rows.iter().map(counted).collect()
}

fn stored_study(row: &Row) -> Result<StoredStudy> {
    let what = "a study";
    let salt: Vec<u8> = row.try_get("salt")?;
    Ok(StoredStudy {
        deck: parsed(row, what, "deck")?,
        salt: Salt(salt.try_into().map_err(|_| ReadError::damaged(what, "no salt"))?),
        began: parsed(row, what, "began")?,
    })
}

/// Reads the linkage keys of a row.
pub(crate) fn linkage_keys(row: &Row) -> Result<LinkageKeys> {
    let key = |bytes: &[u8]| {
        let bytes = bytes.try_into();
        let bytes = bytes.map_err(|_| ReadError::damaged("a linkage key", "it does not have 16 bytes"))?;
        Ok::<_, ReadError>(LinkageKey::from_bytes(bytes))
    };
    let partial: &[u8] = row.try_get("partial_keys")?;
    Ok(LinkageKeys {
        full: key(row.try_get("full_key")?)?,
        partial: partial.chunks(KEY).map(key).collect::<Result<_>>()?,
    })
}
