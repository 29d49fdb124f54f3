//! What stands in for the presenter below a slide, folded, for who reads alone or looks back.
//!
//! It is loaded with the first slide that has such a place, so that it is there without network when it is unfolded.

use std::sync::Arc;

use konventa_domain::Country;
use konventa_domain::deck::{PublicDeck, Reading, Slide, SlideKind};
use konventa_domain::id::DeckVersion;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::widgets::{button, folded, status};
use crate::i18n::Texts;
use crate::ui::live;
use crate::{api, browser};

/// The reading texts that were loaded, as context.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReadingTexts {
    /// Each language is loaded once. The version is that of the deck they were loaded for.
    loaded: RwSignal<Vec<(DeckVersion, Arc<Reading>)>>,
    /// The deck whose texts were asked for last.
    wanted: StoredValue<Option<Arc<PublicDeck>>>,
    /// Whether they could not be had.
    failed: RwSignal<bool>,
}

impl ReadingTexts {
    /// Loads nothing before a slide wants it. After a failure it tries again when the network is back.
    pub(super) fn none_yet() -> Self {
        let this = Self {
            loaded: RwSignal::new(Vec::new()),
            wanted: StoredValue::new(None),
            failed: RwSignal::new(false),
        };
        browser::on_online(move || {
            if this.failed.get_untracked() {
                this.load();
            }
        });
        this
    }

    /// Those of a deck, once they are there: never in another language.
    fn of(self, deck: &PublicDeck) -> Option<Arc<Reading>> {
        self.loaded.with(|loaded| {
            let fits = |(version, texts): &&(DeckVersion, Arc<Reading>)| {
                (version, texts.language) == (&deck.version, deck.language)
            };
            loaded.iter().find(fits).map(|(_, texts)| texts.clone())
        })
    }

    /// Has them loaded, unless they are there or on their way.
    fn want(self, deck: &Arc<PublicDeck>) {
        let before = self.wanted.get_value();
        let asked = before.is_some_and(|before| Arc::ptr_eq(&before, deck)) && !self.failed.get_untracked();
        if asked || untrack(|| self.of(deck)).is_some() {
            return;
        }
        self.wanted.set_value(Some(deck.clone()));
        self.load();
    }

    fn load(self) {
        let Some(deck) = self.wanted.get_value() else { return };
        self.failed.set(false);
        spawn_local(async move {
            let found = api::reading(&deck.id, deck.language).await;
            // What another language is asked for since is not answered by this one's failure.
            let is_wanted = self.wanted.get_value().is_some_and(|wanted| Arc::ptr_eq(&wanted, &deck));
            match found {
                Ok(texts) => self.loaded.update(|all| all.push((deck.version.clone(), texts.into()))),
                Err(_) if is_wanted => self.failed.set(true),
                Err(_) => {}
            }
        });
    }

    /// What is unfolded.
    fn inside(self, t: Texts, deck: &PublicDeck, slide: &Slide, country: Country) -> AnyView {
        let text = self.of(deck).and_then(|texts| texts.of(&slide.id, country).cloned());
        if let Some(text) = text {
            return view! { <div class="reading" data-testid="reading-text" inner_html=text.0></div> }
                .into_any();
        }
        if !self.failed.get() {
            return status("quiet", t.app_loading().into_any());
        }
        view! {
            {status("", t.journey_no_reading_says().into_any())}
            {button("button", "retry-reading", t.app_retry(), move || self.load())}
        }
        .into_any()
    }
}

/// The reading text of a slide, folded: nothing where it has none.
pub(super) fn reading_text(t: Texts, deck: &Arc<PublicDeck>, slide: &Slide, country: Country) -> AnyView {
    // A title may have one. Whether this one has is known when they are there.
    let always = match slide.kind {
        SlideKind::Content | SlideKind::Country | SlideKind::Scenario | SlideKind::Poll => true,
        SlideKind::Title => false,
        SlideKind::Quiz { .. } | SlideKind::Results | SlideKind::Help | SlideKind::Pause => {
            return ().into_any();
        }
    };
    let texts: ReadingTexts = expect_context();
    texts.want(deck);
    let (deck, slide) = (deck.clone(), Arc::new(slide.clone()));
    let has = {
        let (deck, id) = (deck.clone(), slide.id.clone());
        move || texts.of(&deck).map_or(always, |texts| texts.of(&id, country).is_some())
    };
    // So that what is unfolded stays so when its text comes.
    let has = Memo::new(move |_| has());
    live(move || {
        let (deck, slide) = (deck.clone(), slide.clone());
        has.get().then(|| {
            let inside = live(move || Some(texts.inside(t, &deck, &slide, country)));
            view! { <div data-testid="reading">{folded(t.journey_reading(), vec![inside])}</div> }.into_any()
        })
    })
}
