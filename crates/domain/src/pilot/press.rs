//! What the next key does on the presenter's device.

use super::{Course, Pilot, Stand, Wish};
use crate::lecture::{self, Agenda, Command};
use crate::show::{Move, Outline, Place, Screen, Show};

/// What a press of the next key leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// Leaves the lobby for the first slide.
    Start,
    /// Shows something else.
    Show(Show),
    /// Asks the server for something.
    Ask(Wish),
    /// Nothing yet: what was asked for before is under way. So a key pressed twice does not open and close a poll.
    Wait,
    /// Nothing: this is the end.
    Nothing,
}

/// What the next key does. `alone` where the server cannot be reached: then it goes on through the slides, with all the
/// steps that they have on this device (`outline`).
#[must_use]
pub fn next(pilot: &Pilot, course: &Course, agenda: &Agenda, outline: &Outline, alone: bool) -> Press {
    let Show { place, screen } = course.show;
    let lecture = pilot.ahead(course, agenda);
    let explained = lecture.verdict(place.slide).is_some() || steps(agenda, place) < place.fragment;
    match (course.stand, screen) {
        (Stand::Ended, _) => Press::Nothing,
        (Stand::Lobby, _) => Press::Start,
        (Stand::On, Screen::Black | Screen::Pause) => Press::Show(Show { place, screen: Screen::Slide }),
        (Stand::On, Screen::Overview) => Press::Show(course.show.after(Move::Next, outline)),
        (Stand::On, Screen::Slide) if alone || explained => {
            let whole = explained && place.fragment >= steps(agenda, place);
            let from = if whole { Place { fragment: u8::MAX, ..place } } else { place };
            let to = course.show.after(Move::Go(from), outline).after(Move::Next, outline);
            // At the end there is nowhere to go.
            if to.place.slide == place.slide && whole { Press::Nothing } else { moved(course.show, to) }
        }
        (Stand::On, Screen::Slide) if course.wish.is_some() => Press::Wait,
        (Stand::On, Screen::Slide) => match lecture::next(&lecture, agenda) {
            Some(Command::Show(place)) => Press::Show(Show { place, screen }),
            Some(Command::OpenPoll {}) => Press::Ask(Wish::OpenPoll),
            Some(Command::ClosePoll {}) => Press::Ask(Wish::ClosePoll),
            Some(Command::RevealPoll {}) => Press::Ask(Wish::RevealPoll),
            // The rest does not come on a slide that is shown.
            _ => Press::Nothing,
        },
    }
}

fn moved(from: Show, to: Show) -> Press {
    if from == to { Press::Nothing } else { Press::Show(to) }
}

/// The steps of a slide that the room has as well.
fn steps(agenda: &Agenda, place: Place) -> u8 {
    agenda.stop(place.slide).map_or(0, |stop| stop.fragments)
}
