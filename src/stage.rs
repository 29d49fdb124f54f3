//! The stage on the projector, and the console on the presenter's own screen.
//!
//! Both are views of one model, `desk::Desk`: whatever a key does is a change there, and the desk alone tells the
//! other window. Neither needs the network once the deck is loaded. In a live lecture `hall::Hall` joins the desk with the
//! server: it is in the context of all that is shown there.

mod address;
mod bar;
mod canvas;
mod care;
mod console;
mod desk;
pub(crate) mod emblem;
mod hall;
mod held;
mod help_lines;
mod join;
mod key;
mod keys;
mod keys_help;
mod live_page;
mod lobby;
mod material;
mod own_result;
mod poll_board;
mod programme;
mod projector;
mod quiz_call;
mod reader;
mod room_gain;
mod start;
mod talk;
mod wheel;

use konventa_domain::Country;
use konventa_domain::show::Shared;
use leptos::prelude::*;

use self::console::Console;
use self::desk::{Desk, Role, WITHOUT_PHONES};
use self::live_page::LivePage;
use self::material::use_material;
use self::programme::Programme;
use self::projector::Projector;
use self::start::StartPage;
use self::talk::{InHall, Talk, Wish};
use crate::i18n::use_locale;
use crate::ui::Loaded;
use crate::{browser, route};

/// Opens the model of a window with what was kept and what is wished.
fn open(role: Role, wish: Wish) -> Desk {
    Desk::open(role, WITHOUT_PHONES.to_owned(), |kept, window| {
        let otherwise = Talk {
            deck: route::DEFAULT_DECK.parse().expect("the default deck has a name"),
            country: Country::Montenegro,
            language: use_locale().language_now(),
            shared: Shared::start(),
            hall: InHall::default(),
        };
        Talk::opened(kept, wish, otherwise, window, browser::now())
    })
}

/// The stage: of a live lecture, of slides without phones, or the page where a lecture is started.
#[component]
pub fn StagePage() -> impl IntoView {
    match address::lecture() {
        Some(code) => view! { <LivePage code role=Role::Stage /> }.into_any(),
        None if address::names_slides() => view! { <SlidesAlone /> }.into_any(),
        None => view! { <StartPage /> }.into_any(),
    }
}

/// The console: of a live lecture, or of slides without phones.
#[component]
pub fn ConsolePage() -> impl IntoView {
    match address::lecture() {
        Some(code) => view! { <LivePage code role=Role::Console /> }.into_any(),
        None => view! { <ConsoleAlone /> }.into_any(),
    }
}

#[component]
fn SlidesAlone() -> impl IntoView {
    let (wish, link) = address::read();
    let desk = open(Role::Stage, wish);
    let (material, retry) = use_material(desk, Role::Stage);
    let link = StoredValue::new(link);
    let talk = desk.talk();
    let country = Memo::new(move |_| talk.with(|talk| talk.country));
    view! {
        <Loaded value=material retry let:material>
            {move || {
                let programme = StoredValue::new(Programme::new(&material.deck, &material.slides, country.get(), browser::today())?);
                let languages = material.deck.languages.clone();
                let link = link.try_update_value(Option::take).flatten();
                Some(view! { <Projector desk programme languages link /> })
            }}
        </Loaded>
    }
}

#[component]
fn ConsoleAlone() -> impl IntoView {
    let (wish, _) = address::read();
    let desk = open(Role::Console, wish);
    let (material, retry) = use_material(desk, Role::Console);
    let talk = desk.talk();
    let country = Memo::new(move |_| talk.with(|talk| talk.country));
    view! {
        <Loaded value=material retry let:material>
            {move || {
                let programme = StoredValue::new(Programme::new(&material.deck, &material.slides, country.get(), browser::today())?);
                let material = material.clone();
                Some(view! { <Console desk programme material /> })
            }}
        </Loaded>
    }
}
