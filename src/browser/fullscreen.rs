//! Full screen.

use super::window;

/// Full screen on or off. Browsers allow it only in answer to a key or a click; a refusal changes nothing.
pub fn toggle_fullscreen() {
    let Some(document) = window().document() else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        let _ = root.request_fullscreen();
    }
}
