//! What is stored of a study: its salt, the linkage keys of students who consented, and the
//! follow-up responses.
//!
//! Linkage keys and records are stored apart and joined only when the study ends. Then the linked
//! outcomes stay for the report, in cells; everything that leads from a student's answers to a record
//! is deleted (ADR 15).

use std::fmt::Debug;

use async_trait::async_trait;
use konventa_domain::Day;
use konventa_domain::followup::{FollowUpRecord, LinkageRequest, STUDY_DAYS, Salt};
use konventa_domain::id::DeckId;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{DeckItems, SubmissionId};

use crate::{StoreError, WithdrawResult};

/// An open study as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredStudy {
    /// Its deck.
    pub deck: DeckId,
    /// The salt of its linkage keys.
    pub salt: Salt,
    /// The day on which it was opened.
    pub began: Day,
}

impl StoredStudy {
    /// The day on which it ends by itself: from this day on it accepts nothing.
    #[must_use]
    pub const fn until(&self) -> Day {
        self.began.plus(STUDY_DAYS)
    }

    /// Whether it accepts linkage keys and responses on a day, even if nobody has ended it in time.
    #[must_use]
    pub fn is_open_on(&self, day: Day) -> bool {
        day < self.until()
    }
}

/// A study and the number of its participants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyCount {
    /// The study.
    pub study: StoredStudy,
    /// The number of students who consented.
    pub consented: u64,
    /// The number of follow-up responses.
    pub answered: u64,
}

/// The result of adding linkage keys or a follow-up response to a study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinStudyResult {
    /// They are stored now.
    New,
    /// The same were stored already: a retry whose first answer got lost.
    Duplicate,
    /// Something else is stored under this id, or another id has linkage keys of the same
    /// submission; nothing was changed.
    Differs,
    /// No study with this salt is open.
    Over,
    /// The record is part of a batch, and nobody can say any more which one it is: the student
    /// consented too late.
    Sealed,
}

/// What the end of a study left and deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndedStudy {
    /// The number of follow-up responses that stay in cells.
    pub linked: u64,
    /// The number of follow-up responses that were deleted, because no record was found for them or
    /// because there were too few.
    pub unlinked: u64,
    /// The number of students who consented, whose linkage keys were deleted.
    pub consented: u64,
}

/// Stores studies.
///
/// Every change is durable when its future is ready. Dropping the future does not undo a change
/// that has begun.
#[async_trait]
pub trait FollowUpStore: Debug + Send + Sync + 'static {
    /// Opens a study of a deck with a salt, unless one is open on that day. Returns the study that
    /// is open then. A study whose time has passed is ended first.
    async fn open_study(&self, deck: &DeckId, salt: Salt, today: Day) -> Result<StoredStudy, StoreError>;

    /// Returns the study of a deck that was not ended. Its time may have passed, see
    /// [`StoredStudy::is_open_on`].
    async fn study(&self, deck: &DeckId) -> Result<Option<StoredStudy>, StoreError>;

    /// Returns all studies that were not ended, ordered by deck id.
    async fn studies(&self) -> Result<Vec<StudyCount>, StoreError>;

    /// Stores linkage keys. Their record may arrive later.
    async fn link(&self, linkage: LinkageRequest, today: Day) -> Result<JoinStudyResult, StoreError>;

    /// Stores a follow-up response.
    ///
    /// # Errors
    /// [`StoreError::UnknownDeckVersion`] if its deck version was never announced; otherwise if nothing can be written.
    async fn record_followup(
        &self,
        response: FollowUpRecord,
        today: Day,
    ) -> Result<JoinStudyResult, StoreError>;

    /// Deletes linkage keys or a follow-up response completely, by their own id.
    async fn withdraw_followup(&self, id: SubmissionId) -> Result<WithdrawResult, StoreError>;

    /// Ends a study on a day. The linked outcomes stay in the cells that are cut now; everything else of the
    /// study is deleted. Returns `None` if exactly this study is no longer open.
    async fn end_study(&self, study: &StoredStudy, today: Day) -> Result<Option<EndedStudy>, StoreError>;
}

/// Returns follow-up outcomes in the order of the first deck version; `None` if the two deck versions do not
/// ask the same items.
pub(crate) fn in_order_of(
    first: &DeckItems,
    later: &DeckItems,
    outcomes: &[Outcome],
) -> Option<Vec<Outcome>> {
    if first.items.len() != later.items.len() || outcomes.len() != later.items.len() {
        return None;
    }
    let index = |item| later.items.iter().position(|other| other == item);
    first.items.iter().map(|item| outcomes.get(index(item)?).copied()).collect()
}
