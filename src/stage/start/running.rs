//! Lectures in progress, with buttons to continue or take over.

use konventa_domain::api::{DriverToken, ListedLecture};
use konventa_domain::lecture::{JoinCode, Phase};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, RequestError};
use crate::i18n::use_texts;
use crate::stage::saved_lectures::{self, SavedLecture};
use crate::{browser, route};

/// All lectures that have not ended, for holders of the presenter key.
#[component]
pub fn RunningLectures(key: String, listed: Vec<ListedLecture>) -> impl IntoView {
    let t = use_texts();
    let running: Vec<ListedLecture> =
        listed.into_iter().filter(|lecture| lecture.phase != Phase::Ended).collect();
    let row = move |lecture: ListedLecture| view! { <Row lecture key=key.clone() /> };
    (!running.is_empty()).then(|| {
        view! {
            <section class="running">
                <h2>{move || t().live_running()}</h2>
                <ul>{running.into_iter().map(row).collect_view()}</ul>
            </section>
        }
    })
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
            browser::go_to(&route::live(route::STAGE, code));
            return;
        }
        let (key, place) = (key.clone(), taken_at.clone());
        spawn_local(async move {
            match api::take_over(code, &key).await {
                Ok(DriverToken { driver, term }) => {
                    saved_lectures::store(SavedLecture { code, driver, term: Some(term), place });
                    browser::go_to(&route::live(route::STAGE, code));
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
    let t = use_texts();
    let all = saved_lectures::all();
    let row = move |SavedLecture { code, place, .. }: SavedLecture| view! { <DrivenLectureRow code place /> };
    (!all.is_empty()).then(|| {
        view! {
            <section class="running">
                <h2>{move || t().live_running_here()}</h2>
                <ul>{all.into_iter().map(row).collect_view()}</ul>
            </section>
        }
    })
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
            <a class="button" rel="external" href=route::live(route::STAGE, code)>
                {move || t().live_go_on()}
            </a>
        </li>
    }
}
