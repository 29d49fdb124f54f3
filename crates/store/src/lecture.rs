//! What is stored of a live lecture: its row, its events, the votes, and its drivers.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::time::SystemTime;

use async_trait::async_trait;
use konventa_domain::Day;
use konventa_domain::id::LectureId;
use konventa_domain::lecture::{About, Event, JoinCode, Numbered};

use crate::{Fingerprint, Hall, SeatProof, StoreError};

/// The row of a lecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredLecture {
    /// What never changes.
    pub about: About,
    /// The place of the lecture as the presenter wrote it. Shown to presenters and researchers
    /// only.
    pub place: Option<String>,
    /// The number of phones that may follow at the same time.
    pub seats: Option<u32>,
    /// Whether its students are asked to take part in the follow-up.
    pub followup: bool,
    /// The day on which it was opened.
    pub day: Day,
    /// Whether it is running.
    pub lifecycle: Lifecycle,
    /// Its seats. Only the secret counts when a lecture is opened: its hall is empty and open.
    pub hall: Hall,
}

/// Whether a lecture is running, has ended, or has ended and is deleted except for its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lifecycle {
    /// It is running.
    Running,
    /// It has ended, and everything is still stored.
    Ended,
    /// It has ended, and only its row is stored.
    Forgotten,
}

/// The result of opening a lecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenLectureResult {
    /// The lecture is stored.
    New,
    /// Its id or its join code belongs to another lecture; nothing was changed.
    Taken,
}

/// Events to append to a lecture.
#[derive(Debug, Clone, PartialEq)]
pub struct Addition {
    /// The lecture.
    pub lecture: LectureId,
    /// The number of the last event that the decision was based on; 0 before the first event.
    pub after: u64,
    /// The events in order.
    pub events: Vec<Event>,
    /// When they happened.
    pub at: SystemTime,
    /// The new driver, if the driver changes. Stored together with the events.
    pub driver: Option<Driver>,
    /// Whether the tokens of all earlier drivers are deleted.
    pub void_earlier: bool,
}

impl Addition {
    /// The events with their numbers.
    pub fn numbered(&self) -> impl Iterator<Item = Numbered> + '_ {
        (self.after + 1..).zip(&self.events).map(|(seq, event)| Numbered { seq, event: event.clone() })
    }

    /// Whether these events end the lecture.
    #[must_use]
    pub fn ends(&self) -> bool {
        self.events.contains(&Event::Ended)
    }
}

/// The result of appending events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppendResult {
    /// The events are stored.
    Stored,
    /// Other events were appended first, or the lecture no longer exists; nothing was changed.
    Conflict,
}

/// A driver of a lecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Driver {
    /// Term number of this driver, starting at 1.
    pub term: u32,
    /// Hash of the driver's token.
    pub token: Fingerprint,
}

/// A vote as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredVote {
    /// The lecture.
    pub lecture: LectureId,
    /// Index of the slide.
    pub slide: usize,
    /// Hash of the vote's random number.
    pub hash: Fingerprint,
    /// Index of the choice.
    pub choice: usize,
    /// The number of changes on the phone before this vote.
    pub revision: u32,
    /// The number of the last event that was known when the vote was accepted. `None` if it counts whatever
    /// has happened since.
    pub after: Option<u64>,
}

/// The result of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CastVoteResult {
    /// The vote is counted now.
    New,
    /// This vote, or a later change of it, was counted already; nothing was changed.
    Duplicate,
    /// The vote replaces an earlier one for another choice.
    Changed {
        /// The earlier choice.
        from: usize,
    },
    /// The ticket was spent before, and the vote is new; nothing was changed.
    TicketSpent,
    /// A ticket is missing, and the vote is new; nothing was changed.
    TicketMissing,
    /// The vote is new and needs no ticket, and there are as many for its slide as seats,
    /// [`SEATS_WITHOUT_LIMIT`](crate::SEATS_WITHOUT_LIMIT) if the lecture has no limit; nothing was changed.
    NoSeat,
    /// The lecture no longer exists.
    NoLecture,
    /// Another server has stored an event since the vote was accepted; nothing was changed.
    Conflict,
}

/// Number of votes by slide and choice.
pub type Votes = BTreeMap<(usize, usize), u32>;

/// Stores live lectures.
///
/// Every change is durable when its future is ready. Dropping the future does not undo a change
/// that has begun.
#[async_trait]
pub trait LectureStore: Debug + Send + Sync + 'static {
    /// Stores a new lecture and the token of its first driver.
    async fn open_lecture(
        &self,
        lecture: &StoredLecture,
        driver: Fingerprint,
    ) -> Result<OpenLectureResult, StoreError>;

    /// Returns the lecture with a join code, including one that has ended.
    async fn lecture_by_code(&self, code: JoinCode) -> Result<Option<StoredLecture>, StoreError>;

    /// Returns the lecture with an id, including one that has ended.
    async fn lecture_by_id(&self, id: &LectureId) -> Result<Option<StoredLecture>, StoreError>;

    /// Returns all lectures, newest first.
    async fn lectures(&self) -> Result<Vec<StoredLecture>, StoreError>;

    /// Returns the events of a lecture that come after a number.
    async fn events(&self, lecture: &LectureId, after: u64) -> Result<Vec<Numbered>, StoreError>;

    /// Returns when the events of a lecture happened, in their order, in seconds since 1970.
    async fn event_times(&self, lecture: &LectureId) -> Result<Vec<u64>, StoreError>;

    /// Appends events if [`Addition::after`] is still the number of the last event. An
    /// [`Event::Ended`] ends the lecture.
    async fn append(&self, addition: Addition) -> Result<AppendResult, StoreError>;

    /// Counts a vote once. Of two votes with the same hash the one with the higher revision is
    /// stored; of equal revisions, the one that arrives later. The first one spends the ticket; later
    /// ones need none.
    async fn cast_with(&self, vote: StoredVote, proof: SeatProof) -> Result<CastVoteResult, StoreError>;

    /// Counts a vote that needs no ticket.
    async fn cast(&self, vote: StoredVote) -> Result<CastVoteResult, StoreError> {
        self.cast_with(vote, SeatProof::NotNeeded).await
    }

    /// Returns whether a vote is counted for the choice that it has now.
    async fn is_cast(&self, vote: &StoredVote) -> Result<bool, StoreError>;

    /// Counts all votes of a lecture.
    async fn votes(&self, lecture: &LectureId) -> Result<Votes, StoreError>;

    /// Returns all drivers of a lecture, first to last.
    async fn drivers(&self, lecture: &LectureId) -> Result<Vec<Driver>, StoreError>;

    /// Deletes the events, votes and drivers of a lecture, the time at which it ended, and the secret
    /// of its tickets with the requests for them and the tickets that were spent. Its row stays.
    async fn forget_lecture(&self, lecture: &LectureId) -> Result<(), StoreError>;

    /// Returns the lectures that ended at or before a moment and are not forgotten.
    async fn ended_by(&self, moment: SystemTime) -> Result<Vec<StoredLecture>, StoreError>;

    /// Returns the running lectures whose last event was at or before a moment. For a lecture
    /// without events, the end of the day on which it was opened counts.
    async fn silent_since(&self, moment: SystemTime) -> Result<Vec<StoredLecture>, StoreError>;

    /// Brings times of lectures and studies that lie after `now` back to it, and returns how many: when
    /// a lecture ended, the last events of one that is running if they are more than a day after, and
    /// the days on which one without events, and a study, were opened. They were stored while a clock
    /// was ahead. The days of records stay.
    async fn set_back_future_times(&self, now: SystemTime) -> Result<u64, StoreError>;

    /// Returns the time of the newest event in the database, so that a clock can be compared with
    /// it: what a presenter did last, or the end of the day of the last lecture, of the last
    /// opening of a study or of the last follow-up. What lies after `now` was stored while a clock was
    /// ahead, and says nothing.
    async fn newest_event(&self, now: SystemTime) -> Result<Option<SystemTime>, StoreError>;
}
