//! Something that has to come from the server first: loading, failed with a way to try again, or there.

use leptos::prelude::*;

use crate::api::Fault;
use crate::i18n::use_texts;

/// Shows `children` with the value once it is there. `retry` is called by the button of a failed load.
#[component]
pub fn Loaded<T, V>(
    /// `None` while loading.
    value: Signal<Option<Result<T, Fault>>>,
    /// Tries again.
    retry: Callback<()>,
    /// The view of the value.
    children: impl Fn(T) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let t = use_texts();
    move || match value.get() {
        None => view! { <main class="page" aria-busy="true"><p class="quiet">{t().app_loading()}</p></main> }
            .into_any(),
        Some(Err(fault)) => {
            let what = match fault {
                Fault::Unreachable => t().app_unreachable(),
                Fault::Refused(_) => t().app_server_refused(),
            };
            view! {
                <main class="page" role="alert">
                    <h1>{what}</h1>
                    <p>{t().app_unreachable_advice()}</p>
                    <p><button class="button primary" on:click=move |_| retry.run(())>{t().app_retry()}</button></p>
                </main>
            }
            .into_any()
        }
        Some(Ok(value)) => children(value).into_any(),
    }
}
