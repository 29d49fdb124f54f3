//! The researcher's key: taken from the link, kept for this tab only.

use leptos::prelude::*;

use crate::browser;
use crate::i18n::use_texts;

const KEPT: &str = "konventa.research-key";

/// The key in the address's fragment (which browsers never send), or the one this tab was opened with before.
pub(super) fn key_of_this_tab() -> Option<String> {
    if let Some(key) = browser::take_fragment("key") {
        keep_key(&key);
        return Some(key);
    }
    browser::recall_for_tab(KEPT)
}

/// Keeps the key until the tab is closed.
pub(super) fn keep_key(key: &str) {
    browser::remember_for_tab(KEPT, key);
}

/// Asks for the key.
#[component]
pub(super) fn AskKey(
    /// The last one was wrong.
    refused: bool,
    /// Called with the key.
    unlock: Callback<String>,
) -> impl IntoView {
    let t = use_texts();
    let key = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let key = key.get().trim().to_owned();
        if !key.is_empty() {
            unlock.run(key);
        }
    };
    view! {
        <form class="card research-key" on:submit=submit>
            <label for="research-key">{t().research_key_label()}</label>
            <input id="research-key" data-testid="key" type="password" autocomplete="off" required
                aria-describedby="research-key-help" on:input=move |e| key.set(event_target_value(&e)) />
            <p id="research-key-help" class="quiet" role=if refused { "alert" } else { "note" }>
                {if refused { t().research_key_refused() } else { t().research_key_help() }}
            </p>
            <button class="button primary" data-testid="open">{t().research_open()}</button>
        </form>
    }
}
