//! How many phones follow each lecture at the servers on one database.

use konventa_domain::id::LectureId;

use crate::read_error::{self, ReadError};
use crate::sql::{Connection, query, query_as};
use crate::tables;

/// For how long a number counts. A server that lives writes its numbers every second.
const VALID: &str = "interval '5 seconds'";

/// The name by which a server tells its numbers from those of others: random bytes, new at each start.
#[derive(Debug)]
pub(super) struct ServerName(Vec<u8>);

impl ServerName {
    pub(super) fn random() -> sqlx::Result<Self> {
        Ok(Self(tables::random(16)?))
    }
}

/// Tells other servers how many phones follow here. Returns how many follow at all others together.
pub(super) async fn share(
    with: &mut Connection,
    ServerName(server): &ServerName,
    here: &[(LectureId, u32)],
) -> read_error::Result<Vec<(LectureId, u32)>> {
    for (lecture, here) in here {
        query(
            "INSERT INTO presence (server, lecture, here, at) VALUES ($1, $2, $3, now()) \
             ON CONFLICT (server, lecture) DO UPDATE SET here = excluded.here, at = excluded.at",
        )
        .bind(server)
        .bind(lecture.as_str())
        .bind(i64::from(*here))
        .execute(with)
        .await?;
    }
    query(sqlx::AssertSqlSafe(format!("DELETE FROM presence WHERE at < now() - {VALID}")))
        .execute(with)
        .await?;
    let rows: Vec<(String, i64)> = query_as(
        "SELECT lecture, CAST(sum(here) AS BIGINT) FROM presence WHERE server <> $1 GROUP BY lecture",
    )
    .bind(server)
    .fetch_all(with)
    .await?;
    let read = |(lecture, here): (String, i64)| {
        let lecture = lecture.parse().map_err(|why| ReadError::damaged("a presence", why))?;
        Ok((lecture, u32::try_from(here).unwrap_or(u32::MAX)))
    };
    rows.into_iter().map(read).collect()
}
