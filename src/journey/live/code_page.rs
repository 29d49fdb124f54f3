//! The page where students type the join code if they cannot scan it.

use std::rc::Rc;

use konventa_domain::Language;
use konventa_domain::lecture::JoinCode;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::not_joined::{framed, learn_at_home};
use crate::browser;
use crate::i18n::{Texts, use_locale, use_texts};
use crate::journey::languages::language_choices;
use crate::journey::widgets::{folded, status, title};
use crate::route;
use crate::ui::{dynamic, dynamic_words};

/// Asks for the join code.
#[component]
pub fn JoinCodePage(
    /// What the address had in place of a valid code.
    typed: String,
) -> impl IntoView {
    let t = use_texts();
    let wrong = RwSignal::new(!typed.is_empty());
    let text = RwSignal::new(typed);
    dynamic(move || {
        let t = t();
        let task = vec![
            title(t.hall_code_title()),
            code_form(t, t.hall_code_help(), "button primary", wrong, text),
            learn_at_home(t, None),
            language_picker(t),
        ];
        Some(framed(task))
    })
}

/// The field for the join code, on every page where a student may have been looking for it.
pub(in crate::journey) fn code_field(t: Texts, label: &'static str) -> AnyView {
    code_form(t, label, "button", RwSignal::new(false), RwSignal::new(String::new()))
}

fn code_form(
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

/// The phone's language, which need not be that of the stage.
fn language_picker(t: Texts) -> AnyView {
    let locale = use_locale();
    let choose = move |language: Language, focus: String| {
        spawn_local(async move {
            // If it cannot be loaded, the page keeps its language.
            if let Ok(texts) = locale.load(language).await {
                locale.remember(texts);
                browser::focus_soon(focus);
            }
        });
    };
    let spoken = Signal::derive(move || locale.language());
    let choices = language_choices(Texts::languages().collect(), spoken, Rc::new(choose));
    folded(t.journey_language(), vec![choices])
}
