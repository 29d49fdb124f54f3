//! What a reader has to know about this device.

use leptos::prelude::*;

use super::model::use_journey;
use crate::browser::StorageFault;
use crate::i18n::use_texts;

/// Says calmly where this device keeps nothing, or kept something that cannot be read.
#[component]
pub(super) fn Warnings() -> impl IntoView {
    let t = use_texts();
    let model = use_journey();
    let words = move || {
        let fault = model.fault().map(|fault| match fault {
            StorageFault::Unavailable => t().journey_keeps_nothing(),
            StorageFault::Full => t().journey_is_full(),
        });
        fault
            .map(|words| view! { <p class="warning" role="status" data-testid="storage-warning">{words}</p> })
    };
    let unreadable = move || {
        let told = model.had_unreadable();
        told.then(|| view! { <p class="warning" role="status">{t().journey_unreadable()}</p> })
    };
    view! {
        {words}
        {unreadable}
    }
}
