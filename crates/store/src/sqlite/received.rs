//! The hashes of what was sealed. They are in the order of the hashes, and lead to no batch.

use sqlx::sqlite::SqliteConnection;

use crate::{Fingerprint, WithdrawResult};

/// Returns whether something with this hash was sealed.
pub(super) async fn has(from: &mut SqliteConnection, id: Fingerprint) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM received WHERE hash = ?)")
        .bind(id.as_bytes())
        .fetch_one(from)
        .await
}

/// The result of a withdrawal that has deleted a number of rows.
pub(super) async fn withdrawn(
    from: &mut SqliteConnection,
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
