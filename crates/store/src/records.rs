//! The records of a deck: their versions, the records themselves, and their counts.

use std::fmt::Debug;
use std::sync::Arc;

use async_trait::async_trait;
use konventa_domain::Day;
use konventa_domain::gain::{DeckCounts, SealedRecords, SetAside, SetAsideTarget};
use konventa_domain::id::{DeckId, DeckVersion, LectureId};
use konventa_domain::submission::{DeckItems, Record, SubmissionId};

use crate::{SeatProof, SpentTicket, StoreError};

/// The result of storing a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordResult {
    /// The record is stored now.
    New,
    /// The same record was stored already: a retry whose first answer got lost. Of a sealed record
    /// nobody knows any more whether it was the same.
    Duplicate,
    /// The lecture is over and forgotten; nothing was changed. A record that was sealed before then is
    /// not recognised any more.
    LectureOver,
    /// The lecture has as many records without a ticket as seats, [`SEATS_WITHOUT_LIMIT`](crate::SEATS_WITHOUT_LIMIT)
    /// if it has no limit, and this one has none; nothing was changed.
    NoSeat,
    /// The ticket was spent on another record; nothing was changed.
    TicketSpent,
    /// The ticket does not count, and the record is new; nothing was changed.
    TicketMissing,
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
    /// It is part of a batch, and nobody can say any more which one it is.
    Sealed,
}

impl WithdrawResult {
    /// Whether something was deleted.
    pub(crate) fn is_gone(self) -> bool {
        self == Self::Gone
    }
}

/// When pending records are sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SealWhen {
    /// The gain of this lecture is about to be shown.
    GainShown(LectureId),
    /// It is this day. Lectures are over once they are forgotten.
    Today(Day),
    /// Now, whatever they are: for synthetic records.
    Now,
}

/// Stores deck versions and records, seals records into batches, and counts batches.
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

    /// Stores a record. `day` is the day on which it arrived. One with a ticket is vouched for by a seat
    /// of its lecture, and spends the ticket. A record that was stored before is answered as before, and
    /// spends none.
    ///
    /// # Errors
    /// [`StoreError::UnknownDeckVersion`] if its deck version was never announced; otherwise if nothing
    /// can be written. In both cases the record is not stored, and the same record may be sent
    /// again.
    async fn record_with(
        &self,
        record: Record,
        day: Day,
        proof: SeatProof,
    ) -> Result<RecordResult, StoreError>;

    /// Stores a record that came without a ticket.
    ///
    /// # Errors
    /// As [`record_with`](Self::record_with).
    async fn record(&self, record: Record, day: Day) -> Result<RecordResult, StoreError> {
        self.record_with(record, day, SeatProof::NotNeeded).await
    }

    /// Deletes a pending record completely, together with its linkage keys. A sealed record is
    /// recognised as long as its receipt is stored: until its lecture is forgotten, or, without a
    /// lecture, for two months after the one in which it arrived. If the record had a ticket, `ticket` is
    /// one of its lecture that can be spent again.
    async fn withdraw_with(
        &self,
        id: SubmissionId,
        ticket: Option<SpentTicket>,
    ) -> Result<WithdrawResult, StoreError>;

    /// Deletes a pending record, and frees no ticket.
    async fn withdraw(&self, id: SubmissionId) -> Result<WithdrawResult, StoreError> {
        self.withdraw_with(id, None).await
    }

    /// Seals the pending records that are due into batches
    /// ([`seal`](konventa_domain::gain::seal)). Their hashes, days and order are deleted. Records that
    /// have waited for a year are deleted, and receipts that are no longer needed. Returns the number
    /// of new batches.
    async fn seal(&self, when: SealWhen) -> Result<usize, StoreError>;

    /// Returns whether [`seal`](Self::seal) would change anything.
    async fn is_seal_due(&self, when: &SealWhen) -> Result<bool, StoreError>;

    /// Counts the batches of a deck, or those of one lecture of it. The counts of a whole deck also
    /// contain the cells of its follow-ups.
    async fn deck_counts(
        &self,
        deck: &DeckId,
        lecture: Option<&LectureId>,
    ) -> Result<Arc<DeckCounts>, StoreError>;

    /// Returns the sealed records of a deck by batch, in an order that reveals nothing.
    async fn sealed_records(&self, deck: &DeckId) -> Result<Vec<SealedRecords>, StoreError>;

    /// Sets whole batches aside, or replaces the reason. Returns `false` if there is no such lecture or
    /// batch; nothing was changed.
    async fn set_aside(&self, what: SetAside) -> Result<bool, StoreError>;

    /// Counts what was set aside again. Returns `false` if it was not set aside.
    async fn undo_set_aside(&self, target: SetAsideTarget) -> Result<bool, StoreError>;

    /// Returns everything that is set aside, ordered by its target.
    async fn all_set_aside(&self) -> Result<Vec<SetAside>, StoreError>;

    /// Returns whether there are records, pending or sealed, that are not synthetic.
    async fn has_real_records(&self) -> Result<bool, StoreError>;

    /// Marks everything in the database as synthetic, permanently.
    async fn mark_synthetic(&self) -> Result<(), StoreError>;
}
