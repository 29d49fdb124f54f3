//! A quiz before or after the lecture: one item per screen, then a page before handing in.

mod item;
mod leave_out;
mod overview;

use std::sync::Arc;

use konventa_domain::deck::{PublicDeck, Sitting};
use konventa_domain::journey::Step;
use leptos::prelude::*;

use self::item::item_screen;
use self::overview::overview;
use super::aside::aside;
use super::model::use_journey;
use super::selectors;
use super::widgets::{button, button_if, buttons, paragraph, progress, screen, title};
use crate::i18n::{Texts, args};
use crate::ui::{dynamic, dynamic_words};

/// The quiz.
pub(super) fn quiz_screen(t: Texts, deck: Arc<PublicDeck>, sitting: Sitting) -> AnyView {
    let model = use_journey();
    let at = Memo::new(move |_| model.read(|journey| selectors::quiz(journey).map_or(0, |quiz| quiz.at)));
    let enrolled = model.peek(|journey| selectors::enrolled(journey).cloned());
    // Only between this quiz and the next screen, when this view is about to be removed.
    let Some(enrolled) = enrolled else { return ().into_any() };
    dynamic(move || {
        let view = match enrolled.items.get(at.get()) {
            None => overview(t, &deck, &enrolled, sitting),
            Some(id) => match deck.item(id) {
                Some(item) => item_screen(t, &deck, item, &enrolled, sitting, at.get()),
                None => gone(t, &deck, at.get(), enrolled.items.len()),
            },
        };
        Some(view)
    })
}

/// The item is no longer in the deck.
fn gone(t: Texts, deck: &Arc<PublicDeck>, at: usize, of: usize) -> AnyView {
    let task = vec![
        progress(
            t.journey_question_of(args::JourneyQuestionOf { n: &(at + 1).to_string(), of: &of.to_string() }),
            "",
            at + 1,
            of,
        ),
        title(t.journey_item_gone()),
        paragraph("", t.journey_item_gone_says()),
        aside(t, deck),
    ];
    screen(task, turn_bar(t, at))
}

/// The bar below an item.
fn turn_bar(t: Texts, at: usize) -> Vec<AnyView> {
    let model = use_journey();
    let back = move || model.go(Step::Turn(at.saturating_sub(1)));
    let actions = vec![
        button_if(at == 0, "button", "previous", t.journey_back(), back),
        button("button primary", "next", t.journey_next(), move || model.go(Step::Turn(at + 1))),
    ];
    vec![saved_here(t), buttons(actions)]
}

/// The note that answers are saved on this phone, shown only if they are.
fn saved_here(t: Texts) -> AnyView {
    let model = use_journey();
    let stored = move || model.storage_error().is_none();
    let words = dynamic_words(move || if stored() { t.journey_saved() } else { t.journey_not_saved() });
    view! {
        <p class="saved quiet" class:kept=stored>
            {words}
        </p>
    }
    .into_any()
}
