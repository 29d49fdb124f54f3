//! The live lecture: its commands, events and state.
//!
//! Only the server decides: [`decide()`] answers a [`Command`] with events or a [`CommandError`].
//! Events are numbered, stored, and then sent to all. [`Lecture::evolve`] applies them; it is total
//! and runs on the server, on the presenter's screens and on the phones. A [`LectureReplica`] also
//! has the number of the last event, so that a client notices an event that it missed
//! ([`ReceiveResult::Gap`]) or received before ([`ReceiveResult::Duplicate`]).
//!
//! Nothing here says who is in the room: presence is a number, and a [`Vote`] has a random number
//! of its own.

mod agenda;
mod clock;
mod code;
mod command;
mod decide;
mod event;
pub mod follower;
mod gain;
mod next_key;
mod poll_state;
mod polls;
pub mod rehearsal;
mod replica;
mod seats;
mod snapshot;
pub mod stream_leader;
mod typed_code;
mod vote;

use serde::{Deserialize, Serialize};

use crate::deck::Sitting;
use crate::json;
use crate::show::{Position, Screen};
use crate::submission::TakeBackUntil;

pub use agenda::{Agenda, AgendaKind, AgendaSlide};
pub use clock::{ClockReading, LectureClock};
pub use code::{JoinCode, ParseJoinCodeError};
pub use command::Command;
pub use decide::{CommandError, DecisionInput, decide};
pub use event::{Event, Numbered, Scene};
pub use gain::{ClassGain, PublishableGain, RoomGain};
pub use next_key::{command_for_next_key, has_more, more};
pub use poll_state::PollState;
use polls::Polls;
pub use replica::{LectureReplica, ReceiveResult};
pub use seats::{SeatAdvice, SeatCount, typed_people};
pub use snapshot::{About, Counts, Snapshot};
pub use vote::{HANDED_IN, Vote, VoteId};

/// The phase of a lecture. There is always exactly one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, json::Read, json::Write,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Phones join, and may already answer the pre-quiz.
    Lobby,
    /// The slide that announces the pre-quiz is shown.
    PreQuiz,
    /// A slide is shown, and nothing is asked.
    Showing,
    /// The room votes on the slide that is shown.
    PollOpen,
    /// Voting is closed; the votes are not shown yet.
    PollClosed,
    /// The votes are shown, or reported as too few.
    PollRevealed,
    /// The slide that announces the post-quiz is shown.
    PostQuiz,
    /// The slide with the room's gain is shown.
    Gain,
    /// The lecture is over. Final.
    Ended,
}

/// What may be shown of the votes of a poll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read, json::Write)]
#[serde(from = "Vec<u32>", into = "Vec<u32>")]
pub enum Verdict {
    /// Fewer votes than may be shown. An empty list in JSON.
    TooFew,
    /// Votes for each choice, in the order of the slide.
    Votes(Vec<u32>),
}

/// The state of a live lecture, after the events so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Lecture {
    progress: Progress,
    /// Closed polls by slide, with their verdict once it is shown.
    polls: Polls,
    gain: Option<RoomGain>,
    term: u32,
}

/// Whether the lecture has begun and ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Progress {
    Lobby,
    Running(Running),
    Ended,
}

/// What exists only while the lecture is running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Running {
    position: Position,
    mode: Mode,
    screen: Screen,
    /// The furthest slide that was shown.
    reached: usize,
}

/// What the room does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Showing,
    Quiz(Sitting),
    Voting,
    Gain,
}

impl Default for Lecture {
    fn default() -> Self {
        Self { progress: Progress::Lobby, polls: Polls::default(), gain: None, term: 1 }
    }
}

impl Lecture {
    /// The phase.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match self.progress {
            Progress::Lobby => Phase::Lobby,
            Progress::Ended => Phase::Ended,
            Progress::Running(Running { mode, position, .. }) => {
                match (mode, self.polls.get(position.slide)) {
                    (Mode::Quiz(Sitting::Pre), _) => Phase::PreQuiz,
                    (Mode::Quiz(Sitting::Post), _) => Phase::PostQuiz,
                    (Mode::Gain, _) => Phase::Gain,
                    (Mode::Voting, _) => Phase::PollOpen,
                    (Mode::Showing, None) => Phase::Showing,
                    (Mode::Showing, Some(None)) => Phase::PollClosed,
                    (Mode::Showing, Some(Some(_))) => Phase::PollRevealed,
                }
            }
        }
    }

    /// The position that the presenter shows, while the lecture is running.
    #[must_use]
    pub const fn position(&self) -> Option<Position> {
        match self.progress {
            Progress::Running(running) => Some(running.position),
            Progress::Lobby | Progress::Ended => None,
        }
    }

    /// The screen: the slide, nothing, or the pause.
    #[must_use]
    pub const fn screen(&self) -> Screen {
        match self.progress {
            Progress::Running(running) => running.screen,
            Progress::Lobby | Progress::Ended => Screen::Slide,
        }
    }

    /// The furthest slide shown so far. Phones may look back from it, not ahead. `None` before the
    /// lecture, when there is nothing to see, and after it, when everything may be seen.
    #[must_use]
    pub const fn reached(&self) -> Option<usize> {
        match self.progress {
            Progress::Running(running) => Some(running.reached),
            Progress::Lobby | Progress::Ended => None,
        }
    }

    /// The verdict on a slide, once it is shown.
    #[must_use]
    pub fn verdict(&self, slide: usize) -> Option<&Verdict> {
        self.polls.get(slide)?.as_ref()
    }

    /// The room's gain, once it is shown and not withheld.
    #[must_use]
    pub const fn gain(&self) -> Option<&RoomGain> {
        self.gain.as_ref()
    }

    /// Until when a record of this lecture can be taken back: it is sealed when the gain is shown, and
    /// one that comes later a day after the lecture.
    #[must_use]
    pub const fn take_back_until(&self) -> TakeBackUntil {
        match (&self.gain, &self.progress) {
            (None, Progress::Lobby | Progress::Running(_)) => TakeBackUntil::GainShown,
            (Some(_), _) | (None, Progress::Ended) => TakeBackUntil::LectureOver,
        }
    }

    /// The term number of the present driver, starting at 1. A device with the token of an earlier
    /// term only follows.
    #[must_use]
    pub const fn term(&self) -> u32 {
        self.term
    }

    /// Returns the lecture after an event. Total: an event that does not fit, or that this program
    /// does not know, changes nothing, and after the end nothing changes at all.
    #[must_use]
    pub fn evolve(mut self, event: &Event) -> Self {
        match (event, &mut self.progress) {
            (_, Progress::Ended) => {}
            (Event::Started, progress @ Progress::Lobby) => *progress = Progress::Running(Running::begin()),
            (Event::Shown(position, scene), Progress::Running(running)) => running.show(*position, *scene),
            (Event::Screen(screen), Progress::Running(running)) => running.screen = *screen,
            // Votes that are shown stay as they are: the difference to a second count would tell too
            // much. A poll without any vote may be opened again.
            (Event::PollOpened, Progress::Running(running))
                if running.mode == Mode::Showing
                    && !matches!(self.polls.get(running.position.slide), Some(Some(Verdict::Votes(_)))) =>
            {
                running.mode = Mode::Voting;
                self.polls.remove(running.position.slide);
            }
            (Event::PollClosed, Progress::Running(running)) if running.mode == Mode::Voting => {
                running.mode = Mode::Showing;
                self.polls.insert(running.position.slide);
            }
            (Event::PollRevealed(verdict), Progress::Running(running)) => {
                if let Some(shown @ None) = self.polls.get_mut(running.position.slide) {
                    *shown = Some(verdict.clone());
                }
            }
            (Event::Gained(gain), Progress::Running(_)) => {
                self.gain = gain.clone().if_publishable().or_else(|| self.gain.take());
            }
            (Event::DriverChanged(term), _) => self.term = self.term.max(*term),
            (Event::Ended, progress) => *progress = Progress::Ended,
            _ => {}
        }
        self
    }
}

impl Running {
    const fn begin() -> Self {
        let position = Position { slide: 0, fragment: 0 };
        Self { position, mode: Mode::Showing, screen: Screen::Slide, reached: 0 }
    }

    fn show(&mut self, position: Position, scene: Scene) {
        // Showing another fragment of the slide does not end its vote.
        if self.mode != Mode::Voting || position.slide != self.position.slide {
            self.mode = match scene {
                Scene::Slide => Mode::Showing,
                Scene::PreQuiz => Mode::Quiz(Sitting::Pre),
                Scene::PostQuiz => Mode::Quiz(Sitting::Post),
                Scene::Gain => Mode::Gain,
            };
        }
        self.position = position;
        self.screen = Screen::Slide;
        self.reached = self.reached.max(position.slide);
    }
}

/// Whoever reads a verdict refuses one of too few votes, whatever the server says.
impl From<Vec<u32>> for Verdict {
    fn from(votes: Vec<u32>) -> Self {
        Self::of(votes)
    }
}

impl From<Verdict> for Vec<u32> {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::TooFew => Self::new(),
            Verdict::Votes(votes) => votes,
        }
    }
}

impl Verdict {
    /// Returns what may be shown of these votes.
    #[must_use]
    pub fn of(votes: Vec<u32>) -> Self {
        let all: u64 = votes.iter().copied().map(u64::from).sum();
        if all < crate::gain::SMALLEST_GROUP { Self::TooFew } else { Self::Votes(votes) }
    }
}

#[cfg(test)]
mod tests;
