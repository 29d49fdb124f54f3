//! Choosing the language of interface and deck.

use std::rc::Rc;

use konventa_domain::Language;
use konventa_domain::deck::PublicDeck;
use leptos::prelude::*;

use super::material::DeckModel;
use super::widgets::{ChoiceStyle, choice, hint};
use crate::i18n::Texts;
use crate::ui::el;

/// The languages of the deck. Interface and deck change together once the deck has loaded.
pub(super) fn languages(t: Texts, deck: &PublicDeck) -> AnyView {
    let deck_model: DeckModel = expect_context();
    let current = deck.language;
    let chosen = Rc::new(move || deck_model.pending_language().unwrap_or(current));
    let choose = Rc::new(move |language, focus| deck_model.switch_language(language, focus));
    let missing = hint(move || if deck_model.unavailable() { t.journey_language_unavailable() } else { "" });
    vec![language_choices(deck.languages.clone(), chosen, choose), missing].into_any()
}

/// Languages side by side. `choose` also receives a selector of the choice, to focus it after
/// everything was rendered again.
pub(super) fn language_choices(
    offered: Vec<Language>,
    current: Rc<dyn Fn() -> Language>,
    choose: Rc<dyn Fn(Language, String)>,
) -> AnyView {
    let one = |language: Language| {
        let mut testid = String::from("language-");
        testid.push_str(language.tag());
        let mut selector = String::from("[data-testid=\"");
        selector.push_str(&testid);
        selector.push_str("\"] input");
        let current = current.clone();
        let chosen = move || current() == language;
        let choose = choose.clone();
        let words = el("span").attr("lang", language.tag()).child(language.own_name()).into_any();
        choice(ChoiceStyle::Plain, "language", testid, words, chosen, move || {
            choose(language, selector.clone());
        })
    };
    let choices: Vec<AnyView> = offered.into_iter().map(one).collect();
    el("div").class("choices side-by-side").child(choices).into_any()
}
