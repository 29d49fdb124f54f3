//! The language of a page and how it changes.

use konventa_domain::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{SCHEMA, Texts};
use crate::api::{self, RequestError};
use crate::browser;

/// The storage key of the chosen language.
const LANGUAGE: &str = "konventa.language";

/// Which texts a page needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bundle {
    /// Those of a student's phone.
    Phone,
    /// Those of a student's phone, and of the follow-up.
    FollowUp,
    /// All texts.
    Staff,
}

/// The language of this page and the texts loaded so far, as context.
#[derive(Debug, Clone, Copy)]
pub struct LocaleModel {
    bundle: Bundle,
    current: RwSignal<Texts>,
    /// The texts of every language that was loaded.
    loaded: StoredValue<Vec<Texts>>,
}

impl LocaleModel {
    /// Starts in the language that was chosen on this device before, else in the first supported
    /// one that the browser prefers, else in English. Only the built-in texts are available until
    /// [`set`](Self::set) is called.
    #[must_use]
    pub fn begin(bundle: Bundle) -> Self {
        let chosen = browser::recall_text(LANGUAGE).ok().flatten().and_then(|tag| Language::from_tag(&tag));
        let language = chosen.or_else(browser::preferred_language).unwrap_or(Language::English);
        Self {
            bundle,
            current: RwSignal::new(Texts::built_in(language)),
            loaded: StoredValue::new(Vec::new()),
        }
    }

    /// Returns a model for a part of the page whose language changes independently. It starts in
    /// the language of this one and shares the loaded texts.
    #[must_use]
    pub fn fork(self) -> Self {
        Self { current: RwSignal::new(untrack(|| self.current.get())), ..self }
    }

    /// The current texts. A view that reads them is rendered again when the language changes.
    #[must_use]
    pub fn texts(self) -> Texts {
        self.current.get()
    }

    /// The current language.
    #[must_use]
    pub fn language(self) -> Language {
        self.current.with(|texts| texts.language())
    }

    /// The current language, without tracking changes.
    #[must_use]
    pub fn language_now(self) -> Language {
        self.current.with_untracked(|texts| texts.language())
    }

    /// Whether all texts of the current language are loaded.
    #[must_use]
    pub fn is_ready(self) -> bool {
        self.current.with(|texts| texts.is_whole())
    }

    /// Returns the texts of a language, from the server if they are not loaded yet. They are in
    /// English if `locales/` does not have the language. Does not change the language of the page.
    ///
    /// # Errors
    /// [`RequestError`] if the server cannot be reached or refuses.
    pub async fn load(self, language: Language) -> Result<Texts, RequestError> {
        if let Some(texts) = self.loaded(language) {
            return Ok(texts);
        }
        let in_locales = Texts::languages().any(|one| one == language);
        let file = if in_locales { language } else { Language::English };
        let bundle = match self.bundle {
            Bundle::Phone => "phone",
            Bundle::FollowUp => "followup",
            Bundle::Staff => "staff",
        };
        let words = api::texts(SCHEMA, bundle, file).await?;
        // Another caller may have loaded the same language while this one was waiting.
        Ok(self.loaded(language).unwrap_or_else(|| {
            let texts = Texts::leaked(language, words);
            self.loaded.update_value(|loaded| loaded.push(texts));
            texts
        }))
    }

    fn loaded(self, language: Language) -> Option<Texts> {
        self.loaded.with_value(|loaded| loaded.iter().find(|texts| texts.language() == language).copied())
    }

    /// Starts loading texts that [`load`](Self::load) will need soon, in parallel with other
    /// requests.
    pub fn preload(self, language: Language) {
        spawn_local(async move {
            // The later call of `load` reports a failure.
            let _ = self.load(language).await;
        });
    }

    /// Changes the language of the page.
    pub fn set(self, texts: Texts) {
        self.current.set(texts);
    }

    /// Changes the language of the page, and stores it for the next visit.
    pub fn remember(self, texts: Texts) {
        // If it cannot be stored, it still applies to this page.
        let _ = browser::remember_text(LANGUAGE, texts.language().tag());
        self.set(texts);
    }
}

/// The language of this page.
///
/// # Panics
/// Outside of the frames in [`crate::app`], which provide it.
#[must_use]
pub fn use_locale() -> LocaleModel {
    expect_context()
}

/// The texts in the language of this page.
pub fn use_texts() -> impl Fn() -> Texts + Copy + Send + Sync {
    let locale = use_locale();
    move || locale.texts()
}
