//! Plans that are too short. Such a deck is served with a warning.

use crate::case::{Case, Edit, case};

const DECK: &str = "deck.toml";
const EN: &str = "text.en.md";

fn said(words: usize) -> Edit {
    Edit::Swap(EN, "{Each needs the other.}", format!("{{{}}}", vec!["word"; words].join(" ")))
}

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("a slide that takes longer than planned", DECK).edit(said(230)).warns(),
        case("a lecture that takes longer than planned", DECK).edit(said(1000)).faults(2).warns(),
        case("a pace nobody speaks at", DECK).swap("minutes = 10", "minutes = 10\npace = 300"),
    ]
}
