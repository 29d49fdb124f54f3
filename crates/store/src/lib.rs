//! Stores anonymous outcomes and live lectures, and counts them.
//!
//! [`Store`] says what the server needs in the words of the domain. [`open`] opens a database behind it; SQLite is the
//! only engine so far. Every engine passes the same tests, in `tests/conformance.rs`.
//!
//! What is never stored: a submission id or the random number of a vote (only a hash of it, see [`Fingerprint`]), and
//! the time of a record or a vote (a record has a [`Day`](konventa_domain::Day), a vote has nothing). A follow-up
//! response has only its day, and no country, language or lecture.
//!
//! A withdrawn record leaves nothing behind, not even its hash: that is what a student who withdraws asked for. The
//! price is that a retry which the phone sent before the withdrawal, and which the network delivers after it, would be
//! stored as a new record. The phone therefore stops its retries before it withdraws.

mod error;
mod fingerprint;
mod followup;
mod lecture;
mod letters;
mod records;
mod sqlite;

use std::sync::Arc;

use async_trait::async_trait;

pub use error::{Cause, StoreError};
pub use fingerprint::Fingerprint;
pub use followup::{EndedStudy, FollowUpStore, Joined, StoredStudy, StudyCount};
pub use lecture::{
    Addition, Appended, Ballot, Cast, Driver, LectureStore, Lifecycle, Opened, StoredLecture, Votes,
};
pub use records::{RecordStore, Recorded, Withdrawn};
pub use sqlite::Address;

/// A database with records, lectures and studies.
///
/// Every change is durable when its future is ready. Dropping the future does not undo a change that was begun.
///
/// The trait is used as `dyn Store`: the engine is chosen by the address when the server starts, and nothing above the
/// store is compiled once per engine. That costs one allocation per call, next to which the call itself reads or
/// writes a disk.
#[async_trait]
pub trait Store: RecordStore + LectureStore + FollowUpStore {
    /// Checks that the database can be read and accepts changes.
    ///
    /// # Errors
    /// The reason if it cannot, or does not.
    async fn ready(&self) -> Result<(), StoreError>;

    /// Finishes the changes that were begun and closes the files. Later calls fail with [`StoreError::Closed`].
    async fn close(&self);
}

/// Whether [`open`] may create the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Creates it if it is missing.
    Create,
    /// Fails with [`StoreError::Missing`] if it is missing.
    Existing,
}

/// Opens a database and brings its tables up to date.
///
/// # Errors
/// Each says what to do: the file is a directory or not a database, its directory is missing, it may not be written,
/// the disk is full, or a newer version of this program has written it.
pub async fn open(address: &Address, open: Open) -> Result<Arc<dyn Store>, StoreError> {
    Ok(Arc::new(sqlite::SqliteStore::open(address, open).await?))
}
