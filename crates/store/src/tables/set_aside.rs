//! What researchers set aside.

use konventa_domain::gain::{SetAside, SetAsideTarget};

use crate::read_error::{Result, parsed};
use crate::sql::{Connection, Row, query, query_scalar};

/// Sets something aside if it exists.
pub(crate) async fn add(to: &mut Connection, what: &SetAside) -> sqlx::Result<bool> {
    let exists: bool = match &what.target {
        SetAsideTarget::Lecture(id) => {
            query_scalar(
                "SELECT EXISTS (SELECT 1 FROM lecture WHERE id = $1) OR EXISTS (SELECT 1 FROM batch WHERE lecture = $1)",
            )
            .bind(id.as_str())
            .fetch_one(&mut *to)
            .await?
        }
        SetAsideTarget::Batch(name) => {
            query_scalar("SELECT EXISTS (SELECT 1 FROM batch WHERE id = $1)")
                .bind(&name.0[..])
                .fetch_one(&mut *to)
                .await?
        }
    };
    if exists {
        query(
            "INSERT INTO set_aside (target, reason, day) VALUES ($1, $2, $3) \
             ON CONFLICT (target) DO UPDATE SET reason = excluded.reason, day = excluded.day",
        )
        .bind(what.target.to_string())
        .bind(&what.reason)
        .bind(what.day.to_string())
        .execute(to)
        .await?;
    }
    Ok(exists)
}

/// Counts something again.
pub(crate) async fn remove(to: &mut Connection, target: &SetAsideTarget) -> sqlx::Result<bool> {
    let removed =
        query("DELETE FROM set_aside WHERE target = $1").bind(target.to_string()).execute(to).await?;
    Ok(removed > 0)
}

/// Reads everything that is set aside.
pub(crate) async fn all(from: &mut Connection) -> Result<Vec<SetAside>> {
    let rows = query("SELECT target, reason, day FROM set_aside ORDER BY target").fetch_all(from).await?;
    let read = |row: &Row| {
        Ok(SetAside {
            target: parsed(row, "a mark", "target")?,
            reason: row.try_get("reason")?,
            day: parsed(row, "a mark", "day")?,
        })
    };
    rows.iter().map(read).collect()
}
