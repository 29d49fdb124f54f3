//! What each key does: [`KEYS`], which the list of keys shows as well. Clickers send PageUp, PageDown,
//! F5, Escape, B and the full stop.

mod action;
mod table;
#[cfg(test)]
mod tests;

use konventa_domain::show::{Screen, Show};
use leptos::prelude::*;

pub use self::action::KeyAction;
pub use self::table::{KEYS, KeyGroup, KeyScope};
use crate::browser::{self, KeyPress};

/// The action of a key.
#[must_use]
pub fn action(press: &KeyPress) -> Option<KeyAction> {
    KEYS.iter().flat_map(|group| group.keys).find(|key| key.is(press)).map(|key| key.action)
}

/// Listens to the keys of a window of the presenter, of a `live` lecture or not. `command` returns
/// whether it used the action.
pub fn listen(live: bool, show: Memo<Show>, command: impl Fn(KeyAction) -> bool + 'static) {
    // Whether the key that is held down was pressed between slides.
    let may_repeat = StoredValue::new(false);
    browser::on_key(move |press| {
        let Some(action) = action(press) else { return false };
        if !press.repeat {
            may_repeat.set_value(!live && has_slides(show.get_untracked().screen));
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
