//! What the Next key (or a clicker) does.

use super::{Agenda, AgendaKind, Command, Lecture, Mode, Progress};
use crate::show::Screen;

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
        _ => agenda.after(running.position).map(Command::Show),
    }
}
