//! A value that comes from the server: loading, failed with a button to try again, or loaded.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dynamic::dynamic;
use super::element::el;
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
    let words = el("p").class("quiet").child(t.app_loading());
    el("main").class("page").attr("aria-busy", "true").child(words).into_any()
}

fn failed(t: Texts, error: &RequestError, retry: Callback<()>) -> AnyView {
    let what = match error {
        RequestError::Refused(_) if t.is_whole() => t.app_server_refused(),
        // Without loaded texts, only this one is there.
        RequestError::Refused(_) | RequestError::Unreadable | RequestError::Unreachable => {
            t.app_unreachable()
        }
    };
    let words = [el("h1").child(what), el("p").child(t.app_unreachable_advice())];
    let button = el("button").class("button primary").on("click", move |_| retry.run(()));
    let button = el("p").child(button.child(t.app_retry()));
    el("main").class("page").child([el("div").attr("role", "alert").child(words), button]).into_any()
}
