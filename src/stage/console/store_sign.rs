//! Whether the server's database works.

use konventa_domain::Timestamp;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::i18n::use_texts;

/// The interval, in seconds, at which the server is asked.
const ASK: u32 = 15;

/// A warning while the server's database is in trouble: its disk is full, or its file is gone.
#[component]
pub fn StoreSign(
    /// The time, updated every second.
    now: Signal<Timestamp>,
) -> impl IntoView {
    let t = use_texts();
    let is_failing = RwSignal::new(false);
    let seconds = StoredValue::new(0);
    Effect::new(move |_| {
        now.track();
        let second = seconds.try_update_value(|seconds| {
            *seconds += 1;
            *seconds
        });
        if second.is_some_and(|second| second % ASK == 1) {
            spawn_local(async move {
                let healthy = api::is_healthy().await;
                // An unreachable server has a sign of its own.
                if let Some(healthy) = healthy {
                    let _ = is_failing.try_set(!healthy);
                }
            });
        }
    });
    view! {
        <div role="alert">
            {move || is_failing.get().then(|| view! { <p class="sign" data-mark="behind">{t().stage_not_storing()}</p> })}
        </div>
    }
}
