//! Times in the future, stored while a clock was ahead.

use std::time::SystemTime;

use konventa_domain::Day;

use super::unix_seconds;
use crate::read_error::Result;
use crate::sql::{Connection, query, query_scalar};

/// An event of a running lecture may be this far in the future, in seconds: a clock that was put right
/// by hours changes nothing in a lecture that is being held.
const TOLERANCE: i64 = 24 * 60 * 60;

/// The columns: table, column, and which rows count. `$1` is now in seconds, `$2` the present day, `$3`
/// the time from which events count. Each statement of this module is made of them.
const COLUMNS: [(&str, &str, &str); 4] = [
    ("lecture", "ended = $1", "ended > $1"),
    ("lecture_event", "at = $1", "at > $3"),
    (
        "lecture",
        "day = $2",
        "day > $2 AND ended IS NULL AND forgotten = 0 \
         AND NOT EXISTS (SELECT 1 FROM lecture_event WHERE lecture = number)",
    ),
    ("study", "began = $2", "began > $2"),
];

/// Returns whether there is any.
pub(crate) async fn any(from: &mut Connection, now: SystemTime) -> Result<bool> {
    for (table, _, rows) in COLUMNS {
        let statement = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE {rows})");
        let found: bool = query_scalar(sqlx::AssertSqlSafe(statement))
            .bind(unix_seconds(now))
            .bind(Day::of(now).to_string())
            .bind(unix_seconds(now) + TOLERANCE)
            .fetch_one(from)
            .await?;
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Sets them to now, and returns how many there were.
pub(crate) async fn set_back(to: &mut Connection, now: SystemTime) -> sqlx::Result<u64> {
    let mut changed = 0;
    for (table, set, rows) in COLUMNS {
        let statement = format!("UPDATE {table} SET {set} WHERE {rows}");
        let done = query(sqlx::AssertSqlSafe(statement))
            .bind(unix_seconds(now))
            .bind(Day::of(now).to_string())
            .bind(unix_seconds(now) + TOLERANCE)
            .execute(&mut *to)
            .await?;
        changed += done;
    }
    Ok(changed)
}
