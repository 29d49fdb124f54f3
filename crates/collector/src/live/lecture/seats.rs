//! Seats: who gets tickets, what they are good for, and who sits here (ADR 21).

use std::collections::HashMap;
use std::fmt;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use konventa_domain::api::{TicketEvaluation, TicketKeys};
use konventa_domain::id::LectureId;
use konventa_domain::lecture::{Agenda, CommandError};
use konventa_domain::problem::Violation;
use konventa_store::{
    Fingerprint, RequestTicketsResult, SEATS_WITHOUT_LIMIT, SeatProof, SpentTicket, TicketSecret,
};
use konventa_tickets::{
    BlindedElements, Challenge, IssuerKey, LectureContext, Purpose, ReadError, Seed, Spent, Ticket,
};

use super::LiveLecture;
use crate::live::LectureError;

/// What a request presents as its seat ticket.
#[derive(Debug, Clone)]
pub(crate) enum PresentedTicket {
    /// Nothing.
    None,
    /// Something that is no ticket.
    Unreadable,
    /// A ticket, which may be one of any lecture, or forged.
    Ticket(Ticket),
}

impl PresentedTicket {
    /// What it shows where a ticket need not be presented. One that is presented has to be good.
    pub(in crate::live) fn proof_if_optional(
        &self,
        verify: impl FnOnce(&Ticket) -> Option<Spent>,
    ) -> SeatProof {
        match self {
            Self::None => SeatProof::NotNeeded,
            Self::Unreadable | Self::Ticket(_) => self.proof(verify),
        }
    }

    /// What it shows where a ticket is needed.
    fn proof(&self, verify: impl FnOnce(&Ticket) -> Option<Spent>) -> SeatProof {
        let verified = match self {
            Self::None | Self::Unreadable => None,
            Self::Ticket(ticket) => verify(ticket),
        };
        verified.map_or(SeatProof::Missing, |spent| SeatProof::Ticket(SpentTicket::new(*spent.as_bytes())))
    }
}

/// What issues and verifies the tickets of one lecture. Derived once, when the lecture is read.
pub(super) struct Issuer {
    lecture: LectureContext,
    key: IssuerKey,
    /// The public keys, as phones get them.
    keys: String,
    /// The hash of them.
    pub(super) commitment: String,
}

impl Issuer {
    /// Reads the issuer of a lecture.
    ///
    /// Fails if the secret is damaged.
    pub(super) fn read(lecture: &LectureId, secret: &TicketSecret) -> Result<Self, ReadError> {
        let key = IssuerKey::from_secret_text(secret.reveal())?;
        let keys = key.public_keys();
        let (keys, commitment) = (keys.to_string(), keys.commitment().to_string());
        Ok(Self { lecture: LectureContext::of(lecture.as_str()), key, keys, commitment })
    }

    /// Verifies a ticket for a purpose; `None` if it is not good for it.
    fn verify(&self, ticket: &Ticket, purpose: Purpose) -> Option<Spent> {
        self.key.verify(ticket, Challenge { lecture: self.lecture, purpose }).ok()
    }
}

/// Never shows the secret, which could get into a log.
impl fmt::Debug for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Issuer(…)")
    }
}

/// Why a follower is let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::live) enum Claim {
    /// It is new: if a seat is left.
    New,
    /// It says that it followed before, and the lecture has no tickets: also into a full hall.
    Before,
    /// It has a ticket: also into a full hall, and together with all that show the same one.
    Ticket(Spent),
    /// It has a ticket that is not good for this: as a new one.
    Refused,
}

/// The tickets of those who follow now, with the number of streams of each. Only in memory.
#[derive(Debug, Default)]
pub(in crate::live) struct TakenSeats(Mutex<HashMap<Spent, u32>>);

impl TakenSeats {
    /// Adds a stream. The first one of a ticket is one more in `here`.
    pub(in crate::live) fn take(&self, ticket: Spent, here: &AtomicU32) {
        let mut seats = self.seats();
        let streams = seats.entry(ticket).or_default();
        if *streams == 0 {
            here.fetch_add(1, Ordering::SeqCst);
        }
        *streams += 1;
    }

    /// Removes a stream. The last one of a ticket is one less in `here`.
    pub(in crate::live) fn leave(&self, ticket: Spent, here: &AtomicU32) {
        let mut seats = self.seats();
        let Some(streams) = seats.get_mut(&ticket) else { return };
        *streams -= 1;
        if *streams == 0 {
            seats.remove(&ticket);
            here.fetch_sub(1, Ordering::SeqCst);
        }
    }

    fn seats(&self) -> MutexGuard<'_, HashMap<Spent, u32>> {
        // Numbers are changed in one step each, so a panic leaves none half changed.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl LiveLecture {
    /// The public keys of the tickets, the same for all phones.
    ///
    /// Fails if the lecture gives out no tickets, or its deck is no longer served.
    pub(crate) fn ticket_keys(&self) -> Result<TicketKeys, LectureError> {
        let keys = self.issuer()?.keys.clone();
        let polls = self.agenda()?.polls().map(|(_, slide)| slide.slide.clone()).collect();
        Ok(TicketKeys { keys, polls })
    }

    /// Answers a request for the tickets of one seat. The same request is answered again at any time.
    ///
    /// Fails if it is malformed, the lecture gives out no tickets or none any more, or it cannot be stored.
    pub(crate) async fn give_tickets(
        &self,
        request: &str,
        seed: Seed,
    ) -> Result<TicketEvaluation, LectureError> {
        let issuer = Arc::clone(self.issuer()?);
        let request: BlindedElements = request.parse().map_err(malformed)?;
        issuer.key.accepts(&request).map_err(malformed)?;
        let digest = Fingerprint::of_hash(*request.digest().as_bytes());
        let seats = self.seats().unwrap_or(SEATS_WITHOUT_LIMIT);
        match self.store.request_tickets(&self.about().id, digest, seats).await? {
            RequestTicketsResult::New => _ = self.tickets.fetch_add(1, Ordering::SeqCst),
            RequestTicketsResult::Repeated => {}
            RequestTicketsResult::Ended => return Err(CommandError::Ended.into()),
            RequestTicketsResult::DoorClosed => return Err(LectureError::DoorClosed),
            RequestTicketsResult::Full => return Err(LectureError::NoTicketsLeft),
            RequestTicketsResult::NoLecture => return Err(LectureError::Over),
        }
        // Proofs keep a processor busy for longer than streams should wait.
        let evaluated = tokio::task::spawn_blocking(move || issuer.key.evaluate(&request, seed)).await?;
        Ok(TicketEvaluation { evaluation: evaluated.map_err(malformed)?.to_string() })
    }

    /// What a record shows of a seat. Without a ticket it is not vouched for; a ticket that is presented
    /// has to be good.
    pub(in crate::live) fn proof_of_record(&self, ticket: &PresentedTicket) -> SeatProof {
        ticket.proof_if_optional(|ticket| self.issuer.as_ref()?.verify(ticket, Purpose::Record))
    }

    /// What a vote shows of a seat. A vote in a poll needs a ticket, if the lecture has any.
    pub(super) fn proof_of_vote(&self, agenda: &Agenda, slide: usize, ticket: &PresentedTicket) -> SeatProof {
        let poll = agenda.polls().position(|(at, _)| at == slide);
        let (Some(issuer), Some(poll)) = (&self.issuer, poll) else { return SeatProof::NotNeeded };
        ticket.proof(|ticket| issuer.verify(ticket, Purpose::Poll(u8::try_from(poll).ok()?)))
    }

    /// Reads what a follower says about having been here.
    pub(in crate::live) fn claim(&self, again: Option<&str>) -> Claim {
        match (&self.issuer, again) {
            (None, Some("true")) => Claim::Before,
            (None, _) | (_, None | Some("false")) => Claim::New,
            (Some(issuer), Some(text)) => text
                .parse()
                .ok()
                .and_then(|ticket| issuer.verify(&ticket, Purpose::Rejoin))
                .map_or(Claim::Refused, Claim::Ticket),
        }
    }

    /// Closes the door for the driver, or opens it again.
    ///
    /// Fails if the caller does not drive, the lecture is over and deleted, or it cannot be stored.
    pub(crate) async fn close_door(&self, token: &str, closed: bool) -> Result<(), LectureError> {
        let mut state = self.driven_by(token).await?;
        if !self.store.close_door(&self.about().id, closed).await? {
            return Err(LectureError::Over);
        }
        state.door_closed = closed;
        Ok(())
    }

    /// Stores how many people the driver has counted.
    ///
    /// Fails if the caller does not drive, the lecture is over and deleted, or it cannot be stored.
    pub(crate) async fn count_heads(&self, token: &str, heads: NonZeroU32) -> Result<(), LectureError> {
        let mut state = self.driven_by(token).await?;
        if !self.store.count_heads(&self.about().id, heads).await? {
            return Err(LectureError::Over);
        }
        state.heads = Some(heads);
        Ok(())
    }

    fn issuer(&self) -> Result<&Arc<Issuer>, LectureError> {
        self.issuer.as_ref().ok_or(LectureError::NoTickets)
    }
}

/// A request that the lecture cannot answer.
fn malformed(why: impl fmt::Display) -> LectureError {
    LectureError::Invalid(vec![Violation::at("/request", why.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_streams_with_one_ticket_are_one_phone() {
        let (seats, here) = (TakenSeats::default(), AtomicU32::new(5));
        let lecture = LectureContext::of("hall");
        let issuer = IssuerKey::new(lecture, konventa_tickets::Purposes::with_polls(0).unwrap(), seed(1));
        let keys = issuer.public_keys();
        let of_phone = |n| {
            let blinding =
                konventa_tickets::Blinding::new(lecture, keys.clone(), &keys.commitment(), seed(n)).unwrap();
            let answer = issuer.evaluate(&blinding.request(), seed(9)).unwrap();
            let tickets = blinding.finish(&answer).unwrap();
            let challenge = Challenge { lecture, purpose: Purpose::Rejoin };
            issuer.verify(tickets.get(Purpose::Rejoin).unwrap(), challenge).unwrap()
        };
        let [one, other] = [of_phone(2), of_phone(3)];
        for _ in 0..30 {
            seats.take(one, &here);
        }
        seats.take(other, &here);
        assert_eq!(here.load(Ordering::SeqCst), 7);
        for _ in 0..29 {
            seats.leave(one, &here);
        }
        assert_eq!(here.load(Ordering::SeqCst), 7, "one stream is left");
        seats.leave(one, &here);
        seats.leave(one, &here);
        assert_eq!(here.load(Ordering::SeqCst), 6);
        assert_eq!(seats.seats().len(), 1, "nothing is left of it");
    }

    fn seed(n: u8) -> Seed {
        Seed::new([n; 32])
    }
}
