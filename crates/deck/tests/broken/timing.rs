//! Plans that are too short. Such a deck is served with a warning.

use crate::case::{Case, Edit, case};

const DECK: &str = "deck.toml";
const EN: &str = "text.en.md";

fn said(words: usize) -> Edit {
    Edit::Swap(EN, "{Each needs the other.}", format!("{{{}}}", vec!["word"; words].join(" ")))
}

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case(
            "a slide that takes longer than planned",
            DECK,
            "it needs 120 seconds, but 90 are planned: 120 for 230 spoken words",
            "plan 120 seconds, or cut about 57 words",
        )
        .edit(said(230))
        .line("[[slide]]")
        .part("slide pillars")
        .warns(),
        case(
            "a lecture that takes longer than planned",
            DECK,
            "minutes, but 10:00 minutes are planned",
            "plan more minutes, or say and ask less",
        )
        .edit(said(1000))
        .faults(2)
        .warns(),
        case("a pace nobody speaks at", DECK, "pace must be from 80 to 180, but is 300", "write: pace = 115")
            .swap("minutes = 10", "minutes = 10\npace = 300")
            .line("pace = "),
    ]
}
