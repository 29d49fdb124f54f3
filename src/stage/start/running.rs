//! Lectures in progress, with buttons to continue or take over.

use konventa_domain::api::{DriverToken, ListedLecture};
use konventa_domain::invariant::assert_fits;
use konventa_domain::lecture::{JoinCode, Phase};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, RequestError};
use crate::browser;
use crate::i18n::{Texts, use_texts};
use crate::stage::address::window_of;
use crate::stage::saved_lectures::{self, SavedLecture};

/// How many lectures are shown at once. The others are folded, so that the form is on the first screen.
const AT_ONCE: usize = 2;

/// Rows under a heading; nothing if there are none.
fn rows_under<V: IntoView + 'static>(heading: fn(Texts) -> &'static str, mut rows: Vec<V>) -> impl IntoView {
    let t = use_texts();
    (!rows.is_empty()).then(|| {
        let others = rows.split_off(rows.len().min(AT_ONCE));
        let n = assert_fits(others.len());
        let folded = (n > 0).then(|| {
            view! {
                <details data-testid="running-more">
                    <summary>{move || t().live_running_more(n)}</summary>
                    <ul>{others.into_iter().collect_view()}</ul>
                </details>
            }
        });
        view! {
            <section class="running">
                <h2>{move || heading(t())}</h2>
                <ul>{rows.into_iter().collect_view()}</ul>
                {folded}
            </section>
        }
    })
}

/// All lectures that have not ended, for holders of the presenter key.
#[component]
pub fn RunningLectures(key: String, listed: Vec<ListedLecture>) -> impl IntoView {
    let row = move |lecture: ListedLecture| view! { <Row lecture key=key.clone() /> };
    let running = listed.into_iter().filter(|lecture| lecture.phase != Phase::Ended);
    let rows = running.map(row).collect();
    rows_under(Texts::live_running, rows)
}

#[component]
fn Row(lecture: ListedLecture, key: String) -> impl IntoView {
    let t = use_texts();
    let ListedLecture { code, day, country, place, .. } = lecture;
    let failed = RwSignal::new(false);
    let is_driven = saved_lectures::find(code).is_some_and(|saved| saved.term.is_some());
    let taken_at = place.clone();
    let take = move |_| {
        if is_driven {
            browser::go_to(&window_of(code));
            return;
        }
        let (key, place) = (key.clone(), taken_at.clone());
        spawn_local(async move {
            match api::take_over(code, &key).await {
                Ok(DriverToken { driver, term }) => {
                    saved_lectures::store(SavedLecture { code, driver, term: Some(term), place });
                    browser::go_to(&window_of(code));
                }
                Err(RequestError::Refused(_) | RequestError::Unreadable | RequestError::Unreachable) => {
                    failed.set(true);
                }
            }
        });
    };
    view! {
        <li class="card running-row" data-testid=format!("running-{code}")>
            <p>
                <strong class="running-code">{code.in_groups()}</strong>
                {place.map(|place| view! { <span class="running-place">{place}</span> })}
                <span class="quiet">
                    {move || [t().country(country), &browser::day_in_words(&day.to_string(), t().language())].join(", ")}
                </span>
            </p>
            <button class="button" data-testid=format!("take-{code}") on:click=take>
                {move || if is_driven { t().live_go_on() } else { t().live_take_over() }}
            </button>
            {move || failed.get().then(|| view! { <p role="alert" class="quiet">{t().live_take_failed()}</p> })}
        </li>
    }
}

/// Without the key: the lectures that this device already drives.
#[component]
pub fn DrivenLectures() -> impl IntoView {
    let row = move |SavedLecture { code, place, .. }: SavedLecture| view! { <DrivenLectureRow code place /> };
    rows_under(Texts::live_running_here, saved_lectures::all().into_iter().map(row).collect())
}

#[component]
fn DrivenLectureRow(code: JoinCode, place: Option<String>) -> impl IntoView {
    let t = use_texts();
    view! {
        <li class="card running-row" data-testid=format!("running-{code}")>
            <p>
                <strong class="running-code">{code.in_groups()}</strong>
                {place.map(|place| view! { <span class="running-place">{place}</span> })}
            </p>
            <a class="button" rel="external" href=window_of(code)>
                {move || t().live_go_on()}
            </a>
        </li>
    }
}
