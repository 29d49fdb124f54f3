//! Language and country, and what this is.

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use leptos::prelude::*;

use crate::i18n::Texts;
use crate::journey::aside::aside_without_language;
use crate::journey::followup::study::StudyModel;
use crate::journey::welcome::{About, opening};
use crate::journey::widgets::{button, paragraph, screen, status, title};
use crate::ui::dynamic;

/// The first screen; or that there is no study.
pub(super) fn welcome(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let study: StudyModel = expect_context();
    let deck = deck.clone();
    dynamic(move || {
        Some(match study.said().get() {
            Some(Ok(Some(_))) => {
                let about =
                    About { lead: t.followup_later_about().to_owned(), promise: t.followup_later_promise() };
                opening(t, &deck, about, None)
            }
            Some(Ok(None)) => told(t, &deck, t.followup_no_study_title(), t.followup_no_study_says(), None),
            Some(Err(_)) => {
                let retry = button("button primary", "retry", t.app_retry(), move || study.retry());
                told(t, &deck, t.app_unreachable(), t.app_unreachable_advice(), Some(retry))
            }
            None => screen(vec![status("quiet", t.app_loading().into_any())], Vec::new()),
        })
    })
}

fn told(
    t: Texts,
    deck: &Arc<PublicDeck>,
    what: &'static str,
    says: &'static str,
    way: Option<AnyView>,
) -> AnyView {
    let task = vec![title(what), paragraph("", says), aside_without_language(t, deck)];
    screen(task, way.into_iter().collect())
}
