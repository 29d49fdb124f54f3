//! The address of the page, its history, and other windows.
//!
//! The site may be in a folder of its host. The page has a `<base>` that names it, so the browser
//! adds the folder to every address that does not begin with `/`: those of links, requests, streams,
//! windows and the history. The app therefore writes all addresses like that.

use wasm_bindgen::JsValue;

use super::window;

/// Marks an address that the page itself wrote, in the state of its history entry. The mark
/// survives a reload and is missing when somebody opens a link. No path is like it.
const OWN: &str = "#";

/// Changes the address without loading it, and marks it as one that the page wrote.
pub fn replace_address(address: &str) {
    write_address(address, &JsValue::from_str(OWN));
}

/// Changes the address and the state of its history entry without loading it.
pub(super) fn write_address(address: &str, state: &JsValue) {
    if let Ok(history) = window().history() {
        // Refused only after far too many changes in a second; then the old address stays visible.
        let _ = history.replace_state_with_url(state, "", Some(address));
    }
}

/// Whether the address was written by [`replace_address`], so that nobody asked for it.
#[must_use]
pub fn is_own_address() -> bool {
    window().history().and_then(|h| h.state()).is_ok_and(|state| state.as_string().as_deref() == Some(OWN))
}

/// Adds a history entry with the address of an overlay, so that the back button closes it. The
/// entry remembers the path of the page below, even after a reload. The entry of an overlay that is
/// already open is replaced.
pub fn push_overlay(address: &str) {
    let Ok(history) = window().history() else { return };
    // Refused only after far too many changes in a second; then the address is outdated, but not
    // the page.
    let _ = match page_below() {
        Some(below) => history.replace_state_with_url(&JsValue::from_str(&below), "", Some(address)),
        None => history.push_state_with_url(&JsValue::from_str(&path()), "", Some(address)),
    };
}

/// The path of the page below an overlay, if the address was written by [`push_overlay`].
#[must_use]
pub fn page_below() -> Option<String> {
    let state = window().history().ok()?.state().ok()?.as_string()?;
    (state != OWN).then_some(state)
}

/// Whether this tab has a page to go back to.
#[must_use]
pub fn has_history() -> bool {
    window().history().and_then(|history| history.length()).is_ok_and(|pages| pages > 1)
}

/// Does what the back button does.
pub fn go_back() {
    if let Ok(history) = window().history() {
        // A browser that refuses has its own back button.
        let _ = history.back();
    }
}

/// The URL of this site, with `/` at its end: `http://192.168.1.20:8080/`, `https://host/folder/`.
#[must_use]
pub fn home() -> String {
    window().document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default()
}

/// The folder of this site on its host: `/`, or `/folder/`.
fn folder() -> String {
    let home = home();
    // `http://` or `https://`, and the host, which the page and its base have in common.
    let scheme = if home.starts_with("https") { 8 } else { 7 };
    home.get(scheme + host().len()..).unwrap_or_default().to_owned()
}

/// The name of something that this site shares a space of names with: other sites of the same host
/// have the same storage. `src/safety/exit.js`, `start.js` and `public/worker.js` know it too.
pub(super) fn own(name: &str) -> String {
    let mut own = folder();
    own.push_str(name);
    own.trim_start_matches('/').to_owned()
}

/// The path of the address within this site: `learn/istanbul-convention`. A page that was opened
/// without the folder, directly at the server, has `/` before the same path.
#[must_use]
pub fn path() -> String {
    let path = window().location().pathname().unwrap_or_default();
    path.strip_prefix(folder().as_str()).unwrap_or(&path).to_owned()
}

/// Returns a path as people type it, without percent signs. One that cannot be read stays.
#[must_use]
pub fn decoded(path: &str) -> String {
    js_sys::decode_uri_component(path).map_or_else(|_| path.to_owned(), Into::into)
}

/// Loads another address of this site.
pub fn go_to(address: &str) {
    // A browser that refuses stays on the page, and the button can be pressed again.
    let _ = window().location().assign(address);
}

/// Host and port of this server.
#[must_use]
pub fn host() -> String {
    window().location().host().unwrap_or_default()
}

/// The address of this site as people read and type it, with `/` at its end: `host/folder/`.
#[must_use]
pub fn typed_home() -> String {
    host() + &folder()
}

/// Opens a window, or loads the address in the window of this name and brings it to the front.
pub fn open_window(address: &str, name: &str) {
    // The browser shows when it blocks a window.
    let _ =
        window().open_with_url_and_target_and_features(address, &own(name), "popup,width=1440,height=900");
}

/// Reloads the page.
pub fn reload() {
    // A browser that refuses keeps showing the page.
    let _ = window().location().reload();
}
