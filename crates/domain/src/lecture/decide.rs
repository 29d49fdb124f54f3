//! Decides which events a command leads to.

use super::{Agenda, AgendaKind, Command, Event, Lecture, Mode, Progress, PublishableGain, Scene, Verdict};
use crate::show::{Position, Screen};

/// What the decision needs besides the lecture. The caller counts it under the same lock.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DecisionInput {
    /// Votes on the slide that is shown, for each choice in its order.
    pub votes: Vec<u32>,
    /// The gain of the students who finished both quizzes of this lecture.
    pub gained: PublishableGain,
}

/// Why a command is not possible now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// The lecture was started before.
    #[error("the lecture was started already")]
    Started,
    /// The lecture has not begun.
    #[error("the lecture has not begun: start it first")]
    NotStarted,
    /// The lecture is over.
    #[error("the lecture is over")]
    Ended,
    /// The deck has no such slide or fragment.
    #[error("there is no such slide, or it has fewer fragments")]
    NoSuchPosition,
    /// The slide that is shown asks nothing.
    #[error("there is no poll on the slide that is shown: show one first")]
    NoPoll,
    /// The poll is open.
    #[error("the poll is open: close it first")]
    PollOpen,
    /// The poll is not open.
    #[error("the poll is not open")]
    PollNotOpen,
    /// The votes were shown, and a poll with votes is not held twice.
    #[error("the votes were shown already, and a poll with votes is not held twice")]
    PollRevealed,
    /// There is nothing to reveal.
    #[error("the poll was not held yet: open and close it first")]
    PollNotHeld,
    /// The slide that is shown is not the one with the gain.
    #[error("show the slide with the room's gain first")]
    NotAtGain,
    /// The overview belongs to the presenter's own screens.
    #[error("the overview is not shown to the room: use “slide”, “black” or “pause”")]
    NotForTheRoom,
}

impl CommandError {
    /// A stable short name, for programs and translations.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Started => "already-started",
            Self::NotStarted => "not-started",
            Self::Ended => "ended",
            Self::NoSuchPosition => "no-such-place",
            Self::NoPoll => "no-poll",
            Self::PollOpen => "poll-open",
            Self::PollNotOpen => "poll-not-open",
            Self::PollRevealed => "poll-revealed",
            Self::PollNotHeld => "poll-not-held",
            Self::NotAtGain => "not-at-gain",
            Self::NotForTheRoom => "not-for-the-room",
        }
    }
}

/// Returns the events that a command leads to; none if it changes nothing.
///
/// # Errors
/// [`CommandError`] if the phase does not allow the command, or the position does not exist.
pub fn decide(
    lecture: &Lecture,
    agenda: &Agenda,
    command: Command,
    input: &DecisionInput,
) -> Result<Vec<Event>, CommandError> {
    let running = match (&lecture.progress, command) {
        (Progress::Ended, _) => return Err(CommandError::Ended),
        (Progress::Lobby, Command::Start {}) => return Ok(begin(agenda)),
        (Progress::Lobby, Command::End {}) => return Ok(vec![Event::Ended]),
        (Progress::Lobby, _) => return Err(CommandError::NotStarted),
        (Progress::Running(running), _) => running,
    };
    let voting = running.mode == Mode::Voting;
    let held = lecture.polls.get(running.position.slide);
    let poll =
        matches!(agenda.slide(running.position.slide).map(|slide| &slide.kind), Some(AgendaKind::Poll(_)));
    match command {
        Command::Start {} => Err(CommandError::Started),
        Command::Show(position) if !agenda.has(position) => Err(CommandError::NoSuchPosition),
        Command::Show(position) if position == running.position && running.screen == Screen::Slide => {
            Ok(Vec::new())
        }
        Command::Show(position) => {
            let mut events = Vec::new();
            if voting && position.slide != running.position.slide {
                events.push(Event::PollClosed);
            }
            let scene = scene(agenda, position);
            events.push(Event::Shown(position, scene));
            if scene == Scene::Gain {
                events.extend(newly(lecture, input));
            }
            Ok(events)
        }
        Command::OpenPoll {} if !poll => Err(CommandError::NoPoll),
        Command::OpenPoll {} | Command::RevealPoll {} if voting => Err(CommandError::PollOpen),
        // Nobody voted, so nothing was told that a second count could be compared with.
        Command::OpenPoll {}
            if matches!(held, Some(Some(Verdict::TooFew))) && input.votes.iter().all(|votes| *votes == 0) =>
        {
            Ok(vec![Event::PollOpened])
        }
        Command::OpenPoll {} | Command::RevealPoll {} if matches!(held, Some(Some(_))) => {
            Err(CommandError::PollRevealed)
        }
        Command::OpenPoll {} => Ok(vec![Event::PollOpened]),
        Command::ClosePoll {} if !voting => Err(CommandError::PollNotOpen),
        Command::ClosePoll {} => Ok(vec![Event::PollClosed]),
        Command::RevealPoll {} if held.is_none() => {
            Err(if poll { CommandError::PollNotHeld } else { CommandError::NoPoll })
        }
        Command::RevealPoll {} => Ok(vec![Event::PollRevealed(Verdict::of(input.votes.clone()))]),
        Command::Screen { screen: Screen::Overview } => Err(CommandError::NotForTheRoom),
        Command::Screen { screen } if screen == running.screen => Ok(Vec::new()),
        Command::Screen { screen } => Ok(vec![Event::Screen(screen)]),
        Command::Count {} if running.mode != Mode::Gain => Err(CommandError::NotAtGain),
        Command::Count {} => Ok(newly(lecture, input).into_iter().collect()),
        Command::End {} if voting => Ok(vec![Event::PollClosed, Event::Ended]),
        Command::End {} => Ok(vec![Event::Ended]),
    }
}

fn begin(agenda: &Agenda) -> Vec<Event> {
    let first = Position::default();
    match scene(agenda, first) {
        Scene::Slide => vec![Event::Started],
        other => vec![Event::Started, Event::Shown(first, other)],
    }
}

fn scene(agenda: &Agenda, position: Position) -> Scene {
    match agenda.slide(position.slide).map(|slide| &slide.kind) {
        Some(AgendaKind::Quiz(crate::deck::Sitting::Pre)) => Scene::PreQuiz,
        Some(AgendaKind::Quiz(crate::deck::Sitting::Post)) => Scene::PostQuiz,
        Some(AgendaKind::Gain) => Scene::Gain,
        Some(AgendaKind::Slide | AgendaKind::Poll(_)) | None => Scene::Slide,
    }
}

/// Returns the gain, if it was not shown yet. It is shown once, because a second one minus the first
/// would describe the students who came in between.
fn newly(lecture: &Lecture, input: &DecisionInput) -> Option<Event> {
    match (&lecture.gain, &input.gained) {
        (None, PublishableGain::Enough(gain)) => Some(Event::Gained(gain.clone())),
        (Some(_), _) | (None, PublishableGain::TooFew) => None,
    }
}
