//! Sealing: pending records become batches, in one transaction.
//!
//! What is left of a record is a row of `sealed`, which says how often its batch has the same
//! outcomes. Such rows are in the order of their letters, whatever the order of arrival was. After
//! the commit the file is rewritten and the log is emptied, as after a deletion (ADR 20).

use std::collections::BTreeMap;

use konventa_domain::gain::{BatchKind, BatchLabels, LectureAge, Occasion, PendingStratum, seal as cut};
use konventa_domain::id::{DeckId, LectureId};
use sqlx::sqlite::{SqliteConnection, SqlitePool, SqliteRow};
use sqlx::{AssertSqlSafe, Row as _};

use super::batch_row;
use super::deck_context::DeckContext;
use super::read_error::{ReadError, Result, parsed};
use crate::SealWhen;

/// Which quizzes a pending record has: the name of its [`BatchKind`].
const KIND: &str = "CASE WHEN p.post IS NULL THEN 'pre' WHEN p.pre IS NULL THEN 'post' ELSE 'both' END";

/// For how long it is known that a record was sealed, so that a phone that sends it again is not
/// counted twice. The outbox of a phone has no limit of its own: it tries as long as a page is open,
/// and a student may come back for the follow-up, which lasts a year at most.
const RECEIVED_FOR: &str = "-12 months";

/// The columns that place a record in a stratum.
#[derive(Debug)]
struct StratumRow {
    deck_version: i64,
    lecture: Option<String>,
    country: String,
    language: String,
    day: String,
}

/// A batch that is to be cut.
#[derive(Debug)]
struct NewBatch {
    kind: BatchKind,
    labels: BatchLabels,
    strata: Vec<StratumRow>,
}

/// Returns whether there is anything to seal or to forget, so that a quiet database is not written.
pub(super) async fn is_due(pool: &SqlitePool, when: &SealWhen) -> Result<bool> {
    let mut view = pool.begin().await?;
    Ok(is_outdated(&mut view, when).await? || !new_batches(&mut view, when).await?.is_empty())
}

/// Seals what is due. Returns the number of new batches.
pub(super) async fn seal(to: &mut SqliteConnection, when: &SealWhen) -> sqlx::Result<usize> {
    let batches = new_batches(to, when).await?;
    write(to, &batches, "").await?;
    if let SealWhen::Today(today) = when {
        sqlx::query("DELETE FROM received WHERE month < strftime('%Y-%m', ?, ?)")
            .bind(today.to_string())
            .bind(RECEIVED_FOR)
            .execute(to)
            .await?;
    }
    Ok(batches.len())
}

/// Seals everything, and lets rows of another table follow their records: it has the columns
/// `record`, `batch`, `pre` and `post`.
pub(super) async fn seal_everything(to: &mut SqliteConnection, followed_by: &str) -> sqlx::Result<()> {
    let batches = new_batches(to, &SealWhen::Now).await?;
    write(to, &batches, followed_by).await
}

async fn is_outdated(from: &mut SqliteConnection, when: &SealWhen) -> Result<bool> {
    let SealWhen::Today(today) = when else { return Ok(false) };
    let found =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM received WHERE month < strftime('%Y-%m', ?, ?))")
            .bind(today.to_string())
            .bind(RECEIVED_FOR)
            .fetch_one(from)
            .await?;
    Ok(found)
}

async fn new_batches(from: &mut SqliteConnection, when: &SealWhen) -> Result<Vec<NewBatch>> {
    let decks: Vec<String> = sqlx::query_scalar(
        "SELECT DISTINCT deck FROM deck_version WHERE number IN (SELECT DISTINCT deck_version FROM pending)",
    )
    .fetch_all(&mut *from)
    .await?;
    let occasion = match when {
        SealWhen::GainShown(lecture) => Occasion::GainShown(lecture.clone()),
        SealWhen::Today(today) => Occasion::Time { today: *today, lectures: lectures(from).await? },
        SealWhen::Now => Occasion::Everything,
    };
    let mut batches = Vec::new();
    for deck in decks {
        let deck = deck.parse().map_err(|why| ReadError::damaged("a deck version", why))?;
        batches.extend(of_deck(from, &deck, &occasion).await?);
    }
    Ok(batches)
}

/// The lectures of pending records.
async fn lectures(from: &mut SqliteConnection) -> Result<BTreeMap<LectureId, LectureAge>> {
    let rows =
        sqlx::query("SELECT id, forgotten FROM lecture WHERE id IN (SELECT DISTINCT lecture FROM pending)")
            .fetch_all(from)
            .await?;
    let read = |row: &SqliteRow| {
        let age = if row.try_get("forgotten")? { LectureAge::Over } else { LectureAge::Open };
        Ok((parsed(row, "a lecture", "id")?, age))
    };
    rows.iter().map(read).collect()
}

async fn of_deck(from: &mut SqliteConnection, deck: &DeckId, occasion: &Occasion) -> Result<Vec<NewBatch>> {
    let context = DeckContext::read(&mut *from, deck).await?;
    let statement = format!(
        "SELECT p.deck_version, p.lecture, p.country, p.language, p.day, {KIND} AS kind, count(*) AS n \
         FROM pending p WHERE p.deck_version IN (SELECT number FROM deck_version WHERE deck = ?) \
         GROUP BY 1, 2, 3, 4, 5, 6"
    );
    let rows = sqlx::query(AssertSqlSafe(statement)).bind(deck.as_str()).fetch_all(from).await?;
    let mut pending = Vec::new();
    for row in &rows {
        let kind = BatchKind::from_name(row.try_get("kind")?)
            .ok_or_else(|| ReadError::damaged("a record", "no such kind"))?;
        let n: i64 = row.try_get("n")?;
        pending.push(PendingStratum { kind, stratum: context.stratum(row)?, n: n.unsigned_abs() });
    }
    let row_of: BTreeMap<_, _> =
        pending.iter().zip(&rows).map(|(own, row)| ((own.kind, &own.stratum), row)).collect();
    let batches = cut(&pending, occasion).into_iter().map(|batch| {
        let rows = batch.strata.iter().filter_map(|stratum| row_of.get(&(batch.kind, *stratum)));
        let strata = rows.map(|row| StratumRow::read(row)).collect::<sqlx::Result<_>>()?;
        Ok(NewBatch { kind: batch.kind, labels: batch.labels(), strata })
    });
    batches.collect()
}

impl StratumRow {
    fn read(row: &SqliteRow) -> sqlx::Result<Self> {
        Ok(Self {
            deck_version: row.try_get("deck_version")?,
            lecture: row.try_get("lecture")?,
            country: row.try_get("country")?,
            language: row.try_get("language")?,
            day: row.try_get("day")?,
        })
    }
}

/// Moves the records of new batches.
async fn write(to: &mut SqliteConnection, batches: &[NewBatch], followed_by: &str) -> sqlx::Result<()> {
    sqlx::query(
        "CREATE TEMP TABLE cut (batch BLOB, kind TEXT, deck_version INTEGER, lecture TEXT, country TEXT, \
         language TEXT, day TEXT)",
    )
    .execute(&mut *to)
    .await?;
    for NewBatch { kind, labels, strata } in batches {
        let Some(first) = strata.first() else { continue };
        let id = batch_row::insert(to, *kind, first.deck_version, labels).await?;
        for stratum in strata {
            sqlx::query("INSERT INTO temp.cut VALUES (?, ?, ?, coalesce(?, ''), ?, ?, ?)")
                .bind(&id)
                .bind(kind.name())
                .bind(stratum.deck_version)
                .bind(stratum.lecture.as_deref())
                .bind(&stratum.country)
                .bind(&stratum.language)
                .bind(&stratum.day)
                .execute(&mut *to)
                .await?;
        }
    }
    for statement in statements(followed_by) {
        sqlx::query(AssertSqlSafe(statement)).execute(&mut *to).await?;
    }
    sqlx::query("DROP TABLE temp.cut").execute(to).await?;
    Ok(())
}

/// What happens to the records that are cut, in this order.
fn statements(followed_by: &str) -> Vec<String> {
    let cut = format!(
        "pending p JOIN temp.cut c ON c.deck_version = p.deck_version AND c.lecture = coalesce(p.lecture, '') \
         AND c.country = p.country AND c.language = p.language AND c.day = p.day AND c.kind = {KIND}"
    );
    let outcomes = "coalesce(p.pre, ''), coalesce(p.post, '')";
    let follow = |table: &str| {
        format!(
            "UPDATE {table} AS l SET (batch, pre, post, record) = (c.batch, {outcomes}, NULL) \
             FROM {cut} WHERE l.record = p.hash"
        )
    };
    let mut all = vec![
        format!(
            "INSERT INTO sealed (batch, pre, post, n) SELECT c.batch, {outcomes}, count(*) FROM {cut} \
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
        ),
        // Their students may still consent to the follow-up.
        format!(
            "INSERT INTO followup_offer (hash, lecture, batch, pre, post) \
             SELECT p.hash, p.lecture, c.batch, {outcomes} FROM {cut} \
             WHERE p.lecture IN (SELECT id FROM lecture WHERE followup = 1 AND forgotten = 0) \
             AND NOT EXISTS (SELECT 1 FROM followup_linkage WHERE record = p.hash) ORDER BY p.hash"
        ),
        follow("followup_linkage"),
        format!(
            "INSERT INTO received (hash, month) SELECT p.hash, substr(p.day, 1, 7) FROM {cut} ORDER BY p.hash"
        ),
        format!("DELETE FROM pending WHERE hash IN (SELECT p.hash FROM {cut})"),
    ];
    if !followed_by.is_empty() {
        all.insert(0, follow(followed_by));
    }
    all
}
