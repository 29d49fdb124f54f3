//! Follows the event stream of a lecture over a bad network, as a pure function: what happened goes
//! in, what to do comes out.
//!
//! A follower never gives up. After a broken connection it waits, doubling the wait each
//! time, and continues after the last event it received. A stream that does not open
//! gives no reason, so the next try fetches the snapshot, which does. On a network where streams do
//! not get through, it asks for the snapshot every few seconds (`polling`). A phone that nobody
//! looks at lets go of its stream, which a browser has few of.

mod polling;

use self::polling::Polling;
use super::{Numbered, Phase, ReceiveResult, Snapshot};
use crate::Timestamp;
use crate::backoff::{Backoff, spread};
use crate::id::LectureId;

/// A connection is dead after this time without a message, in milliseconds. The server sends a
/// heartbeat every 15 seconds.
const STREAM_TIMEOUT: f64 = 35_000.0;
/// A page that becomes visible again trusts its connection within this time after the last message,
/// in milliseconds.
const TRUSTED_FOR: f64 = 17_000.0;
/// Time limit for the arrival of a snapshot, in milliseconds.
const SNAPSHOT_TIMEOUT: f64 = 15_000.0;
/// A phone lets go of its stream after nobody has looked at it for this time, in milliseconds.
const HIDDEN_FOR: f64 = 10_000.0;
/// The waits between tries.
const BACKOFF: Backoff = Backoff { first: 500.0, longest: 8_000.0 };
/// The usual wait after a stream that was held back, in milliseconds. In the meantime the snapshot
/// is asked for.
const HELD_WAIT: f64 = 60_000.0;

/// The state of the connection, as shown to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// Nothing has arrived yet.
    Connecting,
    /// The stream is open, or the lecture has ended and nothing more will arrive.
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
    Resumed,
    /// The page is hidden: another tab is in front, or the phone is locked.
    Hidden,
    /// The student asked for another try.
    Retry,
    /// The answer to the latest [`StreamEffect::Fetch`].
    Fetched(Box<Result<Snapshot, FetchSnapshotError>>),
    /// The stream opened.
    Opened,
    /// An event arrived.
    EventReceived(Numbered),
    /// A snapshot arrived.
    SnapshotReceived(Box<Snapshot>),
    /// A message arrived that only proves that the connection is alive.
    Heartbeat,
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
        /// The lecture and the number of its last event that arrived. If `None`, the stream begins
        /// with a snapshot.
        heard: Option<(LectureId, u64)>,
        /// Whether this device was in the lecture before, and keeps its seat.
        returning: bool,
    },
    /// Close the stream.
    Close,
}

/// The state of the connection.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Connection {
    /// Nothing is under way until this time.
    Resting(Timestamp),
    /// The snapshot was requested at this time.
    Fetching(Timestamp),
    /// The stream was requested.
    Open {
        /// When something last arrived, or the stream was requested.
        heard: Timestamp,
        /// Whether it opened.
        greeted: bool,
        /// Whether a message arrived on it.
        spoke: bool,
    },
    /// Nobody looks at the page.
    Away,
    /// The lecture has ended, and nothing more will arrive.
    Over,
    Refused(Refused),
}

/// Follows one lecture.
#[derive(Debug)]
pub struct Follower {
    snapshot: Option<Snapshot>,
    connection: Connection,
    /// Whether the next try fetches the snapshot, because the stream did not open and gave no
    /// reason.
    fetch_next: bool,
    /// Failed tries in a row.
    failed: u32,
    /// Whether this device was in the lecture before.
    returning: bool,
    /// How long it follows after the page was hidden, in milliseconds. `None` for a presenter's
    /// screen, which follows even if it is covered.
    follows_hidden_for: Option<f64>,
    /// Since when the page is hidden.
    hidden: Option<Timestamp>,
    /// Asking for the snapshot while the stream is silent.
    polling: Option<Polling>,
    /// Whether the last stream opened in vain: something on the way holds it back.
    held: bool,
}

impl Follower {
    /// Begins with the snapshot that this device stored, if any. A presenter's screen takes no
    /// seat, so it never counts as a newcomer.
    #[must_use]
    pub fn begin(stored: Option<Snapshot>, presenter: bool, now: Timestamp) -> Self {
        let returning = presenter || stored.is_some();
        Self {
            fetch_next: false,
            snapshot: stored,
            connection: Connection::Resting(now),
            failed: 0,
            returning,
            follows_hidden_for: (!presenter).then_some(HIDDEN_FOR),
            hidden: None,
            polling: None,
            held: false,
        }
    }

    /// The lecture as far as it is known; `None` until something has arrived.
    #[must_use]
    pub fn snapshot(&self) -> Option<&Snapshot> {
        self.snapshot.as_ref()
    }

    /// The state of the connection.
    #[must_use]
    pub fn link(&self) -> Link {
        match self.connection {
            Connection::Refused(why) => Link::Refused(why),
            Connection::Over => Link::Connected,
            _ if self.polling.is_some_and(|polling| polling.answered) => Link::Connected,
            Connection::Open { greeted: true, spoke, .. } if spoke || self.polling.is_none() => {
                Link::Connected
            }
            Connection::Open { .. } | Connection::Fetching(_) | Connection::Resting(_) if self.failed > 0 => {
                Link::Waiting
            }
            Connection::Open { .. } | Connection::Fetching(_) | Connection::Resting(_) | Connection::Away => {
                Link::Connecting
            }
        }
    }

    /// Returns what to do after an event, in order. `jitter` is a random number from 0 to 1: phones
    /// that lost the server at the same moment must not return at the same moment. The clock may be
    /// set while the page is open.
    pub fn step(&mut self, event: StreamEvent, now: Timestamp, jitter: f64) -> Vec<StreamEffect> {
        if matches!(event, StreamEvent::Resumed | StreamEvent::Hidden) {
            self.hidden = matches!(event, StreamEvent::Hidden).then_some(now);
        }
        let ticks = matches!(event, StreamEvent::Tick);
        let mut effects = self.follow(event, now, jitter);
        if ticks && self.must_ask(now) {
            effects.push(StreamEffect::Fetch);
        }
        effects
    }

    fn follow(&mut self, event: StreamEvent, now: Timestamp, jitter: f64) -> Vec<StreamEffect> {
        match (event, self.connection) {
            (StreamEvent::Fetched(found), _) if self.polling.is_some_and(Polling::is_waiting) => {
                self.polled(*found, now, jitter)
            }
            (StreamEvent::Fetched(found), Connection::Fetching(_) | Connection::Resting(_)) => {
                self.fetched(*found, now, jitter)
            }
            // A network that holds streams back may still let their beginning through.
            (StreamEvent::Opened, Connection::Open { spoke, .. }) => {
                self.failed = 0;
                self.returning = true;
                self.connection = Connection::Open { heard: now, greeted: true, spoke };
                Vec::new()
            }
            (StreamEvent::Heartbeat, Connection::Open { .. }) => self.alive(now),
            (StreamEvent::EventReceived(event), Connection::Open { .. }) => self.heard(&event, now),
            (StreamEvent::SnapshotReceived(snapshot), Connection::Open { .. }) => {
                self.adopt(*snapshot);
                self.unless_over(now)
            }
            // A code that was just typed is wrong, or there is no network: tell the student at
            // once.
            (StreamEvent::Lost, Connection::Open { greeted: false, .. }) if self.snapshot.is_none() => {
                self.fetch(now)
            }
            (StreamEvent::Lost, Connection::Open { greeted, .. }) => {
                self.fetch_next |= !greeted;
                self.lost(now, jitter)
            }
            (StreamEvent::Retry, Connection::Refused(_)) => {
                self.fetch_next = true;
                self.failed = 0;
                self.begin_try(now)
            }
            (StreamEvent::Resumed, Connection::Resting(_) | Connection::Away) => self.begin_try(now),
            (
                StreamEvent::Tick,
                Connection::Open { .. } | Connection::Resting(_) | Connection::Fetching(_),
            ) if self.is_left_alone(now) => {
                self.connection = Connection::Away;
                self.polling = None;
                vec![StreamEffect::Close]
            }
            (StreamEvent::Resumed, Connection::Open { heard, .. })
                if heard.is_older_than(TRUSTED_FOR, now) =>
            {
                self.open(now)
            }
            (StreamEvent::Tick, Connection::Resting(until))
                if until.has_come(now, spread(HELD_WAIT, 1.0)) =>
            {
                self.begin_try(now)
            }
            (StreamEvent::Tick, Connection::Fetching(since))
                if since.is_older_than(SNAPSHOT_TIMEOUT, now) =>
            {
                self.lost(now, jitter)
            }
            (StreamEvent::Tick, Connection::Open { heard, spoke, .. })
                if heard.is_older_than(STREAM_TIMEOUT, now) =>
            {
                self.held = !spoke;
                self.lost(now, jitter)
            }
            _ => Vec::new(),
        }
    }

    /// Whether nobody has looked at the page for so long that it lets go of its stream.
    fn is_left_alone(&self, now: Timestamp) -> bool {
        let hidden = self.hidden.zip(self.follows_hidden_for);
        hidden.is_some_and(|(since, patience)| since.is_older_than(patience, now))
    }

    fn begin_try(&mut self, now: Timestamp) -> Vec<StreamEffect> {
        if self.fetch_next { self.fetch(now) } else { self.unless_over(now) }
    }

    fn fetch(&mut self, now: Timestamp) -> Vec<StreamEffect> {
        self.connection = Connection::Fetching(now);
        vec![StreamEffect::Fetch]
    }

    fn fetched(
        &mut self,
        found: Result<Snapshot, FetchSnapshotError>,
        now: Timestamp,
        jitter: f64,
    ) -> Vec<StreamEffect> {
        match found {
            Ok(snapshot) => {
                let full = snapshot.full && !self.returning;
                self.fetch_next = false;
                self.polling = Some(Polling::answered(now, jitter));
                self.adopt(snapshot);
                if full { self.refused(Refused::Full) } else { self.unless_over(now) }
            }
            Err(FetchSnapshotError::Unknown) => self.refused(Refused::Unknown),
            Err(FetchSnapshotError::Over) => self.refused(Refused::Over),
            Err(FetchSnapshotError::Temporary) => self.lost(now, jitter),
        }
    }

    fn refused(&mut self, why: Refused) -> Vec<StreamEffect> {
        self.polling = None;
        self.connection = Connection::Refused(why);
        vec![StreamEffect::Close]
    }

    /// Takes the newer snapshot. A server restored from a backup has smaller numbers, and is right.
    fn adopt(&mut self, snapshot: Snapshot) {
        let outdated = self.snapshot.as_ref().is_some_and(|before| before.replica.outdated);
        let snapshot = self.snapshot.insert(snapshot);
        snapshot.replica.outdated |= outdated;
    }

    fn heard(&mut self, event: &Numbered, now: Timestamp) -> Vec<StreamEffect> {
        let Some(snapshot) = &mut self.snapshot else { return self.open(now) };
        match snapshot.replica.receive(event) {
            ReceiveResult::Advanced => self.unless_over(now),
            ReceiveResult::Duplicate => self.alive(now),
            ReceiveResult::Gap => self.open(now),
        }
    }

    fn alive(&mut self, now: Timestamp) -> Vec<StreamEffect> {
        self.failed = 0;
        self.returning = true;
        self.polling = None;
        self.held = false;
        self.connection = Connection::Open { heard: now, greeted: true, spoke: true };
        Vec::new()
    }

    /// Keeps listening unless the lecture has ended.
    fn unless_over(&mut self, now: Timestamp) -> Vec<StreamEffect> {
        if self.snapshot.as_ref().is_some_and(|s| s.replica.lecture.phase() == Phase::Ended) {
            return self.over();
        }
        match self.connection {
            Connection::Open { .. } => self.alive(now),
            _ => self.open(now),
        }
    }

    fn over(&mut self) -> Vec<StreamEffect> {
        self.connection = Connection::Over;
        vec![StreamEffect::Close]
    }

    fn open(&mut self, now: Timestamp) -> Vec<StreamEffect> {
        let heard = self.snapshot.as_ref().map(|known| (known.about.id.clone(), known.replica.seq));
        self.connection = Connection::Open { heard: now, greeted: false, spoke: false };
        vec![StreamEffect::Open { heard, returning: self.returning }]
    }

    fn lost(&mut self, now: Timestamp, jitter: f64) -> Vec<StreamEffect> {
        self.failed += 1;
        // A stream that is held back takes a connection for a long time, for nothing.
        let wait = if self.held { spread(HELD_WAIT, jitter) } else { BACKOFF.wait(self.failed, jitter) };
        self.connection = Connection::Resting(now + wait);
        vec![StreamEffect::Close]
    }
}

#[cfg(test)]
mod tests;
