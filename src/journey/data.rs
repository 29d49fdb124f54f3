//! What is sent and what is not; consent or decline.

use std::sync::Arc;

use konventa_domain::Country;
use konventa_domain::deck::PublicDeck;
use konventa_domain::id::DeckVersion;
use konventa_domain::journey::{Journey, Step};
use konventa_domain::quiz::Seed;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{ItemOutcome, Submission, SubmissionId};
use leptos::prelude::*;

use super::aside::Aside;
use super::marked;
use super::model::use_journey;
use super::payload::payload_block;
use super::widgets::{button, progress};
use crate::browser;
use crate::i18n::Texts;

/// What would be sent, and the choice.
#[component]
pub(super) fn Data(t: Texts, deck: Arc<PublicDeck>) -> impl IntoView {
    let model = use_journey();
    let example = example(&deck, model.peek(Journey::country).unwrap_or(Country::Montenegro));
    let agree = agree(&deck);
    view! {
        <main class="task">
            {progress(t.journey_step_of("3", "3"), "", 3, 3)}
            <h1 tabindex="-1">{t.journey_data_title()}</h1>
            <p>{t.journey_data_about()}</p>
            <section class="card">
                <h2>{t.journey_data_sent()}</h2>
                <ul class="points">
                    <li>{t.journey_data_outcomes()}</li>
                    <li>{t.journey_data_where()}</li>
                    <li>{t.journey_data_number()}</li>
                </ul>
            </section>
            <section class="card">
                <h2>{t.journey_data_never()}</h2>
                <ul class="points never">
                    <li>{t.journey_data_no_choice()}</li>
                    <li>{t.journey_data_no_person()}</li>
                    <li>{t.journey_data_no_trace()}</li>
                </ul>
            </section>
            <section>
                <h2>{t.journey_data_example()}</h2>
                <p class="quiet">{t.journey_data_example_says()}</p>
                {payload_block(&example, t.journey_data_example(), "example")}
            </section>
            <p>{t.journey_data_history()}</p>
            <Aside t deck />
        </main>
        <footer class="bar">
            {button("button primary", "agree", t.journey_agree(), move || model.go(agree()))}
            <div class="buttons">
                {button("button", "back", t.journey_back(), move || model.go(Step::Back))}
                {button("button even", "decline", t.journey_decline(), move || model.go(Step::Decline))}
            </div>
        </footer>
    }
}

/// The step of agreeing, with a seed drawn now.
pub(super) fn agree(deck: &PublicDeck) -> impl Fn() -> Step + 'static {
    let version: DeckVersion = deck.version.clone();
    let items: Vec<_> = deck.items.iter().map(|item| item.id.clone()).collect();
    move || Step::Agree { seed: Seed(browser::random_u64()), version: version.clone(), items: items.clone() }
}

/// A submission as it might be: made up, of two items.
fn example(deck: &PublicDeck, country: Country) -> String {
    let outcomes = [(Outcome::Unsure, Outcome::Correct), (Outcome::Correct, Outcome::Correct)];
    let items = deck.items.iter().zip(outcomes).map(|(item, (pre, post))| ItemOutcome {
        item: item.id.clone(),
        pre: Some(pre),
        post: Some(post),
    });
    marked::write(&Submission {
        submission: SubmissionId::from_random([0x5e; 16]),
        deck: deck.id.clone(),
        deck_version: deck.version.clone(),
        lecture: None,
        country,
        language: deck.language,
        items: items.collect(),
    })
}
