//! Events of the browser: the network is back, the page is visible again, another tab changed the
//! storage.

use leptos::prelude::StoredValue;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget, StorageEvent, VisibilityState};

use super::window;

/// A listener that is removed when it is dropped.
struct Listener {
    target: EventTarget,
    name: &'static str,
    hear: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        // Only fails if the listener is already gone.
        let _ =
            self.target.remove_event_listener_with_callback(self.name, self.hear.as_ref().unchecked_ref());
    }
}

/// Listens until the current reactive owner is cleaned up.
fn listen(target: EventTarget, name: &'static str, hear: Box<dyn FnMut(Event)>) {
    let hear = Closure::wrap(hear);
    if target.add_event_listener_with_callback(name, hear.as_ref().unchecked_ref()).is_ok() {
        StoredValue::new_local(Listener { target, name, hear });
    }
}

/// Calls `hear` when the network is back.
pub fn on_online(hear: impl Fn() + 'static) {
    listen(window().into(), "online", Box::new(move |_| hear()));
}

/// Calls `hear` when the page is visible again: its tab came to the front, or the phone was
/// unlocked.
pub fn on_seen(hear: impl Fn() + 'static) {
    let Some(document) = window().document() else { return };
    let target = document.clone().into();
    let hear = move |_| {
        if document.visibility_state() == VisibilityState::Visible {
            hear();
        }
    };
    listen(target, "visibilitychange", Box::new(hear));
}

/// Calls `hear` when the page is shown, including when the back button restores it.
pub fn on_page_show(hear: impl Fn() + 'static) {
    listen(window().into(), "pageshow", Box::new(move |_| hear()));
}

/// Calls `hear` when the back or forward button led to another address of this page.
pub fn on_history_change(hear: impl Fn() + 'static) {
    listen(window().into(), "popstate", Box::new(move |_| hear()));
}

/// Calls `hear` when the page is left: closed, reloaded, or replaced by another one.
pub fn on_page_hide(hear: impl Fn() + 'static) {
    listen(window().into(), "pagehide", Box::new(move |_| hear()));
}

/// Calls `hear` when another tab changed or deleted the value of a key.
pub fn on_kept_elsewhere(key: String, hear: impl Fn() + 'static) {
    let hear = move |event: Event| {
        // No key means that the other tab deleted everything.
        let changed = event.dyn_ref::<StorageEvent>().map(StorageEvent::key);
        if changed.is_some_and(|changed| changed.is_none_or(|changed| changed == key)) {
            hear();
        }
    };
    listen(window().into(), "storage", Box::new(hear));
}
