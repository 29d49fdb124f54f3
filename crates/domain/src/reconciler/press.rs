//! What the next key does on the presenter's device.

use super::{Desired, PendingCommand, Reconciler, Section};
use crate::lecture::{self, Agenda, Command};
use crate::show::{Move, Outline, Position, Screen, Show};

/// What a press of the next key leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// Leaves the lobby for the first slide.
    Start,
    /// Shows something else.
    Show(Show),
    /// Asks the server for something.
    Ask(PendingCommand),
    /// Nothing yet: an earlier request is under way. So a key pressed twice does not open and close
    /// a poll.
    Wait,
    /// Nothing: the end is reached.
    Nothing,
}

/// Returns what the next key does. `alone` where the server cannot be reached: then the key goes on
/// through the slides, with all steps that they have on this device (`outline`).
#[must_use]
pub fn next(
    reconciler: &Reconciler,
    desired: &Desired,
    agenda: &Agenda,
    outline: &Outline,
    alone: bool,
) -> Press {
    let Show { place, screen } = desired.show;
    let lecture = reconciler.ahead(desired, agenda);
    let explained = lecture.verdict(place.slide).is_some() || steps(agenda, place) < place.fragment;
    match (desired.section, screen) {
        (Section::Ended, _) => Press::Nothing,
        (Section::Lobby, _) => Press::Start,
        (Section::On, Screen::Black | Screen::Pause) => Press::Show(Show { place, screen: Screen::Slide }),
        (Section::On, Screen::Overview) => Press::Show(desired.show.after(Move::Next, outline)),
        (Section::On, Screen::Slide) if alone || explained => {
            let whole = explained && place.fragment >= steps(agenda, place);
            let from = if whole { Position { fragment: u8::MAX, ..place } } else { place };
            let to = desired.show.after(Move::Go(from), outline).after(Move::Next, outline);
            // After the last step there is nowhere to go.
            if to.place.slide == place.slide && whole { Press::Nothing } else { moved(desired.show, to) }
        }
        (Section::On, Screen::Slide) if desired.pending.is_some() => Press::Wait,
        (Section::On, Screen::Slide) => match lecture::next(&lecture, agenda) {
            Some(Command::Show(place)) => Press::Show(Show { place, screen }),
            Some(Command::OpenPoll {}) => Press::Ask(PendingCommand::OpenPoll),
            Some(Command::ClosePoll {}) => Press::Ask(PendingCommand::ClosePoll),
            Some(Command::RevealPoll {}) => Press::Ask(PendingCommand::RevealPoll),
            // Other commands cannot be next while a slide is shown.
            _ => Press::Nothing,
        },
    }
}

fn moved(from: Show, to: Show) -> Press {
    if from == to { Press::Nothing } else { Press::Show(to) }
}

/// Returns the number of steps of a slide that the room has as well.
fn steps(agenda: &Agenda, place: Position) -> u8 {
    agenda.stop(place.slide).map_or(0, |stop| stop.fragments)
}
