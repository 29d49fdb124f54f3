//! Sending later answers, or not: first what finds the first result, then exactly what would be sent.

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::followup::OpenStudy;
use konventa_domain::journey::Step;
use konventa_domain::outbox::{Event, FollowUpMessage};
use konventa_domain::submission::SubmissionId;
use leptos::prelude::*;

use crate::browser;
use crate::i18n::Texts;
use crate::journey::aside::aside;
use crate::journey::followup::makes::{self, Made, Making};
use crate::journey::followup::questions::{Typed, questions};
use crate::journey::followup::study::StudyModel;
use crate::journey::followup::written::written;
use crate::journey::followup::{calculating, later_text};
use crate::journey::material::Solutions;
use crate::journey::model::use_journey;
use crate::journey::payload::payload_block;
use crate::journey::sharing::scored_now;
use crate::journey::widgets::{button, buttons, paragraph, screen, section, status, title};
use crate::outbox::OutboxModel;
use crate::ui::{dynamic, dynamic_words};

/// How the first result is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Code,
    Questions,
}

/// What is done to find it, as context: it stays when the page speaks another language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Search {
    by: RwSignal<Option<By>>,
    making: RwSignal<Making>,
    typed: RwSignal<Typed>,
    code: RwSignal<String>,
}

impl Search {
    pub(super) fn begin() -> Self {
        Self {
            by: RwSignal::new(None),
            making: RwSignal::new(Making::Typing),
            typed: RwSignal::new(Typed::default()),
            code: RwSignal::new(String::new()),
        }
    }

    /// As at the beginning, for who deletes everything.
    pub(super) fn forget(self) {
        self.by.set(None);
        self.making.set(Making::Typing);
        self.typed.set(Typed::default());
        self.code.set(String::new());
    }

    fn turn(self, to: By) {
        self.by.set(Some(to));
        browser::start_reading();
    }

    /// The way by code or by questions.
    fn way(self, t: Texts, class: &'static str, to: By) -> AnyView {
        let (testid, words) = match to {
            By::Code => ("by-code", t.followup_have_code()),
            By::Questions => ("by-questions", t.followup_have_no_code()),
        };
        button(class, testid, words, move || self.turn(to))
    }
}

/// The question whether to share.
pub(super) fn share(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let (study, search): (StudyModel, Search) = (expect_context(), expect_context());
    let deck = deck.clone();
    dynamic(move || {
        let Some(study) = study.open() else { return Some(not_open(t, &deck)) };
        Some(match search.making.get() {
            Making::Done(made) => send(t, &deck, &study, &made),
            Making::Typing | Making::Calculating => find(t, &deck, study, search),
        })
    })
}

/// Asks for what finds the first result.
fn find(t: Texts, deck: &Arc<PublicDeck>, study: OpenStudy, search: Search) -> AnyView {
    let model = use_journey();
    let study = StoredValue::new(study);
    let Search { by, making, typed, code } = search;
    let by_code = Callback::new(move |code| study.with_value(|study| makes::of_code(study, code, making)));
    let by_answers =
        Callback::new(move |answers| study.with_value(|study| makes::of_answers(study, answers, making)));
    let inside = dynamic(move || {
        let (heading, inside) = match by.get() {
            None => (
                t.followup_how(),
                vec![search.way(t, "button", By::Code), search.way(t, "button", By::Questions)],
            ),
            Some(By::Code) => (
                t.followup_code_title(),
                vec![written(t, code, by_code), search.way(t, "button plain", By::Questions)],
            ),
            Some(By::Questions) => (
                t.followup_questions_title(),
                vec![questions(t, typed, by_answers), search.way(t, "button plain", By::Code)],
            ),
        };
        Some(section("find", heading, inside))
    });
    let busy = move || if making.get() == Making::Calculating { t.followup_calculating() } else { "" };
    let task = vec![
        title(t.journey_share_title()),
        paragraph("", t.followup_find()),
        inside,
        calculating(busy),
        paragraph("quiet", t.followup_was_not_there()),
        aside(t, deck),
    ];
    screen(task, vec![button("button", "keep", t.journey_keep(), move || model.go(Step::Keep))])
}

fn send(t: Texts, deck: &Arc<PublicDeck>, study: &OpenStudy, made: &Made) -> AnyView {
    let (model, outbox): (_, OutboxModel) = (use_journey(), expect_context());
    let solutions: Solutions = expect_context();
    let (Some(key), Some((_, scored))) = (solutions.key(), scored_now(solutions)) else {
        return ().into_any();
    };
    let id = SubmissionId::from_random(browser::random_bytes());
    let text = later_text(id, study, &key, made.links.clone(), &scored.rows);
    let block = payload_block(&text, t.journey_share_payload(), "payload");
    let put = move || {
        let event = Event::PutFollowUp(id, FollowUpMessage::Response, text.clone());
        outbox.tell_after(move || model.act(Step::Share(id)).is_ok(), event);
    };
    let task = vec![
        title(t.journey_share_title()),
        paragraph("", t.followup_exactly()),
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
    let says = dynamic_words(move || if over() { t.followup_over() } else { t.journey_no_key_title() });
    let retry = dynamic(move || {
        let failed = matches!(study.said().get(), Some(Err(_)));
        failed.then(|| button("button", "retry", t.app_retry(), move || study.retry()))
    });
    let task = vec![title(t.journey_share_title()), status("", says), retry, aside(t, deck)];
    screen(task, vec![button("button primary", "keep", t.journey_to_result(), move || model.go(Step::Keep))])
}
