//! Language and country, and what this is.

use std::rc::Rc;
use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::journey::{Journey, Step};
use konventa_domain::{Country, Language};
use leptos::prelude::*;

use super::aside::aside_without_language;
use super::material::Words;
use super::model::use_journey;
use super::widgets::{button, choice, paragraph, progress, screen, status};
use crate::i18n::{Texts, args};
use crate::route;
use crate::ui::live_words;

/// The first screen.
pub(super) fn welcome(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let about = About {
        lead: t.journey_welcome_about(&deck.minutes.to_string()),
        promise: t.journey_welcome_promise(),
    };
    let door = view! { <a class="to-door" href=route::DOOR>{t.hall_have_code()}</a> };
    opening(t, deck, about, Some(door.into_any()))
}

/// What the first screen says of the journey.
#[derive(Debug)]
pub(super) struct About {
    pub(super) lead: String,
    pub(super) promise: &'static str,
}

/// A first screen: what this is, language, country, and another way than this one.
pub(super) fn opening(t: Texts, deck: &Arc<PublicDeck>, says: About, other_way: Option<AnyView>) -> AnyView {
    let model = use_journey();
    let country_missing = RwSignal::new(false);
    let onward = move || country_missing.set(model.act(Step::Onward).is_err());
    let missing = move || country_missing.get() && model.read(Journey::country).is_none();
    let countries = view! {
        <fieldset>
            <legend>{t.journey_country()}</legend>
            {paragraph("quiet", t.journey_country_why())}
            <div class="choices">{Vec::from(Country::ALL.map(|country| country_choice(t, country)))}</div>
            {hint(move || if missing() { t.journey_country_first() } else { "" })}
        </fieldset>
    };
    let task = vec![
        progress(t.journey_step_of(args::JourneyStepOf { n: "1", of: "3" }), "", 1, 3),
        about(t, deck, says),
        countries.into_any(),
        other_way.into_any(),
        aside_without_language(t, deck),
    ];
    screen(task, vec![button("button primary", "onward", t.journey_onward(), onward)])
}

fn about(t: Texts, deck: &Arc<PublicDeck>, says: About) -> AnyView {
    view! {
        <div tabindex="-1">
            <h1>{deck.title.clone()}</h1>
            {paragraph("lead", says.lead)}
            {paragraph("", says.promise)}
        </div>
        <fieldset>
            <legend>{t.journey_language()}</legend>
            {languages(t, deck)}
        </fieldset>
    }
    .into_any()
}

/// What is missing, where something is.
fn hint(words: impl Fn() -> &'static str + Send + 'static) -> AnyView {
    status("hint", live_words(words))
}

fn country_choice(t: Texts, country: Country) -> AnyView {
    let model = use_journey();
    let chosen = Signal::derive(move || model.read(Journey::country) == Some(country));
    let mut testid = String::from("country-");
    testid.push_str(country.code());
    let words = view! { <span>{t.country(country)}</span> }.into_any();
    choice("country", testid, words, chosen, move || model.go(Step::Choose(country)))
}

/// The languages of the deck. Interface and deck change together, as soon as the deck is there.
pub(super) fn languages(t: Texts, deck: &PublicDeck) -> AnyView {
    let words: Words = expect_context();
    let spoken = deck.language;
    let chosen = Signal::derive(move || words.wanted().unwrap_or(spoken));
    let choose = Rc::new(move |language, focus| words.speak(language, focus));
    view! {
        {language_choices(deck.languages.clone(), chosen, choose)}
        {hint(move || if words.unavailable() { t.journey_language_unavailable() } else { "" })}
    }
    .into_any()
}

/// Languages side by side. `choose` also hears how to find the choice again, when all of it is made anew.
pub(super) fn language_choices(
    offered: Vec<Language>,
    spoken: Signal<Language>,
    choose: Rc<dyn Fn(Language, String)>,
) -> AnyView {
    let one = |language: Language| {
        let mut testid = String::from("language-");
        testid.push_str(language.tag());
        let mut selector = String::from("[data-testid=\"");
        selector.push_str(&testid);
        selector.push_str("\"] input");
        let chosen = Signal::derive(move || spoken.get() == language);
        let choose = choose.clone();
        let words = view! { <span lang=language.tag()>{language.own_name()}</span> }.into_any();
        choice("language", testid, words, chosen, move || {
            choose(language, selector.clone());
        })
    };
    let choices: Vec<AnyView> = offered.into_iter().map(one).collect();
    view! { <div class="choices side-by-side">{choices}</div> }.into_any()
}
