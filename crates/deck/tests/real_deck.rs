//! The lecture of this repository has no fault.

use std::path::Path;

use konventa_deck::Deck;
use konventa_domain::Language;

#[test]
fn the_lecture_has_no_fault() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../decks/istanbul-convention");
    let deck = Deck::load(&dir).unwrap_or_else(|faults| panic!("{} faults:\n{faults}", faults.count()));
    for warning in deck.warnings() {
        println!("{warning}");
    }
    let summary = deck.compile().summary();
    assert_eq!((summary.id.as_str(), summary.minutes, summary.items.len()), ("istanbul-convention", 30, 12));
    assert!(summary.languages.contains(&Language::English));
}
