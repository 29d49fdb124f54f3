//! The data to take away.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::asked::Asked;
use super::key::key_of_this_tab;
use crate::i18n::use_texts;
use crate::{api, browser};

/// A file of the server.
#[derive(Debug, Clone, Copy)]
struct Taken {
    path: &'static str,
    name: &'static str,
    kind: &'static str,
}

const PACKAGE: Taken =
    Taken { path: "/api/research/export.zip", name: "konventa-export.zip", kind: "application/zip" };
const RECORDS: Taken = Taken { path: "/api/research/export.csv", name: "records.csv", kind: "text/csv" };

/// The buttons that fetch it. The key goes in a header, so a plain link would not do.
#[component]
pub(super) fn Data(asked: RwSignal<Asked>) -> impl IntoView {
    let t = use_texts()();
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let take = move |taken: Taken| {
        let Some(key) = key_of_this_tab() else { return };
        let address = format!("{}{}", taken.path, asked.with_untracked(Asked::query));
        busy.set(true);
        failed.set(false);
        spawn_local(async move {
            match api::file(&address, &key).await {
                Ok(bytes) => browser::save_file(taken.name, taken.kind, &bytes),
                Err(_) => failed.set(true),
            }
            busy.set(false);
        });
    };
    let button = move |test: &'static str, words: &'static str, taken: Taken| {
        view! {
            <button type="button" class="button" data-testid=test disabled=move || busy.get() on:click=move |_| take(taken)>
                {words}
            </button>
        }
    };
    view! {
        <section class="research-data no-print" aria-labelledby="data">
            <h2 id="data">{t.research_data()}</h2>
            <p class="quiet">{t.research_data_help()}</p>
            <p class="chart-files">
                {button("export-zip", t.research_export_zip(), PACKAGE)}
                {button("export-csv", t.research_export_csv(), RECORDS)}
            </p>
            <p role="status" aria-live="polite">{move || failed.get().then(|| t.research_export_failed())}</p>
        </section>
    }
}
