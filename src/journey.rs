//! The student's way through the lecture.

use leptos::prelude::*;

/// The student's way through the lecture.
#[component]
pub fn JourneyPage() -> impl IntoView {
    view! { <main class="page"></main> }
}
