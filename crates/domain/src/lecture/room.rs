//! The fold of a stream that may stutter.

use super::{Event, Lecture, Numbered};

/// A lecture and the number of its last event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Room {
    /// Number of the last event in it; 0 before the first.
    pub seq: u64,
    /// The fold.
    pub lecture: Lecture,
    /// Something happened that this program does not know: it should be loaded anew when nobody is disturbed by it.
    pub outdated: bool,
}

/// What became of an event that was heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    /// It is in.
    Advanced,
    /// It was in.
    Duplicate,
    /// Something before it is missing: ask for what came after [`Room::seq`]. Nothing was changed.
    Gap,
}

impl Room {
    /// Takes an event up, if it is the next one.
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
