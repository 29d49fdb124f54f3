//! Deleting everything on this phone.

use konventa_domain::journey::Sharing;
use leptos::prelude::*;

use super::live::use_live_lecture;
use super::model::use_journey;
use super::selectors;
use super::widgets::{Asking, button, confirmation, paragraph};
use crate::browser;
use crate::i18n::Texts;
use crate::outbox::OutboxModel;
use crate::ui::el;

/// The delete button, and the bar of its screen, which asks whether it is meant.
pub(super) fn erase(t: Texts, usual: impl Fn() -> Vec<AnyView> + Send + 'static) -> (AnyView, Vec<AnyView>) {
    let model = use_journey();
    let (outbox, live): (OutboxModel, _) = (expect_context(), use_live_lecture());
    let asking = Asking::new("[data-testid=\"erase\"]");
    let erase = move || {
        browser::delete_everything();
        outbox.clear();
        if let Some(live) = live {
            live.forget_tickets();
        }
        model.restart();
    };
    let question = move || {
        let mut says = vec![
            el("h2").child(t.journey_erase_title()).into_any(),
            paragraph("quiet", t.journey_erase_says()),
        ];
        if matches!(model.peek(selectors::sharing), Some(Sharing::Shared(_))) {
            says.push(paragraph("quiet strong", t.journey_erase_delivered()));
        }
        let no = asking.no("erase-cancel", t.journey_erase_no());
        let yes = button("button primary", "erase-confirm", t.journey_erase_yes(), erase);
        confirmation(says, no, yes)
    };
    let ask = button("button plain", "erase", t.journey_erase(), move || asking.ask());
    (ask, asking.bar(question, usual))
}
