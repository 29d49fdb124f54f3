//! The language of a staff page.

use konventa_domain::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::LanguagePicker;
use crate::i18n::{Texts, use_locale, use_texts};

/// Chooses the language of the page, and remembers it.
#[component]
pub fn PageLanguage() -> impl IntoView {
    let (t, locale) = (use_texts(), use_locale());
    let choose = move |language: Language| {
        spawn_local(async move {
            // If it cannot be loaded, the page keeps its language.
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
