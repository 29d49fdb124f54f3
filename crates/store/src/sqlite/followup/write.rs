//! What is written about studies, each inside the transaction of the writer.
//!
//! As with lectures, nothing here may fail because of what a caller sent.

use std::path::Path;

use konventa_domain::Day;
use konventa_domain::followup::{LinkageRequest, Salt};
use konventa_domain::id::DeckId;
use sqlx::sqlite::SqliteConnection;

use super::super::reader::{ReadError, editions_of};
use super::{LinkageKeys, Row, pairs, read};
use crate::followup::{EndedStudy, Joined, StoredStudy};
use crate::{Fingerprint, Withdrawn};

/// Where the file is damaged, the writer can only say that it failed.
fn failed(error: ReadError) -> sqlx::Error {
    match error {
        ReadError::Sqlite(error) => error,
        damaged @ ReadError::Damaged(_) => sqlx::Error::Decode(Box::new(damaged.at(Path::new("")))),
    }
}

pub(super) async fn open(to: &mut SqliteConnection, study: &StoredStudy) -> sqlx::Result<StoredStudy> {
    if let Some(kept) = read::study(&mut *to, &study.deck).await.map_err(failed)? {
        if kept.is_open_on(study.began) {
            return Ok(kept);
        }
        end(to, &kept).await?;
    }
    sqlx::query("INSERT INTO study (deck, salt, began) VALUES (?, ?, ?)")
        .bind(study.deck.as_str())
        .bind(study.salt.0.to_vec())
        .bind(study.began.to_string())
        .execute(&mut *to)
        .await?;
    Ok(study.clone())
}

/// Whether a study takes what was made with a salt.
async fn takes(to: &mut SqliteConnection, deck: &DeckId, salt: Salt, today: Day) -> sqlx::Result<bool> {
    let kept = read::study(&mut *to, deck).await.map_err(failed)?;
    Ok(kept.is_some_and(|kept| kept.salt == salt && kept.is_open_on(today)))
}

/// What an insertion that did nothing means.
const fn refused(same: Option<bool>) -> Joined {
    match same {
        Some(true) => Joined::Duplicate,
        Some(false) | None => Joined::Differs,
    }
}

pub(super) async fn link(
    to: &mut SqliteConnection,
    linking: &LinkageRequest,
    today: Day,
) -> sqlx::Result<Joined> {
    if !takes(to, &linking.deck, linking.salt, today).await? {
        return Ok(Joined::Over);
    }
    let (name, record) = (Fingerprint::of(linking.id), Fingerprint::of(linking.submission));
    let links = LinkageKeys::of(&linking.keys);
    let inserted = sqlx::query(
        "INSERT INTO followup_linkage (hash, record, study, full_key, partial_keys) VALUES (?, ?, ?, ?, ?) \
         ON CONFLICT DO NOTHING",
    )
    .bind(name.as_bytes())
    .bind(record.as_bytes())
    .bind(linking.deck.as_str())
    .bind(&links.full)
    .bind(&links.partial)
    .execute(&mut *to)
    .await?;
    if inserted.rows_affected() == 1 {
        return Ok(Joined::New);
    }
    let same = sqlx::query_scalar(
        "SELECT record = ? AND study = ? AND full_key = ? AND partial_keys = ? FROM followup_linkage WHERE hash = ?",
    )
    .bind(record.as_bytes())
    .bind(linking.deck.as_str())
    .bind(&links.full)
    .bind(&links.partial)
    .bind(name.as_bytes())
    .fetch_optional(&mut *to)
    .await?;
    Ok(refused(same))
}

pub(super) async fn answer(to: &mut SqliteConnection, row: &Row, today: Day) -> sqlx::Result<Joined> {
    if !takes(to, &row.deck, row.salt, today).await? {
        return Ok(Joined::Over);
    }
    let inserted = sqlx::query(
        "INSERT INTO followup_response (hash, study, edition, day, outcomes, full_key, partial_keys) \
         VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    )
    .bind(row.name.as_bytes())
    .bind(row.deck.as_str())
    .bind(row.edition)
    .bind(today.to_string())
    .bind(&row.outcomes)
    .bind(&row.links.full)
    .bind(&row.links.partial)
    .execute(&mut *to)
    .await?;
    if inserted.rows_affected() == 1 {
        return Ok(Joined::New);
    }
    // The day is left out: a retry after midnight is still the same.
    let same = sqlx::query_scalar(
        "SELECT study IS ? AND edition = ? AND outcomes = ? AND full_key IS ? AND partial_keys IS ? \
         FROM followup_response WHERE hash = ?",
    )
    .bind(row.deck.as_str())
    .bind(row.edition)
    .bind(&row.outcomes)
    .bind(&row.links.full)
    .bind(&row.links.partial)
    .bind(row.name.as_bytes())
    .fetch_optional(&mut *to)
    .await?;
    Ok(refused(same))
}

pub(super) async fn forget(to: &mut SqliteConnection, name: Fingerprint) -> sqlx::Result<Withdrawn> {
    let mut gone = 0;
    for delete in
        ["DELETE FROM followup_linkage WHERE hash = ?", "DELETE FROM followup_response WHERE hash = ?"]
    {
        gone += sqlx::query(delete).bind(name.as_bytes()).execute(&mut *to).await?.rows_affected();
    }
    Ok(if gone == 0 { Withdrawn::Unknown } else { Withdrawn::Gone })
}

/// Deletes what leads to a record that is withdrawn, and the later answers that belong to it.
pub(in super::super) async fn withdraw(to: &mut SqliteConnection, record: Fingerprint) -> sqlx::Result<()> {
    for delete in
        ["DELETE FROM followup_linkage WHERE record = ?", "DELETE FROM followup_response WHERE record = ?"]
    {
        sqlx::query(delete).bind(record.as_bytes()).execute(&mut *to).await?;
    }
    Ok(())
}

pub(super) async fn end(to: &mut SqliteConnection, study: &StoredStudy) -> sqlx::Result<Option<EndedStudy>> {
    let kept = read::study(&mut *to, &study.deck).await.map_err(failed)?;
    if kept.is_none_or(|kept| kept.salt != study.salt) {
        return Ok(None);
    }
    let editions = editions_of(&mut *to, &study.deck).await.map_err(failed)?;
    let pairs = pairs::of_open_study(&mut *to, &study.deck, &editions).await.map_err(failed)?;
    for pair in &pairs {
        sqlx::query(
            "UPDATE followup_response SET study = NULL, full_key = NULL, partial_keys = NULL, record = ? WHERE hash = ?",
        )
        .bind(&pair.record)
        .bind(&pair.later)
        .execute(&mut *to)
        .await?;
    }
    let mut deleted = [0; 3];
    for (deleted, delete) in deleted.iter_mut().zip([
        "DELETE FROM followup_response WHERE study = ?",
        "DELETE FROM followup_linkage WHERE study = ?",
        "DELETE FROM study WHERE deck = ?",
    ]) {
        let done = sqlx::query(delete).bind(study.deck.as_str()).execute(&mut *to).await?;
        *deleted = done.rows_affected();
    }
    Ok(Some(EndedStudy { paired: pairs.len() as u64, unpaired: deleted[0], linked: deleted[1] }))
}
