//! A choice of languages, each in its own name.

use konventa_domain::Language;
use leptos::prelude::*;

/// Chooses a language.
#[component]
pub fn LanguagePicker(
    /// In the order offered.
    languages: Vec<Language>,
    /// The current language.
    #[prop(into)]
    now: Signal<Language>,
    /// Called with the chosen language.
    choose: Callback<Language>,
    /// The label for screen readers. Not needed inside a `<label>`.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    /// The test id.
    testid: &'static str,
) -> impl IntoView {
    let option = move |language: Language| {
        view! {
            <option value=language.tag() lang=language.tag() prop:selected=move || now.get() == language>
                {language.own_name()}
            </option>
        }
    };
    let chosen = move |tag: String| Language::from_tag(&tag).into_iter().for_each(|one| choose.run(one));
    view! {
        <select
            class="language-picker"
            data-testid=testid
            aria-label=move || label.map(|label| label.get())
            on:change:target=move |e| chosen(e.target().value())
        >
            {languages.into_iter().map(option).collect_view()}
        </select>
    }
}
