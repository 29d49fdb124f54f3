//! The address of the page, and windows with another one.

use wasm_bindgen::JsValue;

use super::window;

/// Marks an address that the page itself wrote, in the state of its history entry. It survives a reload and is not
/// there when somebody opens a link.
const OURS: &str = "konventa";

/// Writes another address without going there.
pub fn replace_address(address: &str) {
    if let Ok(history) = window().history() {
        // Refused only where there are far too many changes a second; the next one sets it right.
        let _ = history.replace_state_with_url(&JsValue::from_str(OURS), "", Some(address));
    }
}

/// Whether the address was written by [`replace_address`], so that nobody asked for it.
#[must_use]
pub fn address_is_ours() -> bool {
    window().history().and_then(|h| h.state()).is_ok_and(|state| state.as_string().as_deref() == Some(OURS))
}

/// Writes the address of something that lies over the page, as a step of the history: the back button takes it off. The step
/// remembers what lies below, also when the page is loaded anew. Another one that lies there already is replaced.
pub fn lay_over(address: &str) {
    let Ok(history) = window().history() else { return };
    // Refused only where there are far too many changes a second; then the address says less than the screen.
    let _ = match laid_over() {
        Some(below) => history.replace_state_with_url(&JsValue::from_str(&below), "", Some(address)),
        None => history.push_state_with_url(&JsValue::from_str(&path()), "", Some(address)),
    };
}

/// The path of what lies below, where the address was written by [`lay_over`].
#[must_use]
pub fn laid_over() -> Option<String> {
    let state = window().history().ok()?.state().ok()?.as_string()?;
    state.starts_with('/').then_some(state)
}

/// Whether there is something behind this page in its tab.
#[must_use]
pub fn has_history() -> bool {
    window().history().and_then(|history| history.length()).is_ok_and(|pages| pages > 1)
}

/// What the back button does.
pub fn go_back() {
    if let Ok(history) = window().history() {
        // A browser that refuses has a button of its own.
        let _ = history.back();
    }
}

/// The path of the address: `/learn/istanbul-convention`.
#[must_use]
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Goes to another address of ours, with a new load of the page.
pub fn go_to(address: &str) {
    // A browser that refuses stays where it is, and the button can be pressed again.
    let _ = window().location().assign(address);
}

/// Host and port of this server, as phones have to type them.
#[must_use]
pub fn host() -> String {
    window().location().host().unwrap_or_default()
}

/// Where this server is, for links: `http://192.168.1.20:8080`.
#[must_use]
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Opens a window, or brings the window of this name to the front with the address loaded again.
pub fn open_window(address: &str, name: &str) {
    // A blocked window is visible to whoever pressed the key: the browser says so.
    let _ = window().open_with_url_and_target_and_features(address, name, "popup,width=1440,height=900");
}

/// Loads the page anew.
pub fn reload() {
    // A browser that refuses keeps showing the page as it is.
    let _ = window().location().reload();
}
