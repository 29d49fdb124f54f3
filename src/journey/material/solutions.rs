//! The answer key and the explanations, which only sharing and the result read.

use std::sync::Arc;

use konventa_domain::Language;
use konventa_domain::deck::{AnswerKey, PublicDeck, Review};
use konventa_domain::id::{DeckId, DeckVersion};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::DeckModel;
use crate::effect::react;
use crate::journey::model::JourneyModel;
use crate::journey::selectors;
use crate::{api, browser};

/// What only sharing and the result read. It is fetched while there is a network, and the view of
/// an item never gets it.
#[derive(Debug, Clone, Copy)]
pub(in crate::journey) struct Solutions {
    key: RwSignal<Option<Arc<AnswerKey>>>,
    review: RwSignal<Option<Arc<Review>>>,
    failed: RwSignal<bool>,
}

impl Solutions {
    /// Fetches key and explanations as soon as the quiz has begun, again when language or version
    /// change, and after a failure when the network is back.
    pub(in crate::journey) fn fetch(model: JourneyModel, deck_model: DeckModel) -> Self {
        let solutions =
            Self { key: RwSignal::new(None), review: RwSignal::new(None), failed: RwSignal::new(false) };
        let needed = move || {
            let enrolled = model.read(|journey| selectors::enrolled(journey).is_some());
            let of = |deck: &Arc<PublicDeck>| (deck.version.clone(), deck.language);
            let deck = deck_model.shown.with(|deck| deck.as_ref()?.as_ref().ok().map(of));
            deck.filter(|_| enrolled)
        };
        let load = move |needed: Option<(DeckVersion, Language)>| {
            if let Some((_, language)) = needed {
                solutions.load(deck_model.deck.get_value(), language);
            }
        };
        let mut before = None;
        react(move || {
            let now = needed();
            if before != now {
                load(now.clone());
                before = now;
            }
        });
        browser::on_online(move || {
            if solutions.failed.get_untracked() {
                load(untrack(needed));
            }
        });
        solutions
    }

    fn load(self, name: DeckId, language: Language) {
        self.failed.set(false);
        spawn_local(async move {
            let key = api::key(&name).await;
            let review = api::review(&name, language).await;
            self.failed.set(key.is_err() || review.is_err());
            // The same key again, after a change of language, must not build again what is being
            // filled in.
            if let Ok(key) = key
                && self.key.with_untracked(|now| now.as_deref() != Some(&key))
            {
                self.key.set(Some(Arc::new(key)));
            }
            if let Ok(review) = review {
                self.review.set(Some(Arc::new(review)));
            }
        });
    }

    pub(in crate::journey) fn key(self) -> Option<Arc<AnswerKey>> {
        self.key.get()
    }

    pub(in crate::journey) fn review(self) -> Option<Arc<Review>> {
        self.review.get()
    }

    pub(in crate::journey) fn failed(self) -> bool {
        self.failed.get()
    }

    /// Tries again after a failure.
    pub(in crate::journey) fn retry(self, deck: &PublicDeck) {
        self.load(deck.id.clone(), deck.language);
    }
}
