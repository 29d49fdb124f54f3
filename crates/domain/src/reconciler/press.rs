//! What the Next key does on the presenter's device.

use super::{Desired, PendingCommand, Reconciler, Section};
use crate::lecture::{self, Agenda, Command};
use crate::show::{Move, Outline, Position, Screen, Show};

/// The effect of the Next key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// Leaves the lobby for the first slide.
    Start,
    /// Shows something else.
    Show(Show),
    /// Asks the server for something.
    Ask(PendingCommand),
    /// Nothing yet: an earlier request is under way, so that a key pressed twice does not open and
    /// close a poll.
    Wait,
    /// Nothing: the end is reached.
    Nothing,
}

/// Returns what the Next key does. If the server cannot be reached (`alone`), the key moves through
/// the slides, with all steps that they have on this device (`outline`).
#[must_use]
pub fn press_next_key(
    reconciler: &Reconciler,
    desired: &Desired,
    agenda: &Agenda,
    outline: &Outline,
    alone: bool,
) -> Press {
    let Show { position, screen } = desired.show;
    let lecture = reconciler.ahead(desired, agenda);
    let explained =
        lecture.verdict(position.slide).is_some() || fragments(agenda, position) < position.fragment;
    match (desired.section, screen) {
        (Section::Ended, _) => Press::Nothing,
        (Section::Lobby, _) => Press::Start,
        (Section::Running, Screen::Black | Screen::Pause) => {
            Press::Show(Show { position, screen: Screen::Slide })
        }
        (Section::Running, Screen::Overview) => Press::Show(desired.show.after(Move::Next, outline)),
        (Section::Running, Screen::Slide) if lecture::has_more(&lecture, agenda, position) => {
            Press::Show(Show { position: lecture::more(position), screen })
        }
        (Section::Running, Screen::Slide) if alone || explained => {
            let whole = explained && position.fragment >= fragments(agenda, position);
            let from = if whole { Position { fragment: u8::MAX, ..position } } else { position };
            let to = desired.show.after(Move::Go(from), outline).after(Move::Next, outline);
            // After the last step there is nowhere to go.
            if to.position.slide == position.slide && whole {
                Press::Nothing
            } else {
                moved(desired.show, to)
            }
        }
        (Section::Running, Screen::Slide) if desired.pending.is_some() => Press::Wait,
        (Section::Running, Screen::Slide) => match lecture::command_for_next_key(&lecture, agenda) {
            Some(Command::Show(position)) => Press::Show(Show { position, screen }),
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

/// Returns the number of steps of a slide before the result of the room.
fn fragments(agenda: &Agenda, position: Position) -> u8 {
    agenda.slide(position.slide).map_or(0, |slide| slide.fragments)
}
