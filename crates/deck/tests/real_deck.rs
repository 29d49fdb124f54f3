//! The lecture of this repository has no fault.

use std::fmt::Debug;
use std::path::Path;

use konventa_deck::Deck;
use konventa_domain::deck::{AnswerKey, DeckSlides, Notes, PublicDeck, Review};
use konventa_domain::{Language, json};
use serde::de::DeserializeOwned;

fn load() -> Deck {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../decks/istanbul-convention");
    Deck::load(&dir).unwrap_or_else(|faults| panic!("{} faults:\n{faults}", faults.count()))
}

#[test]
fn the_lecture_has_no_fault() {
    let deck = load();
    for warning in deck.warnings() {
        println!("{warning}");
    }
    let summary = deck.compile().summary();
    assert_eq!((summary.id.as_str(), summary.minutes, summary.items.len()), ("istanbul-convention", 30, 12));
    assert!(summary.languages.contains(&Language::English));
}

/// A phone reads every file as serde does.
#[test]
fn a_phone_reads_what_is_served() {
    fn same<T: json::Read + DeserializeOwned + PartialEq + Debug>(name: &str, text: &str) {
        assert_eq!(json::read::<T>(text).unwrap(), serde_json::from_str::<T>(text).unwrap(), "{name}");
    }
    for (name, bytes) in load().compile().files() {
        let text = String::from_utf8(bytes).unwrap();
        match name.split_once('.') {
            Some(("key", "json")) => same::<AnswerKey>(&name, &text),
            Some((_, "slides.json")) => same::<DeckSlides>(&name, &text),
            Some((_, "review.json")) => same::<Review>(&name, &text),
            Some((_, "notes.json")) => same::<Notes>(&name, &text),
            Some((_, "json")) => same::<PublicDeck>(&name, &text),
            _ => panic!("{name} is read by nobody"),
        }
    }
}
