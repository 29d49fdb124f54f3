//! Deleting everything on this phone.

use konventa_domain::journey::Sharing;
use leptos::prelude::*;

use super::model::use_journey;
use super::parts;
use super::widgets::button;
use crate::browser;
use crate::i18n::Texts;
use crate::outbox::OutboxModel;

/// The button, and the question whether it is meant.
#[component]
pub(super) fn Erase(t: Texts) -> impl IntoView {
    let model = use_journey();
    let outbox: OutboxModel = expect_context();
    let asking = RwSignal::new(false);
    let erase = move || {
        browser::wipe();
        outbox.clear();
        model.restart();
    };
    let delivered = move || matches!(model.read(parts::sharing), Some(Sharing::Shared(_)));
    move || {
        if !asking.get() {
            return button("button plain", "erase", t.journey_erase(), move || asking.set(true));
        }
        view! {
            <div class="card" role="alert">
                <h2>{t.journey_erase_title()}</h2>
                <p>{t.journey_erase_says()}</p>
                {delivered().then(|| view! { <p><strong>{t.journey_erase_delivered()}</strong></p> })}
                <div class="buttons">
                    {button("button", "erase-cancel", t.journey_erase_no(), move || asking.set(false))}
                    {button("button primary", "erase-confirm", t.journey_erase_yes(), erase)}
                </div>
            </div>
        }
        .into_any()
    }
}
