//! Every refusal of the API, as a problem document (RFC 9457).
//!
//! The `type` of a problem is part of the API: programs may rely on it, so it never changes. The
//! `detail` is for people and may change.

mod document;
mod ticket;

use std::error::Error;

use konventa_domain::Day;
use konventa_domain::id::DeckId;
use konventa_domain::lecture::CommandError;
use konventa_domain::problem::Violation;
use konventa_store::StoreError;
use tokio::task::JoinError;

use super::role::Role;
use crate::hosts::HostError;
use crate::linkage_keyring::LinkageKeyringError;
use crate::live::LectureError;
use crate::studies::StudyError;
use ticket::TicketRefusal;

/// Largest body in KiB, as the refusal of a larger one says it. A submission of twelve items has about
/// 1 KiB.
pub(super) const LIMIT_KIB: usize = 64;

/// Why a request is refused.
#[derive(Debug)]
pub(crate) enum ApiError {
    /// The request does not call this server by one of its names.
    Host(HostError),
    /// The body is not JSON.
    NotJson {
        /// The line where reading stopped, starting at 1.
        line: usize,
        /// The column where reading stopped; 0 on an empty line.
        column: usize,
        /// What is wrong there.
        detail: String,
    },
    /// The content type of the body is not JSON.
    MediaType,
    /// The body is larger than any body may be.
    TooLarge,
    /// The body did not arrive in time, or the connection broke.
    Incomplete,
    /// The body is JSON with invalid content.
    Invalid(Vec<Violation>),
    /// The parameters of the query are invalid.
    InvalidQuery(Vec<Violation>),
    /// The identifier in the path is not a UUID.
    InvalidId,
    /// The key of this role is missing or, if one was given, wrong.
    Unauthorized { needed: Role, given: bool },
    /// The code of a link was used, is too old, or was never one.
    LinkOver,
    /// No lecture has this join code, of which at most 20 characters are here.
    NoLecture { code: String },
    /// No lecture of the deck has the id in a submission.
    UnknownLecture,
    /// The lecture of a submission has not begun.
    NotBegun,
    /// The lecture of a submission is over and deleted.
    TooLate,
    /// The lecture of a submission without a ticket has as many of them as seats.
    NoSeat,
    /// As many phones have said without a ticket that they handed in a quiz as the lecture has seats.
    TooManyNotes,
    /// Of seat tickets.
    Ticket(TicketRefusal),
    /// The lecture is over and deleted.
    LectureOver,
    /// No lecture or batch with this name can be set aside.
    NoBatch,
    /// No study of this deck is open.
    NoStudy,
    /// The students of this lecture are not asked to take the follow-up.
    NotAsked,
    /// The study of these linkage keys is no longer open.
    StudyOver,
    /// The study of a deck ends too soon for the students of a new lecture.
    StudyEnding { deck: DeckId, until: Day },
    /// A study would be ended by a clock that seems to be wrong.
    WrongClock { deck: DeckId, until: Day },
    /// The linkage keyring failed: linkage keys cannot be hashed.
    NoLinkageKey { deck: DeckId, source: LinkageKeyringError },
    /// The deck of the lecture is no longer served.
    DeckGone,
    /// The join code is wrong, and too many requests with wrong codes are already waiting.
    TooManyGuesses,
    /// No seat is left.
    LectureFull,
    /// The lecture does not allow it in its present phase.
    NotNow(CommandError),
    /// The token does not belong to this lecture.
    NotTheDriver,
    /// Another device has become the driver.
    TakenOver,
    /// Nothing is at this address.
    NotFound(&'static str),
    /// The address does not support this method.
    MethodNotAllowed,
    /// The id belongs to other content.
    IdTaken,
    /// What has this id is part of a batch.
    Sealed,
    /// The server is stopping.
    Stopping,
    /// As many connections are open, or as many large bodies arrive, as the server can serve.
    Busy,
    /// The store failed.
    Store(StoreError),
    /// A mistake in the program; its cause if it is not in the log yet.
    Internal(Option<Box<dyn Error + Send + Sync>>),
}

impl ApiError {
    /// The error for a text in place of a join code.
    pub(super) fn no_lecture(code: &str) -> Self {
        Self::NoLecture { code: code.chars().take(20).collect() }
    }

    /// A mistake in the program.
    pub(super) fn internal(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Internal(Some(cause.into()))
    }
}

impl From<HostError> for ApiError {
    fn from(error: HostError) -> Self {
        Self::Host(error)
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<StudyError> for ApiError {
    fn from(error: StudyError) -> Self {
        match error {
            StudyError::Store(error) => Self::Store(error),
            StudyError::LinkageKeyring { deck, source } => Self::NoLinkageKey { deck, source },
        }
    }
}

impl From<LectureError> for ApiError {
    fn from(error: LectureError) -> Self {
        match error {
            LectureError::NoSuchLecture(code) => Self::no_lecture(&code.to_string()),
            LectureError::Unknown => Self::UnknownLecture,
            LectureError::NotBegun => Self::NotBegun,
            LectureError::Over => Self::LectureOver,
            LectureError::TooManyGuesses => Self::TooManyGuesses,
            LectureError::Full => Self::LectureFull,
            LectureError::NotTheDriver => Self::NotTheDriver,
            LectureError::TakenOver => Self::TakenOver,
            LectureError::DeckGone => Self::DeckGone,
            LectureError::NotNow(error) => Self::NotNow(error),
            LectureError::Invalid(violations) => Self::Invalid(violations),
            LectureError::NoTickets => Self::Ticket(TicketRefusal::NoTickets),
            LectureError::DoorClosed => Self::Ticket(TicketRefusal::DoorClosed),
            LectureError::NoTicketsLeft => Self::Ticket(TicketRefusal::NoneLeft),
            LectureError::TicketNeeded => Self::Ticket(TicketRefusal::Needed),
            LectureError::TicketRefused => Self::Ticket(TicketRefusal::Refused),
            LectureError::TicketSpent => Self::Ticket(TicketRefusal::Spent),
            LectureError::TooManyNotes => Self::TooManyNotes,
            LectureError::DamagedSecret(_) => Self::internal(error),
            LectureError::Stopping => Self::Stopping,
            LectureError::Store(error) => Self::Store(error),
            LectureError::Interrupted(error) => error.into(),
        }
    }
}

/// A task is never cancelled, so this is a panic in it, which is in the log.
impl From<JoinError> for ApiError {
    fn from(_: JoinError) -> Self {
        Self::Internal(None)
    }
}
