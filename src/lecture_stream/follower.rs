//! Following a stream over a bad network, as a pure step: what happened goes in, what is to be done comes out.

use konventa_domain::id::LectureId;
use konventa_domain::lecture::{Numbered, Phase, Received, Snapshot};

use crate::api::Fault;

/// A line on which nothing was heard for so long is dead, in milliseconds. The server says something every 15 seconds.
const SILENCE: f64 = 35_000.0;
/// So long is nothing suspicious when the page is looked at again.
const FRESH: f64 = 17_000.0;
/// An answer that takes longer is none.
const PATIENCE: f64 = 15_000.0;
/// The first wait before another try; each following is twice as long.
const FIRST_WAIT: f64 = 500.0;
/// The longest.
const LONGEST_WAIT: f64 = 8_000.0;

/// How the line to the server is, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// Nothing was heard yet.
    Connecting,
    /// The lecture is heard live, or it is over and there is nothing more to hear.
    Connected,
    /// The line was lost; it is tried again by itself.
    Waiting,
    /// There is nothing to follow.
    Refused(Refused),
}

/// Why there is nothing to follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// There is no lecture with this code.
    Unknown,
    /// It is over, and what was said in it is deleted.
    Over,
    /// All seats are taken.
    Full,
}

/// What happened.
#[derive(Debug)]
pub(super) enum Event {
    /// Time went by.
    Tick,
    /// The network is back, or the page is looked at again.
    Seen,
    /// Somebody wants it tried again.
    Retry,
    /// The answer to [`Effect::Fetch`].
    Fetched(Box<Result<Snapshot, Fault>>),
    /// The stream is open.
    Opened,
    /// An event came.
    Heard(Numbered),
    /// A snapshot came.
    Greeted(Box<Snapshot>),
    /// Something came that says no more than that the line is alive.
    Beat,
    /// The stream broke, or never came to be.
    Lost,
}

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Ask for the snapshot.
    Fetch,
    /// Open the stream, and close the one before.
    Open {
        /// The lecture and the number of the last event that was heard of it; without it the stream begins with a
        /// snapshot.
        heard: Option<(LectureId, u64)>,
        /// Whether this device was in before, and keeps its seat.
        again: bool,
    },
    /// Close the stream.
    Close,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Line {
    /// Nothing is under way until then.
    Resting(f64),
    /// The snapshot was asked for.
    Asking(f64),
    /// The stream is there, or on its way; when something was last heard of it.
    Open {
        heard: f64,
        greeted: bool,
    },
    /// Nothing more is to be heard.
    Over,
    Refused(Refused),
}

/// One who follows a lecture.
#[derive(Debug)]
pub(super) struct Follower {
    snapshot: Option<Snapshot>,
    line: Line,
    /// Whether the next try asks for the snapshot: the stream did not open, and does not say why.
    ask: bool,
    /// Tries in a row that failed.
    failed: u32,
    /// Whether this device was in before.
    again: bool,
}

impl Follower {
    /// Begins with what was kept. Desks take no seat.
    pub(super) fn begin(kept: Option<Snapshot>, desk: bool, now: f64) -> Self {
        let again = desk || kept.is_some();
        Self { ask: false, snapshot: kept, line: Line::Resting(now), failed: 0, again }
    }

    pub(super) fn snapshot(&self) -> Option<&Snapshot> {
        self.snapshot.as_ref()
    }

    pub(super) fn link(&self) -> Link {
        match self.line {
            Line::Refused(why) => Link::Refused(why),
            Line::Over | Line::Open { greeted: true, .. } => Link::Connected,
            Line::Open { .. } | Line::Asking(_) | Line::Resting(_) if self.failed > 0 => Link::Waiting,
            Line::Open { .. } | Line::Asking(_) | Line::Resting(_) => Link::Connecting,
        }
    }

    /// What is to be done after an event. `jitter` is a random number from 0 to 1: a hall that lost the server at once
    /// does not come back at once.
    pub(super) fn step(&mut self, event: Event, now: f64, jitter: f64) -> Vec<Effect> {
        match (event, self.line) {
            (Event::Fetched(found), Line::Asking(_) | Line::Resting(_)) => self.fetched(*found, now, jitter),
            (Event::Opened, Line::Open { .. }) => {
                self.failed = 0;
                self.again = true;
                self.line = Line::Open { heard: now, greeted: true };
                Vec::new()
            }
            (Event::Beat, Line::Open { .. }) => self.alive(now),
            (Event::Heard(event), Line::Open { .. }) => self.heard(&event, now),
            (Event::Greeted(snapshot), Line::Open { .. }) => {
                self.adopt(*snapshot);
                self.unless_over(now)
            }
            // A code that was just typed is wrong, or the network is away: whoever waits is told at once.
            (Event::Lost, Line::Open { greeted: false, .. }) if self.snapshot.is_none() => self.fetch(now),
            (Event::Lost, Line::Open { greeted, .. }) => {
                self.ask |= !greeted;
                self.lost(now, jitter)
            }
            (Event::Retry, Line::Refused(_)) => {
                self.ask = true;
                self.failed = 0;
                self.begin_try(now)
            }
            (Event::Seen, Line::Resting(_)) => self.begin_try(now),
            (Event::Seen, Line::Open { heard, .. }) if now - heard > FRESH => self.open(now),
            (Event::Tick, Line::Resting(until)) if until <= now => self.begin_try(now),
            (Event::Tick, Line::Asking(since)) if now - since > PATIENCE => self.lost(now, jitter),
            (Event::Tick, Line::Open { heard, .. }) if now - heard > SILENCE => self.lost(now, jitter),
            _ => Vec::new(),
        }
    }

    fn begin_try(&mut self, now: f64) -> Vec<Effect> {
        if self.ask { self.fetch(now) } else { self.unless_over(now) }
    }

    fn fetch(&mut self, now: f64) -> Vec<Effect> {
        self.line = Line::Asking(now);
        vec![Effect::Fetch]
    }

    fn fetched(&mut self, found: Result<Snapshot, Fault>, now: f64, jitter: f64) -> Vec<Effect> {
        match found {
            Ok(snapshot) => {
                let full = snapshot.full && !self.again;
                self.ask = false;
                self.adopt(snapshot);
                if full { self.refused(Refused::Full) } else { self.unless_over(now) }
            }
            Err(Fault::Refused(404)) => self.refused(Refused::Unknown),
            Err(Fault::Refused(410)) => self.refused(Refused::Over),
            Err(_) => self.lost(now, jitter),
        }
    }

    fn refused(&mut self, why: Refused) -> Vec<Effect> {
        self.line = Line::Refused(why);
        vec![Effect::Close]
    }

    /// What was told later holds. A server that was set back to an earlier state has a smaller number, and is right.
    fn adopt(&mut self, snapshot: Snapshot) {
        let outdated = self.snapshot.as_ref().is_some_and(|before| before.room.outdated);
        let snapshot = self.snapshot.insert(snapshot);
        snapshot.room.outdated |= outdated;
    }

    fn heard(&mut self, event: &Numbered, now: f64) -> Vec<Effect> {
        let Some(snapshot) = &mut self.snapshot else { return self.open(now) };
        match snapshot.room.receive(event) {
            Received::Advanced => self.unless_over(now),
            Received::Duplicate => self.alive(now),
            Received::Gap => self.open(now),
        }
    }

    fn alive(&mut self, now: f64) -> Vec<Effect> {
        self.failed = 0;
        self.again = true;
        self.line = Line::Open { heard: now, greeted: true };
        Vec::new()
    }

    /// Goes on listening, unless there is nothing more to hear.
    fn unless_over(&mut self, now: f64) -> Vec<Effect> {
        if self.snapshot.as_ref().is_some_and(|s| s.room.lecture.phase() == Phase::Ended) {
            self.line = Line::Over;
            return vec![Effect::Close];
        }
        match self.line {
            Line::Open { .. } => self.alive(now),
            _ => self.open(now),
        }
    }

    fn open(&mut self, now: f64) -> Vec<Effect> {
        let heard = self.snapshot.as_ref().map(|known| (known.about.id.clone(), known.room.seq));
        self.line = Line::Open { heard: now, greeted: false };
        vec![Effect::Open { heard, again: self.again }]
    }

    fn lost(&mut self, now: f64, jitter: f64) -> Vec<Effect> {
        let wait = (FIRST_WAIT * f64::from(1_u32 << self.failed.min(10))).min(LONGEST_WAIT);
        self.failed += 1;
        self.line = Line::Resting(now + wait * (0.5 + jitter));
        vec![Effect::Close]
    }
}

#[cfg(test)]
mod tests;
