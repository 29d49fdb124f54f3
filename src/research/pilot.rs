//! The download for people who pilot the questions, made from the report on the screen.

use std::sync::Arc;

use konventa_domain::gain::{Report, item_sheet};
use leptos::prelude::*;

use crate::browser;
use crate::i18n::use_texts;

const NAME: &str = "konventa-items.csv";

/// The button that downloads the sheet of items.
#[component]
pub(super) fn PilotSheet(report: Arc<Report>) -> impl IntoView {
    let t = use_texts()();
    let save = move |_| browser::save_file(NAME, "text/csv", item_sheet(&report).as_bytes());
    view! {
        <div class="research-data no-print">
            <p class="quiet">{t.research_pilot_help()}</p>
            <p class="chart-files">
                <button type="button" class="button" data-testid="pilot" on:click=save>{t.research_pilot()}</button>
            </p>
        </div>
    }
}
