//! Sharing the outcomes, or not: exactly what would be sent stands on the screen.

use std::sync::Arc;

use konventa_domain::deck::{AnswerKey, PublicDeck};
use konventa_domain::journey::{Enrolled, Journey, Step};
use konventa_domain::outbox::Event;
use konventa_domain::submission::SubmissionId;
use leptos::prelude::*;

use super::aside::Aside;
use super::marked::{self, Marked};
use super::material::Solutions;
use super::model::use_journey;
use super::payload::payload_block;
use super::widgets::button;
use crate::browser;
use crate::i18n::Texts;
use crate::outbox::OutboxModel;

/// The question whether to share, once the responses can be compared with the key.
#[component]
pub(super) fn SharingScreen(t: Texts, deck: Arc<PublicDeck>) -> impl IntoView {
    let solutions: Solutions = expect_context();
    move || match (solutions.key(), marked_now(solutions)) {
        (Some(key), Some((enrolled, marked))) if !marked.other_items => {
            ask(t, &deck, &key, &enrolled, marked)
        }
        (Some(_), Some(_)) => not_comparable(t, &deck),
        _ => waiting_for_key(t, &deck),
    }
}

/// What was agreed and how it went, where the quizzes are over and the key is there.
pub(super) fn marked_now(solutions: Solutions) -> Option<(Enrolled, Marked)> {
    let key = solutions.key()?;
    use_journey().read(|journey| match journey {
        Journey::Result { enrolled, pre, post, .. } => {
            Some((enrolled.clone(), Marked::new(enrolled, pre, post, &key)))
        }
        _ => None,
    })
}

fn ask(t: Texts, deck: &Arc<PublicDeck>, key: &AnswerKey, enrolled: &Enrolled, marked: Marked) -> AnyView {
    let model = use_journey();
    let outbox: OutboxModel = expect_context();
    let id = SubmissionId::from_random(browser::random_bytes());
    let text = marked::payload(id, enrolled, key, deck.language, marked.rows);
    let block = payload_block(&text, t.journey_share_payload(), "payload");
    let share = move || {
        outbox.tell_after(move || model.act(Step::Share(id)).is_ok(), Event::Put(id, text.clone()));
    };
    view! {
        <main class="task">
            <h1 tabindex="-1">{t.journey_share_title()}</h1>
            <p>{t.journey_share_about()}</p>
            {block}
            <p class="quiet">{t.journey_share_says()}</p>
            <Aside t deck=deck.clone() />
        </main>
        <footer class="bar">
            <div class="buttons">
                {button("button even", "keep", t.journey_keep(), move || model.go(Step::Keep))}
                {button("button primary", "share", t.journey_share(), share)}
            </div>
        </footer>
    }
    .into_any()
}

/// The deck has other items now. The outcomes would mean something else than those of others.
fn not_comparable(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let model = use_journey();
    view! {
        <main class="task">
            <h1 tabindex="-1">{t.journey_changed_title()}</h1>
            <p>{t.journey_changed_says()}</p>
            <Aside t deck=deck.clone() />
        </main>
        <footer class="bar">
            {button("button primary", "keep", t.journey_to_result(), move || model.go(Step::Keep))}
        </footer>
    }
    .into_any()
}

/// The key is not here yet. What was answered is safe.
pub(super) fn waiting_for_key(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let solutions: Solutions = expect_context();
    let again = deck.clone();
    let retry = move || {
        let again = again.clone();
        let button = move |()| {
            button("button primary", "retry", t.app_retry(), {
                let deck = again.clone();
                move || solutions.retry(&deck)
            })
        };
        solutions.failed().then(|| button(()))
    };
    view! {
        <main class="task">
            <h1 tabindex="-1">{t.journey_no_key_title()}</h1>
            <p role="status">
                {move || if solutions.failed() { t.journey_no_key_says() } else { t.app_loading() }}
            </p>
            <Aside t deck=deck.clone() />
        </main>
        <footer class="bar">{retry}</footer>
    }
    .into_any()
}
