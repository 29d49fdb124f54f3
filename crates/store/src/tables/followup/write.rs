//! Writes studies, each change inside the transaction of the writer.
//!
//! Nothing here may fail because of what a caller sent: that would undo the changes of everybody in
//! the same commit.

use konventa_domain::Day;
use konventa_domain::followup::{FollowUpRecord, LinkageKeys, LinkageRequest, Salt};
use konventa_domain::id::DeckId;

use super::{cells, linked, read};
use crate::followup::{EndedStudy, JoinStudyResult, StoredStudy};
use crate::sql::{Connection, query, query_as, query_scalar};
use crate::tables::batch_row::Batches;
use crate::tables::receipts;
use crate::{Fingerprint, WithdrawResult, letters};

/// Returns the study that is open then, and whether another one was ended for it.
pub(crate) async fn open(to: &mut Connection, study: StoredStudy) -> sqlx::Result<(StoredStudy, bool)> {
    let overdue = match read::study(&mut *to, &study.deck).await? {
        Some(stored) if stored.is_open_on(study.began) => return Ok((stored, false)),
        overdue => overdue,
    };
    if let Some(overdue) = &overdue {
        end(to, overdue, study.began).await?;
    }
    query("INSERT INTO study (deck, salt, began) VALUES ($1, $2, $3)")
        .bind(study.deck.as_str())
        .bind(&study.salt.0[..])
        .bind(study.began.to_string())
        .execute(to)
        .await?;
    Ok((study, overdue.is_some()))
}

/// Returns whether the study of a deck accepts what was made with a salt.
async fn accepts(to: &mut Connection, deck: &DeckId, salt: Salt, today: Day) -> sqlx::Result<bool> {
    let stored = read::study(to, deck).await?;
    Ok(stored.is_some_and(|stored| stored.salt == salt && stored.is_open_on(today)))
}

/// The partial keys as they are stored, one after the other.
fn partial_keys(keys: &LinkageKeys) -> Vec<u8> {
    keys.partial.iter().flat_map(|key| *key.as_bytes()).collect()
}

/// The result of an insertion that changed nothing. `same` is `None` if no row has the id, so that
/// another row is in the way.
const fn not_inserted(same: Option<bool>) -> JoinStudyResult {
    match same {
        Some(true) => JoinStudyResult::Duplicate,
        Some(false) | None => JoinStudyResult::Differs,
    }
}

pub(crate) async fn link(
    to: &mut Connection,
    linkage: &LinkageRequest,
    today: Day,
) -> sqlx::Result<JoinStudyResult> {
    if !accepts(to, &linkage.deck, linkage.salt, today).await? {
        return Ok(JoinStudyResult::Over);
    }
    let (id, record) = (Fingerprint::of(linkage.id), Fingerprint::of(linkage.submission));
    let (full, partial) = (&linkage.keys.full.as_bytes()[..], partial_keys(&linkage.keys));
    // Of a sealed record nobody knows any more whose it was.
    let same = query_scalar(
        "SELECT coalesce(record = $1, TRUE) AND study = $2 AND full_key = $3 AND partial_keys = $4 \
         FROM followup_linkage WHERE hash = $5",
    )
    .bind(record.as_bytes())
    .bind(linkage.deck.as_str())
    .bind(full)
    .bind(&partial)
    .bind(id.as_bytes())
    .fetch_optional(&mut *to)
    .await?;
    if same.is_some() {
        return Ok(not_inserted(same));
    }
    let mut offer: Option<(Vec<u8>, String, String)> = None;
    for receipt in receipts::possible(to, record).await? {
        let found = query_as("DELETE FROM followup_offer WHERE hash = $1 RETURNING batch, pre, post")
            .bind(receipt)
            .fetch_optional(&mut *to)
            .await?;
        offer = offer.or(found);
    }
    if offer.is_none() && receipts::has(to, record).await? {
        return Ok(JoinStudyResult::Sealed);
    }
    let pending = offer.is_none().then_some(record);
    let (batch, pre, post) =
        offer.map_or((None, None, None), |(batch, pre, post)| (Some(batch), Some(pre), Some(post)));
    let inserted = query(
        "INSERT INTO followup_linkage (hash, record, study, full_key, partial_keys, batch, pre, post) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
    )
    .bind(id.as_bytes())
    .bind(pending.as_ref().map(Fingerprint::as_bytes))
    .bind(linkage.deck.as_str())
    .bind(full)
    .bind(&partial)
    .bind(batch)
    .bind(pre)
    .bind(post)
    .execute(to)
    .await?;
    Ok(if inserted == 1 { JoinStudyResult::New } else { JoinStudyResult::Differs })
}

pub(crate) async fn respond(
    to: &mut Connection,
    response: FollowUpRecord,
    deck_version: i64,
    today: Day,
) -> sqlx::Result<JoinStudyResult> {
    if !accepts(to, &response.deck, response.salt, today).await? {
        return Ok(JoinStudyResult::Over);
    }
    let id = Fingerprint::of(response.id);
    let (full, partial) = (&response.keys.full.as_bytes()[..], partial_keys(&response.keys));
    let outcomes = letters::encode_quiz(response.outcomes);
    let inserted = query(
        "INSERT INTO followup_response (hash, study, deck_version, day, outcomes, full_key, partial_keys) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
    )
    .bind(id.as_bytes())
    .bind(response.deck.as_str())
    .bind(deck_version)
    .bind(today.to_string())
    .bind(&outcomes)
    .bind(full)
    .bind(&partial)
    .execute(&mut *to)
    .await?;
    if inserted == 1 {
        return Ok(JoinStudyResult::New);
    }
    // The day does not count: a retry after midnight is still the same response.
    let same = query_scalar(
        "SELECT study = $1 AND deck_version = $2 AND outcomes = $3 AND full_key = $4 AND partial_keys = $5 \
         FROM followup_response WHERE hash = $6",
    )
    .bind(response.deck.as_str())
    .bind(deck_version)
    .bind(&outcomes)
    .bind(full)
    .bind(&partial)
    .bind(id.as_bytes())
    .fetch_optional(to)
    .await?;
    Ok(not_inserted(same))
}

pub(crate) async fn withdraw_own(to: &mut Connection, id: Fingerprint) -> sqlx::Result<WithdrawResult> {
    let mut gone = 0;
    for delete in
        ["DELETE FROM followup_linkage WHERE hash = $1", "DELETE FROM followup_response WHERE hash = $1"]
    {
        gone += query(delete).bind(id.as_bytes()).execute(&mut *to).await?;
    }
    receipts::withdrawn(to, id, gone).await
}

/// Deletes what leads from a record that is withdrawn to the follow-up: its linkage keys, if it is
/// pending, and the offer to consent, if it is sealed. Returns the number of deleted rows.
pub(in crate::tables) async fn withdraw(to: &mut Connection, record: Fingerprint) -> sqlx::Result<u64> {
    let linkage = query("DELETE FROM followup_linkage WHERE record = $1").bind(record.as_bytes());
    let mut deleted = linkage.execute(&mut *to).await?;
    for receipt in receipts::possible(to, record).await? {
        let offer = query("DELETE FROM followup_offer WHERE hash = $1").bind(receipt);
        deleted += offer.execute(&mut *to).await?;
    }
    Ok(deleted)
}

pub(crate) async fn end(
    to: &mut Connection,
    study: &StoredStudy,
    today: Day,
) -> sqlx::Result<Option<EndedStudy>> {
    let stored = read::study(&mut *to, &study.deck).await?;
    if stored.is_none_or(|stored| stored.salt != study.salt) {
        return Ok(None);
    }
    let batches = Batches::read(&mut *to, &study.deck, None).await?;
    let pairs = linked::of_study(&mut *to, &study.deck, &batches).await?;
    let linked = cells::cut_cells(to, &batches, pairs, today).await?;
    let mut deleted = [0; 4];
    for (deleted, delete) in deleted.iter_mut().zip([
        "DELETE FROM followup_response WHERE study = $1",
        "DELETE FROM followup_linkage WHERE study = $1",
        "DELETE FROM followup_offer WHERE lecture IN (SELECT id FROM lecture WHERE deck = $1)",
        "DELETE FROM study WHERE deck = $1",
    ]) {
        let done = query(delete).bind(study.deck.as_str()).execute(&mut *to).await?;
        *deleted = done;
    }
    let [answered, consented, ..] = deleted;
    Ok(Some(EndedStudy { linked, unlinked: answered - linked, consented }))
}
