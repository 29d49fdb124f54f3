//! The student's way through the lecture.
//!
//! One task a screen. The journey is one value (`model`), kept on the phone before it is shown; which screen is shown
//! follows from it (`parts::Screen`), so a reload leads to the same place. The address stays the same but for leaflets, which
//! lie over it: the back button leaves, and whoever comes back is where they were. A screen is made anew when the language changes, and its words are
//! plain values in it.

mod again;
mod aside;
mod content_note;
mod data;
mod delivery;
mod erase;
mod hall;
mod head;
mod leaflet;
mod lecture;
mod manner;
mod marked;
mod material;
mod model;
mod parts;
mod payload;
mod quiz;
mod reading_text;
mod result;
mod sharing;
mod slides;
mod warnings;
mod welcome;
mod widgets;

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::id::DeckId;
use konventa_domain::journey::Journey;
use leptos::prelude::*;

pub use self::again::{FirstPage, LaterPage};
use self::content_note::content_note;
use self::hall::HallModel;
pub use self::hall::{DoorPage, HallPage, NowherePage};
use self::head::head;
pub use self::leaflet::Leaflets;
use self::leaflet::{leaflet, leaflet_links};
use self::lecture::lecture;
use self::manner::Manner;
use self::material::{Solutions, Words};
use self::model::JourneyModel;
use self::parts::Screen;
use self::quiz::quiz_screen;
use self::result::result_screen;
use self::sharing::sharing_screen;
use self::slides::Slides;
use self::warnings::Warnings;
use crate::browser;
use crate::i18n::use_texts;
use crate::ui::{come, live, live_words, react};

/// The student's way through a lecture.
#[component]
pub fn JourneyPage(
    /// Which one.
    deck: DeckId,
    /// The live lecture, for who is in a hall.
    hall: Option<HallModel>,
) -> impl IntoView {
    let model = match hall {
        None => JourneyModel::open(deck.as_str(), Journey::begin()),
        Some(hall) => {
            provide_context(hall);
            JourneyModel::open(hall.id().as_str(), Journey::enter(hall.country()))
        }
    };
    journey(manner::LECTURE, model, deck, hall)
}

/// A journey in its manner.
fn journey(manner: Manner, model: JourneyModel, deck: DeckId, hall: Option<HallModel>) -> AnyView {
    let words = Words::load(deck);
    provide_context(manner);
    provide_context(model);
    provide_context(words);
    provide_context(Solutions::fetch(model, words));
    provide_context(Slides::fetch(words));
    let screen = Memo::new(move |_| model.read(Screen::of));
    let mut before = None;
    react(move || {
        let now = model.read(|journey| (Screen::of(journey), parts::place(journey)));
        // Where the page just opened, the reader is at the top already.
        if before.replace(now).is_some_and(|before| before != now) {
            browser::start_reading();
        }
    });
    let answering = Memo::new(move |_| matches!(screen.get(), Screen::Quiz(_)));
    browser::stay_awake_while(answering);
    react(move || {
        if manner.opens_offline && words.slides().with(Option::is_some) {
            browser::settled();
        }
    });
    let t = use_texts();
    // Every screen has these at its end; until there is one they stand alone.
    let links = live(move || {
        let there = words.shown().with(|deck| matches!(deck, Some(Ok(_))));
        (!there && t().is_whole()).then(|| leaflet_links(t()))
    });
    let retry = Callback::new(move |()| words.retry());
    let page = live(move || Some(come(t(), words.shown().get(), retry, |deck| shown(screen, deck))));
    view! {
        <div class="journey">
            {head(part(screen), hall.map(hall::line))}
            <Warnings />
            {page}
            {links}
            {leaflet()}
        </div>
    }
    .into_any()
}

/// The screen, in the language of the deck.
fn shown(screen: Memo<Screen>, deck: Arc<PublicDeck>) -> AnyView {
    let (texts, manner) = (use_texts(), manner::use_manner());
    hall::attend(&deck);
    let notice = {
        let deck = deck.clone();
        live(move || hall::notice(texts(), &deck))
    };
    let screen = live(move || {
        let (t, deck) = (texts(), deck.clone());
        Some(match screen.get() {
            Screen::Welcome => (manner.welcome)(t, &deck),
            Screen::ContentNote => content_note(t, &deck),
            Screen::Data => (manner.data)(t, &deck),
            Screen::Quiz(phase) => quiz_screen(t, deck, phase),
            Screen::Slides => lecture(t, deck),
            Screen::Sharing => sharing_screen(t, deck),
            Screen::Result => result_screen(t, deck),
        })
    });
    view! {
        {notice}
        {screen}
    }
    .into_any()
}

/// Which part this is, for the head.
fn part(screen: Memo<Screen>) -> AnyView {
    let t = use_texts();
    let manner = manner::use_manner();
    live_words(move || screen.get().part(t(), manner.after))
}
