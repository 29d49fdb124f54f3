//! Where to go when a lecture has ended.

use leptos::prelude::*;

use crate::i18n::use_texts;
use crate::route;

/// Links to a new lecture and to the report.
#[component]
pub fn AfterTheEnd() -> impl IntoView {
    let t = use_texts();
    view! {
        <a class="control button" data-testid="new-lecture" href=route::STAGE rel="external">
            {move || t().live_new()}
        </a>
        <a class="control button" data-testid="to-report" href=route::RESEARCH rel="external">
            {move || t().live_report()}
        </a>
    }
}
