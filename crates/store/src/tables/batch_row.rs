//! A row of the table `batch`: what all records of a batch have in common.

use std::borrow::Cow;
use std::collections::BTreeMap;

use konventa_domain::gain::{BatchKind, BatchLabels, BatchName, Dimension, Label, Seat, Value};
use konventa_domain::id::{DeckId, LectureId};

use super::deck_versions::{self, DeckItemsByNumber};
use super::random;
use crate::read_error::{ReadError, Result};
use crate::sql::{Connection, Row, query};

/// The id of a batch: 16 random bytes.
pub(super) type BatchId = Vec<u8>;

/// A batch as it is stored.
#[derive(Debug, Clone)]
pub(super) struct BatchRow {
    pub(super) name: BatchName,
    pub(super) kind: BatchKind,
    /// The number of its deck version.
    pub(super) deck_version: i64,
    pub(super) labels: BatchLabels,
    /// The cell in which its retention is shown, if there is one.
    pub(super) cell: Option<Vec<u8>>,
}

/// How it is written that no record has a value; NULL says that they differ. No value is empty.
const ABSENT: &str = "";

/// The dimensions with a column of their name. The others never differ within a batch: the version of the
/// deck is a number, and `vouched` is 1 if a ticket vouches for every record.
fn columns() -> impl Iterator<Item = Dimension> {
    let has_other = |dimension: &Dimension| matches!(dimension, Dimension::DeckVersion | Dimension::Seat);
    Dimension::ALL.into_iter().filter(move |dimension| !has_other(dimension))
}

fn names() -> Vec<&'static str> {
    columns().map(Dimension::name).collect()
}

/// Draws an id.
pub(super) fn random_id() -> sqlx::Result<BatchId> {
    random(16)
}

/// Stores a new batch. Returns its id.
pub(super) async fn insert(
    to: &mut Connection,
    kind: BatchKind,
    deck_version: i64,
    labels: &BatchLabels,
) -> sqlx::Result<BatchId> {
    let id = random_id()?;
    let names = names();
    let statement = format!(
        "INSERT INTO batch (id, kind, deck_version, vouched, {}) VALUES ($1, $2, $3, $4, {})",
        names.join(", "),
        super::places(5, names.len())
    );
    let vouched = labels.seat().is_some_and(Seat::is_vouched);
    let mut insert =
        query(sqlx::AssertSqlSafe(statement)).bind(&id).bind(kind.name()).bind(deck_version).bind(vouched);
    for dimension in columns() {
        insert = insert.bind(match labels.get(dimension) {
            Label::Same(value) => Some(value.to_string()),
            Label::Absent => Some(ABSENT.to_owned()),
            Label::Merged => None,
        });
    }
    insert.execute(to).await?;
    Ok(id)
}

/// The batches of a deck, or of one lecture of it, without their records. A batch never changes, so
/// its records can be read later.
#[derive(Debug)]
pub(super) struct Batches {
    /// The versions of the deck.
    pub(super) versions: DeckItemsByNumber,
    /// The batches, in the order of their random ids.
    pub(super) rows: BTreeMap<BatchId, BatchRow>,
}

impl Batches {
    pub(super) async fn read(
        from: &mut Connection,
        deck: &DeckId,
        lecture: Option<&LectureId>,
    ) -> Result<Self> {
        let versions = deck_versions::of_deck(&mut *from, deck).await?;
        let rows = rows(from, deck, lecture, &versions).await?;
        Ok(Self { versions, rows })
    }

    /// The number of items of a batch.
    pub(super) fn items(&self, row: &BatchRow) -> Result<usize> {
        let found = self.versions.get(&row.deck_version);
        Ok(found.ok_or_else(|| ReadError::damaged("a batch", "no such deck version"))?.items.len())
    }
}

/// Selects the batches of the deck `$1`, or those of its lecture `$2`, which reads an index.
pub(crate) fn select(of_lecture: bool) -> String {
    format!(
        "SELECT id, kind, deck_version, vouched, cell, {} FROM batch \
         WHERE deck_version IN (SELECT number FROM deck_version WHERE deck = $1) AND {}",
        names().join(", "),
        if of_lecture { "lecture = $2" } else { "$2 IS NULL" },
    )
}

async fn rows(
    from: &mut Connection,
    deck: &DeckId,
    lecture: Option<&LectureId>,
    versions: &DeckItemsByNumber,
) -> Result<BTreeMap<BatchId, BatchRow>> {
    let statement = select(lecture.is_some());
    let rows = query(sqlx::AssertSqlSafe(statement))
        .bind(deck.as_str())
        .bind(lecture.map(LectureId::as_str))
        .fetch_all(from)
        .await?;
    rows.iter().map(|row| Ok((row.try_get("id")?, read(row, versions)?))).collect()
}

fn read(row: &Row, versions: &DeckItemsByNumber) -> Result<BatchRow> {
    let damaged = |column: &str| ReadError::damaged("a batch", format!("no such {column}"));
    let deck_version: i64 = row.try_get("deck_version")?;
    let version = &versions.get(&deck_version).ok_or_else(|| damaged("deck_version"))?.version;
    let mut labels = BTreeMap::new();
    for dimension in columns() {
        let label = match row.try_get::<Option<&str>, _>(dimension.name())? {
            None => Label::Merged,
            Some(ABSENT) => Label::Absent,
            Some(text) => Label::Same(Value::parse(dimension, text).map_err(|_| damaged(dimension.name()))?),
        };
        labels.insert(dimension, label);
    }
    labels.insert(Dimension::DeckVersion, Label::Same(Value::DeckVersion(Cow::Owned(version.clone()))));
    labels.insert(Dimension::Seat, Label::Same(Value::Seat(Seat::vouched(row.try_get("vouched")?))));
    let kind: &str = row.try_get("kind")?;
    let id: &[u8] = row.try_get("id")?;
    Ok(BatchRow {
        name: BatchName(id.try_into().map_err(|_| damaged("id"))?),
        kind: BatchKind::from_name(kind).ok_or_else(|| damaged("kind"))?,
        deck_version,
        labels: BatchLabels::from_fn(|dimension| labels.remove(&dimension).unwrap_or(Label::Merged)),
        cell: row.try_get("cell")?,
    })
}
