//! The first screen of the follow-up: what this is, language and country.

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use leptos::prelude::*;

use crate::i18n::Texts;
use crate::journey::aside::aside_without_language;
use crate::journey::followup::study::StudyModel;
use crate::journey::welcome::{Introduction, opening_screen};
use crate::journey::widgets::{button, paragraph, screen, status, title};
use crate::ui::dynamic;

/// The first screen, or a message that there is no study.
pub(super) fn welcome(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let study: StudyModel = expect_context();
    let deck = deck.clone();
    dynamic(move || {
        Some(match study.answer().get() {
            Some(Ok(Some(_))) => {
                let introduction = Introduction {
                    lead: t.followup_later_about().to_owned(),
                    promise: t.followup_later_promise(),
                };
                opening_screen(t, &deck, introduction, None)
            }
            Some(Ok(None)) => {
                message(t, &deck, t.followup_no_study_title(), t.followup_no_study_says(), None)
            }
            Some(Err(_)) => {
                let retry = button("button primary", "retry", t.app_retry(), move || study.retry());
                message(t, &deck, t.app_unreachable(), t.app_unreachable_advice(), Some(retry))
            }
            None => screen(vec![status("quiet", t.app_loading())], Vec::new()),
        })
    })
}

fn message(
    t: Texts,
    deck: &Arc<PublicDeck>,
    heading: &'static str,
    says: &'static str,
    action: Option<AnyView>,
) -> AnyView {
    let task = vec![title(heading), paragraph("", says), aside_without_language(t, deck)];
    screen(task, action.into_iter().collect())
}
