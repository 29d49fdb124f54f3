//! Asks for a key: of the presenter, or of the researcher.

use leptos::prelude::*;

use crate::i18n::{Texts, use_texts};

/// What the form says.
#[derive(Debug, Clone, Copy)]
pub struct KeyWords {
    /// Whose key it is.
    pub label: fn(Texts) -> &'static str,
    /// Where it is found.
    pub help: fn(Texts) -> &'static str,
    /// That it is the wrong one.
    pub refused: fn(Texts) -> &'static str,
    /// What it opens.
    pub open: fn(Texts) -> &'static str,
}

/// The key, typed or pasted.
#[component]
pub fn KeyForm(
    /// What it says.
    words: KeyWords,
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
    let says = if refused { words.refused } else { words.help };
    view! {
        <form class="card key-form" on:submit=submit>
            <label for="key">{move || (words.label)(t())}</label>
            <input
                id="key"
                data-testid="key"
                type="password"
                autocomplete="off"
                required
                aria-describedby="key-help"
                on:input=move |event| key.set(event_target_value(&event))
            />
            <p id="key-help" class="quiet" role=if refused { "alert" } else { "note" }>
                {move || says(t())}
            </p>
            <button class="button primary" data-testid="open">
                {move || (words.open)(t())}
            </button>
        </form>
    }
}
