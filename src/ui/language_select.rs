//! The language of a page of the desk.

use konventa_domain::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::{Texts, use_speech, use_texts};

/// Chooses the language of the page, here and when it is opened again.
#[component]
pub fn LanguageSelect() -> impl IntoView {
    let (t, speech) = (use_texts(), use_speech());
    let option = move |language: Language| {
        view! {
            <option value=language.tag() lang=language.tag() prop:selected=move || speech.language() == language>
                {language.own_name()}
            </option>
        }
    };
    let choose = move |tag: String| {
        let Some(language) = Language::from_tag(&tag) else { return };
        spawn_local(async move {
            // Where it cannot be had, the page stays in the one it has.
            speech.learn(language).await.into_iter().for_each(|texts| speech.choose(texts));
        });
    };
    view! {
        <select
            class="language-select"
            data-testid="language"
            aria-label=move || t().journey_language()
            on:change:target=move |e| choose(e.target().value())
        >
            {Texts::languages().map(option).collect_view()}
        </select>
    }
}
