//! The student's way through the lecture.
//!
//! Every screen is one task. The journey is one value (`model`), stored on the phone before it is
//! shown, and the screen follows from it (`selectors::Screen`), so a reload leads to the same
//! place. The address stays the same except for overlays, which are pages on top of the current
//! one: the back button closes them, and students are back where they were. A screen is built again
//! when the language changes, and its words are plain values in it.

mod aside;
mod content_note;
mod data;
mod delivery;
mod erase;
mod followup;
mod head;
mod languages;
mod lecture;
mod live;
mod material;
mod model;
mod opinion;
mod overlay;
mod payload;
mod quiz;
mod reading_text;
mod result;
mod selectors;
mod sharing;
mod slide_view;
mod slides;
mod variant;
mod warnings;
mod welcome;
mod what_leaves;
mod widgets;

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::id::DeckId;
use konventa_domain::journey::{Join, Journey};
use leptos::prelude::*;

use self::content_note::content_note;
pub use self::followup::{consent_page, followup_page};
use self::head::head;
use self::lecture::lecture_screen;
use self::live::LiveLecture;
pub use self::live::{join_code_page, live_page, not_found_page};
use self::material::{DeckModel, Solutions};
use self::model::JourneyModel;
pub use self::overlay::Overlays;
use self::overlay::{overlay, overlay_links};
use self::quiz::quiz_screen;
use self::result::result_screen;
use self::selectors::Screen;
use self::sharing::sharing_screen;
use self::slides::Slides;
use self::variant::JourneyVariant;
use self::warnings::warnings;
use crate::browser;
use crate::effect::react;
use crate::i18n::{Texts, use_texts};
use crate::ui::{dynamic, dynamic_words, el, loaded_view};

/// The journey through a lecture, at home or in a hall.
const LECTURE: JourneyVariant = JourneyVariant {
    welcome: welcome::welcome,
    data: data::data,
    join: |deck| match live::use_live_lecture() {
        Some(live) if untrack(|| live.is_late(deck)) => Join::Late,
        _ => Join::Begin,
    },
    sharing: sharing::ask_to_share,
    post_quiz_name: Texts::journey_part_after,
    post_label: Texts::journey_after,
    counts_after: Texts::journey_counts_after,
    opens_offline: true,
    can_be_resent: true,
};

/// The student's way through a lecture, live for students in a hall.
pub fn journey_page(deck: DeckId, live: Option<LiveLecture>) -> AnyView {
    let model = match live {
        None => JourneyModel::open(deck.as_str(), Journey::begin()),
        Some(live) => {
            provide_context(live);
            JourneyModel::open(live.id().as_str(), Journey::enter(live.country()))
        }
    };
    journey(LECTURE, model, deck, live)
}

/// A journey in its variant.
fn journey(variant: JourneyVariant, model: JourneyModel, deck: DeckId, live: Option<LiveLecture>) -> AnyView {
    let deck_model = DeckModel::load(deck);
    provide_context(variant);
    provide_context(model);
    provide_context(deck_model);
    provide_context(Solutions::fetch(model, deck_model));
    provide_context(Slides::fetch(deck_model));
    let screen = Memo::new(move |_| model.read(Screen::of));
    let mut before = None;
    react(move || {
        let now = model.read(|journey| (Screen::of(journey), selectors::place(journey)));
        // A page that just opened is already at the top.
        if before.replace(now).is_some_and(|before| before != now) {
            browser::start_reading();
        }
    });
    let answering = Memo::new(move |_| matches!(screen.get(), Screen::Quiz(_)));
    browser::keep_screen_on_while(answering);
    react(move || {
        if variant.opens_offline && deck_model.slides().with(Option::is_some) {
            browser::report_loaded();
        }
    });
    let t = use_texts();
    // Every screen ends with these links; before the first screen they are shown by themselves.
    let links = dynamic(move || {
        let there = deck_model.shown().with(|deck| matches!(deck, Some(Ok(_))));
        (!there && t().is_whole()).then(|| overlay_links(t()))
    });
    let retry = Callback::new(move |()| deck_model.retry());
    let page =
        dynamic(move || Some(loaded_view(t(), deck_model.shown().get(), retry, |deck| shown(screen, deck))));
    let head = head(part(screen), live.map(live::connection));
    el("div").class("journey").child([head, warnings(), page, links, overlay()]).into_any()
}

/// The current screen, in the language of the deck.
fn shown(screen: Memo<Screen>, deck: Arc<PublicDeck>) -> AnyView {
    let (texts, variant) = (use_texts(), variant::use_variant());
    live::sync_journey(&deck);
    let notice = {
        let deck = deck.clone();
        dynamic(move || live::notice(texts(), &deck))
    };
    let pause = {
        let deck = deck.clone();
        dynamic(move || live::pause_banner(texts(), deck.clone()))
    };
    let screen = dynamic(move || {
        let (t, deck) = (texts(), deck.clone());
        Some(match screen.get() {
            Screen::Welcome => (variant.welcome)(t, &deck),
            Screen::ContentNote => content_note(t, &deck),
            Screen::Data => (variant.data)(t, &deck),
            Screen::Quiz(phase) => quiz_screen(t, deck, phase),
            Screen::Slides => lecture_screen(t, deck),
            Screen::Sharing => sharing_screen(t, deck),
            Screen::Result => result_screen(t, deck),
        })
    });
    vec![pause, notice, screen].into_any()
}

/// The name of the current part, for the header.
fn part(screen: Memo<Screen>) -> AnyView {
    let t = use_texts();
    let variant = variant::use_variant();
    dynamic_words(move || screen.get().part(t(), variant.post_quiz_name))
}
