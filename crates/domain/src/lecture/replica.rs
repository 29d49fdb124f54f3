//! A lecture rebuilt from a stream of events that may repeat or skip some.

use super::{Event, Lecture, Numbered};

/// A lecture rebuilt from its event stream, and the number of the last event applied.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LectureReplica {
    /// Number of the last event applied; 0 before the first.
    pub seq: u64,
    /// The lecture so far.
    pub lecture: Lecture,
    /// Whether an event came that this program does not know: reload it when that disturbs nobody.
    pub outdated: bool,
}

/// The result of receiving an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiveResult {
    /// It was applied.
    Advanced,
    /// It was applied before.
    Duplicate,
    /// An event before it is missing: ask for those after [`LectureReplica::seq`]. Nothing changed.
    Gap,
}

impl LectureReplica {
    /// Applies an event, if it is the next one.
    pub fn receive(&mut self, numbered: &Numbered) -> ReceiveResult {
        if numbered.seq <= self.seq {
            return ReceiveResult::Duplicate;
        }
        if numbered.seq != self.seq + 1 {
            return ReceiveResult::Gap;
        }
        self.seq = numbered.seq;
        self.lecture = std::mem::take(&mut self.lecture).evolve(&numbered.event);
        self.outdated |= numbered.event == Event::Unknown;
        ReceiveResult::Advanced
    }
}
