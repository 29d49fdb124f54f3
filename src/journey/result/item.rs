//! One item with its outcomes, the student's own choices, the correct choice and the explanation.

use konventa_domain::deck::{ItemExplanation, ItemFace};
use konventa_domain::id::{ChoiceId, ItemId};
use konventa_domain::journey::{Journey, QuizResult};
use konventa_domain::quiz::Response;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::ItemOutcome;
use leptos::prelude::*;

use crate::i18n::Texts;
use crate::journey::variant::use_variant;
use crate::journey::what_leaves::{OutcomeText, outcome_text};
use crate::journey::widgets::{folded, marked_up, paragraph};
use crate::ui::{Element, el};

/// What a student chose for an item, before and after.
pub(super) type OwnChoices = [Option<ChoiceId>; 2];

/// Reads what the student chose for an item.
pub(super) fn own_choices(journey: &Journey, item: &ItemId) -> OwnChoices {
    let Journey::Result { pre, post, .. } = journey else { return [None, None] };
    [pre, post].map(|quiz| match quiz {
        QuizResult::Taken(responses) => match responses.get(item)? {
            Response::Choice(choice) => Some(choice.clone()),
            Response::Unsure => None,
        },
        QuizResult::Missed => None,
    })
}

/// The item. A choice that was not correct is beside the correct one; the explanation can be
/// unfolded.
pub(super) fn reviewed(
    t: Texts,
    row: &ItemOutcome,
    own: &OwnChoices,
    face: &ItemFace,
    right: &ChoiceId,
    review: Option<&ItemExplanation>,
) -> AnyView {
    let mut testid = String::from("result-");
    testid.push_str(row.item.as_str());
    let text = |wanted: &ChoiceId| {
        face.choices.iter().find(|choice| choice.id == *wanted).map(|choice| marked_up(&choice.text.0))
    };
    let outcomes = [(t.journey_before(), row.pre), ((use_variant().post_label)(t), row.post)];
    let outcomes: Vec<Element> = outcomes
        .into_iter()
        .zip(own)
        .filter_map(|((when, outcome), own)| {
            let own = own.as_ref().filter(|own| *own != right).and_then(text);
            Some(outcome_view(t, when, outcome?, own))
        })
        .collect();
    let right = labelled("right-choice", t.journey_right_choice(), text(right));
    el("article")
        .class("card")
        .testid(&testid)
        .child([el("h3").html(&face.ask.0), el("ul").class("outcomes").child(outcomes), right])
        .child(review.map(|review| explained(t, review)))
        .into_any()
}

fn explained(t: Texts, review: &ItemExplanation) -> AnyView {
    let articles = (!review.articles.is_empty())
        .then(|| paragraph("quiet", t.journey_article(&review.articles.join(", ").replace('-', "–"))));
    let why = el("div").html(&review.explanation.0).into_any();
    folded(t.journey_result_why(), [why].into_iter().chain(articles).collect())
}

/// A choice with words before it.
fn labelled(class: &str, label: &str, choice: Option<AnyView>) -> Element {
    el("p").class(class).child(el("span").class("quiet").child(label)).child(choice)
}

fn outcome_view(t: Texts, when: &str, outcome: Outcome, own: Option<AnyView>) -> Element {
    let OutcomeText { name, mark, words } = outcome_text(t, outcome);
    let own = own.map(|own| labelled("own-choice", t.journey_result_own(), Some(own)));
    let mark = el("span").class("mark").attr("aria-hidden", "true").child(mark);
    let words = [el("span").class("quiet").child(when), mark, el("span").child(words)];
    el("li").class("outcome").attr("data-outcome", name).child(words).child(own)
}
