//! Where a vote in the outbox is cast.

use crate::id::{ChoiceId, LectureId, SlideId};
use crate::json;
use crate::lecture::JoinCode;

/// Where a vote is cast, and which of its revisions was sent last.
#[derive(Debug, Clone, PartialEq, Eq, json::Read, json::Write)]
pub struct Ballot {
    /// The join code of the lecture.
    pub code: JoinCode,
    /// The lecture.
    pub lecture: LectureId,
    /// The slide that asks.
    pub slide: SlideId,
    /// The latest choice.
    pub choice: ChoiceId,
    /// Number of the latest revision, starting at 1.
    pub revision: u32,
    /// The revision that was sent last; 0 before the first.
    #[json(rename = "asked")]
    pub(super) sent_revision: u32,
}

impl Ballot {
    /// Makes a ballot for a vote that was not cast yet.
    #[must_use]
    pub const fn new(code: JoinCode, lecture: LectureId, slide: SlideId, choice: ChoiceId) -> Self {
        Self { code, lecture, slide, choice, revision: 1, sent_revision: 0 }
    }

    /// Whether both are votes in the same poll.
    pub(super) fn is_same_poll(&self, other: &Self) -> bool {
        self.lecture == other.lecture && self.slide == other.slide
    }
}
