//! What becomes of the facts of a deck: sources on slides, warnings, and the review.

use konventa_deck::{Deck, Source, content_review};
use konventa_domain::Language;
use konventa_domain::id::SlideId;

mod fixture;

use fixture::fixture;

fn edit(file: &str, from: &str, to: &str) -> Source {
    let mut source = fixture();
    let bytes = source.files.get_mut(file).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    *bytes = text.replacen(from, to, 1).into_bytes();
    source
}

fn warnings(source: &Source) -> Vec<String> {
    Deck::parse(source).unwrap().warnings().iter().map(ToString::to_string).collect()
}

#[test]
fn a_slide_shows_the_sources_of_its_facts_each_once_in_its_language() {
    let two =
        edit("deck.toml", "facts = [\"pillars\", \"rights\"]", "facts = [\"rights\", \"first-parties\"]");
    let compiled = Deck::parse(&two).unwrap().compile();
    let pillars: SlideId = "pillars".parse().unwrap();
    let sources = |language: Language| {
        let (_, slide) = compiled.languages[&language].slides.slide(&pillars).unwrap();
        slide.face.iter().next().unwrap().1.sources.clone()
    };
    assert_eq!(sources(Language::English), ["Istanbul Convention", "Treaty Office, “list of Parties”"]);
    assert_eq!(sources(Language::Albanian), ["Konventa e Stambollit", "Zyra e Traktateve, “lista e Palëve”"]);
}

#[test]
fn what_a_fact_says_is_served_to_nobody() {
    for (name, bytes) in Deck::parse(&fixture()).unwrap().compile().files() {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("calls violence against women") && !text.contains("example.org"), "{name}");
    }
}

#[test]
fn what_nothing_names_is_a_warning() {
    let fact = edit("deck.toml", "facts = [\"shelters\"]", "facts = [\"rights\"]");
    assert_eq!(
        warnings(&fact),
        ["facts.toml:29: fact shelters: no slide and no item names this fact\n  \
          fix: name it where it is told, or delete it"]
    );
    let source = edit("facts.toml", "sources = [\"parties\", \"convention\"]", "sources = [\"convention\"]");
    assert_eq!(warnings(&source), Vec::<String>::new(), "a help line names it");
    let source = edit("facts.toml", "[\"constitution\"]", "[\"convention\"]");
    assert_eq!(
        warnings(&source),
        ["facts.toml:10: source constitution: no fact and no help line names this source\n  \
          fix: name it where something rests on it, or delete it"]
    );
}

#[test]
fn help_lines_that_nobody_checked_for_a_year_are_a_warning() {
    let deck = Deck::parse(&fixture()).unwrap();
    let overdue = |day: &str| {
        let warnings = deck.overdue(day.parse().unwrap());
        warnings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(deck.overdue("2025-02-28".parse().unwrap()).len(), 5, "checked on a day that is not yet");
    insta::assert_snapshot!(
        [overdue("2026-01-14"), overdue("2027-01-15"), overdue("2027-01-16")].join("\n\n")
    );
}

#[test]
fn the_review_lists_every_claim_and_what_is_weak_first() {
    insta::assert_snapshot!(content_review(&[Deck::parse(&fixture()).unwrap()]));
}

#[test]
fn a_deck_without_english_is_reviewed_in_a_language_it_has() {
    let albanian = edit("deck.toml", "[\"en\", \"sq\"]", "[\"sq\"]");
    let review = content_review(&[Deck::parse(&albanian).unwrap()]);
    assert!(review.contains("Konventa e Stambollit"), "{review}");
}
