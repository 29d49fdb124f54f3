//! The country and the topic of a fact.

use crate::case::{Case, Edit, case};

const DECK: &str = "deck.toml";
const FACTS: &str = "facts.toml";

pub(crate) fn cases() -> Vec<Case> {
    let rights = |lines: &str| format!("[\"convention\"]\n{lines}\n\n[[fact]]\nid = \"pillars\"");
    let from = "[\"convention\"]\n\n[[fact]]\nid = \"pillars\"";
    vec![
        case("a topic without country", FACTS, "it has a topic but no country", "add: country = \"ME\"")
            .swap(from, rights("topic = \"law\""))
            .line("[[fact]]")
            .part("fact rights"),
        case("a country without topic", FACTS, "it has a country but no topic", "add: topic = \"law\"")
            .swap(from, rights("country = \"AL\""))
            .line("[[fact]]")
            .part("fact rights"),
        case("an unknown topic", FACTS, "there is no topic “by-laws”", "did you mean by-law?")
            .swap(from, rights("country = \"AL\"\ntopic = \"by-laws\""))
            .line("by-laws")
            .part("fact rights"),
        case("a fact of an unknown country", FACTS, "there is no country “RS”", "ME, AL, XK")
            .swap(from, rights("country = \"RS\"\ntopic = \"law\""))
            .line("RS")
            .part("fact rights"),
        case(
            "a penalty that does not say how old it is",
            FACTS,
            "it is about a penalty but has no date",
            "add: page",
        )
        .swap(from, rights("country = \"ME\"\ntopic = \"penalty\""))
        .line("[[fact]]")
        .part("fact rights")
        .faults(3),
        case(
            "a penalty in an item",
            DECK,
            "“rights” is about a penalty, and no item asks about penalties",
            "ask something else",
        )
        .edit(Edit::Swap(FACTS, from, rights("country = \"ME\"\ntopic = \"penalty\"\npage = \"2026\"")))
        .line("facts = [\"rights\"]")
        .part("item aim")
        .faults(2),
    ]
}
