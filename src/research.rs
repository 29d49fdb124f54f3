//! The researcher's report: the choice of students, a sentence, caveats, charts, figures, and the data.

mod caveats;
mod charts;
mod data;
mod figures;
mod filters;
mod key;
mod lead;
mod number;
mod pilot;
mod report;
mod retention;
mod scope;
mod set_aside;

use std::sync::Arc;

use konventa_domain::api::KeyRole;
use konventa_domain::deck::{DeckSummary, PublicDeck};
use konventa_domain::gain::{Report, Scope};
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::filters::Filters;
use self::key::{key_of_this_tab, store_key};
use self::report::ReportView;
use self::scope::{query_of, scope_of};
use crate::api::{self, RequestError};
use crate::i18n::{use_locale, use_texts};
use crate::ui::{KeyForm, KeyLink, KeyRefusal, PageLanguage, follow_key_links};
use crate::{browser, route};

/// What the page shows.
#[derive(Clone)]
enum View {
    /// No key yet, or a refused one.
    Locked {
        refused: Option<KeyRefusal>,
    },
    Loading,
    Failed,
    Open(Found),
}

/// A report and what is needed to show it.
#[derive(Clone)]
struct Found {
    decks: Arc<Vec<DeckSummary>>,
    /// The report on all students of the deck: what can be chosen.
    whole: Arc<Report>,
    /// The report on the scope.
    report: Arc<Report>,
    /// The deck, for the words of its questions, if it is still served.
    words: Option<Arc<PublicDeck>>,
}

impl Found {
    /// The title of the deck, or its id if it is no longer served.
    fn title(&self, language: konventa_domain::Language) -> String {
        let id = &self.report.scope.deck;
        let deck = self.decks.iter().find(|deck| deck.id == *id);
        deck.map_or_else(|| id.to_string(), |deck| deck.title(language).to_owned())
    }
}

/// The report.
#[component]
pub fn ResearchPage() -> impl IntoView {
    let t = use_texts();
    let locale = use_locale();
    let view = RwSignal::new(View::Locked { refused: None });
    let scope = RwSignal::new(scope_of(&browser::query(), route::DEFAULT_DECK));
    // The old figures stay visible until the new ones are there.
    let busy = RwSignal::new(false);
    let load = move |key: String| {
        if !matches!(view.get_untracked(), View::Open(_)) {
            view.set(View::Loading);
        }
        busy.set(true);
        let (wanted, language) = (scope.get_untracked(), locale.language_now());
        spawn_local(async move {
            let found = open(&key, &wanted, language).await;
            // Of several requests only the last one is shown.
            if scope.get_untracked() == wanted {
                view.set(found);
                busy.set(false);
            }
        });
    };
    // Before the address is replaced below, because it may contain the code of a link.
    let ask_again = follow_key_links(KeyRole::Researcher, move |link| match link {
        KeyLink::Asked => view.set(View::Loading),
        KeyLink::Key(key) => {
            store_key(&key);
            load(key);
        }
        KeyLink::Over => match key_of_this_tab() {
            Some(key) => load(key),
            None => view.set(View::Locked { refused: Some(KeyRefusal::LinkOver) }),
        },
        KeyLink::Unreachable => view.set(View::Failed),
    });
    // The words of the questions come with the deck, so another language loads it again.
    Effect::new(move |_| {
        let _ = locale.language();
        browser::replace_address(&scope.with(|scope| format!("{}{}", route::RESEARCH, query_of(scope))));
        key_of_this_tab().into_iter().for_each(load);
    });
    let unlock = Callback::new(move |key: String| {
        store_key(&key);
        load(key);
    });
    let retry = move |_| {
        if !ask_again() {
            key_of_this_tab().into_iter().for_each(load);
        }
    };
    view! {
        <main class="page research" aria-busy=move || busy.get().to_string()>
            <header class="research-head">
                <PageLanguage />
                <p class="kicker">{move || t().research_kicker()}</p>
                <h1>{move || t().research_title()}</h1>
            </header>
            {move || match view.get() {
                View::Locked { refused } => view! { <KeyForm words=key::WORDS refused unlock /> }.into_any(),
                View::Loading => view! { <p class="quiet" aria-busy="true">{t().app_loading()}</p> }.into_any(),
                View::Failed => {
                    view! {
                        <div role="alert" class="card">
                            <p>{t().app_unreachable()}". "{t().app_unreachable_advice()}</p>
                            <button class="button primary" on:click=retry>{t().app_retry()}</button>
                        </div>
                    }
                    .into_any()
                }
                View::Open(found) => {
                    view! {
                        <Filters found=found.clone() scope />
                        <ReportView title=found.title(t().language()) report=found.report whole=found.whole words=found.words scope />
                    }
                    .into_any()
                }
            }}
        </main>
    }
}

async fn open(key: &str, scope: &Scope, language: konventa_domain::Language) -> View {
    match find(key, scope, language).await {
        Ok(found) => View::Open(found),
        Err(RequestError::Refused(401)) => View::Locked { refused: Some(KeyRefusal::WrongKey) },
        Err(_) => View::Failed,
    }
}

async fn find(key: &str, scope: &Scope, language: konventa_domain::Language) -> Result<Found, RequestError> {
    // With what is set aside, so that the choices name it.
    let all = Scope::of(scope.deck.clone());
    let whole = Arc::new(api::report(&query_of(&all.clone().counting_set_aside(true)), key).await?);
    let report = if scope.is_all() && whole.set_aside.is_empty() {
        Arc::clone(&whole)
    } else {
        match api::report(&query_of(scope), key).await {
            // The address names something that no longer exists. All students are shown, and the choices say so.
            Err(RequestError::Refused(422)) => Arc::new(api::report(&query_of(&all), key).await?),
            report => Arc::new(report?),
        }
    };
    let decks = Arc::new(api::decks().await?);
    // A deck that is no longer served still has its figures.
    let words = api::deck(&scope.deck, language).await.ok().map(Arc::new);
    Ok(Found { decks, whole, report, words })
}
