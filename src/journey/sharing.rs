//! Sharing the outcomes or not, with exactly what would be sent on the screen.

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::journey::{Enrolled, Journey, JourneyScore, Step};
use konventa_domain::json;
use konventa_domain::outbox::OutboxEvent;
use konventa_domain::tickets::EntryTicket;
use leptos::prelude::*;

use super::aside::aside;
use super::data::until_when;
use super::live::{LiveLecture, use_live_lecture};
use super::material::Solutions;
use super::model::use_journey;
use super::variant::use_variant;
use super::what_leaves::what_leaves;
use super::widgets::{button, buttons, paragraph, screen, status, title};
use crate::i18n::Texts;
use crate::outbox::OutboxModel;
use crate::ui::{dynamic, dynamic_words};

/// The question whether to share, once the responses can be compared with the key.
pub(super) fn sharing_screen(t: Texts, deck: Arc<PublicDeck>) -> AnyView {
    let solutions: Solutions = expect_context();
    dynamic(move || {
        let view = match scored_now(solutions) {
            Some((_, scored)) if !scored.other_items => (use_variant().sharing)(t, &deck),
            Some(_) => not_comparable(t, &deck),
            None => waiting_for_key(t, &deck),
        };
        Some(view)
    })
}

/// What the student consented to and how it went, once the quizzes are done and the key is there.
pub(super) fn scored_now(solutions: Solutions) -> Option<(Enrolled, JourneyScore)> {
    let key = solutions.key()?;
    use_journey().read(|journey| match journey {
        Journey::Result { enrolled, pre, post, .. } => {
            Some((enrolled.clone(), JourneyScore::new(enrolled, pre, post, &key)))
        }
        _ => None,
    })
}

/// The question, with what would be sent; until the key has loaded, a message that waits for it.
pub(super) fn ask_to_share(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let (model, solutions): (_, Solutions) = (use_journey(), expect_context());
    let (Some(key), Some((enrolled, scored))) = (solutions.key(), scored_now(solutions)) else {
        return waiting_for_key(t, deck);
    };
    let outbox: OutboxModel = expect_context();
    let id = enrolled.submission_id();
    let submission = enrolled.submission(id, &key, deck.language, scored.rows);
    let text = json::write(&submission);
    let mut others = vec![
        (t.journey_share_country(), t.country(submission.country).to_owned()),
        (t.journey_language(), submission.language.own_name().to_owned()),
        (t.journey_part_lecture(), deck.title.clone()),
        (t.journey_share_version(), submission.deck_version.to_string()),
        (t.journey_share_number(), submission.submission.to_string()),
    ];
    let in_hall = submission.lecture.is_some();
    if let Some(lecture) = &submission.lecture {
        others.insert(4, (t.journey_share_hall(), lecture.to_string()));
    }
    let all = what_leaves(t, deck, enrolled.country, &submission.items, others, &text);
    let live = use_live_lecture();
    let seat = dynamic(move || {
        let says = if live?.counts_from_hall()? { t.hall_share_ticket() } else { t.hall_not_from_hall() };
        Some(paragraph("", says))
    });
    let share = move || {
        let put = OutboxEvent::Put(id, text.clone(), record_ticket(live));
        outbox.step_and_report(move || model.act(Step::Share).is_ok(), put);
    };
    let task = vec![
        title(t.journey_share_title()),
        paragraph("", t.journey_share_about()),
        all,
        seat,
        paragraph("quiet", t.journey_share_says()),
        until_when("quiet", t, in_hall),
        aside(t, deck),
    ];
    let actions = vec![
        button("button even", "keep", t.journey_keep(), move || model.go(Step::Keep)),
        button("button primary", "share", t.journey_share(), share),
    ];
    screen(task, vec![buttons(actions)])
}

/// The ticket that goes with a result that is sent now.
pub(super) fn record_ticket(live: Option<LiveLecture>) -> Option<EntryTicket> {
    untrack(|| live?.ticket(None))
}

/// The deck has other items now, so the outcomes could not be compared with those of other
/// students.
fn not_comparable(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let model = use_journey();
    let task =
        vec![title(t.journey_changed_title()), paragraph("", t.journey_changed_says()), aside(t, deck)];
    let onward = button("button primary", "keep", t.journey_to_result(), move || model.go(Step::Keep));
    screen(task, vec![onward])
}

/// The key has not loaded yet. The answers are safe.
fn waiting_for_key(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let solutions: Solutions = expect_context();
    let retry_deck = deck.clone();
    let retry = dynamic(move || {
        let deck = retry_deck.clone();
        let retry = move || solutions.retry(&deck);
        solutions.failed().then(|| button("button primary", "retry", t.app_retry(), retry))
    });
    let says =
        dynamic_words(move || if solutions.failed() { t.journey_no_key_says() } else { t.app_loading() });
    let task = vec![title(t.journey_no_key_title()), status("", says), aside(t, deck)];
    screen(task, vec![retry])
}
