//! The language of a page of the desk.

use konventa_domain::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::LanguagePicker;
use crate::i18n::{Texts, use_locale, use_texts};

/// Chooses the language of the page, here and when it is opened again.
#[component]
pub fn PageLanguage() -> impl IntoView {
    let (t, locale) = (use_texts(), use_locale());
    let choose = move |language: Language| {
        spawn_local(async move {
            // Where it cannot be had, the page stays in the one it has.
            locale.load(language).await.into_iter().for_each(|texts| locale.remember(texts));
        });
    };
    view! {
        <div class="page-language">
            <LanguagePicker
                languages=Texts::languages().collect()
                now=Signal::derive(move || locale.language())
                choose=Callback::new(choose)
                label=Signal::derive(move || t().journey_language().to_owned())
                testid="language"
            />
        </div>
    }
}
