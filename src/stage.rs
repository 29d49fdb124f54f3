//! The stage on the projector, and the console on the presenter's screen.
//!
//! Both are views of one model, `model::StageModel`: every key changes the model, and only the
//! model talks to the other window. Neither needs the network once the deck has loaded. In a live
//! lecture `session::PresenterSession` connects the model with the server; it is in the context of
//! everything shown there.

mod address;
mod after_end;
mod bar;
mod canvas;
mod care;
mod console;
mod console_language;
mod control_lease;
mod dialog;
pub(crate) mod emblem;
mod help_lines;
mod join;
mod keys;
mod keys_help;
mod live_page;
mod lobby;
mod material;
mod model;
mod own_result;
mod poll_board;
mod presenter_key;
mod presenter_state;
mod projector;
mod quiz_call;
mod rehearsal_page;
mod rehearsal_room;
mod room_gain;
mod saved_lectures;
mod session;
mod slideshow;
mod start;
mod stored;

use konventa_domain::Country;
use konventa_domain::lecture::LectureClock;
use konventa_domain::show::StampedShow;
use leptos::prelude::*;

use self::console::Console;
use self::live_page::LivePage;
use self::material::use_material;
use self::model::{Role, StageModel, WITHOUT_PHONES};
use self::presenter_state::{LinkOptions, LiveState, PresenterState};
use self::projector::Projector;
use self::rehearsal_page::RehearsalPage;
use self::slideshow::Slideshow;
use self::start::StartPage;
use crate::i18n::use_locale;
use crate::ui::Loaded;
use crate::{browser, route};

/// Opens the model of a window from the stored state and the options of the link.
fn open(role: Role, options: LinkOptions) -> StageModel {
    StageModel::open(role, WITHOUT_PHONES.to_owned(), true, |stored, window| {
        let fallback = PresenterState {
            deck: route::DEFAULT_DECK.parse().expect("the default deck has a name"),
            country: Country::Montenegro,
            language: use_locale().language_now(),
            shared: StampedShow::start(),
            clock: LectureClock::default(),
            live: LiveState::default(),
        };
        PresenterState::opened(stored, options, fallback, window, browser::now())
    })
}

/// The stage: of a live lecture, of slides without phones, or the page that starts a lecture.
#[component]
pub fn StagePage() -> impl IntoView {
    match (address::lecture(), rehearsal_page::named()) {
        (Some(code), _) => view! { <LivePage code role=Role::Stage /> }.into_any(),
        (None, Some(about)) => view! { <RehearsalPage about role=Role::Stage /> }.into_any(),
        (None, None) if address::names_slides() => view! { <SlidesWithoutPhones /> }.into_any(),
        (None, None) => view! { <StartPage /> }.into_any(),
    }
}

/// The console: of a live lecture, or of slides without phones.
#[component]
pub fn ConsolePage() -> impl IntoView {
    match (address::lecture(), rehearsal_page::named()) {
        (Some(code), _) => view! { <LivePage code role=Role::Console /> }.into_any(),
        (None, Some(about)) => view! { <RehearsalPage about role=Role::Console /> }.into_any(),
        (None, None) => view! { <ConsoleWithoutPhones /> }.into_any(),
    }
}

#[component]
fn SlidesWithoutPhones() -> impl IntoView {
    let (options, link) = address::read();
    let model = open(Role::Stage, options);
    let (material, retry) = use_material(model, Role::Stage);
    let link = StoredValue::new(link);
    let state = model.state();
    let country = Memo::new(move |_| state.with(|state| state.country));
    view! {
        <Loaded value=material retry let:material>
            {move || {
                let slideshow = StoredValue::new(Slideshow::new(&material.deck, &material.slides, country.get(), browser::today())?);
                let languages = material.deck.languages.clone();
                let link = link.try_update_value(Option::take).flatten();
                Some(view! { <Projector model slideshow languages link /> })
            }}
        </Loaded>
    }
}

#[component]
fn ConsoleWithoutPhones() -> impl IntoView {
    let (options, _) = address::read();
    let model = open(Role::Console, options);
    let (material, retry) = use_material(model, Role::Console);
    let state = model.state();
    let country = Memo::new(move |_| state.with(|state| state.country));
    view! {
        <Loaded value=material retry let:material>
            {move || {
                let slideshow = StoredValue::new(Slideshow::new(&material.deck, &material.slides, country.get(), browser::today())?);
                let material = material.clone();
                Some(view! { <Console model slideshow material /> })
            }}
        </Loaded>
    }
}
