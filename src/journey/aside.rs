//! What can be opened below every task: help lines, and another language.

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::journey::Journey;
use leptos::prelude::*;

use super::model::use_journey;
use super::welcome::Languages;
use crate::i18n::Texts;
use crate::safety::HelpLines;

/// Help lines, languages, and what the exit does.
#[component]
pub(super) fn Aside(t: Texts, deck: Arc<PublicDeck>) -> impl IntoView {
    let country = use_journey().peek(Journey::country);
    let languages = (deck.languages.len() > 1).then(|| {
        let deck = deck.clone();
        view! {
            <details>
                <summary>{t.journey_language()}</summary>
                <Languages t deck />
            </details>
        }
    });
    view! {
        <aside class="aside">
            <details>
                <summary>{t.safety_help_lines()}</summary>
                <HelpLines t deck country />
            </details>
            {languages}
            <details>
                <summary>{t.safety_exit_help()}</summary>
                <p>{t.safety_exit_does()}</p>
                <p>{t.safety_exit_does_not()}</p>
            </details>
        </aside>
    }
}
