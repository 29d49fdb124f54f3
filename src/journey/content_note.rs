//! What the lecture is about, before anything of it is shown, so that everyone can choose.

use konventa_domain::deck::PublicDeck;
use konventa_domain::journey::{Journey, Step};
use leptos::prelude::*;

use super::aside::exit_explained;
use super::model::use_journey;
use super::widgets::{button, buttons, paragraph, points, progress, screen, section, title};
use crate::i18n::Texts;
use crate::safety::{self, help_lines};

/// The content note.
pub(super) fn content_note(t: Texts, deck: &PublicDeck) -> AnyView {
    let model = use_journey();
    let country = model.peek(Journey::country);
    let notes = [t.journey_note_nobody_asks(), t.journey_note_skip(), t.journey_note_stay_away()];
    let task = vec![
        progress(t.journey_step_of("2", "3"), "", 2, 3),
        title(t.journey_note_title()),
        paragraph("", t.journey_note_about()),
        points("points", &notes),
        section("card", t.safety_exit_help(), exit_explained(t)),
        section("", t.safety_help_lines(), vec![help_lines(t, deck, country)]),
        button("button plain", "not-now", t.journey_note_not_now(), safety::exit),
    ];
    let ways = vec![
        button("button", "back", t.journey_back(), move || model.go(Step::Back)),
        button("button primary", "onward", t.journey_onward(), move || model.go(Step::Onward)),
    ];
    screen(task, vec![buttons(ways)])
}
