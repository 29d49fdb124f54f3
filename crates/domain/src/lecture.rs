//! The live lecture: one presenter leads, and the phones in a hall follow.
//!
//! The server decides, and everyone folds. [`decide()`] answers a [`Command`] with events or a
//! [`CommandError`]. Events are numbered, stored, and then sent to all. [`Lecture::evolve`] is
//! total and runs on the server, on the presenter's screens and on the phones. A [`Room`] holds the
//! fold and the number of the last event, so that a client that missed something notices
//! ([`Received::Gap`]), and one that hears something twice does not count it twice
//! ([`Received::Duplicate`]).
//!
//! Nothing here says who is in the room: presence is a number, and a [`Vote`] has a random number
//! of its own.

mod agenda;
mod code;
mod command;
mod decide;
mod event;
pub mod follower;
mod gain;
mod next;
mod poll_state;
mod polls;
mod room;
mod snapshot;
mod vote;

use serde::{Deserialize, Serialize};

use crate::deck::Sitting;
use crate::json;
use crate::show::{Position, Screen};

pub use agenda::{Agenda, Stop, StopKind};
pub use code::{JoinCode, ParseJoinCodeError};
pub use command::Command;
pub use decide::{CommandError, Facts, decide};
pub use event::{Event, Numbered, Scene};
pub use gain::{Gained, RoomGain};
pub use next::next;
pub use poll_state::PollState;
use polls::Polls;
pub use room::{Received, Room};
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
    /// The slide that calls to the pre-quiz is shown.
    PreQuiz,
    /// A slide is shown, and nothing is asked.
    Showing,
    /// The room votes on the slide that is shown.
    PollOpen,
    /// Voting is closed; the votes are not shown yet.
    PollClosed,
    /// The votes are shown, or reported as too few.
    PollRevealed,
    /// The slide that calls to the post-quiz is shown.
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

/// A live lecture: the fold of its events.
#[derive(Debug, Clone, PartialEq)]
pub struct Lecture {
    stage: Stage,
    /// Closed polls by slide, with their verdict once it is shown.
    polls: Polls,
    gain: Option<RoomGain>,
    term: u32,
}

/// The part of a lecture that exists only while it is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Lobby,
    On(On),
    Ended,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct On {
    place: Position,
    doing: Doing,
    screen: Screen,
    /// The furthest slide that was shown.
    reached: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Showing,
    Quiz(Sitting),
    Voting,
    Gain,
}

impl Default for Lecture {
    fn default() -> Self {
        Self { stage: Stage::Lobby, polls: Polls::default(), gain: None, term: 1 }
    }
}

impl Lecture {
    /// Where it is.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match self.stage {
            Stage::Lobby => Phase::Lobby,
            Stage::Ended => Phase::Ended,
            Stage::On(On { doing, place, .. }) => match (doing, self.polls.get(place.slide)) {
                (Doing::Quiz(Sitting::Pre), _) => Phase::PreQuiz,
                (Doing::Quiz(Sitting::Post), _) => Phase::PostQuiz,
                (Doing::Gain, _) => Phase::Gain,
                (Doing::Voting, _) => Phase::PollOpen,
                (Doing::Showing, None) => Phase::Showing,
                (Doing::Showing, Some(None)) => Phase::PollClosed,
                (Doing::Showing, Some(Some(_))) => Phase::PollRevealed,
            },
        }
    }

    /// The position that the presenter shows, while the lecture is on.
    #[must_use]
    pub const fn place(&self) -> Option<Position> {
        match self.stage {
            Stage::On(on) => Some(on.place),
            Stage::Lobby | Stage::Ended => None,
        }
    }

    /// The screen: the slide, nothing, or the pause.
    #[must_use]
    pub const fn screen(&self) -> Screen {
        match self.stage {
            Stage::On(on) => on.screen,
            Stage::Lobby | Stage::Ended => Screen::Slide,
        }
    }

    /// The furthest slide shown so far. Phones may look back from it, not ahead. `None` before the
    /// lecture, when there is nothing to see, and after it, when everything may be seen.
    #[must_use]
    pub const fn reached(&self) -> Option<usize> {
        match self.stage {
            Stage::On(on) => Some(on.reached),
            Stage::Lobby | Stage::Ended => None,
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
        match (event, &mut self.stage) {
            (_, Stage::Ended) => {}
            (Event::Started, stage @ Stage::Lobby) => *stage = Stage::On(On::begin()),
            (Event::Shown(place, scene), Stage::On(on)) => on.show(*place, *scene),
            (Event::Screen(screen), Stage::On(on)) => on.screen = *screen,
            // A revealed poll stays as it is: the difference to a second count would tell too much.
            (Event::PollOpened, Stage::On(on))
                if on.doing == Doing::Showing && !matches!(self.polls.get(on.place.slide), Some(Some(_))) =>
            {
                on.doing = Doing::Voting;
                self.polls.remove(on.place.slide);
            }
            (Event::PollClosed, Stage::On(on)) if on.doing == Doing::Voting => {
                on.doing = Doing::Showing;
                self.polls.insert(on.place.slide);
            }
            (Event::PollRevealed(verdict), Stage::On(on)) => {
                if let Some(shown @ None) = self.polls.get_mut(on.place.slide) {
                    *shown = Some(verdict.clone());
                }
            }
            (Event::Gained(gain), Stage::On(_)) => self.gain = Some(gain.clone()),
            (Event::DriverChanged(term), _) => self.term = self.term.max(*term),
            (Event::Ended, stage) => *stage = Stage::Ended,
            _ => {}
        }
        self
    }
}

impl On {
    const fn begin() -> Self {
        let place = Position { slide: 0, fragment: 0 };
        Self { place, doing: Doing::Showing, screen: Screen::Slide, reached: 0 }
    }

    fn show(&mut self, place: Position, scene: Scene) {
        // Showing another fragment of the slide does not end its vote.
        if self.doing != Doing::Voting || place.slide != self.place.slide {
            self.doing = match scene {
                Scene::Slide => Doing::Showing,
                Scene::PreQuiz => Doing::Quiz(Sitting::Pre),
                Scene::PostQuiz => Doing::Quiz(Sitting::Post),
                Scene::Gain => Doing::Gain,
            };
        }
        self.place = place;
        self.screen = Screen::Slide;
        self.reached = self.reached.max(place.slide);
    }
}

impl From<Vec<u32>> for Verdict {
    fn from(votes: Vec<u32>) -> Self {
        if votes.is_empty() { Self::TooFew } else { Self::Votes(votes) }
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
