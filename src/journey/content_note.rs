//! What the lecture is about, shown before any of it, so that students can choose.

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::journey::{Journey, Step};
use leptos::prelude::*;

use super::aside::{aside_of, other_language};
use super::languages::languages;
use super::live::use_live_lecture;
use super::model::use_journey;
use super::widgets::{button, buttons, paragraph, points, progress, screen, section, title};
use crate::browser;
use crate::i18n::{Texts, args};
use crate::safety::exit_explained;
use crate::safety::help_lines;

/// The content note. In a hall it is the first page, and the language is chosen here.
pub(super) fn content_note(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let model = use_journey();
    let country = model.peek(Journey::country);
    let in_hall = use_live_lecture().is_some();
    let notes = [t.journey_note_nobody_asks(), t.journey_note_skip(), t.journey_note_help_lines()];
    let (at, of) = if in_hall { (1, 2) } else { (2, 3) };
    let mut task = vec![progress(
        t.journey_step_of(args::JourneyStepOf { n: &at.to_string(), of: &of.to_string() }),
        "",
        at,
        of,
    )];
    if in_hall && deck.languages.len() > 1 {
        task.push(languages(t, deck));
    }
    task.extend([
        title(t.journey_note_title()),
        paragraph("", t.journey_note_about()),
        points("points", &notes),
        section("card", t.safety_exit_help(), exit_explained(t)),
        section("", t.safety_help_lines(), vec![help_lines(t, deck, country)]),
        button("button plain", "not-now", t.journey_note_not_now(), browser::leave),
        aside_of(other_language(t, deck).filter(|_| !in_hall), t),
    ]);
    let mut actions =
        vec![button("button primary", "onward", t.journey_onward(), move || model.go(Step::Onward))];
    if !in_hall {
        actions.insert(0, button("button", "back", t.journey_back(), move || model.go(Step::Back)));
    }
    screen(task, vec![buttons(actions)])
}
