//! What is sent and what is not; consent or decline.

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::id::DeckVersion;
use konventa_domain::invariant::OrNever as _;
use konventa_domain::journey::{Journey, Step};
use konventa_domain::quiz::Seed;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{Demographics, ItemOutcome, Submission, SubmissionId};
use konventa_domain::{Country, json};
use leptos::prelude::*;

use super::aside::aside;
use super::live::{LiveLecture, use_live_lecture};
use super::model::use_journey;
use super::payload::payload_block;
use super::variant::use_variant;
use super::widgets::{button, buttons, folded, paragraph, points, progress, screen, section, status, title};
use crate::browser;
use crate::i18n::{Texts, args};
use crate::ui::{dynamic, el};

/// What would be sent, and the choice.
pub(super) fn data(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let model = use_journey();
    let example =
        example(deck, model.peek(Journey::country).or_never("a country is chosen", || Country::Montenegro));
    let agree = agree(deck);
    let live = use_live_lecture();
    let mut sent = vec![t.journey_data_outcomes(), t.journey_data_where(), t.journey_data_number()];
    let mut never = [t.journey_data_no_choice(), t.journey_data_no_person(), t.journey_data_no_trace()];
    if live.is_some() {
        sent[1] = t.hall_data_where();
        sent.push(t.hall_data_votes());
        sent.push(t.hall_data_ticket());
        never[0] = t.hall_data_no_choice();
    }
    let late = {
        let deck = deck.clone();
        dynamic(move || live?.is_late(&deck).then(|| status("notice", t.hall_late())))
    };
    let (at, of) = if live.is_some() { (2, 2) } else { (3, 3) };
    let task = vec![
        progress(
            t.journey_step_of(args::JourneyStepOf { n: &at.to_string(), of: &of.to_string() }),
            "",
            at,
            of,
        ),
        title(t.journey_data_title()),
        late,
        paragraph("", t.journey_data_about()),
        section("card", t.journey_data_sent(), vec![points("points", &sent)]),
        section("card", t.journey_data_never(), vec![points("points never", &never)]),
        section("card", t.privacy_back(), vec![until_when("", t, live.is_some())]),
        form(t, &example),
        paragraph("", t.journey_data_history()),
        aside(t, deck),
    ];
    let others = vec![
        button("button", "back", t.journey_back(), move || model.go(Step::Back)),
        button("button even", "decline", t.journey_decline(), move || model.go(Step::Decline)),
    ];
    let agree = button("button primary", "agree", t.journey_agree(), move || model.go(agree()));
    screen(task, vec![agree, buttons(others)])
}

/// Until when a result can be withdrawn, and what is true afterwards.
pub(super) fn until_when(class: &str, t: Texts, in_hall: bool) -> AnyView {
    let words = if in_hall {
        [t.hall_data_back(), t.outbox_until_then(), t.hall_data_match()].join(" ")
    } else {
        [t.journey_data_back(), t.outbox_until_then()].join(" ")
    };
    el("p").class(class).testid("until-when").child(&words).into_any()
}

/// A filled-in example of what is sent, with made-up values.
pub(super) fn form(t: Texts, example: &str) -> AnyView {
    let inside = vec![
        paragraph("quiet", t.journey_data_example_says()),
        payload_block(example, t.journey_data_example(), "example"),
    ];
    folded(t.journey_data_example(), inside)
}

/// Returns a function that makes the consent step, drawing its random numbers when called.
pub(super) fn agree(deck: &Arc<PublicDeck>) -> impl Fn() -> Step + 'static {
    let version: DeckVersion = deck.version.clone();
    let items: Vec<_> = deck.items.iter().map(|item| item.id.clone()).collect();
    let (live, join, deck) = (use_live_lecture(), use_variant().join, deck.clone());
    move || Step::Agree {
        seed: Seed(browser::random_u64()),
        submission: SubmissionId::from_random(browser::random_bytes()),
        version: version.clone(),
        items: items.clone(),
        lecture: live.map(LiveLecture::id),
        join: join(&deck),
    }
}

/// An example submission: made up, with two items.
fn example(deck: &PublicDeck, country: Country) -> String {
    let outcomes = [(Outcome::Unsure, Outcome::Correct), (Outcome::Correct, Outcome::Correct)];
    let items = deck.items.iter().zip(outcomes).map(|(item, (pre, post))| ItemOutcome {
        item: item.id.clone(),
        pre: Some(pre),
        post: Some(post),
    });
    json::write(&Submission::new(
        SubmissionId::from_random([0x5e; 16]),
        (deck.id.clone(), deck.version.clone()),
        use_live_lecture().map(LiveLecture::id),
        Demographics::new(country, deck.language),
        items.collect(),
    ))
}
