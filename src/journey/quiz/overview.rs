//! The page before handing in: what is answered, and what is left open.

use std::sync::Arc;

use konventa_domain::deck::{PublicDeck, Sitting};
use konventa_domain::id::ItemId;
use konventa_domain::invariant::assert_fits;
use konventa_domain::journey::{Enrolled, Step};
use konventa_domain::quiz::Response;
use leptos::prelude::*;

use super::leave_out::leave_out;
use super::saved_here;
use crate::i18n::Texts;
use crate::journey::aside::aside;
use crate::journey::live::handing_in;
use crate::journey::model::use_journey;
use crate::journey::selectors;
use crate::journey::widgets::{button, buttons, paragraph, progress, screen, title};
use crate::ui::{Element, el};

/// All items, each with a link back to it.
pub(super) fn overview(t: Texts, deck: &Arc<PublicDeck>, enrolled: &Enrolled, sitting: Sitting) -> AnyView {
    let model = use_journey();
    let of = enrolled.items.len();
    let country = enrolled.country;
    let row = |(at, id): (usize, &ItemId)| {
        overview_row(t, at, id, deck.item(id).map(|item| item.face.get(country).short.as_str()))
    };
    let rows: Vec<Element> = enrolled.items.iter().enumerate().map(row).collect();
    let open = model
        .peek(|journey| selectors::quiz(journey).map_or(0, |quiz| of.saturating_sub(quiz.responses.len())));
    let says = match assert_fits(open) {
        0 => t.journey_all_answered().to_owned(),
        open => t.journey_left_open_count(open),
    };
    let back = move || model.go(Step::Turn(of.saturating_sub(1)));
    let usual = {
        let deck = deck.clone();
        move || {
            let actions = vec![
                button("button", "previous", t.journey_back(), back),
                button("button primary", "hand-in", t.journey_hand_in(), handing_in(&deck, sitting)),
            ];
            vec![saved_here(t), buttons(actions)]
        }
    };
    let (leave_out, bar) = leave_out(t, usual);
    let task = vec![
        progress(t.journey_questions_done().to_owned(), t.journey_no_time_limit(), of, of),
        title(t.journey_overview_title()),
        paragraph("", says),
        el("ol").class("overview").child(rows).into_any(),
        paragraph("quiet", t.journey_hand_in_says()),
        leave_out,
        aside(t, deck),
    ];
    screen(task, bar)
}

fn overview_row(t: Texts, at: usize, id: &ItemId, short: Option<&str>) -> Element {
    let model = use_journey();
    // Nothing is answered on this page, so the state of a row cannot change while it is shown.
    let state = model.peek(|journey| {
        let quiz = selectors::quiz(journey)?;
        quiz.responses.get(id).map(|response| *response == Response::Unsure)
    });
    let words = match state {
        Some(false) => t.journey_answered(),
        Some(true) => t.journey_unsure(),
        None => t.journey_left_open(),
    };
    let short = short.unwrap_or(t.journey_item_gone());
    let button = el("button").attr("type", "button").class(if state.is_none() { "open" } else { "" });
    let button = button.on("click", move |_| model.go(Step::Turn(at)));
    let number = el("span").class("number").child(&(at + 1).to_string());
    let words = el("span").class("quiet").child(words);
    el("li").child(button.child([number, el("span").child(short), words]))
}
