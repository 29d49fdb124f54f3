//! The apps: contexts and routes.
//!
//! There are three, each compiled to its own wasm file: a phone in a hall loads nothing of the
//! stage, the report or the follow-up (ADR 7). Each has its own HTML page, so a link from
//! one to another needs `rel="external"`.

use leptos::prelude::*;

use crate::effect::react;
use crate::i18n::{Bundle, LocaleModel, use_texts};
use crate::journey::{
    Overlays, consent_page, followup_page, join_code_page, journey_page, live_page, not_found_page,
};
use crate::outbox::OutboxModel;
use crate::research::ResearchPage;
use crate::safety::name_exit;
use crate::stage::{ConsolePage, StagePage};
use crate::ui::when_texts_loaded;
use crate::{browser, route};

/// The pages of students.
#[must_use]
pub fn student_app() -> AnyView {
    let path = begin(Bundle::Phone);
    page_at(&path)
}

/// The pages of the follow-up: taking it, and consenting to it.
#[must_use]
pub fn followup_app() -> AnyView {
    let path = begin(Bundle::FollowUp);
    match route::followup_at(&path) {
        Some((deck, None)) => followup_page(deck),
        Some((deck, Some(lecture))) => when_texts_loaded(move || consent_page(deck.clone(), lecture.clone())),
        None => when_texts_loaded(not_found_page),
    }
}

/// Sets up what every student page has. Returns the path of the page, or of the page below an
/// overlay.
fn begin(bundle: Bundle) -> String {
    provide_locale(bundle);
    name_exit();
    provide_context(OutboxModel::start());
    let (overlays, path) = Overlays::begin();
    provide_context(overlays);
    path
}

/// The student page at a path. Links to other pages load them: a router would add a tenth to what a
/// phone loads.
fn page_at(path: &str) -> AnyView {
    if route::is_followup(path) {
        // An overlay of that page was reloaded. Closing it must load the page.
        browser::on_history_change(browser::reload);
    }
    // Not below an overlay, whose address stays.
    let rewrite = |address: &str| {
        if path != address && browser::path() == path {
            browser::replace_address(address);
        }
    };
    match route::lecture_at(&browser::decoded(path)) {
        Some(Ok(code)) => {
            // It reads the lecture's id from the address.
            let page = live_page(code);
            rewrite(&route::lecture(code));
            return page;
        }
        Some(Err(typed)) => {
            rewrite(route::JOIN);
            return when_texts_loaded(move || join_code_page(typed.clone()));
        }
        None => {}
    }
    match route::deck_at(path) {
        Some(deck) => {
            if path.is_empty() {
                browser::replace_address(&route::learn(&deck));
            }
            journey_page(deck, None)
        }
        None => when_texts_loaded(not_found_page),
    }
}

/// The pages of the presenter and the researcher.
#[component]
pub fn StaffApp() -> impl IntoView {
    provide_locale(Bundle::Staff);
    when_texts_loaded(|| match browser::path().trim_matches('/') {
        route::STAGE => view! { <StagePage /> }.into_any(),
        route::CONSOLE => view! { <ConsolePage /> }.into_any(),
        route::RESEARCH => view! { <ResearchPage /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    })
}

/// Provides the language of the page, and keeps `lang` and title of the document in step with it.
fn provide_locale(bundle: Bundle) {
    let locale = LocaleModel::begin(bundle);
    provide_context(locale);
    react(move || browser::set_page_language(locale.language(), locale.texts().app_title()));
}

/// Shown at an unknown address of the presenter or the researcher.
#[component]
fn NotFound() -> impl IntoView {
    let t = use_texts();
    view! {
        <main class="page">
            <h1>{move || t().app_not_found()}</h1>
            <p><a class="button primary" rel="external" href=route::HOME>{move || t().app_to_start()}</a></p>
            <p><a class="button" rel="external" href=route::JOIN>{move || t().hall_have_code()}</a></p>
        </main>
    }
}
