//! What would leave the phone, in words: a table in the language of the page. The bytes themselves
//! can be unfolded below it.

use konventa_domain::Country;
use konventa_domain::deck::PublicDeck;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::ItemOutcome;
use leptos::prelude::*;

use super::payload::payload_block;
use super::variant::use_variant;
use super::widgets::{folded, paragraph};
use crate::i18n::Texts;

/// A field beside the outcomes: its name and its value.
pub(super) type Field = (&'static str, String);

/// The outcomes as a table, the other fields, and the text that is sent, folded.
pub(super) fn what_leaves(
    t: Texts,
    deck: &PublicDeck,
    country: Country,
    rows: &[ItemOutcome],
    others: Vec<Field>,
    text: &str,
) -> AnyView {
    let both = rows.iter().any(|row| row.pre.is_some());
    let head = |words: &'static str| view! { <th scope="col">{words}</th> }.into_any();
    let names = [t.journey_share_question(), t.journey_before(), (use_variant().post_label)(t)];
    let heads: Vec<AnyView> = names
        .into_iter()
        .enumerate()
        .filter(|(at, _)| both || *at != 1)
        .map(|(_, name)| head(name))
        .collect();
    let row = |row: &ItemOutcome| {
        let short = deck.item(&row.item).map(|item| item.face.get(country).short.clone());
        let cell = |outcome: Option<Outcome>| {
            let words = outcome.map_or(t.journey_share_not_taken(), |outcome| outcome_text(t, outcome).words);
            view! { <td>{words}</td> }.into_any()
        };
        let before = both.then(|| cell(row.pre));
        view! { <tr><th scope="row">{short}</th>{before}{cell(row.post)}</tr> }.into_any()
    };
    let rows: Vec<AnyView> = rows.iter().map(row).collect();
    view! {
        <table class="leaves" data-testid="leaves">
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {fields(others)}
        {letter_by_letter(t, text)}
    }
    .into_any()
}

/// Fields with their values.
pub(super) fn fields(fields: Vec<Field>) -> AnyView {
    let field = |(name, value): Field| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any();
    let fields: Vec<AnyView> = fields.into_iter().map(field).collect();
    view! { <dl class="leaves">{fields}</dl> }.into_any()
}

/// The text that is sent, byte for byte, folded.
pub(super) fn letter_by_letter(t: Texts, text: &str) -> AnyView {
    let inside = vec![
        paragraph("quiet", t.journey_share_bytes_says()),
        payload_block(text, t.journey_share_payload(), "payload"),
    ];
    view! { <div>{folded(t.journey_share_bytes(), inside)}</div> }.into_any()
}

/// How an outcome is told: never by color alone, and nothing is red.
#[derive(Debug, Clone, Copy)]
pub(super) struct OutcomeText {
    /// For styles and tests.
    pub(super) name: &'static str,
    pub(super) mark: &'static str,
    pub(super) words: &'static str,
}

/// The name, mark and words of an outcome.
pub(super) fn outcome_text(t: Texts, outcome: Outcome) -> OutcomeText {
    let (name, mark, words) = match outcome {
        Outcome::Correct => ("correct", "✓", t.journey_outcome_correct()),
        Outcome::Wrong => ("wrong", "–", t.journey_outcome_wrong()),
        Outcome::Unsure => ("unsure", "?", t.journey_outcome_unsure()),
        Outcome::Blank => ("blank", "○", t.journey_outcome_blank()),
    };
    OutcomeText { name, mark, words }
}
