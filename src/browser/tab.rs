//! What belongs to one tab: the fragment of its address, and storage that ends with it.

use gloo_storage::{SessionStorage, Storage};
use wasm_bindgen::JsValue;
use web_sys::Location;

use super::address::{own, write_address};
use super::window;

/// Removes `name=value` from the address's fragment and returns the value. The fragment is never
/// sent to a server; removing it also keeps it from being copied with the address.
#[must_use]
pub fn take_fragment(name: &str) -> Option<String> {
    let location = window().location();
    let fragment = location.hash().ok()?;
    let value = fragment.trim_start_matches('#').split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key == name && !value.is_empty()).then(|| value.to_owned())
    })?;
    without_fragment(&location)?;
    Some(value)
}

/// Removes the whole fragment from the address and returns it.
#[must_use]
pub fn take_whole_fragment() -> Option<String> {
    let location = window().location();
    let fragment = location.hash().ok()?.trim_start_matches('#').to_owned();
    if fragment.is_empty() {
        return None;
    }
    // Pages of students, which call this, have no query.
    write_address(&location.pathname().ok()?, &JsValue::NULL);
    Some(fragment)
}

/// Removes the fragment from the address.
fn without_fragment(location: &Location) -> Option<()> {
    write_address(&(location.pathname().ok()? + &location.search().ok()?), &JsValue::NULL);
    Some(())
}

fn available() -> bool {
    matches!(window().session_storage(), Ok(Some(_)))
}

/// Stores a text until the tab is closed, if the browser can.
pub fn remember_for_tab(key: &str, text: &str) {
    if available() {
        // Without it, the key has to be entered again after a reload.
        let _ = SessionStorage::set(own(key), text);
    }
}

/// Reads a text stored for this tab.
#[must_use]
pub fn recall_for_tab(key: &str) -> Option<String> {
    if available() { SessionStorage::get(own(key)).ok() } else { None }
}
