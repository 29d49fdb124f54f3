//! Asks for the presenter's key.

use leptos::prelude::*;

use crate::i18n::use_texts;

/// The key, typed or pasted.
#[component]
pub fn Unlock(
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
        <form class="card start-key" on:submit=submit>
            <label for="presenter-key">{move || t().live_key_label()}</label>
            <input
                id="presenter-key"
                data-testid="presenter-key"
                type="password"
                autocomplete="off"
                required
                aria-describedby="presenter-key-help"
                on:input=move |e| key.set(event_target_value(&e))
            />
            <p id="presenter-key-help" class="quiet" role=if refused { "alert" } else { "note" }>
                {move || if refused { t().live_key_refused() } else { t().live_key_help() }}
            </p>
            <button class="button" data-testid="unlock">
                {move || t().live_unlock()}
            </button>
        </form>
    }
}
