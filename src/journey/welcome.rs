//! Language and country, and what this is.

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::journey::{Journey, Step};
use konventa_domain::{Country, Language};
use leptos::prelude::*;

use super::aside::Aside;
use super::material::Slides;
use super::model::use_journey;
use super::widgets::{button, choice, progress};
use crate::i18n::Texts;

/// The first screen.
#[component]
pub(super) fn Welcome(t: Texts, deck: Arc<PublicDeck>) -> impl IntoView {
    let model = use_journey();
    let country_missing = RwSignal::new(false);
    let onward = move || country_missing.set(model.act(Step::Onward).is_err());
    let title = deck.title.clone();
    let about = t.journey_welcome_about(&deck.minutes.to_string());
    view! {
        <main class="task">
            {progress(t.journey_step_of("1", "3"), "", 1, 3)}
            <div tabindex="-1">
                <h1>{title}</h1>
                <p class="lead">{about}</p>
                <p>{t.journey_welcome_promise()}</p>
            </div>
            <fieldset>
                <legend>{t.journey_language()}</legend>
                <Languages t deck=deck.clone() />
            </fieldset>
            <fieldset>
                <legend>{t.journey_country()}</legend>
                <p class="quiet">{t.journey_country_why()}</p>
                <div class="choices">{Country::ALL.map(|country| country_choice(t, country)).collect_view()}</div>
                <p role="alert" class="hint">
                    {move || {
                        let missing = country_missing.get() && model.read(Journey::country).is_none();
                        missing.then(|| t.journey_country_first())
                    }}
                </p>
            </fieldset>
            <Aside t deck />
        </main>
        <footer class="bar">{button("button primary", "onward", t.journey_onward(), onward)}</footer>
    }
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
#[component]
pub(super) fn Languages(t: Texts, deck: Arc<PublicDeck>) -> impl IntoView {
    let slides: Slides = expect_context();
    let spoken = deck.language;
    let one = move |language: Language| {
        let mut testid = String::from("language-");
        testid.push_str(language.tag());
        let mut selector = String::from("[data-testid=\"");
        selector.push_str(&testid);
        selector.push_str("\"] input");
        let chosen = Signal::derive(move || slides.wanted().unwrap_or(spoken) == language);
        let words = view! { <span lang=language.tag()>{language.own_name()}</span> }.into_any();
        choice("language", testid, words, chosen, move || {
            slides.speak(language, selector.clone());
        })
    };
    view! {
        <div class="choices side-by-side">{deck.languages.iter().copied().map(one).collect_view()}</div>
        <p role="status" class="hint">
            {move || {
                slides.unavailable().then(|| t.journey_language_unavailable(spoken.own_name()))
            }}
        </p>
    }
}
