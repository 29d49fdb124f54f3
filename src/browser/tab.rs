//! What belongs to one tab: its address's fragment, and storage that ends with it.

use gloo_storage::{SessionStorage, Storage};

use super::window;

/// Takes `name=value` out of the address's fragment. The fragment is never sent to a server; taking it out also keeps
/// it from being copied with the address.
#[must_use]
pub fn take_fragment(name: &str) -> Option<String> {
    let location = window().location();
    let fragment = location.hash().ok()?;
    let value = fragment.trim_start_matches('#').split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key == name && !value.is_empty()).then(|| value.to_owned())
    })?;
    leave_only(location.pathname().ok()? + &location.search().ok()?)?;
    Some(value)
}

/// Takes the whole fragment out of the address.
#[must_use]
pub fn take_whole_fragment() -> Option<String> {
    let location = window().location();
    let fragment = location.hash().ok()?.trim_start_matches('#').to_owned();
    if fragment.is_empty() {
        return None;
    }
    leave_only(location.pathname().ok()? + &location.search().ok()?)?;
    Some(fragment)
}

/// Writes the address without its fragment.
fn leave_only(rest: String) -> Option<()> {
    let history = window().history().ok()?;
    // A browser that refuses leaves the fragment in sight, no more.
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&rest));
    Some(())
}

fn available() -> bool {
    matches!(window().session_storage(), Ok(Some(_)))
}

/// Keeps a text until the tab is closed, where the browser can.
pub fn remember_for_tab(key: &str, text: &str) {
    if available() {
        // Without it the key is asked for again after a reload.
        let _ = SessionStorage::set(key, text);
    }
}

/// A text kept for this tab.
#[must_use]
fn recall_for_tab(key: &str) -> Option<String> {
    if available() { SessionStorage::get(key).ok() } else { None }
}

/// The key in the address's fragment, kept for this tab from now on; or the one that this tab was opened with before.
#[must_use]
pub fn key_of_tab(kept: &str) -> Option<String> {
    if let Some(key) = take_fragment("key") {
        remember_for_tab(kept, &key);
        return Some(key);
    }
    recall_for_tab(kept)
}
