//! The researcher's report.

use leptos::prelude::*;

/// The researcher's report.
#[component]
pub fn ResearchPage() -> impl IntoView {
    view! { <main class="page"></main> }
}
