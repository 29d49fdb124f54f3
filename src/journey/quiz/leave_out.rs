//! Skipping a quiz. Nobody has to finish one.

use konventa_domain::journey::Step;
use leptos::prelude::*;

use crate::i18n::Texts;
use crate::journey::model::use_journey;
use crate::journey::selectors;
use crate::journey::widgets::{button, confirmation, paragraph};
use crate::ui::dynamic;

/// The button to skip a quiz. If something was answered, it asks for confirmation.
pub(super) fn leave_out(t: Texts) -> AnyView {
    let model = use_journey();
    let asking = RwSignal::new(false);
    let leave = move || {
        if model.peek(|journey| selectors::quiz(journey).is_none_or(|quiz| quiz.responses.is_empty())) {
            model.go(Step::Skip);
        } else {
            asking.set(true);
        }
    };
    dynamic(move || {
        if !asking.get() {
            return Some(button("button plain small", "skip-quiz", t.journey_leave_out(), leave));
        }
        let says = vec![paragraph("", t.journey_leave_out_says())];
        let no = button("button", "skip-cancel", t.journey_leave_out_no(), move || asking.set(false));
        let yes = button("button", "skip-confirm", t.journey_leave_out_yes(), move || model.go(Step::Skip));
        Some(confirmation(says, no, yes))
    })
}
