//! What is kept of a live lecture: its row, what the presenter did, what the room voted, and who may drive.

use std::collections::BTreeMap;
use std::future::Future;
use std::time::SystemTime;

use konventa_domain::id::LectureId;
use konventa_domain::lecture::{About, Event, JoinCode, Numbered};

use konventa_domain::Day;

use crate::{Fingerprint, StoreError};

/// The row of a lecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredLecture {
    /// What does not change.
    pub about: About,
    /// Where it is held, as the presenter wrote it. For presenter and researcher only.
    pub place: Option<String>,
    /// How many phones may follow at once.
    pub seats: Option<u32>,
    /// Whether its students are asked to answer again weeks later.
    pub followup: bool,
    /// The day it was opened.
    pub day: Day,
    /// How much of it there still is.
    pub rest: Rest,
}

/// How much there still is of a lecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// It runs.
    Running,
    /// It is over, and all is there.
    Ended,
    /// Only its row is left.
    Forgotten,
}

/// What became of a new lecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// It is kept.
    New,
    /// Its id or its code belong to another; nothing was changed.
    Taken,
}

/// Events to add.
#[derive(Debug, Clone, PartialEq)]
pub struct Addition {
    /// To which lecture.
    pub lecture: LectureId,
    /// The number of the last event that whoever decided knew of; 0 before the first.
    pub after: u64,
    /// What happened, in order.
    pub events: Vec<Event>,
    /// When.
    pub at: SystemTime,
    /// Who drives from now on, where that changes. Kept together with the events.
    pub driver: Option<Driver>,
}

impl Addition {
    /// The events with their numbers.
    pub fn numbered(&self) -> impl Iterator<Item = Numbered> + '_ {
        (self.after + 1..).zip(&self.events).map(|(seq, event)| Numbered { seq, event: event.clone() })
    }

    /// Whether the lecture is over after it.
    #[must_use]
    pub fn ends(&self) -> bool {
        self.events.contains(&Event::Ended)
    }
}

/// What became of an addition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appended {
    /// The events are kept.
    Kept,
    /// Others came first, or there is no such lecture any more; nothing was changed.
    Conflict,
}

/// Who drives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Driver {
    /// The how-manieth driver, from 1.
    pub term: u32,
    /// Of the token.
    pub token: Fingerprint,
}

/// A vote on its way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// In which lecture.
    pub lecture: LectureId,
    /// Index of the slide.
    pub slide: usize,
    /// Of the vote's random number.
    pub name: Fingerprint,
    /// Index of the choice.
    pub choice: usize,
    /// Counts the changes on the phone.
    pub revision: u32,
}

/// What became of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cast {
    /// It is counted now.
    New,
    /// It was counted already, or a later change of it was; nothing was changed.
    Again,
    /// It was counted for another choice before.
    Changed {
        /// Which.
        from: usize,
    },
    /// There is no such lecture any more.
    NoLecture,
}

/// Votes by slide and choice.
pub type Votes = BTreeMap<(usize, usize), u32>;

/// Where lectures are kept.
///
/// Every change is durable when its future is ready. Dropping the future does not undo a change that was begun.
pub trait LectureStore: Send + Sync + 'static {
    /// Keeps a new lecture and the token of its first driver.
    ///
    /// # Errors
    /// Where nothing can be written.
    fn open_lecture(
        &self,
        lecture: &StoredLecture,
        driver: Fingerprint,
    ) -> impl Future<Output = Result<Opened, StoreError>> + Send;

    /// The lecture with a code, also one that is over.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn lecture_by_code(
        &self,
        code: JoinCode,
    ) -> impl Future<Output = Result<Option<StoredLecture>, StoreError>> + Send;

    /// The lecture with an id, also one that is over.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn lecture_by_id(
        &self,
        id: &LectureId,
    ) -> impl Future<Output = Result<Option<StoredLecture>, StoreError>> + Send;

    /// All lectures, newest first.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn lectures(&self) -> impl Future<Output = Result<Vec<StoredLecture>, StoreError>> + Send;

    /// What happened in a lecture after a number.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn events(
        &self,
        lecture: &LectureId,
        after: u64,
    ) -> impl Future<Output = Result<Vec<Numbered>, StoreError>> + Send;

    /// Adds events, if the last one is the one that whoever decided knew of. An [`Event::Ended`] ends the lecture.
    ///
    /// # Errors
    /// Where nothing can be written.
    fn append(&self, addition: Addition) -> impl Future<Output = Result<Appended, StoreError>> + Send;

    /// Counts a vote once. Of two with one name the one with the higher revision stays, of equal ones the later.
    ///
    /// # Errors
    /// Where nothing can be written.
    fn cast(&self, ballot: Ballot) -> impl Future<Output = Result<Cast, StoreError>> + Send;

    /// Whether a vote is counted for the choice that it has now.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn is_cast(&self, ballot: &Ballot) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// All votes of a lecture, counted.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn votes(&self, lecture: &LectureId) -> impl Future<Output = Result<Votes, StoreError>> + Send;

    /// Everybody who drove, first to last.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn drivers(&self, lecture: &LectureId) -> impl Future<Output = Result<Vec<Driver>, StoreError>> + Send;

    /// Deletes events, votes and drivers of a lecture, and when it ended. Its row stays.
    ///
    /// # Errors
    /// Where nothing can be written.
    fn forget(&self, lecture: &LectureId) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Lectures that ended at a moment or before it, and are not forgotten.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn ended_by(
        &self,
        moment: SystemTime,
    ) -> impl Future<Output = Result<Vec<StoredLecture>, StoreError>> + Send;

    /// Lectures that run, and had their last event at a moment or before it; where there was none yet, the end of the
    /// day on which they were opened counts.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn silent_since(
        &self,
        moment: SystemTime,
    ) -> impl Future<Output = Result<Vec<StoredLecture>, StoreError>> + Send;
}
