//! The researcher's key: taken from the link, kept for this tab only.

use crate::browser;
use crate::i18n::Texts;
use crate::ui::KeyWords;

const KEPT: &str = "konventa.research-key";

/// How it is asked for.
pub(super) const WORDS: KeyWords = KeyWords {
    label: Texts::research_key_label,
    help: Texts::research_key_help,
    refused: Texts::research_key_refused,
    open: Texts::research_open,
};

/// The key in the address's fragment (which browsers never send), or the one this tab was opened with before.
pub(super) fn key_of_this_tab() -> Option<String> {
    browser::key_of_tab(KEPT)
}

/// Keeps the key until the tab is closed.
pub(super) fn keep_key(key: &str) {
    browser::remember_for_tab(KEPT, key);
}
