//! Skipping a quiz. Nobody has to finish one.

use konventa_domain::journey::Step;
use leptos::prelude::*;

use crate::i18n::Texts;
use crate::journey::model::use_journey;
use crate::journey::selectors;
use crate::journey::widgets::{Asking, button, confirmation, paragraph};

/// The button to skip a quiz, and the bar of its screen. If something was answered, the bar asks for
/// confirmation.
pub(super) fn leave_out(
    t: Texts,
    usual: impl Fn() -> Vec<AnyView> + Send + 'static,
) -> (AnyView, Vec<AnyView>) {
    let model = use_journey();
    let asking = Asking::new("[data-testid=\"skip-quiz\"]");
    let leave = move || {
        if model.peek(|journey| selectors::quiz(journey).is_none_or(|quiz| quiz.responses.is_empty())) {
            model.go(Step::Skip);
        } else {
            asking.ask();
        }
    };
    let question = move || {
        let says = vec![paragraph("", t.journey_leave_out_says())];
        let no = asking.no("skip-cancel", t.journey_leave_out_no());
        let yes = button("button", "skip-confirm", t.journey_leave_out_yes(), move || model.go(Step::Skip));
        confirmation(says, no, yes)
    };
    let ask = button("button plain small", "skip-quiz", t.journey_leave_out(), leave);
    (ask, asking.bar(question, usual))
}
