//! Cells: what is left of the follow-ups of studies that ended. They are cut once, at the end of a
//! study.

use std::collections::BTreeMap;

use konventa_domain::gain::{BatchKind, BatchReturns, Cell, LinkedOutcomes, cells as cut};
use konventa_domain::id::DeckId;
use konventa_domain::submission::QuizOutcomes;
use konventa_domain::{Day, Month};

use super::linked::{self, Linked};
use crate::letters;
use crate::read_error::{ReadError, Result};
use crate::sql::{Connection, query, query_scalar};
use crate::tables::batch_row::{self, BatchId, Batches};
use crate::tables::receipts::{self, Scope};

/// How it is written that the days between lecture and follow-up are not known.
const UNKNOWN: i64 = -1;

/// Reads the cells of a deck.
pub(in crate::tables) async fn cells(from: &mut Connection, batches: &Batches) -> Result<Vec<Cell>> {
    let mut cells: BTreeMap<&[u8], (usize, Cell)> = BTreeMap::new();
    for (index, row) in batches.rows.values().enumerate() {
        if let Some(id) = &row.cell {
            let (items, cell) = cells.entry(id).or_default();
            *items = batches.items(row)?;
            cell.batches.push(index);
        }
    }
    for (id, (items, cell)) in &mut cells {
        let rows = query("SELECT pre, post, later, days, n FROM retained WHERE cell = $1")
            .bind(*id)
            .fetch_all(&mut *from)
            .await?;
        for row in rows {
            let damaged =
                || ReadError::damaged("a cell", "its outcomes have other letters or another length");
            let taken = letters::decode(*items, row.try_get("pre")?, row.try_get("post")?);
            let later = letters::decode_quiz(*items, row.try_get("later")?);
            let (Some(QuizOutcomes::Both(first)), Some(later)) = (taken, later) else {
                return Err(damaged());
            };
            let days = u64::try_from(row.try_get::<i64, _>("days")?).ok();
            let one = LinkedOutcomes { first, later, days };
            let n: i64 = row.try_get("n")?;
            cell.returned.extend((0..n).map(|_| one.clone()));
        }
    }
    Ok(cells.into_values().map(|(_, cell)| cell).collect())
}

/// Cuts the cells of a study that ends on a day. Returns the number of responses in them.
pub(super) async fn cut_cells(
    to: &mut Connection,
    batches: &Batches,
    linked: Vec<Linked>,
    today: Day,
) -> sqlx::Result<u64> {
    let mut returned: BTreeMap<BatchId, Vec<Linked>> = BTreeMap::new();
    for one in linked {
        returned.entry(one.batch.clone()).or_default().push(one);
    }
    let mut ids = Vec::new();
    let mut returns = Vec::new();
    for (id, row) in &batches.rows {
        if row.kind == BatchKind::Both && row.cell.is_none() {
            let n: i64 = query_scalar("SELECT CAST(sum(n) AS BIGINT) FROM sealed WHERE batch = $1")
                .bind(id)
                .fetch_one(&mut *to)
                .await?;
            let own = returned.get(id).map_or(0, Vec::len) as u64;
            returns.push(BatchReturns { labels: row.labels.clone(), n: n.unsigned_abs(), returned: own });
            ids.push(id);
        }
    }
    let mut kept = Vec::new();
    for cell in cut(&returns) {
        let id = batch_row::random_id()?;
        for batch in cell.into_iter().filter_map(|index| ids.get(index)) {
            query("UPDATE batch SET cell = $1 WHERE id = $2")
                .bind(&id)
                .bind(*batch)
                .execute(&mut *to)
                .await?;
            for one in returned.remove(*batch).unwrap_or_default() {
                retain(to, &id, &one).await?;
                kept.push(one.response);
            }
        }
    }
    let n = kept.len() as u64;
    receipts::add(to, &BTreeMap::from([(Scope::month(Month::of(today)), kept)])).await?;
    Ok(n)
}

async fn retain(to: &mut Connection, cell: &[u8], one: &Linked) -> sqlx::Result<()> {
    let (pre, post) = letters::encode(&QuizOutcomes::Both(one.outcomes.first.clone()));
    query(
        "INSERT INTO retained (cell, pre, post, later, days, n) VALUES ($1, $2, $3, $4, $5, 1) \
         ON CONFLICT (cell, pre, post, later, days) DO UPDATE SET n = retained.n + 1",
    )
    .bind(cell)
    .bind(pre)
    .bind(post)
    .bind(letters::encode_quiz(one.outcomes.later.clone()))
    .bind(one.outcomes.days.and_then(|days| i64::try_from(days).ok()).unwrap_or(UNKNOWN))
    .execute(to)
    .await?;
    Ok(())
}

/// Cuts the cells of studies that ended before there were cells, after their records were sealed.
pub(crate) async fn cut_of_ended(to: &mut Connection) -> sqlx::Result<()> {
    let decks: Vec<String> =
        query_scalar("SELECT DISTINCT deck FROM deck_version").fetch_all(&mut *to).await?;
    for deck in decks {
        let deck: DeckId = deck.parse().map_err(|why| ReadError::damaged("a deck version", why))?;
        let batches = Batches::read(to, &deck, None).await?;
        let rows = query(
            "SELECT * FROM unsealed_response WHERE deck_version IN (SELECT number FROM deck_version WHERE deck = $1)",
        )
        .bind(deck.as_str())
        .fetch_all(&mut *to)
        .await?;
        let linked = rows.iter().filter_map(|row| linked::link(row, row, &batches).transpose());
        let linked: Vec<Linked> = linked.collect::<Result<_>>()?;
        if let Some(last) = linked.iter().map(|one| one.day).max() {
            cut_cells(to, &batches, linked, last).await?;
        }
    }
    Ok(())
}
