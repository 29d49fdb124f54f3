//! The seat of a phone: it asks for tickets as a phone does, and hands each out for its purpose
//! (ADR 21).

use anyhow::Context as _;
use konventa_domain::api::{TicketEvaluation, TicketKeys, TicketRequest};
use konventa_domain::id::SlideId;
use konventa_domain::lecture::Snapshot;
use konventa_tickets::{Blinding, LectureContext, Purpose, Seed, Tickets};

use crate::http::{Connection, Request};

/// A request for the tickets of one seat. The same seed makes the same request.
pub struct SeatRequest {
    blinding: Blinding,
    polls: Vec<SlideId>,
}

/// The tickets of one seat.
#[derive(Debug, Clone)]
pub struct Seat {
    tickets: Tickets,
    polls: Vec<SlideId>,
}

impl SeatRequest {
    /// Prepares a request. `commitment` is the hash of the keys in the lecture's snapshot.
    pub fn new(lecture: &str, keys: &TicketKeys, commitment: &str, seed: [u8; 32]) -> anyhow::Result<Self> {
        let blinding = Blinding::new(
            LectureContext::of(lecture),
            keys.keys.parse()?,
            &commitment.parse()?,
            Seed::new(seed),
        )?;
        Ok(Self { blinding, polls: keys.polls.clone() })
    }

    /// Fetches the keys of a lecture, and prepares a request.
    pub async fn prepare(
        connection: &mut Connection,
        path: &str,
        lecture: &str,
        seed: [u8; 32],
    ) -> anyhow::Result<Self> {
        let of = |part: &str| Request::get(format!("{path}{part}?lecture={lecture}"));
        let snapshot: Snapshot = connection.send(&of("")).await?.json()?;
        let commitment = snapshot.ticket_keys.context("the lecture has no tickets")?;
        let keys: TicketKeys = connection.send(&of("/ticket-keys")).await?.json()?;
        Self::new(lecture, &keys, &commitment, seed)
    }

    /// The body to send.
    pub fn body(&self) -> TicketRequest {
        TicketRequest { request: self.blinding.request().to_string() }
    }

    /// Makes the tickets of the answer.
    pub fn finish(&self, answer: &TicketEvaluation) -> anyhow::Result<Seat> {
        let tickets = self.blinding.finish(&answer.evaluation.parse()?)?;
        Ok(Seat { tickets, polls: self.polls.clone() })
    }
}

impl Seat {
    /// Gets the tickets of a lecture, as a phone that knows its path, `/api/lectures/CODE`, and its id.
    pub async fn take(
        connection: &mut Connection,
        path: &str,
        lecture: &str,
        seed: [u8; 32],
    ) -> anyhow::Result<Self> {
        let request = SeatRequest::prepare(connection, path, lecture, seed).await?;
        let to = format!("{path}/tickets?lecture={lecture}");
        let answer = connection.send(&Request::post(to, &request.body())?).await?.json()?;
        request.finish(&answer)
    }

    /// The ticket for a purpose.
    ///
    /// # Panics
    /// For a poll that the lecture does not have.
    pub fn ticket(&self, purpose: Purpose) -> String {
        self.tickets.get(purpose).expect("the lecture issues tickets for this").to_string()
    }

    /// The ticket for a vote on a slide; `None` if there is no poll on it.
    pub fn ticket_for_vote(&self, slide: &str) -> Option<String> {
        let poll = self.polls.iter().position(|poll| poll.as_str() == slide)?;
        Some(self.ticket(Purpose::Poll(u8::try_from(poll).ok()?)))
    }
}
