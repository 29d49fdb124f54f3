//! Reads lectures.

use konventa_domain::id::LectureId;
use konventa_domain::invariant::assert_fits;
use konventa_domain::lecture::{About, JoinCode, Numbered};
use konventa_domain::{Country, Language};
use sqlx::Row as _;
use sqlx::sqlite::{SqlitePool, SqliteRow};

use super::super::read_error::{ReadError, Result, parsed};
use super::super::seats;
use crate::Fingerprint;
use crate::lecture::{Driver, Lifecycle, StoredLecture, StoredVote, Votes};

/// A query of the rows of one lecture, whose id is the first parameter.
macro_rules! of_lecture {
    ($before:literal, $after:literal) => {
        concat!($before, " WHERE lecture = (SELECT number FROM lecture WHERE id = ?)", $after)
    };
}

pub(super) async fn by_code(pool: &SqlitePool, code: JoinCode) -> Result<Option<StoredLecture>> {
    let found = sqlx::query("SELECT * FROM lecture WHERE code = ?")
        .bind(code.to_string())
        .fetch_optional(pool)
        .await?;
    found.as_ref().map(stored).transpose()
}

pub(super) async fn by_id(pool: &SqlitePool, id: &LectureId) -> Result<Option<StoredLecture>> {
    let found =
        sqlx::query("SELECT * FROM lecture WHERE id = ?").bind(id.as_str()).fetch_optional(pool).await?;
    found.as_ref().map(stored).transpose()
}

pub(super) async fn all(pool: &SqlitePool) -> Result<Vec<StoredLecture>> {
    let rows = sqlx::query("SELECT * FROM lecture ORDER BY number DESC").fetch_all(pool).await?;
    rows.iter().map(stored).collect()
}

pub(super) async fn ended_by(pool: &SqlitePool, unix_seconds: i64) -> Result<Vec<StoredLecture>> {
    let rows =
        sqlx::query("SELECT * FROM lecture WHERE ended <= ?").bind(unix_seconds).fetch_all(pool).await?;
    rows.iter().map(stored).collect()
}

pub(super) async fn silent_since(pool: &SqlitePool, unix_seconds: i64) -> Result<Vec<StoredLecture>> {
    let rows = sqlx::query(
        "SELECT * FROM lecture WHERE ended IS NULL AND forgotten = 0 AND coalesce( \
         (SELECT max(at) FROM lecture_event WHERE lecture = number), unixepoch(day, '+1 day')) <= ?",
    )
    .bind(unix_seconds)
    .fetch_all(pool)
    .await?;
    rows.iter().map(stored).collect()
}

pub(super) async fn newest_event(pool: &SqlitePool, now: i64) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT max(at) FROM (SELECT max(at) AS at FROM lecture_event WHERE at <= ?1 \
         UNION ALL SELECT max(ended) FROM lecture WHERE ended <= ?1 \
         UNION ALL SELECT unixepoch(max(day), '+1 day') FROM lecture WHERE day <= date(?1, 'unixepoch') \
         UNION ALL SELECT unixepoch(max(began), '+1 day') FROM study WHERE began <= date(?1, 'unixepoch') \
         UNION ALL SELECT unixepoch(max(day), '+1 day') FROM followup_response WHERE day <= date(?1, 'unixepoch'))",
    )
    .bind(now)
    .fetch_one(pool)
    .await?)
}

pub(super) async fn events(pool: &SqlitePool, lecture: &LectureId, after: u64) -> Result<Vec<Numbered>> {
    let bodies: Vec<String> =
        sqlx::query_scalar(of_lecture!("SELECT body FROM lecture_event", " AND seq > ? ORDER BY seq"))
            .bind(lecture.as_str())
            .bind(assert_fits::<u64, i64>(after))
            .fetch_all(pool)
            .await?;
    let read = |body: &String| serde_json::from_str(body).map_err(|why| ReadError::damaged("an event", why));
    bodies.iter().map(read).collect()
}

pub(super) async fn event_times(pool: &SqlitePool, lecture: &LectureId) -> Result<Vec<u64>> {
    let times: Vec<i64> = sqlx::query_scalar(of_lecture!("SELECT at FROM lecture_event", " ORDER BY seq"))
        .bind(lecture.as_str())
        .fetch_all(pool)
        .await?;
    Ok(times.into_iter().map(assert_fits).collect())
}

pub(super) async fn is_cast(pool: &SqlitePool, vote: &StoredVote) -> Result<bool> {
    let found =
        sqlx::query(of_lecture!("SELECT 1 FROM lecture_vote", " AND slide = ? AND hash = ? AND choice = ?"))
            .bind(vote.lecture.as_str())
            .bind(assert_fits::<usize, i64>(vote.slide))
            .bind(vote.hash.as_bytes())
            .bind(assert_fits::<usize, i64>(vote.choice))
            .fetch_optional(pool)
            .await?;
    Ok(found.is_some())
}

pub(super) async fn votes(pool: &SqlitePool, lecture: &LectureId) -> Result<Votes> {
    let counts: Vec<(i64, i64, i64)> = sqlx::query_as(of_lecture!(
        "SELECT slide, choice, count(*) FROM lecture_vote",
        " GROUP BY slide, choice"
    ))
    .bind(lecture.as_str())
    .fetch_all(pool)
    .await?;
    let read = |(slide, choice, count): (i64, i64, i64)| {
        let of = |number: i64| usize::try_from(number).map_err(|why| ReadError::damaged("a vote", why));
        let count = u32::try_from(count).map_err(|why| ReadError::damaged("a count", why))?;
        Ok(((of(slide)?, of(choice)?), count))
    };
    counts.into_iter().map(read).collect()
}

pub(super) async fn drivers(pool: &SqlitePool, lecture: &LectureId) -> Result<Vec<Driver>> {
    let rows: Vec<(i64, Vec<u8>)> =
        sqlx::query_as(of_lecture!("SELECT term, hash FROM lecture_driver", " ORDER BY term"))
            .bind(lecture.as_str())
            .fetch_all(pool)
            .await?;
    let read = |(term, hash): (i64, Vec<u8>)| {
        let term = u32::try_from(term).map_err(|why| ReadError::damaged("a driver", why))?;
        let token = Fingerprint::stored(&hash).ok_or_else(|| ReadError::damaged("a driver", "no hash"))?;
        Ok(Driver { term, token })
    };
    rows.into_iter().map(read).collect()
}

fn stored(row: &SqliteRow) -> Result<StoredLecture> {
    let what = "a lecture";
    let (country, language): (&str, &str) = (row.try_get("country")?, row.try_get("language")?);
    let damaged = |column: &str| ReadError::damaged(what, format!("no such {column}"));
    let about = About {
        id: parsed(row, what, "id")?,
        code: parsed(row, what, "code")?,
        deck: parsed(row, what, "deck")?,
        version: parsed(row, what, "version")?,
        country: Country::from_code(country).ok_or_else(|| damaged("country"))?,
        language: Language::from_tag(language).ok_or_else(|| damaged("language"))?,
    };
    let lifecycle = match (row.try_get::<i64, _>("forgotten")?, row.try_get::<Option<i64>, _>("ended")?) {
        (0, None) => Lifecycle::Running,
        (0, Some(_)) => Lifecycle::Ended,
        _ => Lifecycle::Forgotten,
    };
    Ok(StoredLecture {
        about,
        place: row.try_get("place")?,
        seats: row.try_get("seats")?,
        followup: row.try_get("followup")?,
        day: parsed(row, what, "day")?,
        lifecycle,
        hall: seats::hall(row)?,
    })
}
