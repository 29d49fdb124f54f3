//! Where to find help, what the exit does, and how to read this if somebody may see the phone.

use konventa_domain::Country;
use konventa_domain::deck::PublicDeck;
use konventa_domain::journey::Journey;
use leptos::prelude::*;

use crate::i18n::Texts;
use crate::journey::material::DeckModel;
use crate::journey::model::JourneyModel;
use crate::journey::widgets::{button, link, paragraph, points, section, status, title};
use crate::safety::exit_explained;
use crate::safety::help_lines;
use crate::ui::{dynamic, el};

/// The page.
pub(super) fn help(t: Texts, deck_model: DeckModel) -> Vec<AnyView> {
    let country = use_context::<JourneyModel>().and_then(|model| model.peek(Journey::country));
    let lines = dynamic(move || {
        Some(match deck_model.shown().get() {
            None => status("quiet", t.app_loading()),
            Some(Ok(deck)) => all_lines(t, &deck, country),
            Some(Err(_)) => {
                let retry = button("button", "retry", t.app_retry(), move || deck_model.retry());
                vec![status("", t.safety_lines_missing()), retry].into_any()
            }
        })
    });
    let reading = [
        t.safety_reading_private(),
        t.safety_reading_history(),
        t.safety_reading_calls(),
        t.safety_reading_offline(),
    ];
    let call = link("button primary", "call", "tel:112", t.safety_danger_call());
    vec![
        title(t.safety_help_title()),
        section("card", t.safety_danger(), vec![paragraph("", t.safety_danger_says()), call]),
        paragraph("", t.safety_lines_about()),
        lines,
        section("", t.safety_exit_help(), exit_explained(t)),
        section("", t.safety_reading(), vec![points("points", &reading)]),
    ]
}

/// The help lines of every country, beginning with the chosen one.
fn all_lines(t: Texts, deck: &PublicDeck, chosen: Option<Country>) -> AnyView {
    let others = Country::ALL.into_iter().filter(|country| Some(*country) != chosen);
    let groups: Vec<AnyView> = chosen
        .into_iter()
        .chain(others)
        .map(|country| section("", t.country(country), vec![help_lines(t, deck, Some(country))]))
        .collect();
    el("div").class("all-lines").testid("all-lines").child(groups).into_any()
}
