//! Keeps the anonymous outcomes and counts them.
//!
//! [`Store`], [`LectureStore`] and [`FollowUpStore`] say what the server needs in the words of the domain; [`SqliteStore`] does it durably,
//! [`MemoryStore`] shows in few lines what it means. Both pass the same stories in `tests/conformance.rs`.
//!
//! What never gets in here: the submission id and the number of a vote (only hashes of them, see [`Fingerprint`]) and the
//! time of a record or a vote (only a [`Day`], and for a vote nothing). Of later answers there is only a day, and no country,
//! language or lecture.
//!
//! A withdrawn record leaves nothing behind, not even its hash: that is what a student who withdraws asked for. The
//! price is that a retry which the phone sent before and the network delivers after the withdrawal would be recorded
//! as new. The phone therefore stops its retries before it withdraws.

mod error;
mod fingerprint;
mod followup;
mod lecture;
mod letters;
mod memory;
mod sqlite;

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::Arc;

use konventa_domain::Day;
use konventa_domain::gain::{DeckCounts, Stratum};
use konventa_domain::id::{DeckId, DeckVersion, LectureId};
use konventa_domain::submission::{Edition, Record, SubmissionId, Taken};

pub use error::StoreError;
pub use fingerprint::Fingerprint;
pub use followup::{Ended, FollowUpStore, Joined, StoredStudy, StudyCount};
pub use lecture::{
    Addition, Appended, Ballot, Cast, Driver, LectureStore, Opened, Rest, StoredLecture, Votes,
};
pub use memory::MemoryStore;
pub use sqlite::{Address, Open, SqliteStore};

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    /// It is kept now.
    New,
    /// The same was kept already: a retry whose first answer got lost.
    Again,
    /// Something else is kept under this id; nothing was changed.
    Differs,
}

/// What became of a withdrawal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withdrawn {
    /// The record is deleted.
    Gone,
    /// There is no such record.
    Unknown,
}

/// Where records are kept, lectures, and studies.
///
/// Every change is durable when its future is ready. Dropping the future does not undo a change that was begun.
pub trait Store: LectureStore + FollowUpStore {
    /// Makes an edition known, for ever: records of it are accepted even after the deck was updated. Announcing it
    /// again does nothing.
    ///
    /// # Errors
    /// [`StoreError::EditionDiffers`] where the same version is known with other items.
    fn announce(&self, edition: &Edition) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// One edition, if it was ever announced.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn edition(
        &self,
        deck: &DeckId,
        version: &DeckVersion,
    ) -> impl Future<Output = Result<Option<Edition>, StoreError>> + Send;

    /// All editions ever announced, oldest first.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn editions(&self) -> impl Future<Output = Result<Vec<Edition>, StoreError>> + Send;

    /// Keeps a record. `day` is the day it came in.
    ///
    /// # Errors
    /// [`StoreError::UnknownEdition`] where its edition was never announced; otherwise where nothing can be written:
    /// then the record is not kept, and the same may be tried again.
    fn record(&self, record: Record, day: Day) -> impl Future<Output = Result<Recorded, StoreError>> + Send;

    /// Deletes a record wholly, with the links to it and the later answers that were found to belong to it.
    ///
    /// # Errors
    /// Where nothing can be written.
    fn withdraw(&self, id: SubmissionId) -> impl Future<Output = Result<Withdrawn, StoreError>> + Send;

    /// Counts the records of a deck, or of one lecture of it, by all that is known of them. That of a deck has also who
    /// answered again.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn census(
        &self,
        deck: &DeckId,
        lecture: Option<&LectureId>,
    ) -> impl Future<Output = Result<Arc<DeckCounts>, StoreError>> + Send;

    /// The records of a deck themselves, without their names, in no order that tells anything.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn outcomes(
        &self,
        deck: &DeckId,
    ) -> impl Future<Output = Result<BTreeMap<Stratum, Vec<Taken>>, StoreError>> + Send;

    /// Marks everything here as made up by a program, for ever.
    ///
    /// # Errors
    /// Where nothing can be written.
    fn mark_synthetic(&self) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Whether it can be read, and takes changes.
    ///
    /// # Errors
    /// Why it does not.
    fn ready(&self) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Finishes the changes that were begun and lets go of the files. Later calls fail with [`StoreError::Closed`].
    fn close(&self) -> impl Future<Output = ()> + Send;
}
