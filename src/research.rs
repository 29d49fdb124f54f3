//! The researcher's report: what the room learned, as figures and a bar per item.

mod figures;
mod item_bar;
mod key;

use konventa_domain::deck::PublicDeck;
use konventa_domain::gain::Report;
use konventa_domain::id::DeckId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::figures::Figures;
use self::key::{keep_key, key_of_this_tab};
use crate::api::{self, Fault};
use crate::i18n::{use_speech, use_texts};
use crate::route;
use crate::ui::{KeyForm, PageLanguage};

/// What the page knows.
#[derive(Clone)]
enum View {
    /// No key yet, or one that was refused.
    Locked {
        refused: bool,
    },
    Loading,
    Failed,
    Open(Box<(Report, PublicDeck)>),
}

/// The report.
#[component]
pub fn ResearchPage() -> impl IntoView {
    let t = use_texts();
    let speech = use_speech();
    let view = RwSignal::new(View::Locked { refused: false });
    let load = move |key: String| {
        view.set(View::Loading);
        let language = speech.language_now();
        spawn_local(async move { view.set(open(key, language).await) });
    };
    // The names of the questions come with the deck, so another language loads it anew.
    Effect::new(move |_| {
        let _ = speech.language();
        key_of_this_tab().into_iter().for_each(load);
    });
    let unlock = Callback::new(move |key: String| {
        keep_key(&key);
        load(key);
    });
    let retry = move |_| key_of_this_tab().into_iter().for_each(load);
    view! {
        <main class="page research">
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
                View::Open(both) => view! { <Figures report=both.0 deck=both.1 /> }.into_any(),
            }}
        </main>
    }
}

async fn open(key: String, language: konventa_domain::Language) -> View {
    let Ok(deck) = route::DEFAULT_DECK.parse::<DeckId>() else { return View::Locked { refused: false } };
    match api::report(&deck, &key).await {
        Err(Fault::Refused(401)) => View::Locked { refused: true },
        Err(_) => View::Failed,
        Ok(report) => match api::deck(&deck, language).await {
            Ok(words) => View::Open(Box::new((report, words))),
            Err(_) => View::Failed,
        },
    }
}
