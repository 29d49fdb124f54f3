//! The student's own result, and what has become of it.

mod counts;
mod item;

use std::sync::Arc;

use konventa_domain::Country;
use konventa_domain::deck::PublicDeck;
use konventa_domain::journey::{Journey, Part, Sharing};
use leptos::prelude::*;

use self::counts::counts;
use self::item::reviewed;
use super::delivery::Delivery;
use super::erase::Erase;
use super::lecture::{Place, Reader, SlideReader};
use super::material::Solutions;
use super::model::use_journey;
use super::parts;
use super::sharing::{SharingScreen, marked_now};
use super::widgets::button;
use crate::i18n::Texts;
use crate::safety::HelpLines;

/// What the reader looks at. Not kept: a reload leads to the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Result,
    SlidesAgain,
    SharingAgain,
}

/// The last screen.
#[component]
pub(super) fn ResultScreen(t: Texts, deck: Arc<PublicDeck>) -> impl IntoView {
    let model = use_journey();
    let look = RwSignal::new(Look::Result);
    let slide = RwSignal::new(0);
    move || {
        let deck = deck.clone();
        match (look.get(), model.read(parts::sharing)) {
            (Look::SlidesAgain, _) => slides_again(t, deck, look, slide),
            (Look::SharingAgain, Some(Sharing::Kept)) => view! { <SharingScreen t deck /> }.into_any(),
            _ => result(t, deck, look),
        }
    }
}

fn slides_again(t: Texts, deck: Arc<PublicDeck>, look: RwSignal<Look>, slide: RwSignal<usize>) -> AnyView {
    let country = use_journey().peek(Journey::country).unwrap_or(Country::Montenegro);
    let turn = move |to| {
        slide.set(to);
        crate::browser::start_reading();
    };
    let place = Place { at: slide.into(), turn: Callback::new(turn) };
    let back = button("button", "to-result", t.journey_to_result(), move || look.set(Look::Result));
    view! { <SlideReader t deck country reader=Reader::Again place last=None below=Some(back) /> }.into_any()
}

fn result(t: Texts, deck: Arc<PublicDeck>, look: RwSignal<Look>) -> AnyView {
    let model = use_journey();
    let country = model.peek(Journey::country);
    let nothing = model
        .peek(|journey| matches!(journey, Journey::Result { pre: Part::Missed, post: Part::Missed, .. }));
    let again = move || {
        look.set(Look::SlidesAgain);
        crate::browser::start_reading();
    };
    let own = if nothing {
        view! { <p>{t.journey_result_nothing()}</p> }.into_any()
    } else {
        own_result(t, &deck, look)
    };
    view! {
        <main class="task">
            <h1 tabindex="-1">{t.journey_result_title()}</h1>
            {own}
            <section>
                <h2>{t.safety_help_lines()}</h2>
                <HelpLines t deck country />
            </section>
            <section class="quiet-ways">
                {button("button", "slides-again", t.journey_slides_again(), again)}
                <Erase t />
            </section>
        </main>
    }
    .into_any()
}

/// The counts, what has become of them, and each item.
fn own_result(t: Texts, deck: &Arc<PublicDeck>, look: RwSignal<Look>) -> AnyView {
    let solutions: Solutions = expect_context();
    let reconsider = Callback::new(move |()| look.set(Look::SharingAgain));
    let (for_counts, for_items) = (deck.clone(), deck.clone());
    view! {
        {move || match marked_now(solutions) {
            Some((_, marked)) => counts(t, &marked),
            None => no_key(t, &for_counts),
        }}
        <Delivery t deck=deck.clone() reconsider />
        {move || items(t, &for_items, solutions)}
    }
    .into_any()
}

fn items(t: Texts, deck: &PublicDeck, solutions: Solutions) -> Option<AnyView> {
    let (key, (enrolled, marked)) = (solutions.key()?, marked_now(solutions)?);
    let review = solutions.review();
    let rows = marked.rows.iter().filter_map(|row| {
        let face = deck.item(&row.item)?.face.get(enrolled.country);
        let right = key.right(&row.item, enrolled.country)?;
        let why = review.as_ref().and_then(|r| r.items.get(&row.item)).map(|r| r.get(enrolled.country));
        Some(reviewed(t, row, face, right, why))
    });
    let rows: Vec<AnyView> = rows.collect();
    Some(
        view! {
            <section class="reviewed">
                <h2>{t.journey_result_items()}</h2>
                {rows}
            </section>
        }
        .into_any(),
    )
}

fn no_key(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let solutions: Solutions = expect_context();
    if !solutions.failed() {
        return view! { <p role="status">{t.app_loading()}</p> }.into_any();
    }
    let deck = deck.clone();
    view! {
        <div role="status">
            <p>{t.journey_no_key_says()}</p>
            {button("button primary", "retry", t.app_retry(), move || solutions.retry(&deck))}
        </div>
    }
    .into_any()
}
