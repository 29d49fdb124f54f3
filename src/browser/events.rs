//! Events of the browser: the network is back, the page is visible again, another tab changed the
//! storage.

use leptos::prelude::StoredValue;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget, StorageEvent, VisibilityState};

use super::address::own;
use super::window;

/// A listener that is removed when it is dropped.
struct Listener {
    target: EventTarget,
    name: &'static str,
    handler: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        // Only fails if the listener is already gone.
        let _ =
            self.target.remove_event_listener_with_callback(self.name, self.handler.as_ref().unchecked_ref());
    }
}

/// Listens until the current reactive owner is cleaned up.
fn listen(target: EventTarget, name: &'static str, handler: Box<dyn FnMut(Event)>) {
    let handler = Closure::wrap(handler);
    if target.add_event_listener_with_callback(name, handler.as_ref().unchecked_ref()).is_ok() {
        StoredValue::new_local(Listener { target, name, handler });
    }
}

/// Calls `handler` when the network is back.
pub fn on_online(handler: impl Fn() + 'static) {
    listen(window().into(), "online", Box::new(move |_| handler()));
}

/// Calls `handler` when the page is visible again: its tab came to the front, or the phone was
/// unlocked.
pub fn on_seen(handler: impl Fn() + 'static) {
    let seen = move || {
        if !is_hidden() {
            handler();
        }
    };
    on_seen_or_hidden(seen);
}

/// Calls `handler` when the page became visible or hidden.
pub fn on_seen_or_hidden(handler: impl Fn() + 'static) {
    let Some(document) = window().document() else { return };
    listen(document.into(), "visibilitychange", Box::new(move |_| handler()));
}

/// Whether nobody sees the page: another tab is in front, or the phone is locked.
#[must_use]
pub fn is_hidden() -> bool {
    window().document().is_some_and(|document| document.visibility_state() == VisibilityState::Hidden)
}

/// Calls `handler` when the page is shown, including when the back button restores it.
pub fn on_page_show(handler: impl Fn() + 'static) {
    listen(window().into(), "pageshow", Box::new(move |_| handler()));
}

/// Calls `handler` when the back or forward button led to another address of this page.
pub fn on_history_change(handler: impl Fn() + 'static) {
    listen(window().into(), "popstate", Box::new(move |_| handler()));
}

/// Calls `handler` when the fragment of the address was changed by hand: a link to this page was
/// pasted over it.
pub fn on_fragment_change(handler: impl Fn() + 'static) {
    listen(window().into(), "hashchange", Box::new(move |_| handler()));
}

/// Calls `handler` when the page is left: closed, reloaded, or replaced by another one.
pub fn on_page_hide(handler: impl Fn() + 'static) {
    listen(window().into(), "pagehide", Box::new(move |_| handler()));
}

/// Calls `handler` when another tab changed or deleted the value of a key.
pub fn on_stored_by_other_tab(key: String, handler: impl Fn() + 'static) {
    let key = own(&key);
    let handler = move |event: Event| {
        // No key means that the other tab deleted everything.
        let changed = event.dyn_ref::<StorageEvent>().map(StorageEvent::key);
        if changed.is_some_and(|changed| changed.is_none_or(|changed| changed == key)) {
            handler();
        }
    };
    listen(window().into(), "storage", Box::new(handler));
}
