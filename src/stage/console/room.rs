//! The state of the connection, and the number of phones.

use konventa_domain::Timestamp;
use leptos::prelude::*;

use super::clock::{clock, seconds_since};
use crate::i18n::use_texts;
use crate::lecture_stream::{Link, Refused};
use crate::stage::control_lease::Takeover;
use crate::stage::keys_help::Key;
use crate::stage::poll_board::wall_count;
use crate::stage::session::PresenterSession;

/// What a live lecture adds to the line at the top.
#[component]
pub fn Room(session: PresenterSession, now: Signal<Timestamp>) -> impl IntoView {
    let t = use_texts();
    let counts = session.driver_counts();
    // A device that only follows knows what the wall knows.
    let follow = move || match counts.get().here {
        here if session.drives() || session.is_rehearsal() => t().live_follow(here),
        here => wall_count(here).map(|n| t().live_here(&n)).unwrap_or_default(),
    };
    // What was counted last is no news while the server is away.
    let mark = move || if session.is_offline() { "waiting" } else { "on-time" };
    view! {
        <div class="room">
            <Line session now />
            <p class="sign" data-testid="follow" data-mark=mark>{follow}</p>
            {(!session.is_rehearsal()).then(|| view! { <p class="room-code">{session.code().in_groups()}</p> })}
        </div>
    }
}

/// Whether the server is connected, for how long it has not been, or that another device is in control.
#[component]
fn Line(session: PresenterSession, now: Signal<Timestamp>) -> impl IntoView {
    let t = use_texts();
    let (since, link, takeover) =
        (session.offline_since(), session.link(), session.control_lease().takeover());
    let unknown = Memo::new(move |_| link.get() == Link::Refused(Refused::Unknown));
    let state = Memo::new(move |_| match (session.drives(), since.get()) {
        (false, _) => "another",
        (true, Some(_)) => "offline",
        (true, None) if link.get() == Link::Connecting => "connecting",
        (true, None) => "connected",
    });
    let mark = move || match state.get() {
        "connected" => "on-time",
        "offline" => "behind",
        _ => "ahead",
    };
    let words = move || match (state.get(), since.get()) {
        ("another", _) => match takeover.get() {
            Takeover::Idle => t().live_another_drives().to_owned(),
            Takeover::Pending => t().live_taking_over().to_owned(),
            Takeover::Unreachable => t().live_take_unreachable().to_owned(),
            Takeover::Refused => t().live_take_failed().to_owned(),
        },
        (_, Some(_)) if unknown.get() => t().live_server_forgot().to_owned(),
        (_, Some(since)) => t().live_offline(&clock(seconds_since(since, now.get()))),
        ("connecting", _) => t().live_connecting().to_owned(),
        _ => t().live_connected().to_owned(),
    };
    view! {
        // If phones are following, the server is connected; then only screen readers get this.
        <p
            class="sign"
            class:unseen=move || state.get() == "connected"
            role="status"
            data-testid="line"
            data-state=move || state.get()
            data-mark=mark
        >
            {words}
        </p>
        {move || {
            let says = (state.get() == "offline").then(|| t().live_offline_says());
            says.map(|says| view! { <p class="room-says">{says}</p> })
        }}
        <Show when=move || state.get() == "another" && session.control_lease().may_take()>
            <button
                class="button"
                data-testid="take-over"
                on:mousedown=|e| e.prevent_default()
                on:click=move |_| session.take_over()
            >
                {move || t().live_take_over()}
                <Key cap="T" />
            </button>
        </Show>
    }
}
