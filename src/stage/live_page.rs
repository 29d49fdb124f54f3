//! A window of a live lecture: finds it, loads its slides, and shows the stage or the console.

use std::sync::Arc;

use konventa_domain::lecture::{About, JoinCode, LectureClock, Phase};
use konventa_domain::show::StampedShow;
use leptos::prelude::*;

use super::console::Console;
use super::control_lease::ControlLease;
use super::material::{Material, use_material};
use super::model::{Role, StageModel};
use super::presenter_state::{LiveState, PresenterState};
use super::projector::Projector;
use super::rehearsal_room;
use super::saved_lectures;
pub use super::session::LectureSource;
use super::session::{PresenterSession, SessionParts};
use super::slideshow::Slideshow;
use super::stored;
use crate::i18n::{Texts, use_texts};
use crate::lecture_stream::{LectureStream, Link, Refused};
use crate::ui::Loaded;
use crate::{browser, route};

/// The stage or the console of a lecture.
#[component]
pub fn LivePage(
    /// The join code in the address.
    code: JoinCode,
    /// The kind of window.
    role: Role,
) -> impl IntoView {
    let control_lease = ControlLease::open(code);
    let stored = saved_lectures::load_snapshot(code);
    let id = stored.as_ref().map(|snapshot| snapshot.about.id.clone());
    let (stream, counts) = LectureStream::watch(code, id, stored);
    store_snapshots(code, stream);
    let (snapshot, link) = (stream.snapshot(), stream.link());
    let about = Memo::new(move |_| snapshot.with(|snapshot| Some(snapshot.as_ref()?.about.clone())));
    let refused = Memo::new(move |_| match link.get() {
        Link::Refused(why) => Some(why),
        _ => None,
    });
    move || match (refused.get(), about.get()) {
        (Some(why @ Refused::Over), _) | (Some(why), None) => {
            view! { <NoLecture code why stream /> }.into_any()
        }
        (_, Some(about)) => {
            let source = LectureSource { snapshot, link, counts, rehearsal: None };
            view! { <LiveWindow about source control_lease role /> }.into_any()
        }
        (None, None) => view! { <Searching link /> }.into_any(),
    }
}

/// Stores each snapshot, so that a reloaded window is there at once, even without the server.
/// Deletes it when the lecture has ended.
fn store_snapshots(code: JoinCode, stream: LectureStream) {
    Effect::new(move |_| {
        stream.snapshot().with(|snapshot| match snapshot {
            Some(snapshot) if snapshot.replica.lecture.phase() == Phase::Ended => {
                saved_lectures::forget(code);
            }
            Some(snapshot) => saved_lectures::store_snapshot(code, snapshot),
            None => {}
        });
    });
}

/// Stage or console of a lecture or a rehearsal.
#[component]
pub fn LiveWindow(
    /// What never changes.
    about: About,
    /// Where the lecture comes from.
    source: LectureSource,
    /// The control lease.
    control_lease: ControlLease,
    /// The kind of window.
    role: Role,
) -> impl IntoView {
    // A rehearsal stores nothing.
    let (name, keeps) = match source.rehearsal {
        Some(_) => (rehearsal_room::CHANNEL.to_owned(), false),
        None => (saved_lectures::state_key(about.code), true),
    };
    let has_state = keeps && stored::load::<PresenterState>(&name).is_some();
    let lecture = about.clone();
    let model = StageModel::open(role, name, keeps, move |stored, _| {
        let chosen_language = stored.as_ref().map(|state| state.language);
        let start = (StampedShow::start(), LectureClock::default(), LiveState::default());
        let (shared, clock, live) = stored.map_or(start, |state| (state.shared, state.clock, state.live));
        let About { deck, country, language, .. } = lecture;
        let language = chosen_language.unwrap_or(language);
        PresenterState { deck, country, language, shared, clock, live }
    });
    let (material, retry) = use_material(model, role);
    // The session outlives the slides, which are rebuilt in another language.
    let (owner, opened) = (Owner::current(), StoredValue::new(None::<PresenterSession>));
    let open = move |about: About, slideshow: Slideshow| {
        let make = move || {
            let slideshow = StoredValue::new(slideshow);
            PresenterSession::open(
                about,
                &SessionParts { model, source, control_lease, slideshow },
                has_state,
            )
        };
        let session = match (opened.get_value(), &owner) {
            (Some(session), _) => session,
            (None, Some(owner)) => owner.with(make),
            (None, None) => make(),
        };
        opened.set_value(Some(session));
        session
    };
    view! {
        <Loaded value=material retry let:material>
            {
                let slideshow = Slideshow::new(&material.deck, &material.slides, about.country, browser::today());
                let about = about.clone();
                slideshow
                    .map(|slideshow| {
                        let shown = StoredValue::new(slideshow.clone());
                        let session = open(about, slideshow);
                        view! { <LiveViews session model slideshow=shown material role /> }
                    })
            }
        </Loaded>
    }
}

#[component]
fn LiveViews(
    session: PresenterSession,
    model: StageModel,
    slideshow: StoredValue<Slideshow>,
    material: Arc<Material>,
    role: Role,
) -> impl IntoView {
    provide_context(session);
    match role {
        Role::Stage => {
            let languages = material.deck.languages.clone();
            view! { <Projector model slideshow languages link=None /> }.into_any()
        }
        Role::Console => view! { <Console model slideshow material /> }.into_any(),
    }
}

/// Shown until the lecture is found.
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

/// Shown if there is no such lecture.
#[component]
fn NoLecture(code: JoinCode, why: Refused, stream: LectureStream) -> impl IntoView {
    let t = use_texts();
    if why == Refused::Over {
        saved_lectures::forget(code);
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
                <button class="button" on:click=move |_| stream.retry()>
                    {move || t().app_retry()}
                </button>
            </p>
        </main>
    }
}
