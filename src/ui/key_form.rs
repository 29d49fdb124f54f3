//! A form for a key: that of the presenter, or that of the researcher.

use leptos::prelude::*;

use crate::i18n::{Texts, use_texts};

/// The texts of the form.
#[derive(Debug, Clone, Copy)]
pub struct KeyWords {
    /// The name of the key.
    pub label: fn(Texts) -> &'static str,
    /// Where to find it.
    pub help: fn(Texts) -> &'static str,
    /// The label of the button.
    pub open: fn(Texts) -> &'static str,
}

/// Why a key is asked for again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyRefusal {
    /// The key was wrong.
    WrongKey,
    /// The link was used or is too old.
    LinkOver,
}

/// The form for a typed or pasted key.
#[component]
pub fn KeyForm(
    /// The texts.
    words: KeyWords,
    /// Why the last key or link did not open the page, if there was one.
    refused: Option<KeyRefusal>,
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
    let says = match refused {
        None => words.help,
        Some(KeyRefusal::WrongKey) => Texts::live_key_refused,
        Some(KeyRefusal::LinkOver) => Texts::live_link_over,
    };
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
            <p id="key-help" class="quiet" role=if refused.is_some() { "alert" } else { "note" }>
                {move || says(t())}
            </p>
            <button class="button primary" data-testid="open">
                {move || (words.open)(t())}
            </button>
        </form>
    }
}
