//! The decks of this repository must have no fault.

use std::path::Path;

use konventa_deck::Deck;

#[test]
fn the_lecture_has_no_fault() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../decks/istanbul-convention");
    if !dir.join("deck.toml").exists() {
        return;
    }
    let deck = Deck::load(&dir).unwrap_or_else(|faults| panic!("{} faults:\n{faults}", faults.count()));
    let compiled = deck.compile();
    println!("{} warnings: {:#?}", deck.warnings().len(), deck.warnings());
    println!("{:?}", compiled.summary());
    for (name, bytes) in compiled.files() {
        println!("{name} {}", bytes.len());
    }
}
