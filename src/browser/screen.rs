//! The screen: its kind, and full screen.

use super::window;

/// Touched, and as wide or high as a phone. A laptop is never a phone, however far its page is zoomed.
const PHONE: &str = "(pointer: coarse) and ((width < 48rem) or (height < 30rem))";

/// Whether this is the screen of a phone.
#[must_use]
pub fn is_phone() -> bool {
    window().match_media(PHONE).ok().flatten().is_some_and(|query| query.matches())
}

/// Toggles full screen. Browsers only allow it in response to a key or a click; a refusal changes
/// nothing.
pub fn toggle_fullscreen() {
    let Some(document) = window().document() else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        let _ = root.request_fullscreen();
    }
}
