//! The country and the topic of a fact.

use crate::case::{Case, Edit, case};

const DECK: &str = "deck.toml";
const FACTS: &str = "facts.toml";

pub(crate) fn cases() -> Vec<Case> {
    let rights = |lines: &str| format!("[\"convention\"]\n{lines}\n\n[[fact]]\nid = \"pillars\"");
    let from = "[\"convention\"]\n\n[[fact]]\nid = \"pillars\"";
    vec![
        case("a topic without country", FACTS).swap(from, rights("topic = \"law\"")),
        case("a country without topic", FACTS).swap(from, rights("country = \"AL\"")),
        case("an unknown topic", FACTS).swap(from, rights("country = \"AL\"\ntopic = \"by-laws\"")),
        case("a fact of an unknown country", FACTS).swap(from, rights("country = \"RS\"\ntopic = \"law\"")),
        case("a penalty that does not say how old it is", FACTS)
            .swap(from, rights("country = \"ME\"\ntopic = \"penalty\""))
            .faults(3),
        case("a penalty in an item", DECK)
            .edit(Edit::Swap(FACTS, from, rights("country = \"ME\"\ntopic = \"penalty\"\npage = \"2026\"")))
            .faults(2),
    ]
}
