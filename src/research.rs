//! The researcher's report: which students, a sentence, what to bear in mind, charts, figures, the data.

mod asked;
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

use std::sync::Arc;

use konventa_domain::deck::{DeckSummary, PublicDeck};
use konventa_domain::gain::Report;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::asked::Asked;
use self::filters::Filters;
use self::key::{keep_key, key_of_this_tab};
use self::report::ReportView;
use crate::api::{self, Fault};
use crate::i18n::{use_locale, use_texts};
use crate::ui::{KeyForm, PageLanguage};
use crate::{browser, route};

/// What the page knows.
#[derive(Clone)]
enum View {
    /// No key yet, or one that was refused.
    Locked {
        refused: bool,
    },
    Loading,
    Failed,
    Open(Found),
}

/// A report, and what is needed to show it.
#[derive(Clone)]
struct Found {
    decks: Arc<Vec<DeckSummary>>,
    /// Of all students of the deck: what can be chosen.
    whole: Arc<Report>,
    /// Of those that are asked for.
    report: Arc<Report>,
    /// The words of the questions, where the deck is still served.
    words: Option<Arc<PublicDeck>>,
}

impl Found {
    /// What the lecture is called; its name where it is not served any more.
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
    let view = RwSignal::new(View::Locked { refused: false });
    let asked = RwSignal::new(Asked::of(browser::query(), route::DEFAULT_DECK));
    // The figures stay in sight until the others are there.
    let busy = RwSignal::new(false);
    let load = move |key: String| {
        if !matches!(view.get_untracked(), View::Open(_)) {
            view.set(View::Loading);
        }
        busy.set(true);
        let (wanted, language) = (asked.get_untracked(), locale.language_now());
        spawn_local(async move {
            let found = open(&key, &wanted, language).await;
            // Of several that were asked for only the last is shown.
            if asked.get_untracked() == wanted {
                view.set(found);
                busy.set(false);
            }
        });
    };
    // The names of the questions come with the deck, so another language loads it anew.
    Effect::new(move |_| {
        let _ = locale.language();
        // The key is in the address that was opened, so it is taken out before the address is written anew.
        let key = key_of_this_tab();
        browser::replace_address(&asked.with(|asked| format!("{}{}", route::RESEARCH, asked.query())));
        key.into_iter().for_each(load);
    });
    let unlock = Callback::new(move |key: String| {
        keep_key(&key);
        load(key);
    });
    let retry = move |_| key_of_this_tab().into_iter().for_each(load);
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
                        <Filters found=found.clone() asked />
                        <ReportView title=found.title(t().language()) report=found.report words=found.words asked />
                    }
                    .into_any()
                }
            }}
        </main>
    }
}

async fn open(key: &str, asked: &Asked, language: konventa_domain::Language) -> View {
    match find(key, asked, language).await {
        Ok(found) => View::Open(found),
        Err(Fault::Refused(401)) => View::Locked { refused: true },
        Err(_) => View::Failed,
    }
}

async fn find(key: &str, asked: &Asked, language: konventa_domain::Language) -> Result<Found, Fault> {
    let whole = Arc::new(api::report(&asked.all().query(), key).await?);
    let report = if asked.is_all() {
        Arc::clone(&whole)
    } else {
        match api::report(&asked.query(), key).await {
            // An address that names what is not there any more: all are shown, and the choices say so.
            Err(Fault::Refused(422)) => Arc::clone(&whole),
            report => Arc::new(report?),
        }
    };
    let decks = Arc::new(api::decks().await?);
    // A deck that is not served any more still has its figures.
    let words = api::deck(asked.deck(), language).await.ok().map(Arc::new);
    Ok(Found { decks, whole, report, words })
}
