//! Linked records: which follow-up response belongs to which record. They are found by linkage keys
//! while a study is open, and stored when it ends.
//!
//! Only rows of a study are read, and the records that they lead to: without a study a report over
//! a million records costs two looks at empty tables.

use konventa_domain::Day;
use konventa_domain::followup::{LinkedPair, link_records};
use konventa_domain::gain::{LinkedByStratum, LinkedOutcomes, Stratum};
use konventa_domain::id::DeckId;
use konventa_domain::submission::QuizOutcomes;
use sqlx::AssertSqlSafe;
use sqlx::Row as _;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::super::deck_context::DeckContext;
use super::super::read_error::{ReadError, Result, parsed};
use super::super::record_row::{RecordRow, SELECTED};
use super::read;
use crate::followup::in_order_of;
use crate::letters;

/// A follow-up response and the record of the same student.
pub(super) struct Linked {
    /// Hash of the id of the response.
    pub(super) response: Vec<u8>,
    /// Hash of the submission id of the record.
    pub(super) record: Vec<u8>,
    stratum: Stratum,
    followup: LinkedOutcomes,
}

/// Returns the follow-ups of a deck by the stratum of their records. They are in the order of the
/// responses' hashes, so that a report is the same before and after the end of a study.
pub(in super::super) async fn followups(
    from: &mut SqliteConnection,
    deck: &DeckId,
    context: &DeckContext,
) -> Result<LinkedByStratum> {
    let mut linked = of_open_study(from, deck, context).await?;
    linked.extend(of_ended_studies(from, deck, context).await?);
    linked.sort_unstable_by(|one, other| one.response.cmp(&other.response));
    let mut followups = LinkedByStratum::new();
    for Linked { stratum, followup, .. } in linked {
        followups.entry(stratum).or_default().push(followup);
    }
    Ok(followups)
}

/// Links the responses to the study that is open.
///
/// The linkage keys of all students who consented are compared, so that doubtful cases stay
/// unlinked. But a pair counts only if the record is stored with both quizzes, has no response from
/// an earlier study, and both deck versions ask the same items.
pub(super) async fn of_open_study(
    from: &mut SqliteConnection,
    deck: &DeckId,
    context: &DeckContext,
) -> Result<Vec<Linked>> {
    let responses = sqlx::query(
        "SELECT hash, deck_version, day, outcomes, full_key, partial_keys FROM followup_response \
         WHERE study = ? ORDER BY hash",
    )
    .bind(deck.as_str())
    .fetch_all(&mut *from)
    .await?;
    if responses.is_empty() {
        return Ok(Vec::new());
    }
    let linkages = format!(
        "SELECT l.full_key, l.partial_keys, {SELECTED} FROM followup_linkage l LEFT JOIN record r \
         ON r.hash = l.record AND NOT EXISTS (SELECT 1 FROM followup_response a WHERE a.record = l.record) \
         WHERE l.study = ? ORDER BY l.hash"
    );
    let linkages = sqlx::query(AssertSqlSafe(linkages)).bind(deck.as_str()).fetch_all(&mut *from).await?;
    let keys = |rows: &[SqliteRow]| rows.iter().map(read::linkage_keys).collect::<Result<Vec<_>>>();
    let pairs = link_records(&keys(&linkages)?, &keys(&responses)?);
    let linked = |pair: LinkedPair| link(&linkages[pair.first], &responses[pair.later], context).transpose();
    pairs.into_iter().filter_map(linked).collect()
}

/// Returns the pairs that were stored when their study ended.
async fn of_ended_studies(
    from: &mut SqliteConnection,
    deck: &DeckId,
    context: &DeckContext,
) -> Result<Vec<Linked>> {
    let stored = format!(
        "SELECT a.hash, a.deck_version, a.day, a.outcomes, {SELECTED} FROM followup_response a \
         JOIN record r ON r.hash = a.record \
         WHERE a.study IS NULL AND a.deck_version IN (SELECT number FROM deck_version WHERE deck = ?)"
    );
    let stored = sqlx::query(AssertSqlSafe(stored)).bind(deck.as_str()).fetch_all(&mut *from).await?;
    stored.iter().filter_map(|row| link(row, row, context).transpose()).collect()
}

/// Links a record and a response. Returns `None` if the record is missing, belongs to another deck,
/// has one quiz only, or was asked other items.
fn link(record: &SqliteRow, response: &SqliteRow, context: &DeckContext) -> Result<Option<Linked>> {
    let hash: Option<Vec<u8>> = record.try_get("record_hash")?;
    let (Some(hash), Some(record)) = (hash, RecordRow::read(record)?) else { return Ok(None) };
    let versions = &context.versions;
    let response_version: i64 = response.try_get("deck_version")?;
    let (Some(asked), Some(asked_later)) =
        (versions.get(&record.deck_version), versions.get(&response_version))
    else {
        return Ok(None);
    };
    let taken = letters::decode(asked.items.len(), record.pre, record.post);
    let outcomes = letters::decode_quiz(asked_later.items.len(), response.try_get("outcomes")?);
    let (Some(taken), Some(outcomes)) = (taken, outcomes) else {
        return Err(ReadError::damaged("outcomes", "they have other letters or another length"));
    };
    let (QuizOutcomes::Both(first), Some(later)) = (taken, in_order_of(asked, asked_later, &outcomes)) else {
        return Ok(None);
    };
    let stratum = context.stratum(record)?;
    let days = parsed::<Day>(response, "a follow-up response", "day")?.days_after(stratum.day);
    Ok(Some(Linked {
        response: response.try_get("hash")?,
        record: hash,
        stratum,
        followup: LinkedOutcomes { first, later, days },
    }))
}
