//! The upkeep of the tables about students.
//!
//! PostgreSQL keeps rows where they were inserted and with the number of their transaction, and a deleted
//! row stays in the file until it is overwritten. So the tables about students are written anew: all rows in
//! one transaction, in the order of their keys, which are random hashes; then into new files, without what
//! was deleted. The write-ahead log, its archive and standbys are not ours to clean (ADR 22).

use sqlx::AssertSqlSafe;
use sqlx::postgres::PgConnection;

use super::turns;

/// The tables about students, and the keys in whose order their rows lie.
const TABLES: [(&str, &str); 8] = [
    ("pending", "hash"),
    ("lecture_vote", "lecture, slide, hash"),
    ("ticket_request", "lecture, digest"),
    ("ticket_spent", "lecture, fingerprint"),
    ("receipt", "hash"),
    ("followup_offer", "hash"),
    ("followup_linkage", "hash"),
    ("followup_response", "hash"),
];

/// A table of this many bytes is written anew in a fraction of a second. Larger ones hold up all writing.
pub(super) const SMALL: i64 = 32 << 20;

/// Writes the tables about students anew that have `most` bytes at most.
pub(super) async fn rewrite(connection: &mut PgConnection, most: i64) -> sqlx::Result<()> {
    let mut tables = Vec::new();
    for (table, key) in TABLES {
        let size: i64 = sqlx::query_scalar("SELECT pg_total_relation_size($1::regclass)")
            .bind(table)
            .fetch_one(&mut *connection)
            .await?;
        if size <= most {
            tables.push((table, key));
        }
    }
    turns::begin(connection).await?;
    for (table, key) in &tables {
        let statement = format!(
            "WITH rows AS (DELETE FROM {table} RETURNING *) INSERT INTO {table} SELECT * FROM rows ORDER BY {key}"
        );
        sqlx::query(AssertSqlSafe(statement)).execute(&mut *connection).await?;
    }
    sqlx::query("COMMIT").execute(&mut *connection).await?;
    for (table, _) in tables {
        sqlx::query(AssertSqlSafe(format!("VACUUM (FULL) {table}"))).execute(&mut *connection).await?;
    }
    // Secrets and drivers. Their order says nothing.
    sqlx::query("VACUUM (FULL) receipt_secret, lecture_driver, lecture, study").execute(connection).await?;
    Ok(())
}
