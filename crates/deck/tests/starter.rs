//! The deck that `konventa deck new` writes.

use konventa_deck::{Deck, starter};
use konventa_domain::{Country, Day, Language};

#[test]
fn a_new_deck_is_good_in_every_language() {
    let deck =
        Deck::parse(&starter(&"my-lecture".parse().unwrap())).unwrap_or_else(|faults| panic!("{faults}"));
    assert!(deck.warnings().is_empty(), "{:?}", deck.warnings());
    let summary = deck.compile().summary();
    assert_eq!(summary.id.as_str(), "my-lecture");
    assert_eq!(summary.languages, Language::ALL);
    // Its dates are in the past.
    deck.check_dates("2026-11-30".parse::<Day>().unwrap()).unwrap();
}

#[test]
fn a_new_deck_has_the_words_of_kosovo_where_they_differ() {
    let compiled = Deck::parse(&starter(&"my-lecture".parse().unwrap())).unwrap().compile();
    let slides = &compiled.languages[&Language::Albanian].slides;
    let headline = |country| {
        let (_, slide) = slides.slide(&"barring-order".parse().unwrap()).unwrap();
        slide.face.get(country).headline.0.clone()
    };
    assert!(headline(Country::Albania).contains("dhunuesin"));
    assert!(headline(Country::Kosovo).contains("kryerësin e dhunës"), "{}", headline(Country::Kosovo));
}
