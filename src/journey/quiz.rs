//! A quiz, before or after the lecture: one item a screen, then a page before handing in.

mod item;
mod leave_out;
mod overview;

use std::sync::Arc;

use konventa_domain::deck::{Phase, PublicDeck};
use konventa_domain::journey::Step;
use leptos::prelude::*;

use self::item::item_screen;
use self::overview::overview;
use super::aside::Aside;
use super::model::use_journey;
use super::parts;
use super::widgets::{button, progress};
use crate::i18n::Texts;

/// The quiz.
#[component]
pub(super) fn QuizScreen(t: Texts, deck: Arc<PublicDeck>, phase: Phase) -> impl IntoView {
    let model = use_journey();
    let at = Memo::new(move |_| model.read(|journey| parts::quiz(journey).map_or(0, |quiz| quiz.at)));
    let enrolled = model.peek(|journey| parts::enrolled(journey).cloned());
    // Only between this quiz and what follows it, when this view is about to go.
    let Some(enrolled) = enrolled else { return ().into_any() };
    let screen = move || match enrolled.items.get(at.get()) {
        None => overview(t, &deck, &enrolled),
        Some(id) => match deck.item(id) {
            Some(item) => item_screen(t, &deck, item, &enrolled, phase, at.get()),
            None => gone(t, &deck, at.get(), enrolled.items.len()),
        },
    };
    screen.into_any()
}

/// The item is not in the deck any more.
fn gone(t: Texts, deck: &Arc<PublicDeck>, at: usize, of: usize) -> AnyView {
    view! {
        <main class="task">
            {progress(t.journey_question_of(&(at + 1).to_string(), &of.to_string()), "", at + 1, of)}
            <h1 tabindex="-1">{t.journey_item_gone()}</h1>
            <p>{t.journey_item_gone_says()}</p>
            <Aside t deck=deck.clone() />
        </main>
        {turn_bar(t, at)}
    }
    .into_any()
}

/// The bar below an item.
fn turn_bar(t: Texts, at: usize) -> AnyView {
    let model = use_journey();
    let back = move || model.go(Step::Turn(at.saturating_sub(1)));
    view! {
        <footer class="bar">
            <SavedHere t />
            <div class="buttons">
                <button type="button" class="button" data-testid="previous" disabled={at == 0} on:click=move |_| back()>
                    {t.journey_back()}
                </button>
                {button("button primary", "next", t.journey_next(), move || model.go(Step::Turn(at + 1)))}
            </div>
        </footer>
    }
    .into_any()
}

/// The promise, where the hand is. It is only made where it is true.
#[component]
fn SavedHere(t: Texts) -> impl IntoView {
    let model = use_journey();
    let kept = move || model.fault().is_none();
    let words = move || if kept() { t.journey_saved() } else { t.journey_not_saved() };
    view! { <p class="saved quiet" class:kept=kept>{words}</p> }
}
