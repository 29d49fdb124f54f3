//! Sending later answers, or not: first what finds the first result, then exactly what would be sent.

use std::sync::Arc;

use konventa_domain::again::OpenStudy;
use konventa_domain::deck::PublicDeck;
use konventa_domain::journey::Step;
use konventa_domain::outbox::{Again, Event};
use konventa_domain::submission::SubmissionId;
use leptos::prelude::*;

use crate::browser;
use crate::i18n::Texts;
use crate::journey::again::makes::{self, Made, Making};
use crate::journey::again::questions::questions;
use crate::journey::again::study::StudyModel;
use crate::journey::again::written::written;
use crate::journey::again::{calculating, later_text};
use crate::journey::aside::aside;
use crate::journey::material::Solutions;
use crate::journey::model::use_journey;
use crate::journey::payload::payload_block;
use crate::journey::sharing::marked_now;
use crate::journey::widgets::{button, buttons, paragraph, screen, section, title};
use crate::outbox::OutboxModel;
use crate::ui::{live, live_words};

/// How the first result is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Code,
    Questions,
}

/// The question whether to share.
pub(super) fn share(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let study: StudyModel = expect_context();
    let deck = deck.clone();
    let (by, making) = (RwSignal::new(None::<By>), RwSignal::new(Making::Typing));
    live(move || {
        let Some(study) = study.open() else { return Some(not_open(t, &deck)) };
        Some(match making.get() {
            Making::Done(made) => send(t, &deck, &study, &made),
            Making::Typing | Making::Calculating => find(t, &deck, study, by, making),
        })
    })
}

fn turn(by: RwSignal<Option<By>>, to: By) {
    by.set(Some(to));
    browser::start_reading();
}

/// Asks for what finds the first result.
fn find(
    t: Texts,
    deck: &Arc<PublicDeck>,
    study: OpenStudy,
    by: RwSignal<Option<By>>,
    making: RwSignal<Making>,
) -> AnyView {
    let model = use_journey();
    let study = StoredValue::new(study);
    let ways = move |chosen: Option<By>| match chosen {
        None => vec![
            button("button", "by-code", t.again_have_code(), move || turn(by, By::Code)),
            button("button", "by-questions", t.again_have_no_code(), move || turn(by, By::Questions)),
        ],
        Some(By::Code) => {
            let done =
                Callback::new(move |code| study.with_value(|study| makes::of_code(study, code, making)));
            let other = button("button plain", "by-questions", t.again_have_no_code(), move || {
                turn(by, By::Questions);
            });
            let mut inside = written(t, done);
            inside.push(other);
            inside
        }
        Some(By::Questions) => {
            let done = Callback::new(move |answers| {
                study.with_value(|study| makes::of_answers(study, answers, making));
            });
            let mut inside = questions(t, done);
            inside.push(button("button plain", "by-code", t.again_have_code(), move || turn(by, By::Code)));
            inside
        }
    };
    let inside = live(move || {
        let heading = match by.get() {
            Some(By::Questions) => t.again_questions_title(),
            Some(By::Code) => t.again_code_title(),
            None => t.again_how(),
        };
        Some(section("find", heading, ways(by.get())))
    });
    let busy = move || if making.get() == Making::Calculating { t.again_calculating() } else { "" };
    let task = vec![
        title(t.journey_share_title()),
        paragraph("", t.again_find()),
        inside,
        calculating(busy),
        paragraph("quiet", t.again_was_not_there()),
        aside(t, deck),
    ];
    screen(task, vec![button("button", "keep", t.journey_keep(), move || model.go(Step::Keep))])
}

fn send(t: Texts, deck: &Arc<PublicDeck>, study: &OpenStudy, made: &Made) -> AnyView {
    let (model, outbox): (_, OutboxModel) = (use_journey(), expect_context());
    let solutions: Solutions = expect_context();
    let (Some(key), Some((_, marked))) = (solutions.key(), marked_now(solutions)) else {
        return ().into_any();
    };
    let id = SubmissionId::from_random(browser::random_bytes());
    let text = later_text(id, study, &key, made.links.clone(), &marked.rows);
    let block = payload_block(&text, t.journey_share_payload(), "payload");
    let put = move || {
        let event = Event::PutAgain(id, Again::Answers, text.clone());
        outbox.tell_after(move || model.act(Step::Share(id)).is_ok(), event);
    };
    let task = vec![
        title(t.journey_share_title()),
        paragraph("", t.again_exactly()),
        block,
        paragraph("quiet", t.journey_share_says()),
        aside(t, deck),
    ];
    let ways = vec![
        button("button even", "keep", t.journey_keep(), move || model.go(Step::Keep)),
        button("button primary", "share", t.journey_share(), put),
    ];
    screen(task, vec![buttons(ways)])
}

/// There is no study any more, or it cannot be asked for now.
fn not_open(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let (model, study): (_, StudyModel) = (use_journey(), expect_context());
    let over = move || matches!(study.said().get(), Some(Ok(None)));
    let says = live_words(move || if over() { t.again_over() } else { t.journey_no_key_title() });
    let retry = live(move || {
        let failed = matches!(study.said().get(), Some(Err(_)));
        failed.then(|| button("button", "retry", t.app_retry(), move || study.retry()))
    });
    let task = vec![
        title(t.journey_share_title()),
        crate::journey::widgets::status("", says),
        retry,
        aside(t, deck),
    ];
    screen(task, vec![button("button primary", "keep", t.journey_to_result(), move || model.go(Step::Keep))])
}
