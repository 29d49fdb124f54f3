//! One item with its outcomes, the correct choice and the explanation.

use konventa_domain::deck::{ItemExplanation, ItemFace};
use konventa_domain::id::ChoiceId;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::ItemOutcome;
use leptos::prelude::*;

use crate::i18n::Texts;
use crate::journey::variant::use_variant;
use crate::journey::widgets::marked_up;

/// The item. An outcome is shown by a word and a mark, never by color alone, and nothing is red.
pub(super) fn reviewed(
    t: Texts,
    row: &ItemOutcome,
    face: &ItemFace,
    right: &ChoiceId,
    review: Option<&ItemExplanation>,
) -> AnyView {
    let mut testid = String::from("result-");
    testid.push_str(row.item.as_str());
    let right =
        face.choices.iter().find(|choice| choice.id == *right).map(|choice| marked_up(&choice.text.0));
    let outcomes = [(t.journey_before(), row.pre), ((use_variant().post_label)(t), row.post)];
    let outcomes: Vec<AnyView> = outcomes
        .into_iter()
        .filter_map(|(when, outcome)| outcome.map(|outcome| outcome_view(t, when, outcome)))
        .collect();
    view! {
        <article class="card" data-testid=testid>
            <h3 inner_html=face.ask.0.clone()></h3>
            <ul class="outcomes">{outcomes}</ul>
            <p class="right-choice">
                <span class="unseen">{t.journey_right_choice()}</span>
                {right}
            </p>
            {review.map(|review| explained(t, review))}
        </article>
    }
    .into_any()
}

fn explained(t: Texts, review: &ItemExplanation) -> AnyView {
    let articles = (!review.articles.is_empty())
        .then(|| t.journey_article(&review.articles.join(", ").replace('-', "–")));
    view! {
        <div inner_html=review.explanation.0.clone()></div>
        <p class="quiet">{articles}</p>
    }
    .into_any()
}

fn outcome_view(t: Texts, when: &'static str, outcome: Outcome) -> AnyView {
    let (name, mark, words) = match outcome {
        Outcome::Correct => ("correct", "✓", t.journey_outcome_correct()),
        Outcome::Wrong => ("wrong", "–", t.journey_outcome_wrong()),
        Outcome::Unsure => ("unsure", "?", t.journey_outcome_unsure()),
        Outcome::Blank => ("blank", "○", t.journey_outcome_blank()),
    };
    view! {
        <li class="outcome" data-outcome=name>
            <span class="quiet">{when}</span>
            <span class="mark" aria-hidden="true">{mark}</span>
            <span>{words}</span>
        </li>
    }
    .into_any()
}
