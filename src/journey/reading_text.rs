//! What stands in for the presenter below a slide, folded, for who reads alone or looks back.
//!
//! It is loaded with the first slide that has such a place, so that it is there without network when it is unfolded.

use std::sync::Arc;

use konventa_domain::Country;
use konventa_domain::deck::{PublicDeck, Slide, SlideKind};
use leptos::prelude::*;

use super::material::Words;
use super::widgets::{button, folded, status};
use crate::i18n::Texts;
use crate::ui::live;

/// The reading text of a slide, folded, where it has one.
pub(super) fn reading_text(
    t: Texts,
    deck: &Arc<PublicDeck>,
    slide: &Slide,
    country: Country,
) -> Option<AnyView> {
    // A title may have one. Whether this one has is known when they are there.
    let always = match slide.kind {
        SlideKind::Content | SlideKind::Country | SlideKind::Scenario | SlideKind::Poll => true,
        SlideKind::Title => false,
        SlideKind::Quiz { .. } | SlideKind::Results | SlideKind::Help | SlideKind::Pause => return None,
    };
    let words: Words = expect_context();
    // What failed is tried again with the next slide.
    words.want_reading(deck);
    let (deck, id) = (deck.clone(), slide.id.clone());
    Some(live(move || {
        let (deck, id) = (deck.clone(), id.clone());
        // What is always there is not made anew when its text comes, so that it stays unfolded.
        let is_there =
            always || words.reading_of(&deck, &id, country).flatten().is_some_and(|html| !html.is_empty());
        is_there.then(|| {
            let inside = live(move || {
                Some(match words.reading_of(&deck, &id, country) {
                    Some(Some(html)) => {
                        view! { <div class="reading" data-testid="reading-text" inner_html=html></div> }
                            .into_any()
                    }
                    Some(None) => status("quiet", t.app_loading().into_any()),
                    None => failed(t, words, &deck),
                })
            });
            view! { <div data-testid="reading">{folded(t.journey_reading(), vec![inside])}</div> }.into_any()
        })
    }))
}

fn failed(t: Texts, words: Words, deck: &Arc<PublicDeck>) -> AnyView {
    let deck = deck.clone();
    view! {
        {status("", t.journey_no_reading_says().into_any())}
        {button("button primary", "retry-reading", t.app_retry(), move || words.want_reading(&deck))}
    }
    .into_any()
}
