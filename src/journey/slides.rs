//! The slides, which load after the first screen: the first item does not wait for them, and they
//! are there long before they are shown.

use std::sync::Arc;

use konventa_domain::backoff::spread;
use konventa_domain::deck::{DeckSlides, PublicDeck};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::material::DeckModel;
use super::widgets::{missing, status};
use crate::effect::react;
use crate::i18n::Texts;
use crate::{api, browser};

/// The usual wait before another attempt, in milliseconds.
const WAIT: f64 = 7_500.0;

/// Fetches the slides of the deck that is shown, for as long as this page is there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slides {
    deck_model: DeckModel,
    failed: RwSignal<bool>,
    next: StoredValue<Option<TimeoutHandle>>,
}

impl Slides {
    /// Starts once the first screen is shown, and repeats until the slides have loaded: after a
    /// while, and at once when the network is back or the phone is looked at again.
    pub(super) fn fetch(deck_model: DeckModel) -> Self {
        let model = Self { deck_model, failed: RwSignal::new(false), next: StoredValue::new(None) };
        let shown = deck_model.shown();
        react(move || {
            shown.track();
            model.request();
        });
        browser::on_online(move || model.request());
        browser::on_seen(move || model.request());
        model
    }

    /// The slides of this deck, once they have loaded: never those of another version or language.
    pub(super) fn of(self, deck: &PublicDeck) -> Option<Arc<DeckSlides>> {
        self.deck_model.slides().get().filter(|slides| slides.belong_to(deck))
    }

    /// Replaces a slide until it has loaded.
    pub(super) fn placeholder(self, t: Texts) -> AnyView {
        if !self.failed.get() {
            return status("quiet", t.app_loading());
        }
        let retry = move || {
            self.failed.set(false);
            self.request();
        };
        missing(t, t.journey_no_slides_says(), "retry", retry)
    }

    /// The deck that is shown, if its slides have not loaded.
    fn deck_without_slides(self) -> Option<Arc<PublicDeck>> {
        let deck = untrack(|| self.deck_model.shown().get())?.ok()?;
        untrack(|| self.of(&deck)).is_none().then_some(deck)
    }

    fn request(self) {
        let Some(deck) = self.deck_without_slides() else { return };
        self.schedule(None);
        spawn_local(async move {
            let mut found = api::slides(&deck.id, deck.language).await.map(|slides| (None, slides));
            if found.as_ref().is_ok_and(|(_, slides)| !slides.belong_to(&deck)) {
                // The deck has changed since it was loaded.
                let both = api::whole_deck(&deck.id, deck.language).await;
                found = both.map(|(deck, slides)| (Some(deck), slides));
            }
            // Another attempt was faster, or another language was chosen.
            if !self.deck_without_slides().is_some_and(|now| Arc::ptr_eq(&now, &deck)) {
                return;
            }
            self.failed.set(found.is_err());
            match found {
                Ok((newer, slides)) => self.deck_model.add(newer.map(Arc::new), slides.into()),
                Err(_) => self.schedule(Some(spread(WAIT, browser::random_unit()))),
            }
        });
    }

    /// Replaces the timer of the next attempt; `None` cancels it.
    fn schedule(self, wait: Option<f64>) {
        let retry = move || self.request();
        let next = wait.and_then(|ms| set_timeout_with_handle(retry, browser::milliseconds(ms)).ok());
        if let Some(earlier) = self.next.try_update_value(|now| std::mem::replace(now, next)).flatten() {
            earlier.clear();
        }
    }
}
