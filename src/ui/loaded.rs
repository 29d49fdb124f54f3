//! A value that comes from the server: loading, failed with a button to try again, or loaded.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dynamic::dynamic;
use crate::api::RequestError;
use crate::i18n::{Texts, use_locale, use_texts};

/// Shows `children` with the value once it has loaded. The button of a failed load calls `retry`.
#[component]
pub fn Loaded<T, V>(
    /// `None` while loading.
    value: Signal<Option<Result<T, RequestError>>>,
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
    move || loaded_view(t(), value.get(), retry, |value| children(value).into_any())
}

/// The current view of a value that is being loaded. For phones: a component that accepts any
/// signal would be compiled for every kind of signal.
pub fn loaded_view<T>(
    t: Texts,
    value: Option<Result<T, RequestError>>,
    retry: Callback<()>,
    show: impl FnOnce(T) -> AnyView,
) -> AnyView {
    match value {
        None => loading(t),
        Some(Err(error)) => failed(t, &error, retry),
        Some(Ok(value)) => show(value),
    }
}

/// Shows a page once its texts have loaded: for pages that wait for nothing else.
pub fn when_texts_loaded(show: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let locale = use_locale();
    let error = RwSignal::new(None::<RequestError>);
    let load = move || {
        error.set(None);
        spawn_local(async move {
            match locale.load(locale.language_now()).await {
                Ok(texts) => locale.set(texts),
                Err(why) => error.set(Some(why)),
            }
        });
    };
    load();
    let ready = Memo::new(move |_| locale.is_ready());
    let retry = Callback::new(move |()| load());
    dynamic(move || {
        Some(match (ready.get(), error.get()) {
            (true, _) => show(),
            (false, Some(error)) => failed(untrack(|| locale.texts()), &error, retry),
            (false, None) => loading(untrack(|| locale.texts())),
        })
    })
}

fn loading(t: Texts) -> AnyView {
    view! { <main class="page" aria-busy="true"><p class="quiet">{t.app_loading()}</p></main> }.into_any()
}

fn failed(t: Texts, error: &RequestError, retry: Callback<()>) -> AnyView {
    let what = match error {
        RequestError::Refused(_) if t.is_whole() => t.app_server_refused(),
        // Without loaded texts, only this one is there.
        RequestError::Refused(_) | RequestError::Unreachable => t.app_unreachable(),
    };
    view! {
        <main class="page">
            <div role="alert">
                <h1>{what}</h1>
                <p>{t.app_unreachable_advice()}</p>
            </div>
            <p><button class="button primary" on:click=move |_| retry.run(())>{t.app_retry()}</button></p>
        </main>
    }
    .into_any()
}
