//! Why something cannot be done in a live lecture.

use konventa_domain::lecture::{CommandError, JoinCode};
use konventa_domain::problem::Violation;
use konventa_store::StoreError;
use tokio::task::JoinError;

/// Why something cannot be done in a live lecture.
#[derive(Debug, thiserror::Error)]
pub enum LectureError {
    /// No lecture has this join code.
    #[error("no lecture has the join code “{0}”")]
    NoSuchLecture(JoinCode),
    /// No lecture of this deck has this id.
    #[error("no lecture of this deck has this id")]
    Unknown,
    /// The lecture has not begun.
    #[error("the lecture has not begun")]
    NotBegun,
    /// The lecture is over and deleted.
    #[error("the lecture is over and deleted")]
    Over,
    /// The join code is wrong, and too many requests with wrong codes are already waiting.
    #[error("too many wrong join codes are tried")]
    TooManyGuesses,
    /// No seat is left.
    #[error("no seat is left")]
    Full,
    /// The token does not belong to this lecture.
    #[error("the token is not one of this lecture")]
    NotTheDriver,
    /// Another device has become the driver.
    #[error("another device drives the lecture")]
    TakenOver,
    /// The deck of the lecture is no longer served.
    #[error("the deck of the lecture is no longer served")]
    DeckGone,
    /// The lecture does not allow it in its present phase.
    #[error(transparent)]
    NotNow(#[from] CommandError),
    /// The content does not fit the lecture.
    #[error("the content does not fit the lecture")]
    Invalid(Vec<Violation>),
    /// The lecture gives out no tickets, because it was started before there were any.
    #[error("the lecture gives out no tickets")]
    NoTickets,
    /// The driver lets no further tickets be given out.
    #[error("no further tickets are given out")]
    DoorClosed,
    /// As many tickets were given out as there are seats.
    #[error("no tickets are left")]
    NoTicketsLeft,
    /// Nothing is stored without a ticket.
    #[error("a ticket is needed")]
    TicketNeeded,
    /// What was presented is not a ticket for this.
    #[error("the ticket is refused")]
    TicketRefused,
    /// The ticket was spent on something else.
    #[error("the ticket was spent")]
    TicketSpent,
    /// There are as many votes without a ticket on the slide as seats.
    #[error("there are as many votes without a ticket as seats")]
    TooManyNotes,
    /// The secret of the tickets in the store cannot be read.
    #[error("the secret of the lecture’s tickets is damaged")]
    DamagedSecret(#[from] konventa_tickets::ReadError),
    /// The server is stopping.
    #[error("the server is stopping")]
    Stopping,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A computation panicked or was interrupted.
    #[error("the computation did not end")]
    Interrupted(#[from] JoinError),
}
