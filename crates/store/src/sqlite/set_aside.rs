//! What researchers set aside.

use konventa_domain::gain::{SetAside, SetAsideTarget};
use sqlx::Row as _;
use sqlx::sqlite::{SqliteConnection, SqliteExecutor};

use super::read_error::{Result, parsed};

/// Sets something aside if it exists.
pub(super) async fn add(to: &mut SqliteConnection, what: &SetAside) -> sqlx::Result<bool> {
    let exists: bool = match &what.target {
        SetAsideTarget::Lecture(id) => {
            sqlx::query_scalar(
                "SELECT EXISTS (SELECT 1 FROM lecture WHERE id = ?1) OR EXISTS (SELECT 1 FROM batch WHERE lecture = ?1)",
            )
            .bind(id.as_str())
            .fetch_one(&mut *to)
            .await?
        }
        SetAsideTarget::Batch(name) => {
            sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM batch WHERE id = ?)")
                .bind(&name.0[..])
                .fetch_one(&mut *to)
                .await?
        }
    };
    if exists {
        sqlx::query("INSERT OR REPLACE INTO set_aside (target, reason, day) VALUES (?, ?, ?)")
            .bind(what.target.to_string())
            .bind(&what.reason)
            .bind(what.day.to_string())
            .execute(to)
            .await?;
    }
    Ok(exists)
}

/// Counts something again.
pub(super) async fn remove(to: &mut SqliteConnection, target: &SetAsideTarget) -> sqlx::Result<bool> {
    let removed =
        sqlx::query("DELETE FROM set_aside WHERE target = ?").bind(target.to_string()).execute(to).await?;
    Ok(removed.rows_affected() > 0)
}

/// Reads everything that is set aside.
pub(super) async fn all(from: impl SqliteExecutor<'_>) -> Result<Vec<SetAside>> {
    let rows =
        sqlx::query("SELECT target, reason, day FROM set_aside ORDER BY target").fetch_all(from).await?;
    let read = |row: &sqlx::sqlite::SqliteRow| {
        Ok(SetAside {
            target: parsed(row, "a mark", "target")?,
            reason: row.try_get("reason")?,
            day: parsed(row, "a mark", "day")?,
        })
    };
    rows.iter().map(read).collect()
}
