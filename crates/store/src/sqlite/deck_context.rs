//! What the rows of records refer to: the versions of a deck, and the places of lectures.

use std::collections::BTreeMap;

use konventa_domain::gain::{Stratum, Venue};
use konventa_domain::id::DeckId;
use konventa_domain::submission::DeckItems;
use sqlx::Row as _;
use sqlx::sqlite::SqliteConnection;

use super::deck_versions::{self, DeckItemsByNumber};
use super::read_error::{ReadError, Result};
use super::record_row::{RecordRow, damaged};

/// Deck versions of one deck, and the places of all lectures.
pub(super) struct DeckContext {
    pub(super) versions: DeckItemsByNumber,
    places: BTreeMap<String, String>,
}

impl DeckContext {
    pub(super) async fn read(from: &mut SqliteConnection, deck: &DeckId) -> Result<Self> {
        let versions = deck_versions::of_deck(&mut *from, deck).await?;
        let places = sqlx::query("SELECT id, place FROM lecture WHERE place IS NOT NULL")
            .fetch_all(from)
            .await?
            .iter()
            .map(|row| Ok((row.try_get("id")?, row.try_get("place")?)))
            .collect::<sqlx::Result<_>>()?;
        Ok(Self { versions, places })
    }

    /// Returns the deck version of a record.
    pub(super) fn deck_items(&self, record: RecordRow<'_>) -> Result<&DeckItems> {
        self.versions.get(&record.deck_version).ok_or_else(|| damaged("deck_version"))
    }

    pub(super) fn stratum(&self, record: RecordRow<'_>) -> Result<Stratum> {
        let venue = |id: &str| {
            let lecture = id.parse().map_err(|_| damaged("lecture"))?;
            Ok::<_, ReadError>(Venue { lecture, place: self.places.get(id).cloned() })
        };
        Ok(Stratum {
            version: self.deck_items(record)?.version.clone(),
            demographics: record.demographics()?,
            venue: record.lecture.map(venue).transpose()?,
            day: record.day.parse().map_err(|_| damaged("day"))?,
        })
    }
}
