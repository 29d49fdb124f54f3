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
    /// The vote fits no slide of the lecture.
    #[error("the vote fits no slide of the lecture")]
    InvalidVote(Vec<Violation>),
    /// The server is stopping.
    #[error("the server is stopping")]
    Stopping,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A computation panicked or was interrupted.
    #[error("the gain was not computed")]
    Interrupted(#[from] JoinError),
}
