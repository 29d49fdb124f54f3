//! Reads lectures.

use std::time::SystemTime;

use konventa_domain::id::LectureId;
use konventa_domain::invariant::assert_fits;
use konventa_domain::lecture::{About, JoinCode, Numbered};
use konventa_domain::{Country, Day, Language};

use super::unix_seconds;
use crate::Fingerprint;
use crate::lecture::{Driver, Lifecycle, StoredLecture, StoredVote, Votes};
use crate::read_error::{ReadError, Result, maybe_counted, parsed};
use crate::sql::{Connection, Row, query, query_as, query_scalar};
use crate::tables::seats;

/// A query of the rows of one lecture, whose id is the first parameter.
macro_rules! of_lecture {
    ($before:literal, $after:literal) => {
        concat!($before, " WHERE lecture = (SELECT number FROM lecture WHERE id = $1)", $after)
    };
}

pub(crate) async fn by_code(from: &mut Connection, code: JoinCode) -> Result<Option<StoredLecture>> {
    let found =
        query("SELECT * FROM lecture WHERE code = $1").bind(code.to_string()).fetch_optional(from).await?;
    found.as_ref().map(stored).transpose()
}

pub(crate) async fn by_id(from: &mut Connection, id: &LectureId) -> Result<Option<StoredLecture>> {
    let found = query("SELECT * FROM lecture WHERE id = $1").bind(id.as_str()).fetch_optional(from).await?;
    found.as_ref().map(stored).transpose()
}

pub(crate) async fn all(from: &mut Connection) -> Result<Vec<StoredLecture>> {
    let rows = query("SELECT * FROM lecture ORDER BY number DESC").fetch_all(from).await?;
    rows.iter().map(stored).collect()
}

pub(crate) async fn ended_by(from: &mut Connection, unix_seconds: i64) -> Result<Vec<StoredLecture>> {
    let rows = query("SELECT * FROM lecture WHERE ended <= $1 ORDER BY number")
        .bind(unix_seconds)
        .fetch_all(from)
        .await?;
    rows.iter().map(stored).collect()
}

/// Lectures that run and of which nothing was stored since a moment: no event, and none at all since the
/// day on which they were opened was over.
pub(crate) async fn silent_since(from: &mut Connection, moment: SystemTime) -> Result<Vec<StoredLecture>> {
    let rows = query(
        "SELECT * FROM lecture WHERE ended IS NULL AND forgotten = 0 AND coalesce( \
         (SELECT max(at) FROM lecture_event WHERE lecture = number) <= $1, day < $2) \
         ORDER BY number",
    )
    .bind(unix_seconds(moment))
    .bind(Day::of(moment).to_string())
    .fetch_all(from)
    .await?;
    rows.iter().map(stored).collect()
}

/// The time of the newest event until now, in seconds since 1970. Of what has a day only, its end.
pub(crate) async fn newest_event(from: &mut Connection, now: SystemTime) -> Result<Option<i64>> {
    let at: Option<i64> = query_scalar(
        "SELECT max(at) FROM (SELECT max(at) AS at FROM lecture_event WHERE at <= $1 \
         UNION ALL SELECT max(ended) FROM lecture WHERE ended <= $1) AS times",
    )
    .bind(unix_seconds(now))
    .fetch_one(&mut *from)
    .await?;
    let day: Option<String> = query_scalar(
        "SELECT max(day) FROM (SELECT max(day) AS day FROM lecture WHERE day <= $1 \
         UNION ALL SELECT max(began) FROM study WHERE began <= $1 \
         UNION ALL SELECT max(day) FROM followup_response WHERE day <= $1) AS days",
    )
    .bind(Day::of(now).to_string())
    .fetch_one(from)
    .await?;
    let day =
        day.map(|day| day.parse::<Day>().map_err(|why| ReadError::damaged("a day", why))).transpose()?;
    Ok(at.max(day.map(|day| unix_seconds(day.end()))))
}

pub(crate) async fn events(from: &mut Connection, lecture: &LectureId, after: u64) -> Result<Vec<Numbered>> {
    let bodies: Vec<String> =
        query_scalar(of_lecture!("SELECT body FROM lecture_event", " AND seq > $2 ORDER BY seq"))
            .bind(lecture.as_str())
            .bind(assert_fits::<u64, i64>(after))
            .fetch_all(from)
            .await?;
    let read = |body: &String| serde_json::from_str(body).map_err(|why| ReadError::damaged("an event", why));
    bodies.iter().map(read).collect()
}

pub(crate) async fn event_times(from: &mut Connection, lecture: &LectureId) -> Result<Vec<u64>> {
    let times: Vec<i64> = query_scalar(of_lecture!("SELECT at FROM lecture_event", " ORDER BY seq"))
        .bind(lecture.as_str())
        .fetch_all(from)
        .await?;
    Ok(times.into_iter().map(assert_fits).collect())
}

pub(crate) async fn is_cast(from: &mut Connection, vote: &StoredVote) -> Result<bool> {
    let found =
        query(of_lecture!("SELECT 1 FROM lecture_vote", " AND slide = $2 AND hash = $3 AND choice = $4"))
            .bind(vote.lecture.as_str())
            .bind(assert_fits::<usize, i64>(vote.slide))
            .bind(vote.hash.as_bytes())
            .bind(assert_fits::<usize, i64>(vote.choice))
            .fetch_optional(from)
            .await?;
    Ok(found.is_some())
}

pub(crate) async fn votes(from: &mut Connection, lecture: &LectureId) -> Result<Votes> {
    let counts: Vec<(i64, i64, i64)> =
        query_as(of_lecture!("SELECT slide, choice, count(*) FROM lecture_vote", " GROUP BY slide, choice"))
            .bind(lecture.as_str())
            .fetch_all(from)
            .await?;
    let read = |(slide, choice, count): (i64, i64, i64)| {
        let of = |number: i64| usize::try_from(number).map_err(|why| ReadError::damaged("a vote", why));
        let count = u32::try_from(count).map_err(|why| ReadError::damaged("a count", why))?;
        Ok(((of(slide)?, of(choice)?), count))
    };
    counts.into_iter().map(read).collect()
}

pub(crate) async fn drivers(from: &mut Connection, lecture: &LectureId) -> Result<Vec<Driver>> {
    let rows: Vec<(i64, Vec<u8>)> =
        query_as(of_lecture!("SELECT term, hash FROM lecture_driver", " ORDER BY term"))
            .bind(lecture.as_str())
            .fetch_all(from)
            .await?;
    let read = |(term, hash): (i64, Vec<u8>)| {
        let term = u32::try_from(term).map_err(|why| ReadError::damaged("a driver", why))?;
        let token = Fingerprint::stored(&hash).ok_or_else(|| ReadError::damaged("a driver", "no hash"))?;
        Ok(Driver { term, token })
    };
    rows.into_iter().map(read).collect()
}

fn stored(row: &Row) -> Result<StoredLecture> {
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
        seats: maybe_counted(row, what, "seats")?,
        followup: row.try_get("followup")?,
        day: parsed(row, what, "day")?,
        lifecycle,
        hall: seats::hall(row)?,
    })
}
