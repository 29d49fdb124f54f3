//! The lecture of this repository has no fault.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::Path;

use konventa_deck::Deck;
use konventa_domain::deck::{AnswerKey, DeckSlides, Notes, PublicDeck, Review};
use konventa_domain::{Language, json};
use konventa_script::{always_latin, to_latin};
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

/// Serbian in Cyrillic, back in Latin letters, is the Latin edition to the last sign.
#[test]
fn the_cyrillic_lecture_says_what_the_latin_one_says() {
    let files = load().compile().files();
    for kind in ["", ".slides", ".notes", ".review"] {
        let text =
            |language: &str| String::from_utf8(files[&format!("{language}{kind}.json")].clone()).unwrap();
        let back =
            to_latin(&text("sr-Cyrl")).replacen("\"language\":\"sr-Cyrl\"", "\"language\":\"sr-Latn\"", 1);
        assert_eq!(back, text("sr-Latn"), "{kind}");
    }
}

/// What is left in Latin letters in the notes is meant to be.
#[test]
fn the_cyrillic_lecture_is_in_cyrillic() {
    let compiled = load().compile();
    let notes = &compiled.languages[&Language::SerbianCyrillic].notes;
    let mut latin = BTreeSet::new();
    for (_, html) in notes.slides.iter().flat_map(|(_, notes)| notes.iter()) {
        let shown: String =
            html.0.split('<').map(|tag| tag.split_once('>').map_or(tag, |(_, text)| text)).collect();
        let words = shown.split(|c: char| !c.is_alphanumeric());
        latin.extend(
            words.filter(|word| word.contains(|c: char| c.is_ascii_alphabetic())).map(ToOwned::to_owned),
        );
    }
    let meant = |word: &String| always_latin().any(|known| known == word) || word.len() == 1;
    assert!(latin.iter().all(meant), "{latin:?}");
    assert!(latin.contains("GREVIO"), "{latin:?}");
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
