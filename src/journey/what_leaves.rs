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
use crate::ui::{Element, el};

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
    let heading = |scope: &str, words: &str| el("th").attr("scope", scope).child(words);
    let names = [t.journey_share_question(), t.journey_before(), (use_variant().post_label)(t)];
    let heads: Vec<Element> = names
        .into_iter()
        .enumerate()
        .filter(|(at, _)| both || *at != 1)
        .map(|(_, name)| heading("col", name))
        .collect();
    let row = |row: &ItemOutcome| {
        let short = deck.item(&row.item).map_or("", |item| &item.face.get(country).short);
        let cell = |outcome: Option<Outcome>| {
            let words = outcome.map_or(t.journey_share_not_taken(), |outcome| outcome_text(t, outcome).words);
            el("td").child(words)
        };
        let before = both.then(|| cell(row.pre));
        el("tr").child(heading("row", short)).child(before).child(cell(row.post))
    };
    let rows: Vec<Element> = rows.iter().map(row).collect();
    let table = [el("thead").child(el("tr").child(heads)), el("tbody").child(rows)];
    let table = el("table").class("leaves").testid("leaves").child(table);
    vec![table.into_any(), fields(others), letter_by_letter(t, text)].into_any()
}

/// Fields with their values.
pub(super) fn fields(fields: Vec<Field>) -> AnyView {
    let field = |(name, value): Field| el("div").child([el("dt").child(name), el("dd").child(&value)]);
    let fields: Vec<Element> = fields.into_iter().map(field).collect();
    el("dl").class("leaves").child(fields).into_any()
}

/// The text that is sent, byte for byte, folded.
pub(super) fn letter_by_letter(t: Texts, text: &str) -> AnyView {
    let inside = vec![
        paragraph("quiet", t.journey_share_bytes_says()),
        payload_block(text, t.journey_share_payload(), "payload"),
    ];
    folded(t.journey_share_bytes(), inside)
}

/// How an outcome is shown: never by color alone, and nothing is red.
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
