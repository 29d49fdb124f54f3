//! Leaving at once.

use super::storage;
use super::window;

/// Covers the page, deletes everything of ours on this device, and goes to another site in place of this page, so that
/// the back button shows nothing of ours.
pub fn leave(site: &str) {
    if let Some(root) = window().document().and_then(|d| d.document_element()) {
        // The style sheet covers the page by this attribute; a browser that refuses it still leaves.
        let _ = root.set_attribute("data-leaving", "");
    }
    storage::close();
    storage::wipe();
    // A browser that refuses to go has at least nothing left to show.
    let _ = window().location().replace(site);
}
