//! The language that a page speaks, and how it comes to speak another one.

use konventa_domain::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{SCHEMA, Texts};
use crate::api::{self, Fault};
use crate::browser;

/// Where the chosen language is kept.
const LANGUAGE: &str = "konventa.language";

/// Which of the words a page needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bundle {
    /// What a student's phone shows.
    Phone,
    /// What a student's phone shows who answers once more.
    Again,
    /// Everything.
    Desk,
}

/// The language of this page, as context.
#[derive(Debug, Clone, Copy)]
pub struct Speech {
    bundle: Bundle,
    spoken: RwSignal<Texts>,
    /// The languages whose words are there.
    known: StoredValue<Vec<Texts>>,
}

impl Speech {
    /// Begins in the language that was chosen here before, or else in the first of the browser's that we know, or else in
    /// English. Its words are on their way then.
    #[must_use]
    pub fn begin(bundle: Bundle) -> Self {
        let chosen = browser::recall_text(LANGUAGE).ok().flatten().and_then(|tag| Language::from_tag(&tag));
        let language = chosen.or_else(browser::preferred_language).unwrap_or(Language::English);
        Self { bundle, spoken: RwSignal::new(Texts::built_in(language)), known: StoredValue::new(Vec::new()) }
    }

    /// Another voice on the same page, which begins in the language of this one: for what is shown as others see it.
    #[must_use]
    pub fn apart(self) -> Self {
        Self { spoken: RwSignal::new(untrack(|| self.spoken.get())), ..self }
    }

    /// The words now. What reads them is shown anew in another language.
    #[must_use]
    pub fn texts(self) -> Texts {
        self.spoken.get()
    }

    /// The language now.
    #[must_use]
    pub fn language(self) -> Language {
        self.spoken.with(|texts| texts.language())
    }

    /// The language now, without being told of another one.
    #[must_use]
    pub fn language_now(self) -> Language {
        self.spoken.with_untracked(|texts| texts.language())
    }

    /// Whether the page can speak.
    #[must_use]
    pub fn is_ready(self) -> bool {
        self.spoken.with(|texts| texts.is_whole())
    }

    /// The words of a language: those that are there, or from the server. English where the interface is not translated.
    ///
    /// # Errors
    /// [`Fault`] where they cannot be had.
    pub async fn learn(self, language: Language) -> Result<Texts, Fault> {
        if let Some(texts) = self.known(language) {
            return Ok(texts);
        }
        let in_locales = Texts::languages().any(|one| one == language);
        let file = if in_locales { language } else { Language::English };
        let bundle = match self.bundle {
            Bundle::Phone => "phone",
            Bundle::Again => "again",
            Bundle::Desk => "desk",
        };
        let words = api::texts(SCHEMA, bundle, file).await?;
        // Somebody else may have asked for the same meanwhile.
        Ok(self.known(language).unwrap_or_else(|| {
            let texts = Texts::kept(language, words);
            self.known.update_value(|known| known.push(texts));
            texts
        }))
    }

    fn known(self, language: Language) -> Option<Texts> {
        self.known.with_value(|known| known.iter().find(|texts| texts.language() == language).copied())
    }

    /// Asks for the words of a language that will be learnt in a moment, so that they come beside what else is waited for.
    pub fn expect(self, language: Language) {
        spawn_local(async move {
            // Whoever learns it hears of a failure.
            let _ = self.learn(language).await;
        });
    }

    /// Speaks from now on with these words.
    pub fn speak(self, texts: Texts) {
        self.spoken.set(texts);
    }

    /// Speaks a language from now on, here and when the page is opened again.
    pub fn choose(self, texts: Texts) {
        // Where it cannot be kept, it holds for this page.
        let _ = browser::remember_text(LANGUAGE, texts.language().tag());
        self.speak(texts);
    }
}

/// The language of this page.
///
/// # Panics
/// Outside of the frames in [`crate::app`], which provide it.
#[must_use]
pub fn use_speech() -> Speech {
    expect_context()
}

/// The texts in the language of this page.
pub fn use_texts() -> impl Fn() -> Texts + Copy + Send + Sync {
    let speech = use_speech();
    move || speech.texts()
}
