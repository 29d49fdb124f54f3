//! What can be opened below every task: help lines, another language, and links to help and
//! privacy.

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::journey::Journey;
use leptos::prelude::*;

use super::languages::languages;
use super::model::use_journey;
use super::overlay::overlay_links;

use super::widgets::folded;
use crate::i18n::Texts;
use crate::safety::help_lines;
use crate::ui::{Child, el};

/// Help lines, languages, and links to help and privacy.
pub(super) fn aside(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let country = use_journey().peek(Journey::country);
    let help = folded(t.safety_help_lines(), vec![help_lines(t, deck, country)]);
    aside_of([Some(help), other_language(t, deck)], t)
}

/// What is given, and the links to help and privacy.
pub(super) fn aside_of(parts: impl Child, t: Texts) -> AnyView {
    el("aside").class("aside").child(parts).child(overlay_links(t)).into_any()
}

/// The same for a screen that already has the language choices: a page has only one such group.
pub(super) fn aside_without_language(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let country = use_journey().peek(Journey::country);
    let help = folded(t.safety_help_lines(), vec![help_lines(t, deck, country)]);
    aside_of(help, t)
}

/// The other languages; `None` for a deck in only one.
pub(super) fn other_language(t: Texts, deck: &PublicDeck) -> Option<AnyView> {
    (deck.languages.len() > 1).then(|| folded(t.journey_language(), vec![languages(t, deck)]))
}
