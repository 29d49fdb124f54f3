//! What the rows of pending records refer to: the versions of a deck, and the places of lectures.

use std::collections::BTreeMap;

use konventa_domain::gain::{Seat, Stratum, Venue};
use konventa_domain::id::DeckId;
use konventa_domain::submission::Demographics;
use konventa_domain::{Country, Language};

use super::deck_versions::{self, DeckItemsByNumber};
use crate::read_error::{ReadError, Result, parsed};
use crate::sql::{Connection, Row, query};

/// Deck versions of one deck, and the places of all lectures.
pub(super) struct DeckContext {
    pub(super) versions: DeckItemsByNumber,
    places: BTreeMap<String, String>,
}

impl DeckContext {
    pub(super) async fn read(from: &mut Connection, deck: &DeckId) -> Result<Self> {
        let versions = deck_versions::of_deck(&mut *from, deck).await?;
        let places = query("SELECT id, place FROM lecture WHERE place IS NOT NULL")
            .fetch_all(from)
            .await?
            .iter()
            .map(|row| Ok((row.try_get("id")?, row.try_get("place")?)))
            .collect::<sqlx::Result<_>>()?;
        Ok(Self { versions, places })
    }

    /// Returns the stratum of a pending record, from its columns.
    pub(super) fn stratum(&self, row: &Row) -> Result<Stratum> {
        let damaged = |column: &str| ReadError::damaged("a record", format!("no such {column}"));
        let venue = |id: &str| {
            let lecture = id.parse().map_err(|_| damaged("lecture"))?;
            Ok::<_, ReadError>(Venue { lecture, place: self.places.get(id).cloned() })
        };
        let version = self.versions.get(&row.try_get("deck_version")?);
        Ok(Stratum {
            version: version.ok_or_else(|| damaged("deck version"))?.version.clone(),
            demographics: Demographics {
                country: Country::from_code(row.try_get("country")?).ok_or_else(|| damaged("country"))?,
                language: Language::from_tag(row.try_get("language")?).ok_or_else(|| damaged("language"))?,
            },
            venue: row.try_get::<Option<&str>, _>("lecture")?.map(venue).transpose()?,
            day: parsed(row, "a record", "day")?,
            seat: Seat::vouched(row.try_get("vouched")?),
        })
    }
}
