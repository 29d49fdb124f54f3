//! Full screen.

use super::window;

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
