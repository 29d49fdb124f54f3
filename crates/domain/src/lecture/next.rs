//! What the next key does: all that a presenter with a clicker has to know.

use super::{Agenda, Command, Doing, Lecture, Stage, StopKind};
use crate::show::Screen;

/// Returns the command of the next key; `None` at the end of the slides and after the end of the
/// lecture.
///
/// In the lobby it starts the lecture. On a slide with a poll it opens the poll after the last
/// fragment, then closes it, then reveals it, then goes on. On a black screen it only brings the
/// slide back. It never ends the lecture: that is a choice of its own.
#[must_use]
pub fn next(lecture: &Lecture, agenda: &Agenda) -> Option<Command> {
    let on = match &lecture.stage {
        Stage::Lobby => return Some(Command::Start {}),
        Stage::Ended => return None,
        Stage::On(on) => on,
    };
    if on.screen != Screen::Slide {
        return Some(Command::Screen { screen: Screen::Slide });
    }
    if on.doing == Doing::Voting {
        return Some(Command::ClosePoll {});
    }
    let stop = agenda.stop(on.place.slide)?;
    let whole = on.place.fragment >= stop.fragments;
    match (&stop.kind, lecture.polls.get(on.place.slide)) {
        (StopKind::Poll(_), None) if whole => Some(Command::OpenPoll {}),
        (StopKind::Poll(_), Some(None)) => Some(Command::RevealPoll {}),
        _ => agenda.after(on.place).map(Command::Show),
    }
}
