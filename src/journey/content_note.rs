//! What the lecture is about, before anything of it is shown, so that everyone can choose.

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::journey::{Journey, Step};
use leptos::prelude::*;

use super::model::use_journey;
use super::widgets::{button, progress};
use crate::i18n::Texts;
use crate::safety::{self, HelpLines};

/// The content note.
#[component]
pub(super) fn ContentNote(t: Texts, deck: Arc<PublicDeck>) -> impl IntoView {
    let model = use_journey();
    let country = model.peek(Journey::country);
    view! {
        <main class="task">
            {progress(t.journey_step_of("2", "3"), "", 2, 3)}
            <h1 tabindex="-1">{t.journey_note_title()}</h1>
            <p>{t.journey_note_about()}</p>
            <ul class="points">
                <li>{t.journey_note_nobody_asks()}</li>
                <li>{t.journey_note_skip()}</li>
                <li>{t.journey_note_stay_away()}</li>
            </ul>
            <section class="card">
                <h2>{t.safety_exit_help()}</h2>
                <p>{t.safety_exit_does()}</p>
                <p>{t.safety_exit_does_not()}</p>
            </section>
            <section>
                <h2>{t.safety_help_lines()}</h2>
                <HelpLines t deck country />
            </section>
            {button("button plain", "not-now", t.journey_note_not_now(), safety::exit)}
        </main>
        <footer class="bar">
            <div class="buttons">
                {button("button", "back", t.journey_back(), move || model.go(Step::Back))}
                {button("button primary", "onward", t.journey_onward(), move || model.go(Step::Onward))}
            </div>
        </footer>
    }
}
