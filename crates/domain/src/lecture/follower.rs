//! Following the event stream of a lecture over a bad network, as a pure step: what happened goes
//! in, what to do comes out.
//!
//! A follower never gives up. After a broken connection it waits, doubling the wait up to
//! `LONGEST_WAIT`, and continues after the last event it received. A stream that does not open
//! gives no reason, so the next try fetches the snapshot, which does.

use super::{Numbered, Phase, Received, Snapshot};
use crate::id::LectureId;

/// A connection without any message for this long is dead, in milliseconds. The server sends a beat every 15 seconds.
const SILENCE: f64 = 35_000.0;
/// Within this time after the last message, a page that becomes visible again trusts its connection, in milliseconds.
const FRESH: f64 = 17_000.0;
/// How long a snapshot may take to arrive, in milliseconds.
const PATIENCE: f64 = 15_000.0;
/// The wait before the second try, in milliseconds; each later wait is twice as long.
const FIRST_WAIT: f64 = 500.0;
/// The longest wait, in milliseconds.
const LONGEST_WAIT: f64 = 8_000.0;

/// The state of the connection, as shown to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// Nothing has arrived yet.
    Connecting,
    /// The stream is open, or the lecture has ended and there is nothing more to hear.
    Connected,
    /// The connection was lost and is retried automatically.
    Waiting,
    /// There is nothing to follow.
    Refused(Refused),
}

/// Why there is nothing to follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// No lecture has this code.
    Unknown,
    /// It has ended, and what happened in it is deleted.
    Over,
    /// All seats are taken.
    Full,
}

/// Why a snapshot could not be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FetchSnapshotError {
    /// No lecture has this code: HTTP 404.
    #[error("no lecture has this code")]
    Unknown,
    /// The lecture is deleted: HTTP 410.
    #[error("the lecture is over")]
    Over,
    /// No answer, or one that may be different next time.
    #[error("the server cannot be reached, or is busy")]
    Temporary,
}

/// What happened.
#[derive(Debug)]
pub enum StreamEvent {
    /// Time passed.
    Tick,
    /// The network is back, or the page became visible again.
    Seen,
    /// Somebody asked for another try.
    Retry,
    /// The answer to [`StreamEffect::Fetch`].
    Fetched(Box<Result<Snapshot, FetchSnapshotError>>),
    /// The stream opened.
    Opened,
    /// An event arrived.
    Heard(Numbered),
    /// A snapshot arrived.
    Greeted(Box<Snapshot>),
    /// Something arrived that only proves that the connection is alive.
    Beat,
    /// The stream broke, or did not open.
    Lost,
}

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum StreamEffect {
    /// Fetch the snapshot.
    Fetch,
    /// Open the stream; close the previous one.
    Open {
        /// The lecture and the number of its last event that arrived. If `None`, the stream begins with a snapshot.
        heard: Option<(LectureId, u64)>,
        /// Whether this device was in the lecture before, and keeps its seat.
        returning: bool,
    },
    /// Close the stream.
    Close,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Line {
    /// Nothing is under way until this time.
    Resting(f64),
    /// The snapshot was requested at this time.
    Fetching(f64),
    /// The stream was requested.
    Open {
        /// When something last arrived, or the stream was requested.
        heard: f64,
        /// Whether anything arrived on it.
        greeted: bool,
    },
    /// There is nothing more to hear.
    Over,
    Refused(Refused),
}

/// Follows one lecture.
#[derive(Debug)]
pub struct Follower {
    snapshot: Option<Snapshot>,
    line: Line,
    /// Whether the next try fetches the snapshot, because the stream did not open and gave no reason.
    fetch_next: bool,
    /// Failed tries in a row.
    failed: u32,
    /// Whether this device was in the lecture before.
    returning: bool,
}

impl Follower {
    /// Begins with the snapshot that this device stored, if any. A presenter's screen takes no
    /// seat, so it never counts as a newcomer.
    #[must_use]
    pub fn begin(stored: Option<Snapshot>, presenter: bool, now: f64) -> Self {
        let returning = presenter || stored.is_some();
        Self { fetch_next: false, snapshot: stored, line: Line::Resting(now), failed: 0, returning }
    }

    /// The lecture as far as it is known; `None` until something arrived.
    #[must_use]
    pub fn snapshot(&self) -> Option<&Snapshot> {
        self.snapshot.as_ref()
    }

    /// The state of the connection.
    #[must_use]
    pub fn link(&self) -> Link {
        match self.line {
            Line::Refused(why) => Link::Refused(why),
            Line::Over | Line::Open { greeted: true, .. } => Link::Connected,
            Line::Open { .. } | Line::Fetching(_) | Line::Resting(_) if self.failed > 0 => Link::Waiting,
            Line::Open { .. } | Line::Fetching(_) | Line::Resting(_) => Link::Connecting,
        }
    }

    /// What to do after an event, in order. `now` is in milliseconds since any fixed time, `jitter`
    /// a random number from 0 to 1: phones that lost the server at the same moment must not return
    /// at the same moment.
    pub fn step(&mut self, event: StreamEvent, now: f64, jitter: f64) -> Vec<StreamEffect> {
        match (event, self.line) {
            (StreamEvent::Fetched(found), Line::Fetching(_) | Line::Resting(_)) => {
                self.fetched(*found, now, jitter)
            }
            (StreamEvent::Opened, Line::Open { .. }) => {
                self.failed = 0;
                self.returning = true;
                self.line = Line::Open { heard: now, greeted: true };
                Vec::new()
            }
            (StreamEvent::Beat, Line::Open { .. }) => self.alive(now),
            (StreamEvent::Heard(event), Line::Open { .. }) => self.heard(&event, now),
            (StreamEvent::Greeted(snapshot), Line::Open { .. }) => {
                self.adopt(*snapshot);
                self.unless_over(now)
            }
            // A code that was just typed is wrong, or there is no network: tell the student at once.
            (StreamEvent::Lost, Line::Open { greeted: false, .. }) if self.snapshot.is_none() => {
                self.fetch(now)
            }
            (StreamEvent::Lost, Line::Open { greeted, .. }) => {
                self.fetch_next |= !greeted;
                self.lost(now, jitter)
            }
            (StreamEvent::Retry, Line::Refused(_)) => {
                self.fetch_next = true;
                self.failed = 0;
                self.begin_try(now)
            }
            (StreamEvent::Seen, Line::Resting(_)) => self.begin_try(now),
            (StreamEvent::Seen, Line::Open { heard, .. }) if now - heard > FRESH => self.open(now),
            (StreamEvent::Tick, Line::Resting(until)) if until <= now => self.begin_try(now),
            (StreamEvent::Tick, Line::Fetching(since)) if now - since > PATIENCE => self.lost(now, jitter),
            (StreamEvent::Tick, Line::Open { heard, .. }) if now - heard > SILENCE => self.lost(now, jitter),
            _ => Vec::new(),
        }
    }

    fn begin_try(&mut self, now: f64) -> Vec<StreamEffect> {
        if self.fetch_next { self.fetch(now) } else { self.unless_over(now) }
    }

    fn fetch(&mut self, now: f64) -> Vec<StreamEffect> {
        self.line = Line::Fetching(now);
        vec![StreamEffect::Fetch]
    }

    fn fetched(
        &mut self,
        found: Result<Snapshot, FetchSnapshotError>,
        now: f64,
        jitter: f64,
    ) -> Vec<StreamEffect> {
        match found {
            Ok(snapshot) => {
                let full = snapshot.full && !self.returning;
                self.fetch_next = false;
                self.adopt(snapshot);
                if full { self.refused(Refused::Full) } else { self.unless_over(now) }
            }
            Err(FetchSnapshotError::Unknown) => self.refused(Refused::Unknown),
            Err(FetchSnapshotError::Over) => self.refused(Refused::Over),
            Err(FetchSnapshotError::Temporary) => self.lost(now, jitter),
        }
    }

    fn refused(&mut self, why: Refused) -> Vec<StreamEffect> {
        self.line = Line::Refused(why);
        vec![StreamEffect::Close]
    }

    /// Takes the newer snapshot. A server restored from a backup has smaller numbers, and is right.
    fn adopt(&mut self, snapshot: Snapshot) {
        let outdated = self.snapshot.as_ref().is_some_and(|before| before.room.outdated);
        let snapshot = self.snapshot.insert(snapshot);
        snapshot.room.outdated |= outdated;
    }

    fn heard(&mut self, event: &Numbered, now: f64) -> Vec<StreamEffect> {
        let Some(snapshot) = &mut self.snapshot else { return self.open(now) };
        match snapshot.room.receive(event) {
            Received::Advanced => self.unless_over(now),
            Received::Duplicate => self.alive(now),
            Received::Gap => self.open(now),
        }
    }

    fn alive(&mut self, now: f64) -> Vec<StreamEffect> {
        self.failed = 0;
        self.returning = true;
        self.line = Line::Open { heard: now, greeted: true };
        Vec::new()
    }

    /// Keeps listening unless the lecture has ended.
    fn unless_over(&mut self, now: f64) -> Vec<StreamEffect> {
        if self.snapshot.as_ref().is_some_and(|s| s.room.lecture.phase() == Phase::Ended) {
            self.line = Line::Over;
            return vec![StreamEffect::Close];
        }
        match self.line {
            Line::Open { .. } => self.alive(now),
            _ => self.open(now),
        }
    }

    fn open(&mut self, now: f64) -> Vec<StreamEffect> {
        let heard = self.snapshot.as_ref().map(|known| (known.about.id.clone(), known.room.seq));
        self.line = Line::Open { heard: now, greeted: false };
        vec![StreamEffect::Open { heard, returning: self.returning }]
    }

    fn lost(&mut self, now: f64, jitter: f64) -> Vec<StreamEffect> {
        let wait = (FIRST_WAIT * f64::from(1_u32 << self.failed.min(10))).min(LONGEST_WAIT);
        self.failed += 1;
        self.line = Line::Resting(now + wait * (0.5 + jitter));
        vec![StreamEffect::Close]
    }
}

#[cfg(test)]
mod tests;
