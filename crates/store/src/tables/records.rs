//! Pending records.

use crate::sql::{Connection, query, query_as};
use crate::{Fingerprint, RecordResult, SEATS_WITHOUT_LIMIT, SeatProof, SpentTicket, WithdrawResult};

use super::record_row::RecordRow;
use super::{followup, receipts, seats};

/// Stores a record, or says why not.
pub(crate) async fn store(
    to: &mut Connection,
    id: Fingerprint,
    row: RecordRow<'_>,
    proof: SeatProof,
) -> sqlx::Result<RecordResult> {
    let context = Context::read(to, row, proof).await?;
    let refused = context.refusal(row, proof);
    // What was stored before is answered as before, whatever the lecture refuses now.
    if refused.is_some()
        && let Some(same) = row.is_stored(to, id).await?
    {
        return Ok(if same { RecordResult::Duplicate } else { RecordResult::Differs });
    }
    // It is sealed, and nobody knows any more what it was.
    if receipts::has_by(to, &context.secrets, id).await? {
        return Ok(RecordResult::Duplicate);
    }
    if let Some(refused) = refused {
        return Ok(refused);
    }
    if row.insert(to, id).await? {
        if let (Some(lecture), SeatProof::Ticket(ticket)) = (row.lecture, proof) {
            seats::spend(to, lecture, ticket).await?;
        }
        if !row.vouched {
            count(to, row.lecture, 1).await?;
        }
        return Ok(RecordResult::New);
    }
    let same = row.is_stored(to, id).await?;
    Ok(if same == Some(false) { RecordResult::Differs } else { RecordResult::Duplicate })
}

/// What decides about a record, besides the record. It is read in one statement, because each costs the
/// writer about as much as the insertion.
#[derive(Debug, Default)]
struct Context {
    /// `None` if the store does not know the lecture. Such a lecture takes all.
    lecture: Option<LectureContext>,
    /// The secrets with which the record can have a receipt: its lecture's and those of months. They are
    /// few, however many lectures there are. A phone sends a record again as it was.
    secrets: Vec<Vec<u8>>,
}

#[derive(Debug)]
struct LectureContext {
    is_forgotten: bool,
    is_full: bool,
    is_ticket_spent: bool,
}

impl Context {
    async fn read(from: &mut Connection, row: RecordRow<'_>, proof: SeatProof) -> sqlx::Result<Self> {
        let ticket = if let SeatProof::Ticket(ticket) = proof { Some(ticket) } else { None };
        let [least, greatest] = receipts::Scope::MONTHS;
        let rows = query(
            "SELECT NULL AS secret, forgotten = 1 AS is_forgotten, records >= coalesce(seats, $5) AS is_full, \
                 EXISTS (SELECT 1 FROM ticket_spent WHERE lecture = number AND fingerprint = $2) AS is_spent \
             FROM lecture WHERE id = $1 \
             UNION ALL SELECT secret, NULL, NULL, NULL FROM receipt_secret WHERE scope = $1 \
             UNION ALL SELECT secret, NULL, NULL, NULL FROM receipt_secret WHERE scope BETWEEN $3 AND $4",
        )
        .bind(row.lecture)
        .bind(ticket.as_ref().map(SpentTicket::as_bytes))
        .bind(least)
        .bind(greatest)
        .bind(i64::from(SEATS_WITHOUT_LIMIT))
        .fetch_all(from)
        .await?;
        let mut context = Self::default();
        for row in rows {
            match row.try_get("secret")? {
                Some(secret) => context.secrets.push(secret),
                None => {
                    context.lecture = Some(LectureContext {
                        is_forgotten: row.try_get("is_forgotten")?,
                        is_full: row.try_get("is_full")?,
                        is_ticket_spent: row.try_get("is_spent")?,
                    });
                }
            }
        }
        Ok(context)
    }

    /// Returns why a record that is new is not stored.
    fn refusal(&self, row: RecordRow<'_>, proof: SeatProof) -> Option<RecordResult> {
        match (&self.lecture, proof) {
            (Some(LectureContext { is_forgotten: true, .. }), _) => Some(RecordResult::LectureOver),
            (_, SeatProof::Missing) => Some(RecordResult::TicketMissing),
            (Some(lecture), SeatProof::Ticket(_)) => {
                lecture.is_ticket_spent.then_some(RecordResult::TicketSpent)
            }
            (Some(lecture), SeatProof::NotNeeded) => {
                (lecture.is_full && !row.vouched).then_some(RecordResult::NoSeat)
            }
            (None, _) => None,
        }
    }
}

/// Counts a record without a ticket of a lecture that came (1) or was taken back (-1).
async fn count(to: &mut Connection, lecture: Option<&str>, more: i64) -> sqlx::Result<()> {
    if let Some(lecture) = lecture {
        query("UPDATE lecture SET records = records + $1 WHERE id = $2 AND forgotten = 0")
            .bind(more)
            .bind(lecture)
            .execute(to)
            .await?;
    }
    Ok(())
}

/// Deletes a pending record. Also returns the number of rows that were deleted.
pub(crate) async fn withdraw(
    to: &mut Connection,
    id: Fingerprint,
    ticket: Option<SpentTicket>,
) -> sqlx::Result<(WithdrawResult, u64)> {
    let linked = followup::withdraw(to, id).await?;
    let deleted: Option<(Option<String>, bool)> =
        query_as("DELETE FROM pending WHERE hash = $1 RETURNING lecture, vouched")
            .bind(id.as_bytes())
            .fetch_optional(&mut *to)
            .await?;
    match (&deleted, ticket) {
        (Some((lecture, false)), _) => count(to, lecture.as_deref(), -1).await?,
        // Only for a record that a ticket was spent on: so there are never more of them than tickets.
        (Some((Some(lecture), true)), Some(ticket)) => seats::free(to, lecture, ticket).await?,
        _ => {}
    }
    let deleted = u64::from(deleted.is_some());
    Ok((receipts::withdrawn(to, id, deleted).await?, linked + deleted))
}
