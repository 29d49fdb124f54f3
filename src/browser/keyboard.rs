//! The keyboard, and clickers, which are keyboards.

use leptos::ev;
use leptos::prelude::{on_cleanup, window_event_listener};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::window;

/// A key that was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPress {
    /// What the key types or is called in the present layout, as in `KeyboardEvent.key`.
    pub key: String,
    /// Where the key is, named after a US keyboard, as in `KeyboardEvent.code`.
    pub code: String,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether the key is held down and repeats by itself.
    pub repeat: bool,
}

/// Listens to keys until the current owner is cleaned up. `press` returns whether it used the key;
/// then the browser ignores it.
///
/// Keys with Ctrl, Alt or Meta are left to the browser, and so are those of a focused control. An
/// open dialog gets all keys.
pub fn on_key(press: impl Fn(&KeyPress) -> bool + 'static) {
    let listener = window_event_listener(ev::keydown, move |event| {
        let others = event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented();
        if others || belongs_to_control(&event) || dialog_is_open() {
            return;
        }
        let pressed = KeyPress {
            key: event.key(),
            code: event.code(),
            shift: event.shift_key(),
            repeat: event.repeat(),
        };
        if press(&pressed) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

fn dialog_is_open() -> bool {
    let document = window().document();
    document.is_some_and(|document| matches!(document.query_selector("dialog[open]"), Ok(Some(_))))
}

fn belongs_to_control(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| match element.tag_name().as_str() {
        // A clicker still pages while the cursor is in a field of one line, where these keys do nothing.
        "INPUT" => !matches!(event.key().as_str(), "PageUp" | "PageDown"),
        "SELECT" | "TEXTAREA" => true,
        "BUTTON" | "A" | "SUMMARY" => matches!(event.key().as_str(), " " | "Enter"),
        // A part of the page that can be scrolled.
        _ => element.has_attribute("tabindex") && matches!(event.key().as_str(), "ArrowUp" | "ArrowDown"),
    })
}
