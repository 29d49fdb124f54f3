//! The fold of a stream of events that may repeat or skip some.

use super::{Event, Lecture, Numbered};

/// A lecture and the number of its last event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Room {
    /// Number of the last event in the fold; 0 before the first.
    pub seq: u64,
    /// The lecture so far.
    pub lecture: Lecture,
    /// Something happened that this program does not know: reload it when that disturbs nobody.
    pub outdated: bool,
}

/// What became of a received event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    /// It is in the fold.
    Advanced,
    /// It was in the fold already.
    Duplicate,
    /// An event before it is missing: ask for what came after [`Room::seq`]. Nothing was changed.
    Gap,
}

impl Room {
    /// Applies an event, if it is the next one.
    pub fn receive(&mut self, heard: &Numbered) -> Received {
        if heard.seq <= self.seq {
            return Received::Duplicate;
        }
        if heard.seq != self.seq + 1 {
            return Received::Gap;
        }
        self.seq = heard.seq;
        self.lecture = std::mem::take(&mut self.lecture).evolve(&heard.event);
        self.outdated |= heard.event == Event::Unknown;
        Received::Advanced
    }
}
