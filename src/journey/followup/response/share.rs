//! Sharing a follow-up response or not: first the keys that find the first result, then exactly
//! what would be sent.

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::followup::{FollowUpSubmission, OpenStudy};
use konventa_domain::journey::Step;
use konventa_domain::json;
use konventa_domain::outbox::{FollowUpMessage, OutboxEvent};
use leptos::prelude::*;

use crate::browser;
use crate::i18n::Texts;
use crate::journey::aside::aside;
use crate::journey::followup::calculating;
use crate::journey::followup::code_field::code_field;
use crate::journey::followup::linkage::{self, Linkage, LinkageState};
use crate::journey::followup::questions::{FieldTexts, questions};
use crate::journey::followup::study::StudyModel;
use crate::journey::material::Solutions;
use crate::journey::model::use_journey;
use crate::journey::sharing::scored_now;
use crate::journey::what_leaves::what_leaves;
use crate::journey::widgets::{button, buttons, paragraph, screen, section, status, title};
use crate::outbox::OutboxModel;
use crate::ui::{dynamic, dynamic_words};

/// How the first result is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    Code,
    Questions,
}

/// The state of this search, as context: it survives a change of language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Search {
    method: RwSignal<Option<Method>>,
    linkage: RwSignal<LinkageState>,
    typed: RwSignal<FieldTexts>,
    code: RwSignal<String>,
}

impl Search {
    pub(super) fn begin() -> Self {
        Self {
            method: RwSignal::new(None),
            linkage: RwSignal::new(LinkageState::Typing),
            typed: RwSignal::new(FieldTexts::default()),
            code: RwSignal::new(String::new()),
        }
    }

    /// Resets the search, for students who delete everything.
    pub(super) fn reset(self) {
        self.method.set(None);
        self.linkage.set(LinkageState::Typing);
        self.typed.set(FieldTexts::default());
        self.code.set(String::new());
    }

    fn choose(self, method: Method) {
        self.method.set(Some(method));
        browser::start_reading();
    }

    /// The button that chooses a method.
    fn method_button(self, t: Texts, class: &'static str, method: Method) -> AnyView {
        let (testid, words) = match method {
            Method::Code => ("by-code", t.followup_have_code()),
            Method::Questions => ("by-questions", t.followup_have_no_code()),
        };
        button(class, testid, words, move || self.choose(method))
    }
}

/// The question whether to share.
pub(super) fn share(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let (study, search): (StudyModel, Search) = (expect_context(), expect_context());
    let deck = deck.clone();
    dynamic(move || {
        let Some(study) = study.open() else { return Some(not_open(t, &deck)) };
        Some(match search.linkage.get() {
            LinkageState::Done(linkage) => send(t, &deck, &study, &linkage),
            LinkageState::Typing | LinkageState::Calculating => find_first_result(t, &deck, study, search),
        })
    })
}

/// Asks for the code or the answers that find the first result.
fn find_first_result(t: Texts, deck: &Arc<PublicDeck>, study: OpenStudy, search: Search) -> AnyView {
    let model = use_journey();
    let study = StoredValue::new(study);
    let Search { method, linkage, typed, code } = search;
    let by_code =
        Callback::new(move |code| study.with_value(|study| linkage::from_code(study, code, linkage)));
    let by_answers = Callback::new(move |answers| {
        study.with_value(|study| linkage::from_answers(study, answers, linkage));
    });
    let inside = dynamic(move || {
        let (heading, inside) = match method.get() {
            None => (
                t.followup_how(),
                vec![
                    search.method_button(t, "button", Method::Code),
                    search.method_button(t, "button", Method::Questions),
                ],
            ),
            Some(Method::Code) => (
                t.followup_code_title(),
                vec![
                    code_field(t, code, by_code),
                    search.method_button(t, "button plain", Method::Questions),
                ],
            ),
            Some(Method::Questions) => (
                t.followup_questions_title(),
                vec![questions(t, typed, by_answers), search.method_button(t, "button plain", Method::Code)],
            ),
        };
        Some(section("find", heading, inside))
    });
    let busy = move || if linkage.get() == LinkageState::Calculating { t.followup_calculating() } else { "" };
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

fn send(t: Texts, deck: &Arc<PublicDeck>, study: &OpenStudy, linkage: &Linkage) -> AnyView {
    let (model, outbox): (_, OutboxModel) = (use_journey(), expect_context());
    let solutions: Solutions = expect_context();
    let (Some(key), Some((enrolled, scored))) = (solutions.key(), scored_now(solutions)) else {
        return ().into_any();
    };
    let id = enrolled.submission_id();
    let text =
        json::write(&FollowUpSubmission::of(study, id, &key.version, linkage.keys.clone(), &scored.rows));
    let others = vec![
        (t.journey_part_lecture(), deck.title.clone()),
        (t.journey_share_version(), key.version.to_string()),
        (t.followup_part_first(), study.salt.to_string()),
        (t.journey_share_number(), id.to_string()),
        (t.followup_share_keys(), t.followup_share_keys_of().to_owned()),
    ];
    let until = browser::day_in_words(&study.until.to_string(), t.language());
    let all = what_leaves(t, deck, enrolled.country, &scored.rows, others, &text);
    let send = move || {
        let event = OutboxEvent::PutFollowUp(id, FollowUpMessage::Submission, text.clone());
        outbox.step_and_report(move || model.act(Step::Share).is_ok(), event);
    };
    let task = vec![
        title(t.journey_share_title()),
        paragraph("", t.followup_exactly()),
        all,
        paragraph("quiet", t.journey_share_says()),
        paragraph("quiet", t.followup_back_until(&until)),
        aside(t, deck),
    ];
    let actions = vec![
        button("button even", "keep", t.journey_keep(), move || model.go(Step::Keep)),
        button("button primary", "share", t.journey_share(), send),
    ];
    screen(task, vec![buttons(actions)])
}

/// The study has ended, or the server cannot be asked now.
fn not_open(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let (model, study): (_, StudyModel) = (use_journey(), expect_context());
    let ended = move || matches!(study.answer().get(), Some(Ok(None)));
    let says = dynamic_words(move || if ended() { t.followup_over() } else { t.journey_no_key_title() });
    let retry = dynamic(move || {
        let failed = matches!(study.answer().get(), Some(Err(_)));
        failed.then(|| button("button", "retry", t.app_retry(), move || study.retry()))
    });
    let task = vec![title(t.journey_share_title()), status("", says), retry, aside(t, deck)];
    screen(task, vec![button("button primary", "keep", t.journey_to_result(), move || model.go(Step::Keep))])
}
