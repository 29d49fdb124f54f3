//! Students who shared their outcomes consent to the follow-up and send their linkage keys.

use konventa_domain::followup::{LinkageRequest, OpenStudy};
use konventa_domain::id::{DeckId, LectureId};
use konventa_domain::journey::{Journey, Sharing};
use konventa_domain::json;
use konventa_domain::outbox::{Entry, FollowUpMessage, Intent, OutboxEvent, Progress};
use konventa_domain::submission::SubmissionId;
use leptos::prelude::*;

use super::calculating;
use super::linkage::{self, Linkage, LinkageState};
use super::questions::{FieldTexts, questions};
use super::study::StudyModel;
use crate::i18n::{Texts, use_texts};
use crate::journey::aside::aside_of;
use crate::journey::delivery;
use crate::journey::head::head;
use crate::journey::model::JourneyModel;
use crate::journey::overlay::overlay;
use crate::journey::selectors;
use crate::journey::what_leaves::{fields, letter_by_letter};
use crate::journey::widgets::{button, buttons, paragraph, points, screen, section, title};
use crate::outbox::OutboxModel;
use crate::ui::{dynamic, dynamic_words, el, loaded_view};
use crate::{browser, route};

/// The page the student is on. Not stored: the outbox knows what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    Consent,
    Questions,
}

/// What the screens of this page share.
#[derive(Clone, Copy)]
struct Consent {
    /// The submission that the linkage keys will find.
    submission: SubmissionId,
    study: StoredValue<OpenStudy>,
    page: RwSignal<Page>,
    linkage: RwSignal<LinkageState>,
    typed: RwSignal<FieldTexts>,
}

/// The page for students who come from their result.
pub fn consent_page(deck: DeckId, lecture: LectureId) -> AnyView {
    let model = JourneyModel::open(lecture.as_str(), Journey::begin());
    let study = StudyModel::fetch(deck, Some(lecture));
    let t = use_texts();
    let retry = Callback::new(move |()| study.retry());
    let page =
        dynamic(move || Some(loaded_view(t(), study.answer().get(), retry, |study| content(model, study))));
    let head = head(dynamic_words(move || t().followup_part_first()), None);
    el("div").class("journey").child([head, page, overlay()]).into_any()
}

fn content(model: JourneyModel, study: Option<OpenStudy>) -> AnyView {
    let (texts, outbox): (_, OutboxModel) = (use_texts(), expect_context());
    let study = study.map(StoredValue::new);
    let (page, linkage) = (RwSignal::new(Page::Consent), RwSignal::new(LinkageState::Typing));
    let typed = RwSignal::new(FieldTexts::default());
    // Only what decides which screen is shown: any other change in the outbox must not empty the
    // fields.
    let shared = Memo::new(move |_| match model.read(selectors::sharing) {
        Some(Sharing::Shared(id)) if model.read(selectors::took_both) => Some(id),
        _ => None,
    });
    let linked = Memo::new(move |_| outbox.linkage_of(shared.get()?).map(|entry| entry.submission_id()));
    dynamic(move || {
        let t = texts();
        Some(match (linked.get(), shared.get(), study) {
            (Some(name), ..) => sent(t, outbox, name, linkage),
            (None, Some(submission), Some(study)) => {
                Consent { submission, study, page, linkage, typed }.screen(t)
            }
            (None, None, Some(_)) => message(t, t.followup_nothing_title(), t.followup_nothing_says()),
            (None, _, None) => message(t, t.followup_no_study_title(), t.followup_no_study_says()),
        })
    })
}

impl Consent {
    fn screen(self, t: Texts) -> AnyView {
        let page = self.page;
        dynamic(move || {
            Some(match (page.get(), self.linkage.get()) {
                (Page::Consent, _) => self.consent(t),
                (Page::Questions, LinkageState::Done(linkage)) => self.send(t, &linkage),
                (Page::Questions, _) => self.questions(t),
            })
        })
    }

    fn turn(self, page: Page) {
        self.page.set(page);
        browser::start_reading();
    }

    fn consent(self, t: Texts) -> AnyView {
        let until =
            self.study.with_value(|study| browser::day_in_words(&study.until.to_string(), t.language()));
        let how = [
            t.followup_how_questions(),
            t.followup_how_numbers(),
            t.followup_how_answers(),
            t.followup_how_later(),
        ];
        let task = vec![
            title(t.followup_first_title()),
            paragraph("", t.followup_first_about()),
            section("card", t.followup_how(), vec![points("points", &how)]),
            section(
                "card",
                t.followup_risk_title(),
                vec![
                    paragraph("", t.followup_risk()),
                    el("p").testid("beside").child(t.followup_beside()).into_any(),
                    paragraph("", t.followup_until(&until)),
                    paragraph("", t.followup_stays()),
                ],
            ),
            paragraph("", t.followup_free()),
            aside(t),
        ];
        let actions = vec![
            button("button even", "decline", t.followup_decline(), leave),
            button("button primary", "agree", t.followup_agree(), move || self.turn(Page::Questions)),
        ];
        screen(task, vec![buttons(actions)])
    }

    fn questions(self, t: Texts) -> AnyView {
        let (study, linkage) = (self.study, self.linkage);
        let done = Callback::new(move |answers| {
            study.with_value(|study| linkage::from_answers(study, answers, linkage));
        });
        let busy =
            move || if linkage.get() == LinkageState::Calculating { t.followup_calculating() } else { "" };
        let mut task = vec![title(t.followup_questions_title())];
        task.extend([questions(t, self.typed, done), calculating(busy), aside(t)]);
        let back = button("button", "back", t.journey_back(), move || self.turn(Page::Consent));
        screen(task, vec![back])
    }

    fn send(self, t: Texts, linkage: &Linkage) -> AnyView {
        let outbox: OutboxModel = expect_context();
        let id = outbox.next_linkage_id(self.submission);
        let text = self.study.with_value(|study| {
            json::write(&LinkageRequest::of(study, id, self.submission, linkage.keys.clone()))
        });
        let all = vec![
            (t.followup_share_keys(), t.followup_share_keys_of().to_owned()),
            (t.followup_share_result(), self.submission.to_string()),
            self.study.with_value(|study| (t.journey_part_lecture(), study.deck.to_string())),
            self.study.with_value(|study| (t.followup_part_first(), study.salt.to_string())),
            (t.journey_share_number(), id.to_string()),
        ];
        let (all, bytes) = (fields(all), letter_by_letter(t, &text));
        let submission = self.submission;
        let send = move || {
            outbox.report(OutboxEvent::PutFollowUp(id, FollowUpMessage::Linkage(submission), text.clone()));
            browser::start_reading();
        };
        let task =
            vec![title(t.journey_share_payload()), paragraph("", t.followup_exactly()), all, bytes, aside(t)];
        let actions = vec![
            button("button even", "keep", t.journey_keep(), leave),
            button("button primary", "share", t.journey_share(), send),
        ];
        screen(task, vec![buttons(actions)])
    }
}

/// The code to write down.
fn code(t: Texts, linkage: &Linkage) -> AnyView {
    let code = el("p").class("code").testid("code").child(&linkage.code.to_string()).into_any();
    section("card", t.followup_code_title(), vec![code, paragraph("", t.followup_code_says())])
}

/// The state of the linkage request. The code is shown as long as this page is open.
fn sent(t: Texts, outbox: OutboxModel, name: SubmissionId, linkage: RwSignal<LinkageState>) -> AnyView {
    let delivered = move || {
        let entry = outbox.entry(name)?;
        let refused = matches!(entry.progress, Progress::Refused { .. });
        (entry.intent == Intent::Deliver && !refused).then_some(())
    };
    let back = dynamic(move || {
        let entry = outbox.entry(name).filter(|entry| entry.intent == Intent::Deliver)?;
        let withdraw = move || outbox.report(OutboxEvent::Withdraw(entry.submission_id()));
        Some(button("button", "withdraw", t.followup_withdraw(), withdraw))
    });
    let heading = dynamic(move || {
        Some(title(if delivered().is_some() { t.followup_done_title() } else { t.followup_first_title() }))
    });
    let code = dynamic(move || match linkage.get() {
        LinkageState::Done(linkage) => delivered().map(|()| code(t, &linkage)),
        LinkageState::Typing | LinkageState::Calculating => None,
    });
    let later = dynamic(move || delivered().map(|()| paragraph("", t.followup_done_says())));
    let task = vec![heading, delivery::delivery_card(t, name, progress, back), code, later, aside(t)];
    screen(task, vec![button("button primary", "to-result", t.journey_to_result(), leave)])
}

fn progress(t: Texts, entry: Option<&Entry>) -> &'static str {
    match entry.map(|entry| (entry.intent, &entry.progress)) {
        Some((Intent::Deliver, Progress::Done)) => t.followup_delivered(),
        Some((Intent::Deliver, Progress::Refused { .. })) if entry.is_some_and(Entry::is_sealed) => {
            t.followup_too_late()
        }
        Some((Intent::Deliver, Progress::Refused { .. })) => t.followup_refused(),
        Some((Intent::Withdraw, Progress::Done)) => t.followup_withdrawn(),
        Some((Intent::Withdraw, Progress::Refused { .. })) => t.outbox_withdraw_refused(),
        Some((Intent::Withdraw, _)) => t.followup_withdrawing(),
        Some((Intent::Deliver, _)) | None => t.followup_sending(),
    }
}

fn message(t: Texts, heading: &'static str, says: &'static str) -> AnyView {
    let task = vec![title(heading), paragraph("", says), aside(t)];
    screen(task, vec![button("button primary", "to-result", t.journey_back(), leave)])
}

fn aside(t: Texts) -> AnyView {
    aside_of(None::<AnyView>, t)
}

/// Returns to where the student came from; a page opened in a new tab has no history to go back to.
fn leave() {
    if browser::has_history() { browser::go_back() } else { browser::go_to(route::HOME) }
}
