//! What is read: editions, and counts over records.

use std::collections::BTreeMap;
use std::path::Path;

use konventa_domain::gain::{Scope, Tally};
use konventa_domain::id::{DeckId, DeckVersion, LectureId};
use konventa_domain::submission::Edition;
use konventa_domain::{Country, Language};
use sqlx::sqlite::{SqlitePool, SqliteRow};
use sqlx::{Row, Sqlite, Transaction};

use crate::{StoreError, letters};

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

type Result<T> = std::result::Result<T, ReadError>;

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

fn known(row: &SqliteRow) -> Result<Known> {
    let number: i64 = row.try_get("number")?;
    let damaged = |why: String| ReadError::Damaged(format!("edition {number}: {why}"));
    let (deck, version): (String, String) = (row.try_get("deck")?, row.try_get("version")?);
    let items: String = row.try_get("items")?;
    Ok(Known {
        number,
        edition: Edition {
            deck: deck.parse().map_err(|e: konventa_domain::id::NotAName| damaged(e.to_string()))?,
            version: version.parse().map_err(|e: konventa_domain::id::NotAName| damaged(e.to_string()))?,
            items: serde_json::from_str(&items).map_err(|e| damaged(e.to_string()))?,
        },
    })
}

/// Records are read in so many parts, by the first digit of their hash: each part is one range of the file, and the
/// memory needed stays small however many records there are.
const PARTS: u8 = 16;

/// Counts the records in scope, in one steady view of the file.
///
/// SQLite joins the letters of a part to one text and this side counts them: handing over the rows one by one takes more
/// than twice as long, and five times the processor (`examples/rates.rs`).
pub(super) async fn tallies(pool: &SqlitePool, scope: &Scope) -> Result<Vec<(Edition, Tally)>> {
    let mut view = pool.begin().await?;
    let editions: BTreeMap<i64, Edition> = sqlx::query(
        "SELECT number, deck, version, items FROM edition \
         WHERE deck = ?1 AND (?2 IS NULL OR version = ?2) ORDER BY number",
    )
    .bind(scope.deck.as_str())
    .bind(scope.deck_version.as_ref().map(DeckVersion::as_str))
    .fetch_all(&mut *view)
    .await?
    .iter()
    .map(|row| known(row).map(|known| (known.number, known.edition)))
    .collect::<Result<_>>()?;
    let mut tallies: BTreeMap<i64, Tally> = BTreeMap::new();
    for part in 0..PARTS {
        let lines = part_of_records(&mut view, scope, part).await?.unwrap_or_default();
        for line in lines.lines() {
            count(line, &editions, &mut tallies)
                .ok_or_else(|| ReadError::Damaged(format!("a record reads “{line}”")))?;
        }
    }
    Ok(editions
        .into_iter()
        .filter_map(|(number, edition)| tallies.remove(&number).map(|tally| (edition, tally)))
        .collect())
}

/// The records of one part: a line each with the number of the edition and the letters, `-` where a quiz was missed.
async fn part_of_records(
    view: &mut Transaction<'_, Sqlite>,
    scope: &Scope,
    part: u8,
) -> Result<Option<String>> {
    let from = vec![part << 4];
    // No hash has 33 bytes, so this is above the last one.
    let below = if part == PARTS - 1 { vec![0xff; 33] } else { vec![(part + 1) << 4] };
    let lines = sqlx::query_scalar(
        "SELECT group_concat(edition || ' ' || coalesce(pre, '-') || ' ' || coalesce(post, '-'), char(10)) \
         FROM record WHERE hash >= ?1 AND hash < ?2 \
         AND edition IN (SELECT number FROM edition WHERE deck = ?3 AND (?4 IS NULL OR version = ?4)) \
         AND (?5 IS NULL OR country = ?5) AND (?6 IS NULL OR language = ?6) AND (?7 IS NULL OR lecture = ?7)",
    )
    .bind(from)
    .bind(below)
    .bind(scope.deck.as_str())
    .bind(scope.deck_version.as_ref().map(DeckVersion::as_str))
    .bind(scope.country.map(Country::code))
    .bind(scope.language.map(Language::tag))
    .bind(scope.lecture.as_ref().map(LectureId::as_str))
    .fetch_one(&mut **view)
    .await?;
    Ok(lines)
}

fn count(line: &str, editions: &BTreeMap<i64, Edition>, tallies: &mut BTreeMap<i64, Tally>) -> Option<()> {
    let mut words = line.split(' ');
    let number: i64 = words.next()?.parse().ok()?;
    let mut part = || words.next().map(|word| (word != "-").then_some(word));
    let (pre, post) = (part()?, part()?);
    let edition = editions.get(&number)?;
    letters::count(tallies.entry(number).or_insert_with(|| Tally::new(edition.items.len())), pre, post)
}
