//! The researcher key, stored for this tab only.

use crate::browser;
use crate::i18n::Texts;
use crate::ui::KeyWords;

const STORAGE_KEY: &str = "konventa.research-key";

/// The texts of the form for the researcher key.
pub(super) const WORDS: KeyWords =
    KeyWords { label: Texts::research_key_label, help: Texts::research_key_help, open: Texts::research_open };

/// Returns the key that this tab was opened with.
pub(super) fn key_of_this_tab() -> Option<String> {
    browser::recall_for_tab(STORAGE_KEY)
}

/// Stores the key until the tab is closed.
pub(super) fn store_key(key: &str) {
    browser::remember_for_tab(STORAGE_KEY, key);
}
