//! The records of a deck: their versions, the records themselves, and their counts.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Arc;

use async_trait::async_trait;
use konventa_domain::Day;
use konventa_domain::gain::{DeckCounts, Stratum};
use konventa_domain::id::{DeckId, DeckVersion, LectureId};
use konventa_domain::submission::{DeckItems, QuizOutcomes, Record, SubmissionId};

use crate::StoreError;

/// The result of storing a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordResult {
    /// The record is stored now.
    New,
    /// The same record was stored already: a retry whose first answer got lost.
    Duplicate,
    /// A different record is stored under this id; nothing was changed.
    Differs,
}

/// The result of a withdrawal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithdrawResult {
    /// What was withdrawn is deleted.
    Gone,
    /// Nothing is stored under this id.
    Unknown,
}

impl WithdrawResult {
    /// Whether something was deleted.
    pub(crate) fn is_gone(self) -> bool {
        self == Self::Gone
    }
}

/// Stores deck versions and records, and counts records.
///
/// Every change is durable when its future is ready. Dropping the future does not undo a change
/// that has begun.
#[async_trait]
pub trait RecordStore: Debug + Send + Sync + 'static {
    /// Makes a deck version known, permanently: records of it are accepted even after the deck was
    /// updated. Announcing it a second time changes nothing.
    ///
    /// # Errors
    /// [`StoreError::DeckVersionDiffers`] if the same version is known with other items.
    async fn announce(&self, deck_items: &DeckItems) -> Result<(), StoreError>;

    /// Returns a deck version if it was ever announced.
    async fn deck_items(&self, deck: &DeckId, version: &DeckVersion)
    -> Result<Option<DeckItems>, StoreError>;

    /// Returns all deck versions that were ever announced, oldest first.
    async fn known_deck_items(&self) -> Result<Vec<DeckItems>, StoreError>;

    /// Stores a record. `day` is the day on which it arrived.
    ///
    /// # Errors
    /// [`StoreError::UnknownDeckVersion`] if its deck version was never announced; otherwise if nothing
    /// can be written. In both cases the record is not stored, and the same record may be sent
    /// again.
    async fn record(&self, record: Record, day: Day) -> Result<RecordResult, StoreError>;

    /// Deletes a record completely, together with its linkage keys and the follow-up responses
    /// linked to it.
    async fn withdraw(&self, id: SubmissionId) -> Result<WithdrawResult, StoreError>;

    /// Counts the records of a deck, or of one lecture of it, by stratum. The counts of a whole
    /// deck also contain the follow-up responses that were linked to a record.
    async fn deck_counts(
        &self,
        deck: &DeckId,
        lecture: Option<&LectureId>,
    ) -> Result<Arc<DeckCounts>, StoreError>;

    /// Returns the records of a deck by stratum, without their ids, in an order that reveals
    /// nothing.
    async fn records_by_stratum(
        &self,
        deck: &DeckId,
    ) -> Result<BTreeMap<Stratum, Vec<QuizOutcomes>>, StoreError>;

    /// Marks everything in the database as synthetic, permanently.
    async fn mark_synthetic(&self) -> Result<(), StoreError>;
}
