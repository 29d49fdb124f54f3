//! The deck in the reader's language, and separately what only the result may read.

mod solutions;

use std::sync::Arc;

use konventa_domain::deck::{DeckSlides, PublicDeck, Reading};
use konventa_domain::id::{DeckId, SlideId};
use konventa_domain::{Country, Language};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub(super) use self::solutions::Solutions;
use crate::api::{self, RequestError};
use crate::browser;
use crate::i18n::{LocaleModel, Texts, use_locale};

/// A deck and its slides.
type Edition = (Arc<PublicDeck>, Arc<DeckSlides>);

/// Something that is loaded on demand.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Loadable<T> {
    /// Not requested yet, or loading failed.
    NotLoaded,
    Loading,
    Loaded(T),
}

/// The deck that is shown, and how to switch its language. It does not contain the answer key.
#[derive(Debug, Clone, Copy)]
pub(super) struct DeckModel {
    deck: StoredValue<DeckId>,
    shown: RwSignal<Option<Result<Arc<PublicDeck>, RequestError>>>,
    /// The slides that were loaded last; not always those of the deck that is shown.
    slides: RwSignal<Option<Arc<DeckSlides>>>,
    /// What was shown in each language, so that each is loaded once. All of one deck version.
    seen: StoredValue<Vec<(Edition, Loadable<Reading>)>>,
    /// Whether the last request for the reading texts succeeded.
    last_reading_loaded: RwSignal<bool>,
    /// The language requested last, while it is loading.
    pending_language: RwSignal<Option<Language>>,
    unavailable: RwSignal<bool>,
    locale: LocaleModel,
}

impl DeckModel {
    /// Loads the deck in the language chosen before, or in the one that the browser prefers.
    pub(super) fn load(deck: DeckId) -> Self {
        let model = Self::of(deck);
        model.load_first();
        model
    }

    /// Creates the model without loading anything.
    pub(super) fn of(deck: DeckId) -> Self {
        Self {
            deck: StoredValue::new(deck),
            shown: RwSignal::new(None),
            slides: RwSignal::new(None),
            seen: StoredValue::new(Vec::new()),
            last_reading_loaded: RwSignal::new(false),
            pending_language: RwSignal::new(None),
            unavailable: RwSignal::new(false),
            locale: use_locale(),
        }
    }

    pub(super) fn shown(self) -> RwSignal<Option<Result<Arc<PublicDeck>, RequestError>>> {
        self.shown
    }

    /// The slides that were loaded last. Callers check whether they belong to the deck.
    pub(super) fn slides(self) -> RwSignal<Option<Arc<DeckSlides>>> {
        self.slides
    }

    /// Stores slides, and their deck if it is not the one that is shown.
    pub(super) fn add(self, deck: Option<Arc<PublicDeck>>, slides: Arc<DeckSlides>) {
        if let Some(deck) = deck.clone().or_else(|| self.shown_deck()).filter(|deck| slides.belong_to(deck)) {
            self.seen.update_value(|seen| {
                if index_of(seen, &deck).is_none() {
                    let is_other =
                        |one: &PublicDeck| one.version == deck.version && one.language != deck.language;
                    seen.retain(|((one, _), _)| is_other(one));
                    seen.push(((deck, slides.clone()), Loadable::NotLoaded));
                }
            });
        }
        self.slides.set(Some(slides));
        if let Some(deck) = deck {
            self.shown.set(Some(Ok(deck)));
        }
    }

    /// The deck that is shown.
    fn shown_deck(self) -> Option<Arc<PublicDeck>> {
        self.shown.with_untracked(|shown| shown.as_ref()?.as_ref().ok().cloned())
    }

    /// What was already shown in a language, of the version that is shown.
    fn seen_in(self, language: Language) -> Option<Edition> {
        let version = self.shown_deck()?.version.clone();
        let fits = |(deck, _): &&Edition| deck.language == language && deck.version == version;
        self.seen.with_value(|seen| seen.iter().map(|(edition, _)| edition).find(fits).cloned())
    }

    /// Loads the reading texts of a deck unless they are loaded or loading.
    pub(super) fn request_reading(self, deck: &Arc<PublicDeck>) {
        if self.reading(deck, |reading| *reading == Loadable::NotLoaded) != Some(true) {
            return;
        }
        self.set_reading(deck, Loadable::Loading);
        self.last_reading_loaded.set(false);
        let deck = deck.clone();
        spawn_local(async move {
            let found = api::reading(&deck.id, deck.language).await.ok();
            let loaded = found.is_some();
            self.set_reading(&deck, found.map_or(Loadable::NotLoaded, Loadable::Loaded));
            self.last_reading_loaded.set(loaded);
        });
    }

    /// The reading text of a slide; empty if the slide has none.
    pub(super) fn reading_of(
        self,
        deck: &Arc<PublicDeck>,
        slide: &SlideId,
        country: Country,
    ) -> Loadable<String> {
        self.last_reading_loaded.track();
        let of = |reading: &Loadable<Reading>| match reading {
            Loadable::NotLoaded => Loadable::NotLoaded,
            Loadable::Loading => Loadable::Loading,
            Loadable::Loaded(texts) => {
                let text = texts.of(slide, country);
                Loadable::Loaded(text.map_or_else(String::new, |text| text.0.clone()))
            }
        };
        self.reading(deck, of).unwrap_or(Loadable::NotLoaded)
    }

    fn reading<T>(self, deck: &Arc<PublicDeck>, of: impl FnOnce(&Loadable<Reading>) -> T) -> Option<T> {
        self.seen.with_value(|seen| seen.get(index_of(seen, deck)?).map(|(_, reading)| of(reading)))
    }

    fn set_reading(self, deck: &Arc<PublicDeck>, to: Loadable<Reading>) {
        self.seen.update_value(|seen| {
            if let Some((_, reading)) = index_of(seen, deck).and_then(|index| seen.get_mut(index)) {
                *reading = to;
            }
        });
    }

    /// The language that was chosen and is loading.
    pub(super) fn pending_language(self) -> Option<Language> {
        self.pending_language.get()
    }

    /// Whether the language chosen last could not be loaded.
    pub(super) fn unavailable(self) -> bool {
        self.unavailable.get()
    }

    /// Tries again after a failure.
    pub(super) fn retry(self) {
        self.shown.set(None);
        self.load_first();
    }

    fn load_first(self) {
        let language = self.locale.language_now();
        let name = self.deck.get_value();
        self.locale.preload(language);
        spawn_local(async move {
            // The deck may not be available in the reader's language, and one page has one
            // language.
            let loaded = match load_in_available_language(&name, language).await {
                Ok(deck) => self.locale.load(deck.language).await.map(|texts| (deck, texts)),
                Err(error) => Err(error),
            };
            let shown = match loaded {
                Ok((deck, texts)) => {
                    self.set_texts(texts);
                    Ok(Arc::new(deck))
                }
                Err(error) => {
                    // So that the page can say what is wrong and where to find help.
                    if let Ok(texts) = self.locale.load(language).await {
                        self.set_texts(texts);
                    }
                    Err(error)
                }
            };
            self.shown.set(Some(shown));
        });
    }

    /// Switches interface and deck to another language once the deck and its slides have loaded.
    /// Nothing else changes. `focus` is a selector of the element that gets the focus then.
    pub(super) fn switch_language(self, language: Language, focus: String) {
        self.pending_language.set(Some(language));
        self.unavailable.set(false);
        let name = self.deck.get_value();
        self.locale.preload(language);
        spawn_local(async move {
            let found = match self.seen_in(language) {
                Some(edition) => Ok(edition),
                None => {
                    api::whole_deck(&name, language).await.map(|(deck, slides)| (deck.into(), slides.into()))
                }
            };
            let texts = self.locale.load(language).await;
            if self.pending_language.get_untracked() != Some(language) {
                return;
            }
            self.pending_language.set(None);
            let (Ok((deck, slides)), Ok(texts)) = (found, texts) else {
                self.unavailable.set(true);
                return browser::focus_alert();
            };
            self.locale.remember(texts);
            self.add(Some(deck), slides);
            browser::focus_soon(focus);
        });
    }

    /// Sets the texts unless they are already set: setting them renders everything again.
    fn set_texts(self, texts: Texts) {
        if untrack(|| self.locale.texts()) != texts {
            self.locale.set(texts);
        }
    }
}

/// The index of this deck among the editions.
fn index_of(seen: &[(Edition, Loadable<Reading>)], deck: &Arc<PublicDeck>) -> Option<usize> {
    seen.iter().position(|((one, _), _)| Arc::ptr_eq(one, deck))
}

/// Loads a deck in the language; if it is not available, in English or in any language it has.
async fn load_in_available_language(name: &DeckId, language: Language) -> Result<PublicDeck, RequestError> {
    let found = api::deck(name, language).await;
    let Err(RequestError::Refused(_)) = found else { return found };
    let all = api::decks().await?;
    let languages =
        all.into_iter().find(|deck| deck.id == *name).map(|deck| deck.languages).unwrap_or_default();
    let english = languages.iter().find(|l| **l == Language::English);
    match english.or(languages.first()) {
        Some(other) => api::deck(name, *other).await,
        None => found,
    }
}
