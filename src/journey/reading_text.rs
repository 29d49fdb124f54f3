//! The text that replaces the presenter below a slide, folded, for students who read alone or look
//! back.
//!
//! It is loaded with the first slide that can have one, so that it is there without network when it
//! is unfolded.

use std::sync::Arc;

use konventa_domain::Country;
use konventa_domain::deck::{PublicDeck, Requirement, Slide};
use leptos::prelude::*;

use super::material::{DeckModel, Loadable};
use super::widgets::{folded, missing, status};
use crate::i18n::Texts;
use crate::ui::{dynamic, el};

/// The folded reading text of a slide; `None` for kinds of slides that have none.
pub(super) fn reading_text(
    t: Texts,
    deck: &Arc<PublicDeck>,
    slide: &Slide,
    country: Country,
) -> Option<AnyView> {
    let always = match slide.kind.spec().reading {
        Requirement::Required => true,
        // Whether it has one is known once the texts have loaded.
        Requirement::Optional => false,
        Requirement::Forbidden => return None,
    };
    let deck_model: DeckModel = expect_context();
    // A failed request is repeated with the next slide.
    deck_model.request_reading(deck);
    let (deck, id) = (deck.clone(), slide.id.clone());
    Some(dynamic(move || {
        let (deck, id) = (deck.clone(), id.clone());
        // The fold is not rebuilt when its text arrives, so that it stays open.
        let has_text = || matches!(deck_model.reading_of(&deck, &id, country), Loadable::Loaded(html) if !html.is_empty());
        let is_there = always || has_text();
        is_there.then(|| {
            let inside = dynamic(move || {
                Some(match deck_model.reading_of(&deck, &id, country) {
                    Loadable::Loaded(html) => {
                        el("div").class("reading").testid("reading-text").html(&html).into_any()
                    }
                    Loadable::Loading => status("quiet", t.app_loading()),
                    Loadable::NotLoaded => {
                        let deck = deck.clone();
                        let retry = move || deck_model.request_reading(&deck);
                        missing(t, t.journey_no_reading_says(), "retry-reading", retry)
                    }
                })
            });
            el("div").testid("reading").child(folded(t.journey_reading(), vec![inside])).into_any()
        })
    }))
}
