//! The state of the poll on a slide.

use super::{Lecture, Phase, Verdict};

/// The state of the poll on a slide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PollState {
    /// It has not been opened.
    Waiting,
    /// The room votes.
    Open,
    /// Voting has ended.
    Closed,
    /// The votes are shown.
    Shown(Verdict),
}

impl PollState {
    /// The state of the poll on a slide of a lecture.
    #[must_use]
    pub fn of(lecture: &Lecture, slide: usize) -> Self {
        let here = lecture.position().is_some_and(|position| position.slide == slide);
        match (lecture.verdict(slide), lecture.phase()) {
            (Some(verdict), _) => Self::Shown(verdict.clone()),
            (None, Phase::PollOpen) if here => Self::Open,
            (None, Phase::PollClosed) if here => Self::Closed,
            (None, _) => Self::Waiting,
        }
    }

    /// The name of the state, for styles and tests.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Shown(_) => "shown",
        }
    }
}
