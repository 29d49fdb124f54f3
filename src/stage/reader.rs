//! The presenter's own language on the console: that of the notes and of everything around the slides. The room sees
//! another one on the projector, and each phone has its own.

use konventa_domain::Language;
use leptos::prelude::*;

use crate::browser;
use crate::i18n::use_texts;

/// Where it is kept.
const NAME: &str = "konventa.console-language";

/// The language that was chosen for the console; none where it follows the projector. As context.
#[derive(Debug, Clone, Copy)]
pub struct Reader(RwSignal<Option<Language>>);

impl Reader {
    /// What was chosen on this device.
    #[must_use]
    pub fn kept() -> Self {
        let tag = browser::recall_text(NAME).ok().flatten();
        Self(RwSignal::new(tag.and_then(|tag| Language::from_tag(&tag))))
    }

    /// The language, where one was chosen.
    #[must_use]
    pub fn language(self) -> Option<Language> {
        self.0.get()
    }

    fn choose(self, language: Language) {
        // Where it cannot be kept, it holds until the window is closed.
        let _ = browser::remember_text(NAME, language.tag());
        self.0.set(Some(language));
    }
}

/// Chooses among the languages of the deck.
#[component]
pub fn ReaderPicker(
    /// In the order offered.
    languages: Vec<Language>,
    /// The language of the console now.
    now: Language,
) -> impl IntoView {
    let t = use_texts();
    let reader: Reader = expect_context();
    let option = move |language: Language| {
        view! {
            <option value=language.tag() lang=language.tag() prop:selected=language == now>
                {language.own_name()}
            </option>
        }
    };
    let choose =
        move |tag: String| Language::from_tag(&tag).into_iter().for_each(|language| reader.choose(language));
    (languages.len() > 1).then(|| {
        view! {
            <select
                class="reader"
                data-testid="console-language"
                aria-label=move || t().stage_own_language()
                on:change:target=move |e| choose(e.target().value())
            >
                {languages.into_iter().map(option).collect_view()}
            </select>
        }
    })
}
