//! What is stored of the seats of a lecture: the secret of their tickets, which requests for tickets
//! were answered, which tickets were spent, and how full the hall is (ADR 21).

use std::fmt::{self, Debug};
use std::num::NonZeroU32;

use async_trait::async_trait;
use konventa_domain::id::LectureId;

use crate::{Fingerprint, StoreError};

/// How many seats a lecture without a limit has, as far as tickets and what comes without one are
/// concerned: no hall is larger.
pub const SEATS_WITHOUT_LIMIT: u32 = 10_000;

/// The secret with which a lecture issues and verifies its tickets, as text. Deleted when the lecture
/// is forgotten.
#[derive(Clone, PartialEq, Eq)]
pub struct TicketSecret(String);

impl TicketSecret {
    /// Takes the text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// Never shows the secret, which could get into a log.
impl Debug for TicketSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TicketSecret(…)")
    }
}

/// The seats of a lecture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hall {
    /// The secret of the tickets; `None` for a lecture of before there were any, and for one that is
    /// forgotten.
    pub secret: Option<TicketSecret>,
    /// The number of requests for tickets that were answered, each once. It stays when the lecture is
    /// forgotten.
    pub tickets: u32,
    /// The number of people in the hall, if the presenter has counted. It stays too.
    pub heads: Option<NonZeroU32>,
    /// Whether no further tickets are given out.
    pub door_closed: bool,
}

/// The fingerprint of a verified ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpentTicket(Fingerprint);

impl SpentTicket {
    /// Takes the 32 bytes of a fingerprint.
    #[must_use]
    pub const fn new(fingerprint: [u8; 32]) -> Self {
        Self(Fingerprint::of_hash(fingerprint))
    }

    /// The bytes that are stored.
    pub(crate) const fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// What came with a record or vote to show that it comes from a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeatProof {
    /// Nothing, and nothing is needed.
    NotNeeded,
    /// A verified ticket. It is spent in the same commit.
    Ticket(SpentTicket),
    /// Nothing that counts, but it is needed. What is stored already is answered as before, and nothing
    /// new is stored.
    Missing,
}

/// The result of a request for tickets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestTicketsResult {
    /// The request is stored and counted now.
    New,
    /// It was counted before, and may be answered again, whatever the lecture refuses by now.
    Repeated,
    /// The lecture has ended; nothing was changed.
    Ended,
    /// The door is closed; nothing was changed.
    DoorClosed,
    /// As many requests were counted as there are seats; nothing was changed.
    Full,
    /// The lecture does not exist, is forgotten, or gives out no tickets.
    NoLecture,
}

/// Stores the seats of lectures.
///
/// Every change is durable when its future is ready. Dropping the future does not undo a change
/// that has begun.
#[async_trait]
pub trait SeatStore: Debug + Send + Sync + 'static {
    /// Counts a request for tickets, by the digest of the request. At most `seats` are counted.
    async fn request_tickets(
        &self,
        lecture: &LectureId,
        digest: Fingerprint,
        seats: u32,
    ) -> Result<RequestTicketsResult, StoreError>;

    /// Closes the door, or opens it again. Returns `false` if the lecture does not exist or is forgotten.
    async fn close_door(&self, lecture: &LectureId, closed: bool) -> Result<bool, StoreError>;

    /// Stores the number of people in the hall. Returns `false` if the lecture does not exist or is
    /// forgotten.
    async fn count_heads(&self, lecture: &LectureId, heads: NonZeroU32) -> Result<bool, StoreError>;
}
