//! The first screen: what this is, language and country.

use std::sync::Arc;

use konventa_domain::Country;
use konventa_domain::deck::PublicDeck;
use konventa_domain::journey::{Journey, Step};
use leptos::prelude::*;

use super::aside::aside_without_language;
use super::languages::languages;
use super::live::code_field;
use super::model::use_journey;
use super::widgets::{ChoiceStyle, button, choice, hint, paragraph, progress, screen};
use crate::browser;
use crate::i18n::{Texts, args};
use crate::ui::el;

/// The first screen.
pub(super) fn welcome(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let introduction = Introduction {
        lead: t.journey_welcome_about(&deck.minutes.to_string()),
        promise: t.journey_welcome_promise(),
    };
    opening_screen(t, deck, introduction, Some(code_field(t, t.hall_have_code())))
}

/// What the first screen says about the journey.
#[derive(Debug)]
pub(super) struct Introduction {
    pub(super) lead: String,
    pub(super) promise: &'static str,
}

/// A first screen: what this is, language, country, and an alternative to this page.
pub(super) fn opening_screen(
    t: Texts,
    deck: &Arc<PublicDeck>,
    introduction: Introduction,
    alternative: Option<AnyView>,
) -> AnyView {
    let model = use_journey();
    let country_missing = RwSignal::new(false);
    let onward = move || {
        if model.act(Step::Onward).is_err() {
            country_missing.set(true);
            browser::focus_alert();
        }
    };
    let missing = move || country_missing.get() && model.read(Journey::country).is_none();
    let choices = el("div").class("choices").child(Country::ALL.map(|country| country_choice(t, country)));
    let countries = el("fieldset")
        .child(el("legend").child(t.journey_country()))
        .child(hint(move || if missing() { t.journey_country_first() } else { "" }))
        .child(paragraph("quiet", t.journey_country_why()))
        .child(choices);
    let task = vec![
        progress(t.journey_step_of(args::JourneyStepOf { n: "1", of: "3" }), "", 1, 3),
        introduction_view(t, deck, introduction),
        alternative.into_any(),
        countries.into_any(),
        aside_without_language(t, deck),
    ];
    screen(task, vec![button("button primary", "onward", t.journey_onward(), onward)])
}

fn introduction_view(t: Texts, deck: &Arc<PublicDeck>, introduction: Introduction) -> AnyView {
    let words = [paragraph("lead", introduction.lead), paragraph("", introduction.promise)];
    let words = el("div").attr("tabindex", "-1").child(el("h1").child(&deck.title)).child(words);
    let legend = el("legend").child(t.journey_language());
    vec![words.into_any(), el("fieldset").child(legend).child(languages(t, deck)).into_any()].into_any()
}

fn country_choice(t: Texts, country: Country) -> AnyView {
    let model = use_journey();
    let chosen = move || model.read(Journey::country) == Some(country);
    let mut testid = String::from("country-");
    testid.push_str(country.code());
    let words = el("span").child(t.country(country)).into_any();
    choice(ChoiceStyle::Plain, "country", testid, words, chosen, move || model.go(Step::Choose(country)))
}
