//! Stores anonymous outcomes and live lectures, and counts them.
//!
//! [`Store`] is the interface that the server uses. [`open`] opens a database and returns it as a
//! `Store`, in SQLite or in PostgreSQL. Both pass the same tests, in
//! `tests/conformance.rs`.
//!
//! What is never stored: a submission id, the random number of a vote, a seat ticket or a request for
//! some (only a hash of it, see [`Fingerprint`]), and the time of a record or a vote (a record has a
//! [`Day`](konventa_domain::Day), a vote has nothing). A follow-up response has only its day, and
//! no country, language or lecture.
//!
//! A withdrawn record is deleted completely, with its hash (ADR 3). A retry that the phone sent
//! before the withdrawal, and that the network delivers after it, would therefore be stored as a
//! new record; so the phone stops its retries before it withdraws.

mod address;
mod database;
mod engine;
mod error;
mod fingerprint;
mod followup;
mod lecture;
mod letters;
mod migrate;
mod postgres;
pub mod private_file;
mod read_error;
mod records;
mod seats;
mod sql;
mod sqlite;
mod tables;
mod writer;

use std::sync::Arc;

use address::Place;
use async_trait::async_trait;
use konventa_domain::id::LectureId;
use tokio::sync::broadcast;

pub use address::Address;
pub use error::{Cause, PostgresProblem, StoreError};
pub use fingerprint::Fingerprint;
pub use followup::{EndedStudy, FollowUpStore, JoinStudyResult, StoredStudy, StudyCount};
pub use lecture::{
    Addition, AppendResult, CastVoteResult, Driver, LectureStore, Lifecycle, OpenLectureResult,
    StoredLecture, StoredVote, Votes,
};
pub use migrate::migrate;
pub use records::{RecordResult, RecordStore, SealWhen, WithdrawResult};
pub use seats::{
    Hall, RequestTicketsResult, SEATS_WITHOUT_LIMIT, SeatProof, SeatStore, SpentTicket, TicketSecret,
};
pub use sqlite::{acknowledge, backup, restore};
pub use tables::TableContent;

/// A database with records, lectures and studies.
///
/// Every change is durable when its future is ready. Dropping the future does not undo a change
/// that has begun. A call fails if the database cannot be read or written, and for the reasons that
/// it names.
///
/// The trait is used as `dyn Store`, so that [`open`] can return another engine later without a
/// change above the store (ADR 5). That costs one allocation per call, which is little beside a
/// read or write of the disk.
#[async_trait]
pub trait Store: RecordStore + LectureStore + SeatStore + FollowUpStore {
    /// Checks that the database can be read, that its files are in their places, and that the last
    /// change was stored.
    ///
    /// # Errors
    /// Also [`StoreError::CommitsLost`], until somebody has acknowledged a loss.
    async fn ready(&self) -> Result<(), StoreError>;

    /// What was found when the database was opened.
    fn opening(&self) -> &OpeningReport;

    /// What servers on the same database tell each other, also this one itself; `None` if there is never more
    /// than one server. A reader that is too slow misses some.
    fn notifications(&self) -> Option<broadcast::Receiver<Notification>>;

    /// Tells other servers on the same database how many phones follow each lecture here, which counts for five
    /// seconds. Returns how many follow at all others together, for each lecture that has some.
    async fn share_presence(&self, here: &[(LectureId, u32)]) -> Result<Vec<(LectureId, u32)>, StoreError>;

    /// Finishes the changes that have begun and closes the files. Later calls fail with
    /// [`StoreError::Closed`].
    async fn close(&self);
}

/// What [`open`] opens a database for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// For a server: creates the database if it is missing. One of SQLite has one server: fails with
    /// [`StoreError::InUse`] if another has opened it.
    Serve,
    /// Creates the database if it is missing.
    Create,
    /// Fails with [`StoreError::Missing`] if the database is missing.
    Existing,
    /// To move the database: fails if a server uses it, with [`StoreError::InUse`] or
    /// [`PostgresProblem::InUse`].
    Alone {
        /// Whether it is created if it is missing. Otherwise fails with [`StoreError::Missing`].
        create: bool,
    },
    /// Only reads, so that nothing need be writable. Every change fails. Fails with
    /// [`StoreError::Missing`] if the database is missing.
    Read,
}

/// What servers on the same database tell each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notification {
    /// Something about a lecture was stored.
    Lecture {
        /// The lecture.
        id: LectureId,
        /// The number of an event, if it was one.
        seq: Option<u64>,
    },
    /// The connection was cut for a time in which anything may have been stored.
    Missed,
}

/// What was found when a database was opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpeningReport {
    /// The database was missing or empty, and was made.
    pub new: bool,
    /// What was lost of a database that was here before, in one sentence.
    pub lost: Option<String>,
}

/// Opens a database and brings its tables up to date.
///
/// # Errors
/// Each says what to do: the file is a directory or not a database, its directory is missing, it
/// may not be written, the disk is full, or a newer version of this program has written it.
pub async fn open(address: &Address, open: Open) -> Result<Arc<dyn Store>, StoreError> {
    Ok(match &address.0 {
        Place::Sqlite(path) => Arc::new(sqlite::SqliteStore::open(path, open).await?),
        Place::Postgres(address) => Arc::new(postgres::PostgresStore::open(address, open).await?),
    })
}
