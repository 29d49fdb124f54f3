//! The buttons that download the data.

use konventa_domain::api::paths;
use konventa_domain::gain::Scope;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::key::key_of_this_tab;
use super::scope::query_of;
use crate::i18n::use_texts;
use crate::{api, browser};

/// A file that the server offers.
#[derive(Debug, Clone, Copy)]
struct Download {
    path: &'static str,
    name: &'static str,
    kind: &'static str,
    /// Whether it is a text in the language of the page.
    words: bool,
}

const PACKAGE: Download = Download {
    path: paths::relative(paths::PACKAGE),
    name: "konventa-export.zip",
    kind: "application/zip",
    words: false,
};
const WORKBOOK: Download = Download {
    path: paths::relative(paths::WORKBOOK),
    name: "konventa-records.xlsx",
    kind: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    words: false,
};
const RECORDS: Download =
    Download { path: paths::relative(paths::RECORDS), name: "records.csv", kind: "text/csv", words: false };
const METHODS: Download = Download {
    path: paths::relative(paths::METHODS),
    name: "konventa-methods.md",
    kind: "text/markdown",
    words: true,
};

/// The buttons. The key goes into a header, so a plain link is not enough.
#[component]
pub(super) fn Data(
    scope: RwSignal<Scope>,
    /// Whether something of the scope is set aside and left out: the names of the files say so.
    left_out: bool,
) -> impl IntoView {
    let t = use_texts()();
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let start = move |download: Download| {
        let Some(key) = key_of_this_tab() else { return };
        let words = if download.words { format!("&words={}", t.language()) } else { String::new() };
        let address = format!("{}{}{words}", download.path, scope.with_untracked(query_of));
        busy.set(true);
        failed.set(false);
        spawn_local(async move {
            match api::file(&address, &key).await {
                Ok(bytes) => {
                    let prefix = if left_out { "some-set-aside-" } else { "" };
                    browser::save_file(&format!("{prefix}{}", download.name), download.kind, &bytes);
                }
                Err(_) => failed.set(true),
            }
            busy.set(false);
        });
    };
    let button = move |test: &'static str, words: &'static str, download: Download| {
        view! {
            <button type="button" class="button" data-testid=test disabled=move || busy.get() on:click=move |_| start(download)>
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
                {button("export-xlsx", t.research_export_xlsx(), WORKBOOK)}
                {button("export-csv", t.research_export_csv(), RECORDS)}
                {button("methods", t.research_methods(), METHODS)}
            </p>
            <p role="status" aria-live="polite">{move || failed.get().then(|| t.research_export_failed())}</p>
        </section>
    }
}
