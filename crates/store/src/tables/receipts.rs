//! Receipts: how a record that was sealed is recognised if its phone sends it again.
//!
//! A receipt is SHA-256 of a secret and the hash of the record's id. Each secret belongs to a
//! [`Scope`] and is deleted with all its receipts, at a time after which no phone sends the record
//! again or the server refuses it. Without the secret nobody can compute a receipt from an id, so
//! whoever has the file from then on learns nothing, whatever phones they have. Receipts are in the
//! order of their random-looking values, and lead to no batch.

use std::collections::BTreeMap;

use konventa_domain::id::LectureId;
use konventa_domain::{Day, Month};
use sha2::{Digest as _, Sha256};

use super::random;
use crate::sql::{Connection, query, query_as, query_scalar};
use crate::{Fingerprint, WithdrawResult};

/// For how long the receipts of a month stay after it, counted from the first day of the present
/// month. A phone sends a record for 30 days at most (`outbox::SEND_FOR`), so the last repetition of
/// a record of January comes on 2 March.
const MONTHS: u32 = 2;

/// What a secret belongs to, as it is written in the column `scope`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Scope(String);

impl Scope {
    /// The month in which records arrived that belong to no lecture of this server.
    pub(super) fn month(month: Month) -> Self {
        Self(format!("month {month}"))
    }

    /// The scope of pending records, as SQL: of the lecture `l`, if there is one, else of the day of
    /// the record `p`. A lecture that is forgotten takes no records, so its records need no receipt:
    /// then it is NULL. No id of a lecture has a space.
    pub(super) const OF_PENDING: &str =
        "CASE l.forgotten WHEN 0 THEN l.id WHEN 1 THEN NULL ELSE 'month ' || substr(p.day, 1, 7) END";

    /// The least and the greatest text between which the scopes of all months are, and of no lecture.
    pub(super) const MONTHS: [&str; 2] = ["month ", "month!"];

    fn is_lecture(&self) -> bool {
        !self.0.starts_with("month ")
    }
}

fn receipt(secret: &[u8], of: &[u8]) -> Vec<u8> {
    Sha256::new_with_prefix(secret).chain_update(of).finalize().to_vec()
}

/// Hashes of ids by the scope of their receipts.
pub(super) type Hashes = BTreeMap<Scope, Vec<Vec<u8>>>;

/// Returns the secret of a scope. If it has none, a random one is stored first.
async fn secret(to: &mut Connection, Scope(scope): &Scope) -> sqlx::Result<Vec<u8>> {
    query("INSERT INTO receipt_secret (scope, secret) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .bind(scope)
        .bind(random(32)?)
        .execute(&mut *to)
        .await?;
    query_scalar("SELECT secret FROM receipt_secret WHERE scope = $1").bind(scope).fetch_one(to).await
}

/// Writes receipts of hashes. What has one already is left alone.
pub(super) async fn add(to: &mut Connection, hashes: &Hashes) -> sqlx::Result<()> {
    for (scope, hashes) in hashes.iter().filter(|(_, hashes)| !hashes.is_empty()) {
        let secret = secret(to, scope).await?;
        let mut receipts: Vec<_> = hashes.iter().map(|hash| receipt(&secret, hash)).collect();
        receipts.sort_unstable();
        let Scope(scope) = scope;
        for receipt in receipts {
            query("INSERT INTO receipt (hash, scope) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .bind(receipt)
                .bind(scope)
                .execute(&mut *to)
                .await?;
        }
    }
    Ok(())
}

/// Puts receipts in the place of hashes of records of lectures in the table `followup_offer`.
pub(super) async fn replace_offered(to: &mut Connection, hashes: &Hashes) -> sqlx::Result<()> {
    for (scope, hashes) in hashes.iter().filter(|(scope, _)| scope.is_lecture()) {
        let secret = secret(to, scope).await?;
        for hash in hashes {
            query("UPDATE followup_offer SET hash = $1 WHERE hash = $2")
                .bind(receipt(&secret, hash))
                .bind(hash)
                .execute(&mut *to)
                .await?;
        }
    }
    Ok(())
}

/// Returns every receipt that a hash can have now.
pub(crate) async fn possible(from: &mut Connection, id: Fingerprint) -> sqlx::Result<Vec<Vec<u8>>> {
    let secrets: Vec<Vec<u8>> = query_scalar("SELECT secret FROM receipt_secret").fetch_all(from).await?;
    Ok(secrets.iter().map(|secret| receipt(secret, id.as_bytes())).collect())
}

/// Returns whether something with this hash was sealed, as far as that is still known.
pub(super) async fn has(from: &mut Connection, id: Fingerprint) -> sqlx::Result<bool> {
    let possible = possible(from, id).await?;
    any(from, possible).await
}

/// Returns whether there is a receipt of this hash by one of these secrets.
pub(super) async fn has_by(
    from: &mut Connection,
    secrets: &[Vec<u8>],
    id: Fingerprint,
) -> sqlx::Result<bool> {
    any(from, secrets.iter().map(|secret| receipt(secret, id.as_bytes())).collect()).await
}

/// Whether one of these receipts is stored.
async fn any(from: &mut Connection, receipts: Vec<Vec<u8>>) -> sqlx::Result<bool> {
    for receipt in receipts {
        let found = query_scalar("SELECT EXISTS (SELECT 1 FROM receipt WHERE hash = $1)")
            .bind(receipt)
            .fetch_one(&mut *from)
            .await?;
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The result of a withdrawal that has deleted a number of rows.
pub(super) async fn withdrawn(
    from: &mut Connection,
    id: Fingerprint,
    deleted: u64,
) -> sqlx::Result<WithdrawResult> {
    Ok(if deleted > 0 {
        WithdrawResult::Gone
    } else if has(from, id).await? {
        WithdrawResult::Sealed
    } else {
        WithdrawResult::Unknown
    })
}

/// Receipts and secrets of months before one, `$3`.
const OUTDATED: &str = "scope BETWEEN $1 AND $2 AND scope < $3";

/// The scope of the first month that is kept.
fn first_kept(today: Day) -> String {
    let month = (0..MONTHS).fold(Month::of(today), |month, _| month.previous());
    Scope::month(month).0
}

/// Returns whether there are receipts of a month that is too long ago.
pub(super) async fn are_outdated(from: &mut Connection, today: Day) -> sqlx::Result<bool> {
    let statement = format!("SELECT EXISTS (SELECT 1 FROM receipt_secret WHERE {OUTDATED})");
    let [least, greatest] = Scope::MONTHS;
    query_scalar(sqlx::AssertSqlSafe(statement))
        .bind(least)
        .bind(greatest)
        .bind(first_kept(today))
        .fetch_one(from)
        .await
}

/// Deletes the receipts of months that are too long ago, and their secrets.
pub(super) async fn delete_outdated(to: &mut Connection, today: Day) -> sqlx::Result<()> {
    let [least, greatest] = Scope::MONTHS;
    for table in ["receipt", "receipt_secret"] {
        let statement = format!("DELETE FROM {table} WHERE {OUTDATED}");
        query(sqlx::AssertSqlSafe(statement))
            .bind(least)
            .bind(greatest)
            .bind(first_kept(today))
            .execute(&mut *to)
            .await?;
    }
    Ok(())
}

/// Deletes the receipts of a lecture that takes no records any more, and their secret.
pub(super) async fn forget(to: &mut Connection, lecture: &LectureId) -> sqlx::Result<()> {
    for delete in ["DELETE FROM receipt WHERE scope = $1", "DELETE FROM receipt_secret WHERE scope = $1"] {
        query(delete).bind(lecture.as_str()).execute(&mut *to).await?;
    }
    Ok(())
}

/// Makes receipts of the plain hashes that an earlier version stored.
pub(crate) async fn replace_plain(to: &mut Connection) -> sqlx::Result<()> {
    let plain = by_scope(to, "SELECT hash, 'month ' || month FROM plain_receipt").await?;
    add(to, &plain).await?;
    let offered = by_scope(to, "SELECT hash, lecture FROM followup_offer").await?;
    add(to, &offered).await?;
    replace_offered(to, &offered).await?;
    query("DROP TABLE plain_receipt").execute(to).await?;
    Ok(())
}

/// Reads hashes and the scopes of their receipts; what has no scope gets no receipt.
pub(super) async fn by_scope(from: &mut Connection, select: &str) -> sqlx::Result<Hashes> {
    let rows: Vec<(Vec<u8>, Option<String>)> =
        query_as(sqlx::AssertSqlSafe(select.to_owned())).fetch_all(from).await?;
    let mut hashes = Hashes::new();
    for (hash, scope) in rows {
        if let Some(scope) = scope {
            hashes.entry(Scope(scope)).or_default().push(hash);
        }
    }
    Ok(hashes)
}
