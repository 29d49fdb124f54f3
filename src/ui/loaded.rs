//! Something that has to come from the server first: loading, failed with a way to try again, or there.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dynamic::dynamic;
use crate::api::Fault;
use crate::i18n::{Texts, use_locale, use_texts};

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
    move || come(t(), value.get(), retry, |value| children(value).into_any())
}

/// The view of a value that has to come first, as it is now. On a phone: a component that takes any signal is code for
/// every kind of signal.
pub fn come<T>(
    t: Texts,
    value: Option<Result<T, Fault>>,
    retry: Callback<()>,
    show: impl FnOnce(T) -> AnyView,
) -> AnyView {
    match value {
        None => loading(t),
        Some(Err(fault)) => failed(t, &fault, retry),
        Some(Ok(value)) => show(value),
    }
}

/// Shows a page once its words are there: for pages that wait for nothing else.
pub fn once_spoken(show: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let locale = use_locale();
    let fault = RwSignal::new(None::<Fault>);
    let load = move || {
        fault.set(None);
        spawn_local(async move {
            match locale.load(locale.language_now()).await {
                Ok(texts) => locale.set(texts),
                Err(why) => fault.set(Some(why)),
            }
        });
    };
    load();
    let ready = Memo::new(move |_| locale.is_ready());
    let retry = Callback::new(move |()| load());
    dynamic(move || {
        Some(match (ready.get(), fault.get()) {
            (true, _) => show(),
            (false, Some(fault)) => failed(untrack(|| locale.texts()), &fault, retry),
            (false, None) => loading(untrack(|| locale.texts())),
        })
    })
}

fn loading(t: Texts) -> AnyView {
    view! { <main class="page" aria-busy="true"><p class="quiet">{t.app_loading()}</p></main> }.into_any()
}

fn failed(t: Texts, fault: &Fault, retry: Callback<()>) -> AnyView {
    let what = match fault {
        Fault::Refused(_) if t.is_whole() => t.app_server_refused(),
        // Where no words could be had either, only these are there.
        Fault::Refused(_) | Fault::Unreachable => t.app_unreachable(),
    };
    view! {
        <main class="page" role="alert">
            <h1>{what}</h1>
            <p>{t.app_unreachable_advice()}</p>
            <p><button class="button primary" on:click=move |_| retry.run(())>{t.app_retry()}</button></p>
        </main>
    }
    .into_any()
}
