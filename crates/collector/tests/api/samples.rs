//! A small deck, and submissions to it.

use std::collections::BTreeMap;

use konventa_collector::decks::ServedDeck;
use konventa_domain::deck::{DeckSummary, Sitting};
use konventa_domain::lecture::{Agenda, AgendaKind, AgendaSlide};
use konventa_domain::{Country, Language};
use serde_json::{Value, json};

pub(super) const DECK_JSON: &str = r#"{"id":"d","title":"A deck, a deck, a deck, a deck, a deck"}"#;

pub(super) fn deck() -> ServedDeck {
    let summary = DeckSummary {
        id: "d".parse().unwrap(),
        version: "v1".parse().unwrap(),
        languages: vec![Language::English, Language::Albanian],
        titles: [(Language::English, "A deck"), (Language::Albanian, "Një ligjëratë")]
            .map(|(language, title)| (language, title.to_owned()))
            .into_iter()
            .collect(),
        minutes: 30,
        items: ["a", "b", "c"].map(|item| item.parse().unwrap()).to_vec(),
    };
    let files =
        [("en.json", DECK_JSON), ("key.json", "{}"), ("en.notes.json", "{}"), ("en.review.json", "{}")];
    ServedDeck::new(
        summary,
        BTreeMap::from(files.map(|(name, content)| (name.to_owned(), content.as_bytes().to_vec()))),
        Country::ALL.map(|country| (country, agenda())).into(),
    )
}

/// Indices of the slides of the small deck.
pub(super) const PRE: usize = 1;
pub(super) const POLL: usize = 2;
pub(super) const SECOND_POLL: usize = 3;
pub(super) const GAIN: usize = 5;

fn agenda() -> Agenda {
    let agenda_slide =
        |slide: &str, kind| AgendaSlide { slide: slide.parse().unwrap(), kind, fragments: 1, more: false };
    let poll = |choices: &[&str]| AgendaKind::Poll(choices.iter().map(|c| c.parse().unwrap()).collect());
    let slides = vec![
        agenda_slide("title", AgendaKind::Slide),
        agenda_slide("before", AgendaKind::Quiz(Sitting::Pre)),
        agenda_slide("poll", poll(&["yes", "no", "perhaps"])),
        agenda_slide("another", poll(&["one", "two"])),
        agenda_slide("after", AgendaKind::Quiz(Sitting::Post)),
        agenda_slide("results", AgendaKind::Gain),
    ];
    Agenda::new(slides).unwrap()
}

pub(super) fn id(n: u128) -> String {
    uuid::Uuid::from_u128(n).to_string()
}

/// A submission. Letters as in `konventa_domain::scoring::Outcome`, empty for a missed quiz.
pub(super) fn submission(n: u128, pre: &str, post: &str) -> Value {
    let outcome = |letters: &str, place: usize| match letters.chars().nth(place) {
        Some('c') => json!("correct"),
        Some('w') => json!("wrong"),
        Some('u') => json!("unsure"),
        Some('b') => json!("blank"),
        _ => Value::Null,
    };
    let items = ["a", "b", "c"].iter().enumerate();
    json!({
        "submission": id(n), "deck": "d", "deck_version": "v1", "lecture": null, "country": "ME", "language": "sq",
        "items": items
            .map(|(i, item)| json!({"item": item, "pre": outcome(pre, i), "post": outcome(post, i)}))
            .collect::<Vec<_>>(),
    })
}
