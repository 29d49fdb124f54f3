//! The start page of a presenter: starts a lecture, continues one, or shows slides without phones.

mod form;
mod running;

use konventa_domain::Country;
use konventa_domain::api::ListedLecture;
use konventa_domain::deck::DeckSummary;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::form::StartForm;
use self::running::{DrivenLectures, RunningLectures};
use super::care::BeforeYouBegin;
use super::presenter_key;
use crate::api::{self, RequestError};
use crate::browser;
use crate::i18n::{Texts, use_texts};
use crate::ui::{KeyForm, KeyWords, Loaded, PageLanguage};

/// The texts of the form for the presenter key.
const KEY_WORDS: KeyWords =
    KeyWords { label: Texts::live_key_label, help: Texts::live_key_help, open: Texts::live_unlock };

/// The lectures, as far as the key gives access.
#[derive(Clone)]
enum Lectures {
    /// There is no key yet, or it was refused.
    Locked {
        refused: bool,
    },
    Loading,
    Failed,
    Open {
        key: String,
        listed: Vec<ListedLecture>,
    },
}

/// The page at the bare address.
#[component]
pub fn StartPage() -> impl IntoView {
    let decks = RwSignal::new(None::<Result<Vec<DeckSummary>, RequestError>>);
    let lectures = RwSignal::new(Lectures::Locked { refused: false });
    let unlock = move |key: String| {
        lectures.set(Lectures::Loading);
        spawn_local(async move {
            lectures.set(match api::lectures(&key).await {
                Ok(listed) => {
                    presenter_key::store(&key);
                    Lectures::Open { key, listed }
                }
                Err(RequestError::Refused(401 | 403)) => Lectures::Locked { refused: true },
                Err(_) => Lectures::Failed,
            });
        });
    };
    let load = move || {
        spawn_local(async move { decks.set(Some(api::decks().await)) });
        presenter_key::of_this_tab().into_iter().for_each(unlock);
    };
    load();
    // A link with a key that is pasted into this tab only changes the fragment.
    browser::on_history_change(browser::reload);
    let retry = Callback::new(move |()| {
        decks.set(None);
        load();
    });
    view! {
        <Loaded value=decks.into() retry let:decks>
            <StartViews decks lectures=lectures.into() unlock=Callback::new(unlock) retry />
        </Loaded>
    }
}

#[component]
fn StartViews(
    decks: Vec<DeckSummary>,
    lectures: Signal<Lectures>,
    unlock: Callback<String>,
    retry: Callback<()>,
) -> impl IntoView {
    let t = use_texts();
    let key = Memo::new(move |_| match lectures.get() {
        Lectures::Open { key, .. } => Some(key),
        _ => None,
    });
    let country = RwSignal::new(None::<Country>);
    view! {
        <main class="page start">
            <header>
                <PageLanguage />
                <p class="kicker">{move || t().live_kicker()}</p>
                <h1>{move || t().live_title()}</h1>
            </header>
            <BeforeYouBegin country />
            <StartForm decks key chosen_country=country />
            {move || match lectures.get() {
                Lectures::Locked { refused } => view! { <KeyForm words=KEY_WORDS refused unlock /> <DrivenLectures /> }.into_any(),
                Lectures::Loading => view! { <p class="quiet" aria-busy="true">{t().app_loading()}</p> }.into_any(),
                Lectures::Failed => {
                    view! {
                        <div role="alert" class="card">
                            <p>{t().app_unreachable()}". "{t().app_unreachable_advice()}</p>
                            <button class="button" on:click=move |_| retry.run(())>{t().app_retry()}</button>
                        </div>
                    }
                    .into_any()
                }
                Lectures::Open { key, listed } => view! { <RunningLectures key listed /> }.into_any(),
            }}
        </main>
    }
}
