//! What the Next key (or a clicker) does.

use super::{Agenda, AgendaKind, Command, Lecture, Mode, Progress, RoomGain};
use crate::show::{Position, Screen};

/// Returns the command of the Next key; `None` at the end of the slides and after the end of the
/// lecture.
///
/// In the lobby it starts the lecture. On a slide with a poll it opens the poll after the last
/// fragment, then closes it, then reveals it, then goes on. On a black screen it only brings the
/// slide back. It never ends the lecture: another key does.
#[must_use]
pub fn command_for_next_key(lecture: &Lecture, agenda: &Agenda) -> Option<Command> {
    let running = match &lecture.progress {
        Progress::Lobby => return Some(Command::Start {}),
        Progress::Ended => return None,
        Progress::Running(running) => running,
    };
    if running.screen != Screen::Slide {
        return Some(Command::Screen { screen: Screen::Slide });
    }
    if running.mode == Mode::Voting {
        return Some(Command::ClosePoll {});
    }
    let shown = agenda.slide(running.position.slide)?;
    let whole = running.position.fragment >= shown.fragments;
    match (&shown.kind, lecture.polls.get(running.position.slide)) {
        (AgendaKind::Poll(_), None) if whole => Some(Command::OpenPoll {}),
        (AgendaKind::Poll(_), Some(None)) => Some(Command::RevealPoll {}),
        _ if has_more(lecture, agenda, running.position) => Some(Command::Show(more(running.position))),
        _ => agenda.after(running.position).map(Command::Show),
    }
}

/// Whether the result of the room is shown and the slide has one more step after it.
#[must_use]
pub fn has_more(lecture: &Lecture, agenda: &Agenda, position: Position) -> bool {
    agenda.slide(position.slide).is_some_and(|slide| {
        slide.more
            && position.fragment == slide.fragments
            && match slide.kind {
                AgendaKind::Poll(_) => lecture.verdict(position.slide).is_some(),
                AgendaKind::Gain => lecture.gain().is_some_and(RoomGain::has_rest),
                AgendaKind::Slide | AgendaKind::Quiz(_) => false,
            }
    })
}

/// The position after the fragments of a slide.
#[must_use]
pub const fn more(position: Position) -> Position {
    Position { fragment: position.fragment.saturating_add(1), ..position }
}
