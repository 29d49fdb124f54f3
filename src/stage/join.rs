//! How the room joins a live lecture: QR code, address and join code.

mod qr;

use leptos::prelude::*;

pub use self::qr::Qr;
use super::poll_board::wall_count;
use super::session::PresenterSession;
use crate::i18n::use_texts;
use crate::{browser, route};

/// The whole link, with the lecture's id, for the QR code.
fn join_link(session: PresenterSession) -> String {
    let about = session.about();
    format!("{}{}#{}", browser::home(), route::lecture(about.code), about.id)
}

/// QR code, address and join code together.
#[component]
pub fn Join(
    /// The lecture.
    session: PresenterSession,
    /// Shown below the join code.
    children: Children,
) -> impl IntoView {
    let t = use_texts();
    if session.is_rehearsal() {
        return view! {
            <section class="join">
                <div class="join-words">
                    <p class="join-to">{move || t().live_rehearsal_says()}</p>
                    {children()}
                </div>
            </section>
        }
        .into_any();
    }
    let code = session.code().in_groups();
    view! {
        <section class="join">
            <Qr text=join_link(session) />
            <div class="join-words">
                <p class="join-to">{move || t().live_scan_or_open()}</p>
                <p class="join-address">{format!("{}{}", browser::typed_home(), route::JOIN)}</p>
                <p class="join-to">{move || t().live_and_type()}</p>
                <p class="join-code" data-testid="join-code">{code}</p>
                {children()}
            </div>
        </section>
    }
    .into_any()
}

/// The number of phones here and of pre-quizzes handed in, from ten on. Numbers only, no names.
#[component]
pub fn HereAndAnswered(session: PresenterSession) -> impl IntoView {
    let t = use_texts();
    let counts = session.counts();
    let words = move || {
        let counts = counts.get();
        let here = wall_count(counts.here).map(|n| t().live_here(&n));
        let answered = wall_count(counts.pre).map(|n| t().live_have_answered(&n));
        [here, answered].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    view! { <p class="join-counts" role="status" data-testid="here">{words}</p> }
}

/// The join code in the corner of every slide, for latecomers.
#[component]
pub fn CornerCode(session: PresenterSession) -> impl IntoView {
    let t = use_texts();
    if session.is_rehearsal() {
        return view! { <p class="corner rehearsed">{move || t().live_rehearsal()}</p> }.into_any();
    }
    let code = session.code().in_groups();
    view! {
        <p class="corner">
            {format!("{}{}", browser::typed_home(), route::JOIN)} " "
            <strong>{code}</strong>
        </p>
    }
    .into_any()
}
