//! Linked records: which follow-up response belongs to which sealed record. They are found by linkage
//! keys when a study ends.

use konventa_domain::Day;
use konventa_domain::followup::link_records;
use konventa_domain::gain::{BatchKind, LinkedOutcomes};
use konventa_domain::id::DeckId;
use konventa_domain::submission::QuizOutcomes;

use super::read;
use crate::followup::in_order_of;
use crate::letters;
use crate::read_error::{ReadError, Result, parsed};
use crate::sql::{Connection, Row, query};
use crate::tables::batch_row::{BatchId, Batches};

/// A follow-up response and what is left of the record of the same student.
pub(super) struct Linked {
    /// Hash of the id of the response.
    pub(super) response: Vec<u8>,
    /// The day of the response.
    pub(super) day: Day,
    pub(super) batch: BatchId,
    pub(super) outcomes: LinkedOutcomes,
}

/// Links the responses to the study of a deck.
///
/// The linkage keys of all students who consented are compared, so that doubtful cases stay
/// unlinked. But a pair counts only if the record is sealed with both quizzes, its batch is in no
/// cell yet, and both deck versions ask the same items.
pub(super) async fn of_study(from: &mut Connection, deck: &DeckId, batches: &Batches) -> Result<Vec<Linked>> {
    let responses = query(
        "SELECT hash, deck_version, day, outcomes, full_key, partial_keys FROM followup_response \
         WHERE study = $1 ORDER BY hash",
    )
    .bind(deck.as_str())
    .fetch_all(&mut *from)
    .await?;
    let linkages = query(
        "SELECT full_key, partial_keys, batch, pre, post FROM followup_linkage WHERE study = $1 ORDER BY hash",
    )
    .bind(deck.as_str())
    .fetch_all(from)
    .await?;
    let keys = |rows: &[Row]| rows.iter().map(read::linkage_keys).collect::<Result<Vec<_>>>();
    let pairs = link_records(&keys(&linkages)?, &keys(&responses)?);
    let linked = pairs.into_iter().map(|pair| link(&linkages[pair.first], &responses[pair.later], batches));
    linked.filter_map(Result::transpose).collect()
}

/// Links what is left of a record and a response. Returns `None` if the record is not sealed, belongs
/// to another deck, has one quiz only, was asked other items, or is in a cell.
pub(super) fn link(record: &Row, response: &Row, batches: &Batches) -> Result<Option<Linked>> {
    let Some(id) = record.try_get::<Option<BatchId>, _>("batch")? else { return Ok(None) };
    let Some(batch) = batches.rows.get(&id) else { return Ok(None) };
    let versions =
        (versions(batches, batch.deck_version), versions(batches, response.try_get("deck_version")?));
    let (Some(asked), Some(asked_later)) = versions else { return Ok(None) };
    if batch.kind != BatchKind::Both || batch.cell.is_some() {
        return Ok(None);
    }
    let taken = letters::decode(asked.items.len(), record.try_get("pre")?, record.try_get("post")?);
    let outcomes = letters::decode_quiz(asked_later.items.len(), response.try_get("outcomes")?);
    let (Some(taken), Some(outcomes)) = (taken, outcomes) else {
        return Err(ReadError::damaged("outcomes", "they have other letters or another length"));
    };
    let (QuizOutcomes::Both(first), Some(later)) = (taken, in_order_of(asked, asked_later, &outcomes)) else {
        return Ok(None);
    };
    let day = parsed::<Day>(response, "a follow-up response", "day")?;
    let days = batch.labels.day().map(|lecture| day.days_after(lecture));
    let outcomes = LinkedOutcomes { first, later, days };
    Ok(Some(Linked { response: response.try_get("hash")?, day, batch: id, outcomes }))
}

fn versions(batches: &Batches, number: i64) -> Option<&konventa_domain::submission::DeckItems> {
    batches.versions.get(&number)
}
