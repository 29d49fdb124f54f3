//! Seats: requests for tickets, and tickets that were spent.

use std::num::NonZeroU32;

use konventa_domain::gain::LectureSeats;
use konventa_domain::id::{DeckId, LectureId};

use crate::read_error::{ReadError, Result, counted, maybe_counted, parsed};
use crate::sql::{Connection, Row, query, query_as, query_scalar};
use crate::{Fingerprint, Hall, RequestTicketsResult, SpentTicket, TicketSecret};

/// Notes a request for tickets, or says why it gets none.
pub(crate) async fn request(
    to: &mut Connection,
    lecture: &LectureId,
    digest: Fingerprint,
    seats: u32,
) -> sqlx::Result<RequestTicketsResult> {
    let found: Option<(i64, bool, bool, i64)> = query_as(
        "SELECT number, ended IS NOT NULL, door_closed, tickets FROM lecture \
         WHERE id = $1 AND forgotten = 0 AND ticket_secret IS NOT NULL",
    )
    .bind(lecture.as_str())
    .fetch_optional(&mut *to)
    .await?;
    let Some((number, ended, door_closed, tickets)) = found else {
        return Ok(RequestTicketsResult::NoLecture);
    };
    let known =
        query_scalar("SELECT EXISTS (SELECT 1 FROM ticket_request WHERE lecture = $1 AND digest = $2)")
            .bind(number)
            .bind(digest.as_bytes())
            .fetch_one(&mut *to)
            .await?;
    let refused = match (known, ended, door_closed) {
        (true, _, _) => Some(RequestTicketsResult::Repeated),
        (false, true, _) => Some(RequestTicketsResult::Ended),
        (false, false, true) => Some(RequestTicketsResult::DoorClosed),
        (false, false, false) => (tickets >= i64::from(seats)).then_some(RequestTicketsResult::Full),
    };
    if let Some(refused) = refused {
        return Ok(refused);
    }
    query("INSERT INTO ticket_request (lecture, digest) VALUES ($1, $2)")
        .bind(number)
        .bind(digest.as_bytes())
        .execute(&mut *to)
        .await?;
    query("UPDATE lecture SET tickets = tickets + 1 WHERE number = $1").bind(number).execute(to).await?;
    Ok(RequestTicketsResult::New)
}

/// Closes the door of a lecture that is not forgotten, or opens it. Returns whether there is one.
pub(crate) async fn close_door(to: &mut Connection, lecture: &LectureId, closed: bool) -> sqlx::Result<bool> {
    let update = "UPDATE lecture SET door_closed = $1 WHERE id = $2 AND forgotten = 0";
    Ok(query(update).bind(closed).bind(lecture.as_str()).execute(to).await? == 1)
}

/// Notes how many people there are in a lecture that is not forgotten. Returns whether there is one.
pub(crate) async fn count_heads(
    to: &mut Connection,
    lecture: &LectureId,
    heads: NonZeroU32,
) -> sqlx::Result<bool> {
    let update = "UPDATE lecture SET heads = $1 WHERE id = $2 AND forgotten = 0";
    Ok(query(update).bind(i64::from(heads.get())).bind(lecture.as_str()).execute(to).await? == 1)
}

/// Returns whether a lecture gives out tickets, so that the gain of its room counts no record without one.
pub(crate) async fn gives_out_tickets(from: &mut Connection, lecture: &LectureId) -> sqlx::Result<bool> {
    query_scalar("SELECT EXISTS (SELECT 1 FROM lecture WHERE id = $1 AND ticket_secret IS NOT NULL)")
        .bind(lecture.as_str())
        .fetch_one(from)
        .await
}

/// Reads the seats of the lectures of a deck that are over and whose heads were counted.
pub(crate) async fn of_lectures(from: &mut Connection, deck: &DeckId) -> Result<Vec<LectureSeats>> {
    let rows = query(
        "SELECT id, tickets, heads FROM lecture \
         WHERE deck = $1 AND forgotten = 1 AND heads IS NOT NULL ORDER BY number",
    )
    .bind(deck.as_str())
    .fetch_all(from)
    .await?;
    let read = |row: &Row| {
        let what = "a lecture";
        let (tickets, heads) = (counted(row, what, "tickets")?, counted(row, what, "heads")?);
        Ok(LectureSeats { lecture: parsed(row, what, "id")?, tickets, heads })
    };
    rows.iter().map(read).collect()
}

/// Returns whether a ticket of a lecture was spent.
pub(crate) async fn is_spent(
    from: &mut Connection,
    lecture: &str,
    ticket: SpentTicket,
) -> sqlx::Result<bool> {
    query_scalar(
        "SELECT EXISTS (SELECT 1 FROM ticket_spent \
         WHERE lecture = (SELECT number FROM lecture WHERE id = $1) AND fingerprint = $2)",
    )
    .bind(lecture)
    .bind(ticket.as_bytes())
    .fetch_one(from)
    .await
}

/// Spends a ticket of a lecture that is not forgotten.
pub(crate) async fn spend(to: &mut Connection, lecture: &str, ticket: SpentTicket) -> sqlx::Result<()> {
    query(
        "INSERT INTO ticket_spent (lecture, fingerprint) \
         SELECT number, $1 FROM lecture WHERE id = $2 AND forgotten = 0 ON CONFLICT DO NOTHING",
    )
    .bind(ticket.as_bytes())
    .bind(lecture)
    .execute(to)
    .await?;
    Ok(())
}

/// Lets a ticket be spent again, because what it was spent on was taken back.
pub(crate) async fn free(to: &mut Connection, lecture: &str, ticket: SpentTicket) -> sqlx::Result<()> {
    query(
        "DELETE FROM ticket_spent \
         WHERE lecture = (SELECT number FROM lecture WHERE id = $1) AND fingerprint = $2",
    )
    .bind(lecture)
    .bind(ticket.as_bytes())
    .execute(to)
    .await?;
    Ok(())
}

/// Deletes the secret of a lecture, and all that it was needed for.
pub(crate) async fn forget(to: &mut Connection, number: i64) -> sqlx::Result<()> {
    for delete in [
        "DELETE FROM ticket_request WHERE lecture = $1",
        "DELETE FROM ticket_spent WHERE lecture = $1",
        "UPDATE lecture SET ticket_secret = NULL WHERE number = $1",
    ] {
        query(delete).bind(number).execute(&mut *to).await?;
    }
    Ok(())
}

/// Reads the seats from the row of a lecture.
pub(crate) fn hall(row: &Row) -> Result<Hall> {
    let secret: Option<String> = row.try_get("ticket_secret")?;
    let heads: Option<u32> = maybe_counted(row, "a lecture", "heads")?;
    let no_heads = || ReadError::damaged("a lecture", "no number of heads");
    Ok(Hall {
        secret: secret.map(TicketSecret::new),
        tickets: counted(row, "a lecture", "tickets")?,
        heads: heads.map(|heads| NonZeroU32::new(heads).ok_or_else(no_heads)).transpose()?,
        door_closed: row.try_get("door_closed")?,
    })
}
