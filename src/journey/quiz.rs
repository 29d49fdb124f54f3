//! A quiz before or after the lecture: one item per screen, then a page before handing in.

mod item;
mod leave_out;
mod overview;

use std::sync::Arc;

use konventa_domain::deck::{PublicDeck, Sitting};
use konventa_domain::id::ItemId;
use konventa_domain::journey::Step;
use leptos::prelude::*;

use self::item::item_screen;
use self::overview::overview;
use super::aside::aside;
use super::model::use_journey;
use super::selectors;
use super::widgets::{button, button_if, buttons, paragraph, progress, screen, title};
use crate::i18n::{Texts, args};
use crate::ui::{dynamic, dynamic_words, el};

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
    let model = use_journey();
    let next = button("button primary", "next", t.journey_next(), move || model.go(Step::Turn(at + 1)));
    screen(task, turn_bar(t, at, next))
}

/// The bar below an item; `next` goes to the next one.
fn turn_bar(t: Texts, at: usize, next: AnyView) -> Vec<AnyView> {
    let model = use_journey();
    let turn = move || model.go(Step::Turn(at.saturating_sub(1)));
    let back = button_if(at == 0, "button", "previous", t.journey_back(), turn);
    vec![saved_here(t), buttons(vec![back, next])]
}

/// The button to the next item. As long as nothing is chosen, going on skips the item, and the
/// button says so.
fn next_or_skip(t: Texts, at: usize, item: ItemId) -> AnyView {
    let model = use_journey();
    let chosen = Memo::new(move |_| {
        model.read(|journey| selectors::quiz(journey).is_some_and(|quiz| quiz.responses.get(&item).is_some()))
    });
    dynamic(move || {
        let (class, words) = if chosen.get() {
            ("button primary", t.journey_next())
        } else {
            ("button even", t.journey_skip_question())
        };
        Some(button(class, "next", words, move || model.go(Step::Turn(at + 1))))
    })
}

/// The note that the answers of this quiz are saved on this phone, once there are any.
fn saved_here(t: Texts) -> AnyView {
    let model = use_journey();
    let answered = Memo::new(move |_| {
        model.read(|journey| selectors::quiz(journey).is_some_and(|quiz| !quiz.responses.is_empty()))
    });
    let stored = move || model.storage_error().is_none();
    dynamic(move || {
        answered.get().then(|| {
            let words =
                dynamic_words(move || if stored() { t.journey_saved() } else { t.journey_not_saved() });
            el("p").class("saved quiet").class_if("kept", stored).child(words).into_any()
        })
    })
}
