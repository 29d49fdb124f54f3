//! The presenter's language on the console: that of the notes and of everything around the slides.
//! The projector may show another one, and each phone has its own.

use konventa_domain::Language;
use leptos::prelude::*;

use crate::browser;
use crate::i18n::use_texts;
use crate::ui::LanguagePicker;

/// The storage key of the language.
const NAME: &str = "konventa.console-language";

/// The language that was chosen for the console; `None` if it follows the projector. As context.
#[derive(Debug, Clone, Copy)]
pub struct ConsoleLanguage(RwSignal<Option<Language>>);

impl ConsoleLanguage {
    /// The language stored on this device.
    #[must_use]
    pub fn stored() -> Self {
        let tag = browser::recall_text(NAME).ok().flatten();
        Self(RwSignal::new(tag.and_then(|tag| Language::from_tag(&tag))))
    }

    /// The language, if one was chosen.
    #[must_use]
    pub fn language(self) -> Option<Language> {
        self.0.get()
    }

    fn choose(self, language: Language) {
        // If it cannot be stored, it applies until the window is closed.
        let _ = browser::remember_text(NAME, language.tag());
        self.0.set(Some(language));
    }
}

/// Chooses among the languages of the deck.
#[component]
pub fn ConsoleLanguagePicker(
    /// In the order offered.
    languages: Vec<Language>,
    /// The current language of the console.
    now: Language,
) -> impl IntoView {
    let t = use_texts();
    let chosen: ConsoleLanguage = expect_context();
    (languages.len() > 1).then(|| {
        view! {
            <LanguagePicker
                languages
                now=Signal::stored(now)
                choose=Callback::new(move |language| chosen.choose(language))
                label=Signal::derive(move || t().stage_own_language().to_owned())
                testid="console-language"
            />
        }
    })
}
