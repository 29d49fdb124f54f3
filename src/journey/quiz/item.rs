//! One item: the question, four choices in this phone's order, and "I don't know".

use std::sync::Arc;

use konventa_domain::deck::{Item, ItemFace, PublicDeck, Sitting};
use konventa_domain::id::ItemId;
use konventa_domain::journey::{Enrolled, Step};
use konventa_domain::quiz::{Response, choice_order};
use leptos::prelude::*;

use super::leave_out::leave_out;
use super::{next_or_skip, turn_bar};
use crate::i18n::{Texts, args};
use crate::journey::aside::aside;
use crate::journey::model::use_journey;
use crate::journey::selectors;
use crate::journey::widgets::{ChoiceStyle, choice, marked_up, progress, screen};
use crate::ui::el;

/// The screen of an item. It does not have the answer key.
pub(super) fn item_screen(
    t: Texts,
    deck: &Arc<PublicDeck>,
    item: &Item,
    enrolled: &Enrolled,
    sitting: Sitting,
    at: usize,
) -> AnyView {
    let of = enrolled.items.len();
    let face = item.face.get(enrolled.country);
    let place =
        t.journey_question_of(args::JourneyQuestionOf { n: &(at + 1).to_string(), of: &of.to_string() });
    let legend = el("legend").attr("tabindex", "-1").child(el("h1").html(&face.ask.0));
    let choices = el("div").class("choices").child(choices(t, &item.id, face, enrolled, sitting));
    let question = el("fieldset").class("item").testid("item").attr("data-item", item.id.as_str());
    let question = question.child([legend, choices]);
    let id = item.id.clone();
    let (leave_out, bar) = leave_out(t, move || turn_bar(t, at, next_or_skip(t, at, id.clone())));
    let task = vec![
        progress(place, t.journey_no_time_limit(), at + 1, of),
        question.into_any(),
        leave_out,
        aside(t, deck),
    ];
    screen(task, bar)
}

fn choices(t: Texts, item: &ItemId, face: &ItemFace, enrolled: &Enrolled, sitting: Sitting) -> Vec<AnyView> {
    let order = choice_order(enrolled.seed, sitting, item, face.choices.len());
    let shuffled = order.into_iter().map(|place| &face.choices[place]).map(|one| {
        let mut testid = String::from("choice-");
        testid.push_str(one.id.as_str());
        response(ChoiceStyle::Plain, item, Response::Choice(one.id.clone()), testid, marked_up(&one.text.0))
    });
    let unsure = el("span").child(t.journey_unsure()).into_any();
    let unsure = response(ChoiceStyle::Unsure, item, Response::Unsure, "choice-unsure".to_owned(), unsure);
    shuffled.chain([unsure]).collect()
}

fn response(
    style: ChoiceStyle,
    item: &ItemId,
    response: Response,
    testid: String,
    words: AnyView,
) -> AnyView {
    let model = use_journey();
    let step = Step::Respond(item.clone(), response.clone());
    let item = item.clone();
    let chosen = move || {
        model.read(|journey| {
            selectors::quiz(journey).is_some_and(|q| q.responses.get(&item) == Some(&response))
        })
    };
    choice(style, "response", testid, words, chosen, move || model.go(step.clone()))
}
