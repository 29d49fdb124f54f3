//! The start page of a presenter: starts a lecture, continues one, or shows slides without phones.

mod form;
mod running;

use konventa_domain::Country;
use konventa_domain::api::{KeyRole, ListedLecture};
use konventa_domain::deck::DeckSummary;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::form::StartForm;
use self::running::{DrivenLectures, RunningLectures};
use super::care::BeforeYouBegin;
use super::presenter_key;
use crate::api::{self, RequestError};
use crate::i18n::{Texts, use_texts};
use crate::ui::{KeyForm, KeyLink, KeyRefusal, KeyWords, Loaded, PageLanguage, follow_key_links};

/// The texts of the form for the presenter key.
const KEY_WORDS: KeyWords =
    KeyWords { label: Texts::live_key_label, help: Texts::live_key_help, open: Texts::live_unlock };

/// The lectures, as far as the key gives access.
#[derive(Clone)]
enum Lectures {
    /// There is no key yet, or it was refused.
    Locked {
        refused: Option<KeyRefusal>,
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
    let lectures = RwSignal::new(Lectures::Locked { refused: None });
    let unlock = move |key: String| {
        lectures.set(Lectures::Loading);
        spawn_local(async move {
            lectures.set(match api::lectures(&key).await {
                Ok(listed) => {
                    presenter_key::store(&key);
                    Lectures::Open { key, listed }
                }
                Err(RequestError::Refused(401 | 403)) => {
                    Lectures::Locked { refused: Some(KeyRefusal::WrongKey) }
                }
                Err(_) => Lectures::Failed,
            });
        });
    };
    let ask_again = follow_key_links(KeyRole::Presenter, move |link| match link {
        KeyLink::Asked => lectures.set(Lectures::Loading),
        KeyLink::Key(key) => {
            presenter_key::store(&key);
            unlock(key);
        }
        KeyLink::Over => match presenter_key::of_this_tab() {
            Some(key) => unlock(key),
            None => lectures.set(Lectures::Locked { refused: Some(KeyRefusal::LinkOver) }),
        },
        KeyLink::Unreachable => lectures.set(Lectures::Failed),
    });
    let load_decks = move || spawn_local(async move { decks.set(Some(api::decks().await)) });
    load_decks();
    if matches!(lectures.get_untracked(), Lectures::Locked { refused: None }) {
        presenter_key::of_this_tab().into_iter().for_each(unlock);
    }
    let retry = Callback::new(move |()| {
        decks.set(None);
        load_decks();
        if !ask_again() {
            presenter_key::of_this_tab().into_iter().for_each(unlock);
        }
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
            // First, because a presenter who takes over is in a hurry: on a phone the rest is long.
            <div class="lectures">
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
            </div>
            <StartForm decks key chosen_country=country />
            <BeforeYouBegin country />
        </main>
    }
}
