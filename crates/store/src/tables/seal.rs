//! Sealing: pending records become batches, in one transaction.
//!
//! What is left of a record is a row of `sealed`, which says how often its batch has the same
//! outcomes. Such rows are in the order of their letters, whatever the order of arrival was. After
//! the commit the file is rewritten and the log is emptied, as after a deletion (ADR 20).

use std::collections::BTreeMap;

use konventa_domain::gain::{BatchKind, BatchLabels, LectureAge, Occasion, PendingStratum, seal as cut};
use konventa_domain::id::{DeckId, LectureId};

use super::batch_row;
use super::deck_context::DeckContext;
use super::receipts::{self, Hashes, Scope};
use super::record_row::COLUMNS;
use super::seats;
use crate::SealWhen;
use crate::engine::Engine;
use crate::read_error::{ReadError, Result, parsed};
use crate::sql::{Connection, Row, query, query_scalar};

/// Which quizzes a pending record has: the name of its [`BatchKind`].
const KIND: &str = "CASE WHEN p.post IS NULL THEN 'pre' WHEN p.pre IS NULL THEN 'post' ELSE 'both' END";

/// Records that arrived more than a year ago and never found nine others. They are deleted.
const WAITED_TOO_LONG: &str = "day < $1";

/// A batch that is to be cut.
#[derive(Debug)]
struct NewBatch {
    kind: BatchKind,
    labels: BatchLabels,
    deck_version: i64,
    /// The row numbers of its strata.
    strata: Vec<i64>,
}

/// The columns that place a record in a stratum: all but its quizzes.
fn stratum_columns(table: &str) -> String {
    let columns = COLUMNS.iter().filter(|column| !["pre", "post"].contains(column));
    columns.map(|column| format!("{table}.{column}")).collect::<Vec<_>>().join(", ")
}

/// Selects the strata of all pending records: the columns, `kind`, and the number `n` of records.
fn select_strata() -> String {
    let columns = stratum_columns("p");
    format!("SELECT {columns}, {KIND} AS kind, count(*) AS n FROM pending p GROUP BY {columns}, kind")
}

/// Returns whether there is anything to seal or to forget, so that a quiet database is not written.
pub(crate) async fn is_due(engine: &impl Engine, when: &SealWhen) -> Result<bool> {
    let mut view = engine.view().await?;
    let strata =
        format!("(SELECT CAST(0 AS BIGINT) AS place, s.* FROM ({}) AS s) AS strata", select_strata());
    Ok(is_outdated(&mut *view, when).await? || !new_batches(&mut *view, &strata, when).await?.is_empty())
}

/// Seals what is due. Returns the number of new batches.
pub(crate) async fn seal(to: &mut Connection, when: &SealWhen) -> sqlx::Result<usize> {
    let batches = write(to, when, "").await?;
    if let SealWhen::Today(today) = when {
        // After the sealing: this may be the day on which they are enough.
        for delete in [
            format!(
                "DELETE FROM followup_linkage WHERE record IN (SELECT hash FROM pending WHERE {WAITED_TOO_LONG})"
            ),
            format!("DELETE FROM pending WHERE {WAITED_TOO_LONG}"),
        ] {
            query(sqlx::AssertSqlSafe(delete))
                .bind(today.a_year_before().to_string())
                .execute(&mut *to)
                .await?;
        }
        receipts::delete_outdated(to, *today).await?;
    }
    Ok(batches)
}

/// Seals everything, and lets rows of another table follow their records: it has the columns
/// `record`, `batch`, `pre` and `post`.
pub(crate) async fn seal_everything(to: &mut Connection, followed_by: &str) -> sqlx::Result<()> {
    write(to, &SealWhen::Now, followed_by).await?;
    Ok(())
}

async fn is_outdated(from: &mut Connection, when: &SealWhen) -> Result<bool> {
    let SealWhen::Today(today) = when else { return Ok(false) };
    let waited = format!("SELECT EXISTS (SELECT 1 FROM pending WHERE {WAITED_TOO_LONG})");
    let waited: bool = query_scalar(sqlx::AssertSqlSafe(waited))
        .bind(today.a_year_before().to_string())
        .fetch_one(&mut *from)
        .await?;
    Ok(waited || receipts::are_outdated(from, *today).await?)
}

/// Cuts the strata of a table into batches. Nothing is written.
async fn new_batches(from: &mut Connection, strata: &str, when: &SealWhen) -> Result<Vec<NewBatch>> {
    let decks: Vec<String> = query_scalar(
        "SELECT DISTINCT deck FROM deck_version WHERE number IN (SELECT DISTINCT deck_version FROM pending)",
    )
    .fetch_all(&mut *from)
    .await?;
    let occasion = match when {
        SealWhen::GainShown(lecture) => Occasion::GainShown {
            lecture: lecture.clone(),
            only_vouched: seats::gives_out_tickets(from, lecture).await?,
        },
        SealWhen::Today(today) => Occasion::Time { today: *today, lectures: lectures(from).await? },
        SealWhen::Now => Occasion::Everything,
    };
    let mut batches = Vec::new();
    for deck in decks {
        let deck = deck.parse().map_err(|why| ReadError::damaged("a deck version", why))?;
        batches.extend(of_deck(from, strata, &deck, &occasion).await?);
    }
    Ok(batches)
}

/// The lectures of pending records.
async fn lectures(from: &mut Connection) -> Result<BTreeMap<LectureId, LectureAge>> {
    let rows = query(
        "SELECT id, forgotten = 1 AS is_over FROM lecture WHERE id IN (SELECT DISTINCT lecture FROM pending)",
    )
    .fetch_all(from)
    .await?;
    let read = |row: &Row| {
        let age = if row.try_get("is_over")? { LectureAge::Over } else { LectureAge::Open };
        Ok((parsed(row, "a lecture", "id")?, age))
    };
    rows.iter().map(read).collect()
}

async fn of_deck(
    from: &mut Connection,
    strata: &str,
    deck: &DeckId,
    occasion: &Occasion,
) -> Result<Vec<NewBatch>> {
    let context = DeckContext::read(&mut *from, deck).await?;
    let statement = format!(
        "SELECT * FROM {strata} WHERE deck_version IN (SELECT number FROM deck_version WHERE deck = $1)"
    );
    let rows = query(sqlx::AssertSqlSafe(statement)).bind(deck.as_str()).fetch_all(from).await?;
    let mut pending = Vec::new();
    for row in &rows {
        let kind = BatchKind::from_name(row.try_get("kind")?)
            .ok_or_else(|| ReadError::damaged("a record", "no such kind"))?;
        let n: i64 = row.try_get("n")?;
        pending.push(PendingStratum { kind, stratum: context.stratum(row)?, n: n.unsigned_abs() });
    }
    let row_of: BTreeMap<_, _> =
        pending.iter().zip(&rows).map(|(own, row)| ((own.kind, &own.stratum), row)).collect();
    let mut batches = Vec::new();
    for batch in cut(&pending, occasion) {
        let rows: Vec<&Row> =
            batch.strata.iter().filter_map(|own| row_of.get(&(batch.kind, *own)).copied()).collect();
        let Some(first) = rows.first() else { continue };
        batches.push(NewBatch {
            kind: batch.kind,
            labels: batch.labels(),
            deck_version: first.try_get("deck_version")?,
            strata: rows.iter().map(|row| row.try_get("place")).collect::<sqlx::Result<_>>()?,
        });
    }
    Ok(batches)
}

/// Cuts what is due and moves the records. Returns the number of new batches.
async fn write(to: &mut Connection, when: &SealWhen, followed_by: &str) -> sqlx::Result<usize> {
    let strata = format!(
        "CREATE TEMP TABLE cut AS SELECT row_number() OVER () AS place, s.*, (SELECT id FROM batch WHERE 1 = 0) AS batch \
         FROM ({}) AS s",
        select_strata()
    );
    query(sqlx::AssertSqlSafe(strata)).execute(&mut *to).await?;
    let batches = new_batches(to, "cut", when).await?;
    for NewBatch { kind, labels, deck_version, strata } in &batches {
        let id = batch_row::insert(to, *kind, *deck_version, labels).await?;
        for stratum in strata {
            query("UPDATE cut SET batch = $1 WHERE place = $2")
                .bind(&id)
                .bind(*stratum)
                .execute(&mut *to)
                .await?;
        }
    }
    query("DELETE FROM cut WHERE batch IS NULL").execute(&mut *to).await?;
    let hashes = hashes(to).await?;
    for statement in statements(followed_by) {
        query(sqlx::AssertSqlSafe(statement)).execute(&mut *to).await?;
    }
    receipts::add(to, &hashes).await?;
    receipts::replace_offered(to, &hashes).await?;
    query("DROP TABLE cut").execute(to).await?;
    Ok(batches.len())
}

/// The records that are cut, as `p`, each with its stratum `c`.
fn cut_records() -> String {
    let (of_cut, of_record) = (stratum_columns("c"), stratum_columns("p"));
    let same = of_cut
        .split(", ")
        .zip(of_record.split(", "))
        .map(|(cut, record)| format!("{cut} IS NOT DISTINCT FROM {record}"));
    let same = same.collect::<Vec<_>>().join(" AND ");
    format!("pending p JOIN cut c ON {same} AND c.kind = {KIND}")
}

/// The hashes of the records that are cut and need a receipt.
async fn hashes(from: &mut Connection) -> sqlx::Result<Hashes> {
    let statement = format!(
        "SELECT p.hash, {} FROM {} LEFT JOIN lecture l ON l.id = p.lecture",
        Scope::OF_PENDING,
        cut_records()
    );
    receipts::by_scope(from, &statement).await
}

/// What happens to the records that are cut, in this order.
fn statements(followed_by: &str) -> Vec<String> {
    let cut = cut_records();
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
             WHERE p.lecture IN (SELECT id FROM lecture WHERE followup AND forgotten = 0) \
             AND NOT EXISTS (SELECT 1 FROM followup_linkage WHERE record = p.hash) ORDER BY p.hash"
        ),
        follow("followup_linkage"),
        format!("DELETE FROM pending WHERE hash IN (SELECT p.hash FROM {cut})"),
    ];
    if !followed_by.is_empty() {
        all.insert(0, follow(followed_by));
    }
    all
}
