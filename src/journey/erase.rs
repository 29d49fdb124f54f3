//! Deleting everything on this phone.

use konventa_domain::journey::Sharing;
use leptos::prelude::*;

use super::model::use_journey;
use super::selectors;
use super::widgets::{button, confirmation, paragraph};
use crate::browser;
use crate::i18n::Texts;
use crate::outbox::OutboxModel;
use crate::ui::dynamic;

/// The delete button, and the question whether it is meant.
pub(super) fn erase(t: Texts) -> AnyView {
    let model = use_journey();
    let outbox: OutboxModel = expect_context();
    let asking = RwSignal::new(false);
    let erase = move || {
        browser::delete_everything();
        outbox.clear();
        model.restart();
    };
    dynamic(move || {
        if !asking.get() {
            return Some(button("button plain", "erase", t.journey_erase(), move || asking.set(true)));
        }
        let mut says = vec![
            view! { <h2>{t.journey_erase_title()}</h2> }.into_any(),
            paragraph("", t.journey_erase_says()),
        ];
        if matches!(model.read(selectors::sharing), Some(Sharing::Shared(_))) {
            says.push(paragraph("strong", t.journey_erase_delivered()));
        }
        let no = button("button", "erase-cancel", t.journey_erase_no(), move || asking.set(false));
        let yes = button("button primary", "erase-confirm", t.journey_erase_yes(), erase);
        Some(confirmation(says, no, yes))
    })
}
