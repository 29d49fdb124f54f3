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
use crate::journey::widgets::{folded, marked_up};

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
    let outcomes: Vec<AnyView> = outcomes
        .into_iter()
        .zip(own)
        .filter_map(|((when, outcome), own)| {
            let own = own.as_ref().filter(|own| *own != right).and_then(text);
            Some(outcome_view(t, when, outcome?, own))
        })
        .collect();
    view! {
        <article class="card" data-testid=testid>
            <h3 inner_html=face.ask.0.clone()></h3>
            <ul class="outcomes">{outcomes}</ul>
            <p class="right-choice">
                <span class="quiet">{t.journey_right_choice()}</span>
                {text(right)}
            </p>
            {review.map(|review| explained(t, review))}
        </article>
    }
    .into_any()
}

fn explained(t: Texts, review: &ItemExplanation) -> AnyView {
    let articles = (!review.articles.is_empty())
        .then(|| t.journey_article(&review.articles.join(", ").replace('-', "–")));
    let inside = view! {
        <div inner_html=review.explanation.0.clone()></div>
        <p class="quiet">{articles}</p>
    };
    folded(t.journey_result_why(), vec![inside.into_any()])
}

fn outcome_view(t: Texts, when: &'static str, outcome: Outcome, own: Option<AnyView>) -> AnyView {
    let OutcomeText { name, mark, words } = outcome_text(t, outcome);
    let own = own.map(|own| {
        view! {
            <p class="own-choice">
                <span class="quiet">{t.journey_result_own()}</span>
                {own}
            </p>
        }
        .into_any()
    });
    view! {
        <li class="outcome" data-outcome=name>
            <span class="quiet">{when}</span>
            <span class="mark" aria-hidden="true">{mark}</span>
            <span>{words}</span>
            {own}
        </li>
    }
    .into_any()
}
