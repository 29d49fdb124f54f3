//! The frame: contexts and routes.

use konventa_domain::Language;
use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::browser;
use crate::i18n::{PageLanguage, use_texts};
use crate::journey::JourneyPage;
use crate::outbox::OutboxModel;
use crate::research::ResearchPage;
use crate::stage::{ConsolePage, StagePage};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let language = RwSignal::new(browser::preferred_language().unwrap_or(Language::English));
    provide_context(PageLanguage(language));
    provide_context(OutboxModel::start());
    Effect::new(move |_| browser::set_page_language(language.get()));
    view! {
        <Router>
            <Routes fallback=NotFound>
                <Route path=path!("/") view=Home />
                <Route path=path!("/learn/:deck") view=JourneyPage />
                <Route path=path!("/present") view=StagePage />
                <Route path=path!("/present/console") view=ConsolePage />
                <Route path=path!("/research") view=ResearchPage />
            </Routes>
        </Router>
    }
}

/// The bare address leads a student to the lecture.
#[component]
fn Home() -> impl IntoView {
    let path = format!("/learn/{}", crate::route::DEFAULT_DECK);
    // In place of this address: otherwise the back button would lead here, and from here forward again.
    let options = leptos_router::NavigateOptions { replace: true, ..Default::default() };
    view! { <leptos_router::components::Redirect path options /> }
}

/// An address that leads nowhere.
#[component]
fn NotFound() -> impl IntoView {
    let t = use_texts();
    view! {
        <main class="page">
            <h1>{move || t().app_not_found()}</h1>
            <p><a class="button primary" href="/">{move || t().app_to_start()}</a></p>
        </main>
    }
}
