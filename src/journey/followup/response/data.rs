//! What is sent of a follow-up response and what is not; consent or decline.

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::followup::{FollowUpSubmission, LinkageKeys, OpenStudy};
use konventa_domain::journey::Step;
use konventa_domain::json;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{ItemOutcome, SubmissionId};
use leptos::prelude::*;

use crate::browser;
use crate::i18n::{Texts, args};
use crate::journey::aside::aside;
use crate::journey::data::{agree, form};
use crate::journey::followup::study::StudyModel;
use crate::journey::model::use_journey;
use crate::journey::widgets::{button, buttons, paragraph, points, progress, screen, section, title};
use crate::route;
use crate::ui::dynamic;

/// What would be sent, and the choice.
pub(super) fn data(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let model = use_journey();
    let study: StudyModel = expect_context();
    // The study may load after the deck. Without it there is nothing to consent to.
    let example = {
        let deck = deck.clone();
        dynamic(move || Some(form(t, &example(&deck, &study.open()?))))
    };
    let until = dynamic(move || {
        let day = browser::day_in_words(&study.open()?.until.to_string(), t.language());
        Some(paragraph("", t.followup_until(&day)))
    });
    let sent = [
        t.followup_data_outcomes(),
        t.followup_data_links(),
        t.followup_data_version(),
        t.journey_data_number(),
    ];
    let never = [
        t.hall_data_no_choice(),
        t.followup_data_no_answers(),
        t.journey_data_no_person(),
        t.journey_data_no_trace(),
    ];
    let task = vec![
        progress(t.journey_step_of(args::JourneyStepOf { n: "3", of: "3" }), "", 3, 3),
        title(t.journey_data_title()),
        paragraph("", t.journey_data_about()),
        section("card", t.journey_data_sent(), vec![points("points", &sent)]),
        section("card", t.journey_data_never(), vec![points("points never", &never)]),
        section(
            "card",
            t.followup_risk_title(),
            vec![
                paragraph("", t.followup_risk()),
                paragraph("", t.followup_beside()),
                until,
                paragraph("", t.followup_stays()),
            ],
        ),
        example,
        paragraph("", t.journey_data_history()),
        aside(t, deck),
    ];
    // Students who decline go to the lecture itself: for anyone who has just read its slides, a
    // follow-up quiz would measure nothing.
    let lecture = route::learn(&deck.id);
    let others = vec![
        button("button", "back", t.journey_back(), move || model.go(Step::Back)),
        button("button even", "decline", t.followup_decline(), move || browser::go_to(&lecture)),
    ];
    let step = StoredValue::new_local(agree(deck));
    let agree = dynamic(move || {
        study.open()?;
        let press = move || model.go(step.with_value(|step| step()));
        Some(button("button primary", "agree", t.followup_agree_later(), press))
    });
    screen(task, vec![agree, buttons(others)])
}

/// An example response: made up, with two items.
fn example(deck: &PublicDeck, study: &OpenStudy) -> String {
    let outcomes = [Outcome::Correct, Outcome::Unsure];
    let rows: Vec<ItemOutcome> = deck
        .items
        .iter()
        .zip(outcomes)
        .map(|(item, post)| ItemOutcome { item: item.id.clone(), pre: None, post: Some(post) })
        .collect();
    let id = SubmissionId::from_random([0x5e; 16]);
    json::write(&FollowUpSubmission::of(study, id, &deck.version, LinkageKeys::made_up(), &rows))
}
