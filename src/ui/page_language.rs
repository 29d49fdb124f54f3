//! The language of a page of the desk.

use konventa_domain::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::LanguagePicker;
use crate::i18n::{Texts, use_speech, use_texts};

/// Chooses the language of the page, here and when it is opened again.
#[component]
pub fn PageLanguage() -> impl IntoView {
    let (t, speech) = (use_texts(), use_speech());
    let choose = move |language: Language| {
        spawn_local(async move {
            // Where it cannot be had, the page stays in the one it has.
            speech.learn(language).await.into_iter().for_each(|texts| speech.choose(texts));
        });
    };
    view! {
        <div class="page-language">
            <LanguagePicker
                languages=Texts::languages().collect()
                now=Signal::derive(move || speech.language())
                choose=Callback::new(choose)
                label=Signal::derive(move || t().journey_language().to_owned())
                testid="language"
            />
        </div>
    }
}
