//! The keyboard, and clickers, which are keyboards.

use leptos::ev;
use leptos::prelude::{on_cleanup, window_event_listener};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Listens to keys until the current owner is cleaned up. `press` receives the name of the key (as
/// in `KeyboardEvent.key`) and whether Shift is held, and returns whether it used the key; then the
/// browser ignores it.
///
/// Keys with Ctrl, Alt or Meta are left to the browser, and so are those of a focused control.
pub fn on_key(press: impl Fn(&str, bool) -> bool + 'static) {
    let listener = window_event_listener(ev::keydown, move |event| {
        let others = event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented();
        if !others && !belongs_to_control(&event) && press(&event.key(), event.shift_key()) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

fn belongs_to_control(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| match element.tag_name().as_str() {
        "SELECT" | "INPUT" | "TEXTAREA" => true,
        "BUTTON" | "A" => matches!(event.key().as_str(), " " | "Enter"),
        _ => false,
    })
}
