//! The line at the top: clock, pace, slide number, and whether a stage is there.

use konventa_domain::Timestamp;
use konventa_domain::lecture::ClockReading;
use konventa_domain::show::{Pace, pace};
use leptos::prelude::*;

use super::clock::clock;
use crate::browser;
use crate::i18n::{args, use_texts};
use crate::stage::model::{StageModel, WINDOW_TIMEOUT};
use crate::stage::session::PresenterSession;
use crate::stage::slideshow::Slideshow;

/// The line at the top.
#[component]
pub fn Status(
    model: StageModel,
    slideshow: StoredValue<Slideshow>,
    /// The index of the slide.
    index: Memo<usize>,
    now: Signal<Timestamp>,
    /// What a live lecture adds.
    children: Children,
) -> impl IntoView {
    let (state, session) = (model.state(), use_context::<PresenterSession>());
    let reading = Memo::new(move |_| match session {
        Some(session) => session.clock_at(now.get()),
        None => state.with(|state| state.clock.at(now.get().unix_seconds())),
    });
    view! {
        <header class="status">
            <p class="clock" role="timer" data-testid="clock">
                {move || clock(reading.get().map_or(0, |reading| reading.elapsed))}
            </p>
            <PaceSign slideshow reading index />
            // The clock of a live lecture is that of all its devices.
            {session.is_none().then(|| view! { <ResetClock model reading /> })}
            <PlaceSign slideshow index reading />
            <div class="links">
                {children()}
                <StageSign model now />
            </div>
        </header>
    }
}

/// On time, ahead or behind.
#[component]
fn PaceSign(
    slideshow: StoredValue<Slideshow>,
    reading: Memo<Option<ClockReading>>,
    index: Memo<usize>,
) -> impl IntoView {
    let t = use_texts();
    // Pauses are left out of the pace, but the end of the hour does not wait for them.
    let pace = move |reading: ClockReading| {
        slideshow.with_value(|p| pace(reading.without_pauses(), index.get(), &p.planned))
    };
    let mark = move || match reading.get().map(pace) {
        None => "waiting",
        Some(Pace::OnTime) => "on-time",
        Some(Pace::Ahead(_)) => "ahead",
        Some(Pace::Behind(_)) => "behind",
    };
    let words = move || {
        let t = t();
        let Some(reading) = reading.get() else { return t.stage_not_started().to_owned() };
        let place = match pace(reading) {
            Pace::OnTime => t.stage_on_time().to_owned(),
            Pace::Ahead(by) => t.stage_ahead(&clock(by)),
            Pace::Behind(by) => t.stage_behind(&clock(by)),
        };
        let total: u32 = slideshow.with_value(|p| p.planned.iter().map(|s| u32::from(*s)).sum());
        let left = match total.checked_sub(reading.elapsed) {
            Some(left) => t.stage_left(&clock(left)),
            None => t.stage_over(&clock(reading.elapsed - total)),
        };
        [place, left].join(", ")
    };
    view! {
        <p class="sign" data-testid="pace" data-mark=mark>
            {words}
        </p>
    }
}

#[component]
fn ResetClock(model: StageModel, reading: Memo<Option<ClockReading>>) -> impl IntoView {
    let t = use_texts();
    view! {
        <Show when=move || reading.get().is_some()>
            <button class="link" on:mousedown=|e| e.prevent_default() on:click=move |_| model.reset_clock()>
                {move || t().stage_reset_clock()}
            </button>
        </Show>
    }
}

/// The slide number with the time planned for it, and below them the pauses so far.
#[component]
fn PlaceSign(
    slideshow: StoredValue<Slideshow>,
    index: Memo<usize>,
    reading: Memo<Option<ClockReading>>,
) -> impl IntoView {
    let t = use_texts();
    let words = move || {
        slideshow.with_value(|p| {
            let index = index.get();
            let planned = clock(u32::from(p.slide(index).lecture_seconds()));
            let slide = t().stage_slide_of(args::StageSlideOf {
                n: &(index + 1).to_string(),
                total: &p.slides.len().to_string(),
            });
            [slide, t().stage_planned(&planned)].join(", ")
        })
    };
    let pauses = move || {
        let paused = reading.get().map_or(0, |reading| reading.paused);
        (paused > 0).then(|| t().stage_left_out(&clock(paused)))
    };
    view! {
        <div>
            <p class="place">{words}</p>
            {move || pauses().map(|words| view! { <p class="place" data-testid="paused">{words}</p> })}
        </div>
    }
}

/// Whether a stage answers.
#[component]
fn StageSign(model: StageModel, now: Signal<Timestamp>) -> impl IntoView {
    let t = use_texts();
    let heard = model.stage_heard();
    let there = Memo::new(move |_| {
        now.track();
        // Not `now`, which may be a second old: the stage may have been heard since.
        heard.get().is_some_and(|heard| !heard.is_older_than(WINDOW_TIMEOUT, browser::now()))
    });
    view! {
        <p class="sign stage-sign" data-mark=move || if there.get() { "on-time" } else { "behind" }>
            {move || if there.get() { t().stage_stage_connected() } else { t().stage_no_stage() }}
        </p>
    }
}
