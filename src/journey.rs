//! The student's way through the lecture.
//!
//! One task a screen. The journey is one value (`model`), kept on the phone before it is shown; which screen is shown
//! follows from it (`parts::Screen`), so a reload leads to the same place. The address never changes: the back button
//! leaves, and whoever comes back is where they were. A screen is made anew when the language changes, and its words are
//! plain values in it.

mod aside;
mod content_note;
mod data;
mod delivery;
mod erase;
mod head;
mod lecture;
mod marked;
mod material;
mod model;
mod parts;
mod payload;
mod quiz;
mod result;
mod sharing;
mod warnings;
mod welcome;
mod widgets;

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::id::DeckId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use self::content_note::ContentNote;
use self::data::Data;
use self::head::Head;
use self::lecture::Lecture;
use self::material::{Slides, Solutions};
use self::model::JourneyModel;
use self::parts::Screen;
use self::quiz::QuizScreen;
use self::result::ResultScreen;
use self::sharing::SharingScreen;
use self::warnings::Warnings;
use self::welcome::Welcome;
use crate::browser;
use crate::i18n::use_texts;
use crate::safety::ExitCover;
use crate::ui::Loaded;

/// The student's way through the lecture that the address names.
#[component]
pub fn JourneyPage() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let deck = Memo::new(move |_| params.with(|params| params.get("deck")?.parse::<DeckId>().ok()));
    move || match deck.get() {
        Some(deck) => view! { <Journeying deck /> }.into_any(),
        None => view! { <main class="page"><h1>{t().app_not_found()}</h1></main> }.into_any(),
    }
}

/// The journey through one deck.
#[component]
fn Journeying(deck: DeckId) -> impl IntoView {
    let model = JourneyModel::open(&deck);
    let slides = Slides::load(deck);
    provide_context(model);
    provide_context(slides);
    provide_context(Solutions::fetch(model, slides));
    let screen = Memo::new(move |_| model.read(Screen::of));
    let place = Memo::new(move |_| model.read(|journey| (Screen::of(journey), parts::place(journey))));
    Effect::new(move |before: Option<(Screen, usize)>| {
        let now = place.get();
        // Where the page just opened, the reader is at the top already.
        if before.is_some_and(|before| before != now) {
            browser::start_reading();
        }
        now
    });
    view! {
        <div class="journey">
            <Head screen />
            <Warnings />
            <Loaded value=slides.shown() retry=Callback::new(move |()| slides.retry()) let:deck>
                <Shown screen deck />
            </Loaded>
            <ExitCover />
        </div>
    }
}

/// The screen, in the language of the deck.
#[component]
fn Shown(screen: Memo<Screen>, deck: Arc<PublicDeck>) -> impl IntoView {
    let texts = use_texts();
    move || {
        let (t, deck) = (texts(), deck.clone());
        match screen.get() {
            Screen::Welcome => view! { <Welcome t deck /> }.into_any(),
            Screen::ContentNote => view! { <ContentNote t deck /> }.into_any(),
            Screen::Data => view! { <Data t deck /> }.into_any(),
            Screen::Quiz(phase) => view! { <QuizScreen t deck phase /> }.into_any(),
            Screen::Slides => view! { <Lecture t deck /> }.into_any(),
            Screen::Sharing => view! { <SharingScreen t deck /> }.into_any(),
            Screen::Result => view! { <ResultScreen t deck /> }.into_any(),
        }
    }
}
