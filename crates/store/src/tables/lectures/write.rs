//! Writes lectures, each change inside the transaction of the writer.
//!
//! Nothing here may fail because of what a caller sent: that would undo the changes of everybody in
//! the same commit. So every change looks for its lecture first.

use konventa_domain::id::LectureId;
use konventa_domain::invariant::assert_fits;

use super::unix_seconds;
use crate::lecture::{
    Addition, AppendResult, CastVoteResult, Driver, OpenLectureResult, StoredLecture, StoredVote,
};
use crate::sql::{Connection, query, query_as, query_scalar};
use crate::tables::{receipts, seats};
use crate::{Fingerprint, SEATS_WITHOUT_LIMIT, SeatProof, TicketSecret};

pub(crate) async fn open(
    to: &mut Connection,
    lecture: &StoredLecture,
    driver: Fingerprint,
) -> sqlx::Result<OpenLectureResult> {
    let about = &lecture.about;
    let number: Option<i64> = query_scalar(
        "INSERT INTO lecture (id, code, deck, version, country, language, place, seats, followup, day, \
         ticket_secret) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING number",
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

async fn drive(to: &mut Connection, lecture: i64, driver: &Driver) -> sqlx::Result<()> {
    query("INSERT INTO lecture_driver (lecture, term, hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(lecture)
        .bind(i64::from(driver.term))
        .bind(driver.token.as_bytes())
        .execute(&mut *to)
        .await?;
    Ok(())
}

/// Returns the number of a lecture unless it is forgotten.
async fn number(to: &mut Connection, lecture: &LectureId) -> sqlx::Result<Option<i64>> {
    query_scalar("SELECT number FROM lecture WHERE id = $1 AND forgotten = 0")
        .bind(lecture.as_str())
        .fetch_optional(&mut *to)
        .await
}

pub(crate) async fn append(to: &mut Connection, addition: &Addition) -> sqlx::Result<AppendResult> {
    let Some(number) = number(to, &addition.lecture).await? else { return Ok(AppendResult::Conflict) };
    let last: i64 = query_scalar("SELECT coalesce(max(seq), 0) FROM lecture_event WHERE lecture = $1")
        .bind(number)
        .fetch_one(&mut *to)
        .await?;
    if u64::try_from(last) != Ok(addition.after) {
        return Ok(AppendResult::Conflict);
    }
    let at = unix_seconds(addition.at);
    for (seq, event) in (last + 1..).zip(addition.numbered()) {
        let body = serde_json::to_string(&event).map_err(|error| sqlx::Error::Encode(error.into()))?;
        query("INSERT INTO lecture_event (lecture, seq, at, body) VALUES ($1, $2, $3, $4)")
            .bind(number)
            .bind(seq)
            .bind(at)
            .bind(body)
            .execute(&mut *to)
            .await?;
    }
    if addition.void_earlier {
        query("DELETE FROM lecture_driver WHERE lecture = $1").bind(number).execute(&mut *to).await?;
    }
    if let Some(driver) = &addition.driver {
        drive(to, number, driver).await?;
    }
    if addition.ends() {
        query("UPDATE lecture SET ended = $1 WHERE number = $2")
            .bind(at)
            .bind(number)
            .execute(&mut *to)
            .await?;
    }
    Ok(AppendResult::Stored)
}

pub(crate) async fn cast(
    to: &mut Connection,
    vote: &StoredVote,
    proof: SeatProof,
) -> sqlx::Result<CastVoteResult> {
    let found: Option<(i64, i64)> = query_as(
        "SELECT number, (SELECT coalesce(max(seq), 0) FROM lecture_event WHERE lecture = number) \
         FROM lecture WHERE id = $1 AND forgotten = 0",
    )
    .bind(vote.lecture.as_str())
    .fetch_optional(&mut *to)
    .await?;
    let Some((number, last)) = found else { return Ok(CastVoteResult::NoLecture) };
    if vote.after.is_some_and(|after| u64::try_from(last) != Ok(after)) {
        return Ok(CastVoteResult::Conflict);
    }
    let (slide, choice): (i64, i64) = (assert_fits(vote.slide), assert_fits(vote.choice));
    let revision = i64::from(vote.revision);
    let stored: Option<(i64, i64)> =
        query_as("SELECT choice, revision FROM lecture_vote WHERE lecture = $1 AND slide = $2 AND hash = $3")
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
    query(
        "UPDATE lecture_vote SET choice = $1, revision = $2 WHERE lecture = $3 AND slide = $4 AND hash = $5",
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
    to: &mut Connection,
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
    query("INSERT INTO lecture_vote (lecture, slide, hash, choice, revision) VALUES ($1, $2, $3, $4, $5)")
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
async fn has_vote_of_each_seat(from: &mut Connection, number: i64, slide: usize) -> sqlx::Result<bool> {
    query_scalar(
        "SELECT (SELECT count(*) FROM lecture_vote WHERE lecture = number AND slide = $2) >= coalesce(seats, $3) \
         FROM lecture WHERE number = $1",
    )
    .bind(number)
    .bind(assert_fits::<usize, i64>(slide))
    .bind(i64::from(SEATS_WITHOUT_LIMIT))
    .fetch_one(from)
    .await
}

pub(crate) async fn forget(to: &mut Connection, lecture: &LectureId) -> sqlx::Result<()> {
    let Some(number) = number(to, lecture).await? else { return Ok(()) };
    for delete in [
        "DELETE FROM lecture_event WHERE lecture = $1",
        "DELETE FROM lecture_vote WHERE lecture = $1",
        "DELETE FROM lecture_driver WHERE lecture = $1",
        "UPDATE lecture SET ended = NULL, forgotten = 1, records = 0 WHERE number = $1",
    ] {
        query(delete).bind(number).execute(&mut *to).await?;
    }
    seats::forget(to, number).await?;
    query("DELETE FROM followup_offer WHERE lecture = $1").bind(lecture.as_str()).execute(&mut *to).await?;
    receipts::forget(to, lecture).await
}
