//! A window of a live lecture: finds it, loads its slides, and shows the stage or the console.

use std::sync::Arc;

use konventa_domain::lecture::{About, Counts, JoinCode, Phase};
use konventa_domain::show::Shared;
use leptos::prelude::*;

use super::console::Console;
use super::desk::{Desk, Role};
use super::hall::{Hall, Parts};
use super::held;
use super::material::{Material, use_material};
use super::programme::Programme;
use super::projector::Projector;
use super::talk::{InHall, Talk};
use super::wheel::Wheel;
use crate::i18n::{Texts, use_texts};
use crate::live::{Link, Live, Refused};
use crate::ui::Loaded;
use crate::{browser, route};

/// The stage or the console of a lecture.
#[component]
pub fn LivePage(
    /// The code in the address.
    code: JoinCode,
    /// Which window.
    role: Role,
) -> impl IntoView {
    let wheel = Wheel::open(code);
    let kept = held::room(code);
    let id = kept.as_ref().map(|snapshot| snapshot.about.id.clone());
    let (live, counts) = Live::watch(code, id, kept);
    keep_what_is_heard(code, live);
    let (snapshot, link) = (live.snapshot(), live.link());
    let about = Memo::new(move |_| snapshot.with(|snapshot| Some(snapshot.as_ref()?.about.clone())));
    let refused = Memo::new(move |_| match link.get() {
        Link::Refused(why) => Some(why),
        _ => None,
    });
    move || match (refused.get(), about.get()) {
        (Some(why @ Refused::Over), _) | (Some(why), None) => view! { <Nothing code why live /> }.into_any(),
        (_, Some(about)) => view! { <LiveWindow about live counts wheel role /> }.into_any(),
        (None, None) => view! { <Searching link /> }.into_any(),
    }
}

/// So a window that is loaded anew is there at once, also without the server. After the end nothing is kept.
fn keep_what_is_heard(code: JoinCode, live: Live) {
    Effect::new(move |_| {
        live.snapshot().with(|snapshot| match snapshot {
            Some(snapshot) if snapshot.room.lecture.phase() == Phase::Ended => held::forget(code),
            Some(snapshot) => held::keep_room(code, snapshot),
            None => {}
        });
    });
}

#[component]
fn LiveWindow(about: About, live: Live, counts: Signal<Counts>, wheel: Wheel, role: Role) -> impl IntoView {
    let knows = browser::recall::<Talk>(&held::talk_name(about.code)).is_some();
    let begun = about.clone();
    let desk = Desk::open(role, held::talk_name(about.code), move |kept, _| {
        let spoken = kept.as_ref().map(|talk| talk.language);
        let (shared, hall) =
            kept.map_or((Shared::start(), InHall::default()), |talk| (talk.shared, talk.hall));
        let About { deck, country, language, .. } = begun;
        let language = spoken.unwrap_or(language);
        Talk { deck, country, language, shared, hall }
    });
    let (material, retry) = use_material(desk, role);
    // The lecture outlives the slides, which are made anew in another language.
    let (owner, opened) = (Owner::current(), StoredValue::new(None::<Hall>));
    let open = move |about: About, programme: Programme| {
        let make = move || {
            let programme = StoredValue::new(programme);
            Hall::open(about, Parts { desk, live, counts, wheel, programme }, knows)
        };
        let hall = match (opened.get_value(), &owner) {
            (Some(hall), _) => hall,
            (None, Some(owner)) => owner.with(make),
            (None, None) => make(),
        };
        opened.set_value(Some(hall));
        hall
    };
    view! {
        <Loaded value=material retry let:material>
            {
                let programme = Programme::new(&material.deck, &material.slides, about.country, browser::today());
                let about = about.clone();
                programme
                    .map(|programme| {
                        let shown = StoredValue::new(programme.clone());
                        let hall = open(about, programme);
                        view! { <Inside hall desk programme=shown material role /> }
                    })
            }
        </Loaded>
    }
}

#[component]
fn Inside(
    hall: Hall,
    desk: Desk,
    programme: StoredValue<Programme>,
    material: Arc<Material>,
    role: Role,
) -> impl IntoView {
    provide_context(hall);
    match role {
        Role::Stage => {
            let languages = material.deck.languages.clone();
            view! { <Projector desk programme languages link=None /> }.into_any()
        }
        Role::Console => view! { <Console desk programme material /> }.into_any(),
    }
}

/// Until the lecture is found.
#[component]
fn Searching(link: RwSignal<Link>) -> impl IntoView {
    let t = use_texts();
    let waits = Memo::new(move |_| link.get() == Link::Waiting);
    view! {
        <main class="page" aria-busy="true" data-testid="searching">
            <p class="quiet" role="status">
                {move || if waits.get() { t().live_searching() } else { t().app_loading() }}
            </p>
        </main>
    }
}

/// There is no such lecture.
#[component]
fn Nothing(code: JoinCode, why: Refused, live: Live) -> impl IntoView {
    let t = use_texts();
    if why == Refused::Over {
        held::forget(code);
    }
    let says = match why {
        Refused::Over => Texts::live_is_over,
        Refused::Unknown | Refused::Full => Texts::live_is_unknown,
    };
    view! {
        <main class="page" role="alert" data-testid="no-lecture">
            <h1>{move || t().live_no_lecture(&code.to_string())}</h1>
            <p>{move || says(t())}</p>
            <p class="buttons">
                <a class="button primary" href=route::STAGE rel="external">
                    {move || t().live_to_lectures()}
                </a>
                <button class="button" on:click=move |_| live.retry()>
                    {move || t().app_retry()}
                </button>
            </p>
        </main>
    }
}
