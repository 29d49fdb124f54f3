//! Where the code on the wall is typed, by who cannot scan it.

use konventa_domain::lecture::JoinCode;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::outside::{alone, framed};
use crate::browser;
use crate::i18n::use_texts;
use crate::journey::widgets::{status, title};
use crate::route;
use crate::ui::live_words;

/// Asks for the code.
#[component]
pub fn DoorPage(
    /// What stood in the address in place of a code.
    typed: String,
) -> impl IntoView {
    let t = use_texts()();
    let wrong = RwSignal::new(!typed.is_empty());
    let text = RwSignal::new(typed.clone());
    let enter = move |event: SubmitEvent| {
        event.prevent_default();
        match text.with_untracked(|text| text.parse::<JoinCode>()) {
            Ok(code) => browser::go_to(&route::hall(code)),
            Err(_) => wrong.set(true),
        }
    };
    let hint = live_words(move || if wrong.get() { t.hall_code_wrong() } else { "" });
    let form = view! {
        <form class="door" on:submit=enter>
            <label for="code">{t.hall_code_help()}</label>
            <input id="code" data-testid="code" autocomplete="off" autocapitalize="characters" spellcheck="false"
                maxlength="12" value=typed on:input=move |event| {
                    wrong.set(false);
                    text.set(event_target_value(&event));
                } />
            {status("hint", hint)}
            <button class="button primary" data-testid="enter">{t.hall_go_in()}</button>
        </form>
    };
    framed(vec![title(t.hall_code_title()), form.into_any(), alone(t, None)])
}
