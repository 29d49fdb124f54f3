//! What each key does: [`KEYS`], which the list of keys shows as well. Clickers send PageUp, PageDown,
//! F5, Escape, B and the full stop.

mod table;
#[cfg(test)]
mod tests;

use konventa_domain::show::{Move, Outline, Position, Screen, Show};
use leptos::prelude::*;

pub use self::table::{KEYS, KeyGroup, KeyScope};
use super::session::PresenterSession;
use crate::browser::{self, KeyPress};

/// The number of slides in a row of the overview (as in stage.css).
pub const ROW: usize = 6;

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyAction {
    /// Moves the slides.
    Move(Move),
    /// Up or down: a row in the overview, a step elsewhere.
    Row(Move),
    /// Opens the slide chosen in the overview; elsewhere the next step.
    Choose,
    /// Toggles full screen.
    FullScreen,
    /// Opens the console.
    Console,
    /// Shows what the keys do.
    Keys,
    /// Larger notes.
    Larger,
    /// Smaller notes.
    Smaller,
    /// Shows the join code large, in a live lecture.
    Join,
    /// Takes over with this device, in a live lecture.
    TakeOver,
}

/// The action of a key.
#[must_use]
pub fn action(press: &KeyPress) -> Option<KeyAction> {
    KEYS.iter().flat_map(|group| group.keys).find(|key| key.is(press)).map(|key| key.action)
}

/// Listens to the keys of a window of the presenter. `command` returns whether it used the action.
pub fn listen(
    session: Option<PresenterSession>,
    show: Memo<Show>,
    command: impl Fn(KeyAction) -> bool + 'static,
) {
    // Whether the key that is held down was pressed between slides.
    let may_repeat = StoredValue::new(false);
    browser::on_key(move |press| {
        let Some(action) = action(press) else { return false };
        if !press.repeat {
            may_repeat.set_value(session.is_none() && has_slides(show.get_untracked().screen));
        } else if !(may_repeat.get_value() && action.may_repeat()) {
            // Used all the same: a held F5 must not reload the page.
            return true;
        }
        command(action)
    });
}

/// Whether a screen shows slides, so that Next and Back choose among them.
const fn has_slides(screen: Screen) -> bool {
    match screen {
        Screen::Slide | Screen::Overview => true,
        Screen::Black | Screen::Pause => false,
    }
}

impl KeyAction {
    /// Whether a held key may do this again and again. Not a key that toggles, because a held B
    /// would make a dark hall flicker; and nothing in a live lecture, because a held key would run
    /// through the polls.
    const fn may_repeat(self) -> bool {
        matches!(self, Self::Move(Move::Next | Move::Back) | Self::Row(_))
    }

    /// What is shown after the action. Only moves change anything.
    #[must_use]
    pub fn after(self, show: Show, outline: &Outline) -> Show {
        let overview = show.screen == Screen::Overview;
        match self {
            Self::Row(change) if overview => (0..ROW).fold(show, |show, _| show.after(change, outline)),
            Self::Choose if overview => {
                show.after(Move::Go(Position { fragment: 0, ..show.position }), outline)
            }
            Self::Choose => show.after(Move::Next, outline),
            Self::Move(change) | Self::Row(change) => show.after(change, outline),
            Self::FullScreen
            | Self::Console
            | Self::Keys
            | Self::Larger
            | Self::Smaller
            | Self::Join
            | Self::TakeOver => show,
        }
    }
}
