//! The presenter key: taken from the link, stored for this tab only.

use crate::browser;

const NAME: &str = "konventa.presenter-key";

/// The key in the address's fragment (which browsers never send), or the one this tab was opened
/// with before.
#[must_use]
pub fn of_this_tab() -> Option<String> {
    browser::key_of_tab(NAME)
}

/// Stores the key until the tab is closed.
pub fn store(key: &str) {
    browser::remember_for_tab(NAME, key);
}
