//! Leaving a quiz out. Nobody has to finish one.

use konventa_domain::journey::Step;
use leptos::prelude::*;

use crate::i18n::Texts;
use crate::journey::model::use_journey;
use crate::journey::parts;
use crate::journey::widgets::button;

/// The quiet way past a quiz. Where something was answered already, it asks once more.
#[component]
pub(super) fn LeaveOut(t: Texts) -> impl IntoView {
    let model = use_journey();
    let asking = RwSignal::new(false);
    let leave = move || {
        if model.peek(|journey| parts::quiz(journey).is_none_or(|quiz| quiz.responses.is_empty())) {
            model.go(Step::Skip);
        } else {
            asking.set(true);
        }
    };
    move || {
        if !asking.get() {
            return button("button plain small", "skip-quiz", t.journey_leave_out(), leave);
        }
        view! {
            <div class="card" role="alert">
                <p>{t.journey_leave_out_says()}</p>
                <div class="buttons">
                    {button("button", "skip-cancel", t.journey_leave_out_no(), move || asking.set(false))}
                    {button("button", "skip-confirm", t.journey_leave_out_yes(), move || model.go(Step::Skip))}
                </div>
            </div>
        }
        .into_any()
    }
}
