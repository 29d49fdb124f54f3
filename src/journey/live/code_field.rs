//! The field for the join code.

use konventa_domain::lecture::JoinCode;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::browser;
use crate::i18n::Texts;
use crate::journey::widgets::status;
use crate::route;
use crate::ui::dynamic_words;

/// The field for the join code, on every page where a student may have been looking for it.
pub(in crate::journey) fn code_field(t: Texts, label: &'static str) -> AnyView {
    code_form(t, label, "button", RwSignal::new(false), RwSignal::new(String::new()))
}

/// The same with its state: whether a text was refused, and the text.
pub(super) fn code_form(
    t: Texts,
    label: &'static str,
    button: &'static str,
    wrong: RwSignal<bool>,
    text: RwSignal<String>,
) -> AnyView {
    let enter = move |event: SubmitEvent| {
        event.prevent_default();
        match text.with_untracked(|text| JoinCode::typed(text)) {
            Ok(code) => browser::go_to(&route::lecture(code)),
            Err(_) => wrong.set(true),
        }
    };
    let hint = dynamic_words(move || if wrong.get() { t.hall_code_wrong() } else { "" });
    view! {
        <form class="door" on:submit=enter>
            <label for="code">{label}</label>
            <input id="code" data-testid="code" autocomplete="off" autocapitalize="characters" spellcheck="false"
                value=text.get_untracked() on:input=move |event| {
                    wrong.set(false);
                    text.set(event_target_value(&event));
                } />
            {status("hint", hint)}
            <button class=button data-testid="enter">{t.hall_go_in()}</button>
        </form>
    }
    .into_any()
}
