//! The stage on the projector, and the console on the presenter's own screen.

use leptos::prelude::*;

/// The stage.
#[component]
pub fn StagePage() -> impl IntoView {
    view! { <main class="stage"></main> }
}

/// The console.
#[component]
pub fn ConsolePage() -> impl IntoView {
    view! { <main class="console"></main> }
}
