//! Counts of batches, and the sealed records themselves.

use std::collections::HashMap;
use std::sync::Arc;

use konventa_domain::gain::{Batch, DeckCounts, SealedRecords, Tally};
use konventa_domain::id::{DeckId, LectureId};
use tokio::sync::Mutex;

use super::batch_row::{BatchId, BatchRow, Batches};
use super::{followup, marks, seats, set_aside};
use crate::engine::Engine;
use crate::letters;
use crate::read_error::{ReadError, Result};
use crate::sql::{Row, query};

/// The number of batches that are read at once, so that the memory needed for it stays small
/// however many there are.
const AT_ONCE: usize = 256;

/// Counts the batches of a deck, or of one lecture of it.
pub(crate) async fn count(
    engine: &impl Engine,
    deck: &DeckId,
    lecture: Option<&LectureId>,
) -> Result<DeckCounts> {
    let (batches, synthetic, cells, set_aside, seats) = {
        let mut view = engine.view().await?;
        let batches = Batches::read(&mut *view, deck, lecture).await?;
        let cells = if lecture.is_none() { followup::cells(&mut *view, &batches).await? } else { Vec::new() };
        let synthetic = marks::is_synthetic(&mut *view).await?;
        let set_aside = set_aside::all(&mut *view).await?;
        (batches, synthetic, cells, set_aside, seats::of_lectures(&mut *view, deck).await?)
    };
    let count = |row: &BatchRow, records: &OutcomeLists<'_>| {
        let mut tally = Tally::new(batches.items(row)?);
        records.each(|pre, post, n| {
            (0..n).try_for_each(|_| letters::count(&mut tally, pre, post)).ok_or_else(damaged)
        })?;
        Ok((row.name, Batch { kind: row.kind, labels: row.labels.clone(), tally }))
    };
    // Two connections share the work.
    let ids: Vec<&BatchId> = batches.rows.keys().collect();
    let (one, other) = ids.split_at(ids.len() / 2);
    let (mut counted, rest) = tokio::try_join!(
        each_batch(engine, &batches, one, count),
        each_batch(engine, &batches, other, count)
    )?;
    counted.extend(rest);
    let versions = batches.versions.into_values().collect();
    let (names, batches) = counted.into_iter().unzip();
    Ok(DeckCounts { versions, batches, names, synthetic, cells, set_aside, seats })
}

/// Returns the sealed records of a deck.
pub(crate) async fn sealed_records(engine: &impl Engine, deck: &DeckId) -> Result<Vec<SealedRecords>> {
    let batches = Batches::read(&mut *engine.view().await?, deck, None).await?;
    let ids: Vec<&BatchId> = batches.rows.keys().collect();
    let decode = |row: &BatchRow, records: &OutcomeLists<'_>| {
        let (items, mut outcomes) = (batches.items(row)?, Vec::new());
        records.each(|pre, post, n| {
            let taken = letters::decode(items, pre, post).ok_or_else(damaged)?;
            outcomes.extend((0..n).map(|_| taken.clone()));
            Ok(())
        })?;
        Ok(SealedRecords { kind: row.kind, labels: row.labels.clone(), name: row.name, outcomes })
    };
    each_batch(engine, &batches, &ids, decode).await
}

/// The last counts of each deck, with the number of changes at that time.
#[derive(Debug, Default)]
pub(crate) struct CountCache(Mutex<HashMap<DeckId, (i64, Arc<DeckCounts>)>>);

impl CountCache {
    /// Returns the counts of a deck. They are computed again only if batches were added since.
    pub(crate) async fn count(&self, engine: &impl Engine, deck: &DeckId) -> Result<Arc<DeckCounts>> {
        // Other callers that want the same counts wait for them here.
        let mut cached = self.0.lock().await;
        let before = marks::changes(&mut *engine.reader().await?).await?;
        if let Some((_, counts)) = cached.get(deck).filter(|(changes, _)| *changes == before) {
            return Ok(Arc::clone(counts));
        }
        let counts = Arc::new(self::count(engine, deck, None).await?);
        if marks::changes(&mut *engine.reader().await?).await? == before {
            cached.insert(deck.clone(), (before, Arc::clone(&counts)));
        }
        Ok(counts)
    }
}

/// The records of a batch as one list of values per column. A row per record takes more than twice
/// as long (`examples/rates.rs`).
struct OutcomeLists<'a> {
    pre: &'a str,
    post: &'a str,
    n: &'a str,
}

impl<'a> OutcomeLists<'a> {
    const SELECT: &'static str = "SELECT batch, string_agg(pre, '\n') AS pre, \
         string_agg(post, '\n') AS post, string_agg(CAST(n AS TEXT), '\n') AS n \
         FROM sealed WHERE batch BETWEEN $1 AND $2 GROUP BY batch";

    fn read(row: &'a Row) -> sqlx::Result<Self> {
        Ok(Self { pre: row.try_get("pre")?, post: row.try_get("post")?, n: row.try_get("n")? })
    }

    /// Passes on the letters of each record, and how many are equal.
    fn each(&self, mut take: impl FnMut(Option<&'a str>, Option<&'a str>, u64) -> Result<()>) -> Result<()> {
        let quiz = |letters: &'a str| (!letters.is_empty()).then_some(letters);
        let lists = self.pre.split('\n').zip(self.post.split('\n')).zip(self.n.split('\n'));
        for ((pre, post), n) in lists {
            take(quiz(pre), quiz(post), n.parse().map_err(|why| ReadError::damaged("a batch", why))?)?;
        }
        Ok(())
    }
}

/// Reads some batches, given by their ids in their order.
async fn each_batch<T>(
    engine: &impl Engine,
    batches: &Batches,
    ids: &[&BatchId],
    take: impl Fn(&BatchRow, &OutcomeLists<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    // Whoever has a connection waits for no other one, or callers could wait for each other.
    let mut from = engine.reader().await?;
    let mut taken = Vec::with_capacity(ids.len());
    // The batches of one lecture lie far apart.
    let at_once = if ids.len() < AT_ONCE { 1 } else { AT_ONCE };
    for range in ids.chunks(at_once) {
        let (Some(first), Some(last)) = (range.first(), range.last()) else { continue };
        let rows = query(OutcomeLists::SELECT).bind(*first).bind(*last).fetch_all(&mut *from).await?;
        for row in &rows {
            // Others between them are of another deck, or new.
            if let Some(batch) = batches.rows.get(row.try_get::<&[u8], _>("batch")?) {
                taken.push(take(batch, &OutcomeLists::read(row)?)?);
            }
        }
    }
    Ok(taken)
}

/// The values stay out of the message: it goes to the log.
fn damaged() -> ReadError {
    ReadError::damaged("a record", "its outcomes have other letters or another length")
}
