//! The lectures of this repository have no fault.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::{Path, PathBuf};

use konventa_deck::{Deck, FACTS_FILE, Fault};
use konventa_domain::deck::{AnswerKey, DeckSlides, Notes, PublicDeck, Reading, Review};
use konventa_domain::{Language, json};
use konventa_script::{always_latin, to_latin};
use serde::de::DeserializeOwned;

/// All decks of the repository.
fn decks() -> Vec<Deck> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../decks");
    let mut dirs: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    dirs.sort();
    let load = |dir: &PathBuf| {
        Deck::load(dir)
            .unwrap_or_else(|faults| panic!("{}: {} faults:\n{faults}", dir.display(), faults.count()))
    };
    dirs.iter().map(load).collect()
}

#[test]
fn the_lectures_have_no_fault() {
    let mut found = Vec::new();
    for deck in decks() {
        for warning in deck.warnings() {
            println!("{warning}");
        }
        let summary = deck.compile().summary();
        assert!(summary.languages.contains(&Language::English));
        found.push((summary.id.to_string(), summary.minutes, summary.items.len()));
    }
    let found: Vec<_> = found.iter().map(|(id, minutes, items)| (id.as_str(), *minutes, *items)).collect();
    assert_eq!(found, [("istanbul-convention", 30, 12), ("protection-orders", 20, 5)]);
}

#[test]
fn every_fact_of_a_lecture_is_cited() {
    for deck in decks() {
        let left_over = |warning: &&Fault| warning.file == FACTS_FILE;
        let left_over: Vec<_> = deck.warnings().iter().filter(left_over).collect();
        assert!(left_over.is_empty(), "{left_over:?}");
    }
}

/// Transliterated back, it equals the Latin edition.
#[test]
fn the_cyrillic_lectures_say_what_the_latin_ones_say() {
    for deck in decks() {
        let files = deck.compile().files();
        for kind in ["", ".slides", ".notes", ".reading", ".review"] {
            let text =
                |language: &str| String::from_utf8(files[&format!("{language}{kind}.json")].clone()).unwrap();
            let back = to_latin(&text("sr-Cyrl")).replacen(
                "\"language\":\"sr-Cyrl\"",
                "\"language\":\"sr-Latn\"",
                1,
            );
            assert_eq!(back, text("sr-Latn"), "{kind}");
        }
    }
}

/// All Latin words that are left in the notes are intended.
#[test]
fn the_cyrillic_lectures_are_in_cyrillic() {
    let mut latin = BTreeSet::new();
    for deck in decks() {
        let compiled = deck.compile();
        let notes = &compiled.languages[&Language::SerbianCyrillic].notes;
        for (_, html) in notes.slides.iter().flat_map(|(_, notes)| notes.iter()) {
            let shown: String =
                html.0.split('<').map(|tag| tag.split_once('>').map_or(tag, |(_, text)| text)).collect();
            let words = shown.split(|c: char| !c.is_alphanumeric());
            let in_latin = words.filter(|word| word.contains(|c: char| c.is_ascii_alphabetic()));
            latin.extend(in_latin.map(ToOwned::to_owned));
        }
    }
    // A legal term that the notes quote; the glossary of its deck lists it as Latin.
    let quoted = ["ex", "parte"];
    let meant = |word: &String| {
        always_latin().any(|known| known == word) || word.len() == 1 || quoted.contains(&word.as_str())
    };
    assert!(latin.iter().all(meant), "{latin:?}");
    assert!(latin.contains("GREVIO"), "{latin:?}");
}

/// A phone reads every file as serde does.
#[test]
fn a_phone_reads_what_is_served() {
    fn same<T: json::Read + DeserializeOwned + PartialEq + Debug>(name: &str, text: &str) {
        assert_eq!(json::read::<T>(text).unwrap(), serde_json::from_str::<T>(text).unwrap(), "{name}");
    }
    let files = decks().into_iter().flat_map(|deck| deck.compile().files());
    for (name, bytes) in files {
        let text = String::from_utf8(bytes).unwrap();
        match name.split_once('.') {
            Some(("key", "json")) => same::<AnswerKey>(&name, &text),
            Some((_, "slides.json")) => same::<DeckSlides>(&name, &text),
            Some((_, "review.json")) => same::<Review>(&name, &text),
            Some((_, "notes.json")) => same::<Notes>(&name, &text),
            Some((_, "reading.json")) => same::<Reading>(&name, &text),
            Some((_, "json")) => same::<PublicDeck>(&name, &text),
            _ => panic!("{name} is read by nobody"),
        }
    }
}
