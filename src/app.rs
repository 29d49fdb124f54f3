//! The frames: contexts and routes.
//!
//! There are three, each compiled to a wasm file of its own: a phone in a hall loads nothing of the stage and the report, nor of
//! answering once more (docs/adr/0007). An address of the one is another page for the other: a link across needs `rel="external"`.

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::i18n::{Bundle, LocaleModel, use_texts};
use crate::journey::{DoorPage, FirstPage, FollowUpPage, JourneyPage, LivePage, NowherePage, Overlays};
use crate::outbox::OutboxModel;
use crate::research::ResearchPage;
use crate::safety::name_exit;
use crate::stage::{ConsolePage, StagePage};
use crate::ui::{once_spoken, react};
use crate::{browser, route};

/// What a student sees.
#[component]
pub fn StudentApp() -> impl IntoView {
    let path = begin(Bundle::Phone);
    page_at(&path)
}

/// What a student sees who answers once more, or consents to it.
#[component]
pub fn FollowUpApp() -> impl IntoView {
    let path = begin(Bundle::FollowUp);
    match route::followup_at(&path) {
        Some((deck, None)) => view! { <FollowUpPage deck /> }.into_any(),
        Some((deck, Some(lecture))) => {
            once_spoken(move || view! { <FirstPage deck=deck.clone() lecture=lecture.clone() /> }.into_any())
        }
        None => once_spoken(|| view! { <NowherePage /> }.into_any()),
    }
}

/// What every page of a student has. Says the path of the page below a overlay.
fn begin(bundle: Bundle) -> String {
    provide_locale(bundle);
    name_exit();
    provide_context(OutboxModel::start());
    let (overlays, path) = Overlays::begin();
    provide_context(overlays);
    path
}

/// The page of a student at an address. What leads to another one loads it: a router would be a tenth of what the phone
/// loads.
fn page_at(path: &str) -> AnyView {
    if route::is_followup(path) {
        // A leaflet was loaded anew that lies over that page. Taken off, it is that page's turn.
        browser::on_moved(browser::reload);
    }
    match route::hall_at(path) {
        Some(Ok(code)) => return view! { <LivePage code /> }.into_any(),
        Some(Err(typed)) => {
            return once_spoken(move || view! { <DoorPage typed=typed.clone() /> }.into_any());
        }
        None => {}
    }
    match route::deck_at(path) {
        Some(deck) => {
            if path == "/" {
                browser::replace_address(&route::learn(&deck));
            }
            view! { <JourneyPage deck hall=None /> }.into_any()
        }
        None => once_spoken(|| view! { <NowherePage /> }.into_any()),
    }
}

/// What the presenter and the researcher see.
#[component]
pub fn StaffApp() -> impl IntoView {
    provide_locale(Bundle::Staff);
    once_spoken(|| {
        view! {
            <Router>
                <Routes fallback=NotFound>
                    <Route path=path!("/present") view=StagePage />
                    <Route path=path!("/present/console") view=ConsolePage />
                    <Route path=path!("/research") view=ResearchPage />
                </Routes>
            </Router>
        }
        .into_any()
    })
}

/// The reader's language, and what the page says of it: to screen readers, and in the list of open tabs.
fn provide_locale(bundle: Bundle) {
    let locale = LocaleModel::begin(bundle);
    provide_context(locale);
    react(move || browser::set_page_language(locale.language(), locale.texts().app_title()));
}

/// An address of the presenter or the researcher that leads nowhere.
#[component]
fn NotFound() -> impl IntoView {
    let t = use_texts();
    view! {
        <main class="page">
            <h1>{move || t().app_not_found()}</h1>
            <p><a class="button primary" rel="external" href="/">{move || t().app_to_start()}</a></p>
        </main>
    }
}
