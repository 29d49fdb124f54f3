//! The presenter key, stored for this tab only.

use crate::browser;

const NAME: &str = "konventa.presenter-key";

/// The key that this tab was opened with.
#[must_use]
pub fn of_this_tab() -> Option<String> {
    browser::recall_for_tab(NAME)
}

/// Stores the key until the tab is closed.
pub fn store(key: &str) {
    browser::remember_for_tab(NAME, key);
}
