//! Writes lectures, each change inside the transaction of the writer.
//!
//! Nothing here may fail because of what a caller sent: that would undo the changes of everybody in
//! the same commit. So every change looks for its lecture first.

use konventa_domain::id::LectureId;
use konventa_domain::invariant::assert_fits;
use sqlx::sqlite::SqliteConnection;

use super::super::{receipts, seats};
use super::unix_seconds;
use crate::lecture::{
    Addition, AppendResult, CastVoteResult, Driver, OpenLectureResult, StoredLecture, StoredVote,
};
use crate::{Fingerprint, SEATS_WITHOUT_LIMIT, SeatProof, TicketSecret};

pub(super) async fn open(
    to: &mut SqliteConnection,
    lecture: &StoredLecture,
    driver: Fingerprint,
) -> sqlx::Result<OpenLectureResult> {
    let about = &lecture.about;
    let number: Option<i64> = sqlx::query_scalar(
        "INSERT INTO lecture (id, code, deck, version, country, language, place, seats, followup, day, \
         ticket_secret) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING number",
    )
    .bind(about.id.as_str())
    .bind(about.code.to_string())
    .bind(about.deck.as_str())
    .bind(about.version.as_str())
    .bind(about.country.code())
    .bind(about.language.tag())
    .bind(lecture.place.as_deref())
    .bind(lecture.seats.map(i64::from))
    .bind(lecture.followup)
    .bind(lecture.day.to_string())
    .bind(lecture.hall.secret.as_ref().map(TicketSecret::reveal))
    .fetch_optional(&mut *to)
    .await?;
    let Some(number) = number else { return Ok(OpenLectureResult::Taken) };
    drive(to, number, &Driver { term: 1, token: driver }).await?;
    Ok(OpenLectureResult::New)
}

async fn drive(to: &mut SqliteConnection, lecture: i64, driver: &Driver) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO lecture_driver (lecture, term, hash) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        .bind(lecture)
        .bind(i64::from(driver.term))
        .bind(driver.token.as_bytes())
        .execute(&mut *to)
        .await?;
    Ok(())
}

/// Returns the number of a lecture unless it is forgotten.
async fn number(to: &mut SqliteConnection, lecture: &LectureId) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar("SELECT number FROM lecture WHERE id = ? AND forgotten = 0")
        .bind(lecture.as_str())
        .fetch_optional(&mut *to)
        .await
}

pub(super) async fn append(to: &mut SqliteConnection, addition: &Addition) -> sqlx::Result<AppendResult> {
    let Some(number) = number(to, &addition.lecture).await? else { return Ok(AppendResult::Conflict) };
    let last: i64 = sqlx::query_scalar("SELECT coalesce(max(seq), 0) FROM lecture_event WHERE lecture = ?")
        .bind(number)
        .fetch_one(&mut *to)
        .await?;
    if u64::try_from(last) != Ok(addition.after) {
        return Ok(AppendResult::Conflict);
    }
    let at = unix_seconds(addition.at);
    for (seq, event) in (last + 1..).zip(addition.numbered()) {
        let body = serde_json::to_string(&event).map_err(|error| sqlx::Error::Encode(error.into()))?;
        sqlx::query("INSERT INTO lecture_event (lecture, seq, at, body) VALUES (?, ?, ?, ?)")
            .bind(number)
            .bind(seq)
            .bind(at)
            .bind(body)
            .execute(&mut *to)
            .await?;
    }
    if addition.void_earlier {
        sqlx::query("DELETE FROM lecture_driver WHERE lecture = ?").bind(number).execute(&mut *to).await?;
    }
    if let Some(driver) = &addition.driver {
        drive(to, number, driver).await?;
    }
    if addition.ends() {
        sqlx::query("UPDATE lecture SET ended = ? WHERE number = ?")
            .bind(at)
            .bind(number)
            .execute(&mut *to)
            .await?;
    }
    Ok(AppendResult::Stored)
}

pub(super) async fn cast(
    to: &mut SqliteConnection,
    vote: &StoredVote,
    proof: SeatProof,
) -> sqlx::Result<CastVoteResult> {
    let Some(number) = number(to, &vote.lecture).await? else { return Ok(CastVoteResult::NoLecture) };
    let (slide, choice): (i64, i64) = (assert_fits(vote.slide), assert_fits(vote.choice));
    let revision = i64::from(vote.revision);
    let stored: Option<(i64, i64)> = sqlx::query_as(
        "SELECT choice, revision FROM lecture_vote WHERE lecture = ? AND slide = ? AND hash = ?",
    )
    .bind(number)
    .bind(slide)
    .bind(vote.hash.as_bytes())
    .fetch_optional(&mut *to)
    .await?;
    let Some((stored, stored_revision)) = stored else {
        return cast_first(to, number, vote, proof).await;
    };
    if revision < stored_revision || (stored, stored_revision) == (choice, revision) {
        return Ok(CastVoteResult::Duplicate);
    }
    sqlx::query(
        "UPDATE lecture_vote SET choice = ?, revision = ? WHERE lecture = ? AND slide = ? AND hash = ?",
    )
    .bind(choice)
    .bind(revision)
    .bind(number)
    .bind(slide)
    .bind(vote.hash.as_bytes())
    .execute(&mut *to)
    .await?;
    Ok(if stored == choice {
        CastVoteResult::Duplicate
    } else {
        CastVoteResult::Changed { from: assert_fits(stored) }
    })
}

/// Stores a vote whose hash is new.
async fn cast_first(
    to: &mut SqliteConnection,
    number: i64,
    vote: &StoredVote,
    proof: SeatProof,
) -> sqlx::Result<CastVoteResult> {
    let lecture = vote.lecture.as_str();
    match proof {
        SeatProof::NotNeeded if has_vote_of_each_seat(to, number, vote.slide).await? => {
            return Ok(CastVoteResult::NoSeat);
        }
        SeatProof::NotNeeded => {}
        SeatProof::Missing => return Ok(CastVoteResult::TicketMissing),
        SeatProof::Ticket(ticket) if seats::is_spent(to, lecture, ticket).await? => {
            return Ok(CastVoteResult::TicketSpent);
        }
        SeatProof::Ticket(ticket) => seats::spend(to, lecture, ticket).await?,
    }
    sqlx::query("INSERT INTO lecture_vote (lecture, slide, hash, choice, revision) VALUES (?, ?, ?, ?, ?)")
        .bind(number)
        .bind(assert_fits::<usize, i64>(vote.slide))
        .bind(vote.hash.as_bytes())
        .bind(assert_fits::<usize, i64>(vote.choice))
        .bind(i64::from(vote.revision))
        .execute(to)
        .await?;
    Ok(CastVoteResult::New)
}

/// Returns whether a slide has as many votes as its lecture has seats.
async fn has_vote_of_each_seat(from: &mut SqliteConnection, number: i64, slide: usize) -> sqlx::Result<bool> {
    sqlx::query_scalar(
        "SELECT (SELECT count(*) FROM lecture_vote WHERE lecture = number AND slide = ?2) >= coalesce(seats, ?3) \
         FROM lecture WHERE number = ?1",
    )
    .bind(number)
    .bind(assert_fits::<usize, i64>(slide))
    .bind(i64::from(SEATS_WITHOUT_LIMIT))
    .fetch_one(from)
    .await
}

pub(super) async fn forget(to: &mut SqliteConnection, lecture: &LectureId) -> sqlx::Result<()> {
    let Some(number) = number(to, lecture).await? else { return Ok(()) };
    for delete in [
        "DELETE FROM lecture_event WHERE lecture = ?",
        "DELETE FROM lecture_vote WHERE lecture = ?",
        "DELETE FROM lecture_driver WHERE lecture = ?",
        "UPDATE lecture SET ended = NULL, forgotten = 1, records = 0 WHERE number = ?",
    ] {
        sqlx::query(delete).bind(number).execute(&mut *to).await?;
    }
    seats::forget(to, number).await?;
    sqlx::query("DELETE FROM followup_offer WHERE lecture = ?")
        .bind(lecture.as_str())
        .execute(&mut *to)
        .await?;
    receipts::forget(to, lecture).await
}
