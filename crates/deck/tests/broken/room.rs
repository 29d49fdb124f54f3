//! Votes, slides that differ per country, and the quiz at the door.

use crate::case::{Case, case};

const DECK: &str = "deck.toml";
const POLL: &str = "choices = [\"sure\", \"unsure\"]\n";
const CASE: &str = "supported = \"he-leaves\"\n";

fn after(line: &str, more: &str) -> String {
    format!("{line}{more}")
}

pub(crate) fn cases() -> Vec<Case> {
    [countries(), questions(), door()].concat()
}

fn countries() -> Vec<Case> {
    let house = "articles = [\"23\"]\nfacts = [\"shelters\"]";
    let one = "[slide.country.ME]\nfacts = [\"shelters\"]";
    let all = "[slide.country.ME]\nfacts = [\"shelters\"]\n[slide.country.AL]\nfacts = [\"shelters\"]\n\
               [slide.country.XK]\nfacts = [\"shelters\"]";
    vec![
        // Each language also has a fault in the words without a country. That words for two
        // countries are missing follows from it.
        case("content for one country alone", DECK).swap(house, one).faults(4),
        case("content for each country, words for none", "text.en.md")
            .edit(crate::case::Edit::Swap(DECK, house, all.into()))
            .faults(2),
        case("content for each country with facts for all", DECK)
            .swap(house, after("facts = [\"shelters\"]\n", all))
            .faults(3),
        case("choices of one country", DECK)
            .swap("[slide.country.ME]\n", "[slide.country.ME]\nchoices = [\"a\", \"b\"]\n"),
    ]
}

fn questions() -> Vec<Case> {
    vec![
        case("a scenario without what guidance supports", DECK).swap(CASE, ""),
        case("support for a choice that is not there", DECK).swap(CASE, "supported = \"he-leave\"\n"),
        case("support on a poll", DECK).swap(POLL, after(POLL, "supported = \"sure\"\n")),
        case("support on a title", DECK)
            .swap("kind = \"title\"\n", "kind = \"title\"\nsupported = \"sure\"\n"),
        case("a scenario explained first", DECK).swap(CASE, after(CASE, "explain_first = true\n")),
        case("a title explained first", DECK)
            .swap("kind = \"title\"\n", "kind = \"title\"\nexplain_first = false\n"),
        case("explained first in quotes", DECK).swap(POLL, after(POLL, "explain_first = \"true\"\n")),
    ]
}

fn door() -> Vec<Case> {
    let second = "part = \"post\"\n";
    let first = "part = \"pre\"\n";
    vec![
        case("the second quiz at the door", DECK).swap(second, after(second, "at_the_door = true\n")),
        case("content at the door", DECK)
            .swap("kind = \"title\"\n", "kind = \"title\"\nat_the_door = true\n"),
        // Its seconds are not part of the ten minutes.
        case("a quiz at the door within the minutes", DECK).swap(first, after(first, "at_the_door = true\n")),
    ]
}
