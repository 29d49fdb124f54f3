//! What is kept of a study: its salt, the links of who consented, and the answers of who answered again.
//!
//! LinkageKeys and records are kept apart and joined only to count. When a study ends, its pairs stay, for the report; all that
//! leads from a person's answers to a record is deleted (docs/adr/0015-follow-up-without-names.md).

use std::future::Future;

use konventa_domain::Day;
use konventa_domain::followup::{FollowUpRecord, LinkageRequest, STUDY_DAYS, Salt};
use konventa_domain::id::DeckId;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{Edition, SubmissionId};

use crate::{StoreError, Withdrawn};

/// A study that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredStudy {
    /// Of which deck.
    pub deck: DeckId,
    /// What its links are made with.
    pub salt: Salt,
    /// The day it was opened.
    pub began: Day,
}

impl StoredStudy {
    /// The day on which it ends by itself.
    #[must_use]
    pub const fn until(&self) -> Day {
        self.began.plus(STUDY_DAYS)
    }

    /// Whether it takes links and answers on a day, also where it was not ended in time.
    #[must_use]
    pub fn is_open_on(&self, day: Day) -> bool {
        day < self.until()
    }
}

/// A study, and how many take part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyCount {
    /// The study.
    pub study: StoredStudy,
    /// How many consented.
    pub linked: u64,
    /// How many answered again.
    pub answered: u64,
}

/// What became of links or later answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// They are kept now.
    New,
    /// The same were kept already: a retry whose first answer got lost.
    Again,
    /// Something else is kept under this name, or another name has links to the same submission; nothing was changed.
    Differs,
    /// No study with this salt is open.
    Over,
}

/// What became of a study that ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// So many later answers stay, each with the record it belongs to.
    pub paired: u64,
    /// So many were deleted, for nobody knows whose they are.
    pub apart: u64,
    /// Of so many the links were deleted.
    pub linked: u64,
}

/// Where studies are kept.
///
/// Every change is durable when its future is ready. Dropping the future does not undo a change that was begun.
pub trait FollowUpStore: Send + Sync + 'static {
    /// Opens a study of a deck with a salt, unless one is open on that day. Gives the one that is open then. One whose
    /// time is over ends first.
    ///
    /// # Errors
    /// Where nothing can be written.
    fn open_study(
        &self,
        deck: &DeckId,
        salt: Salt,
        today: Day,
    ) -> impl Future<Output = Result<StoredStudy, StoreError>> + Send;

    /// The study of a deck that has not ended, if there is one. Its time may be over, see [`StoredStudy::is_open_on`].
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn study(&self, deck: &DeckId) -> impl Future<Output = Result<Option<StoredStudy>, StoreError>> + Send;

    /// All studies that have not ended, by the name of the deck.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn studies(&self) -> impl Future<Output = Result<Vec<StudyCount>, StoreError>> + Send;

    /// Keeps links. Their record need not have come yet.
    ///
    /// # Errors
    /// Where nothing can be written.
    fn link(
        &self,
        linking: LinkageRequest,
        today: Day,
    ) -> impl Future<Output = Result<Joined, StoreError>> + Send;

    /// Keeps later answers.
    ///
    /// # Errors
    /// [`StoreError::UnknownEdition`] where their edition was never announced; otherwise where nothing can be written.
    fn record_followup(
        &self,
        later: FollowUpRecord,
        today: Day,
    ) -> impl Future<Output = Result<Joined, StoreError>> + Send;

    /// Deletes links or later answers wholly, by their own name.
    ///
    /// # Errors
    /// Where nothing can be written.
    fn forget_followup(
        &self,
        name: SubmissionId,
    ) -> impl Future<Output = Result<Withdrawn, StoreError>> + Send;

    /// Ends a study. Pairs that a report counts stay, without their links; all else of the study is deleted. `None` where
    /// exactly this study is not open any more.
    ///
    /// # Errors
    /// Where nothing can be written.
    fn end_study(
        &self,
        study: &StoredStudy,
    ) -> impl Future<Output = Result<Option<Ended>, StoreError>> + Send;
}

/// Later outcomes in the order of the first edition; `None` where the two do not ask the same items.
pub(crate) fn in_order_of(first: &Edition, later: &Edition, outcomes: &[Outcome]) -> Option<Vec<Outcome>> {
    if first.items.len() != later.items.len() || outcomes.len() != later.items.len() {
        return None;
    }
    let place = |item| later.items.iter().position(|other| other == item);
    first.items.iter().map(|item| outcomes.get(place(item)?).copied()).collect()
}
