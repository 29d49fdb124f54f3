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
        case("content for one country alone", DECK, "the table for AL is missing", ".country.AL]")
            .swap(house, one)
            .line("[[slide]]")
            .part("slide house")
            .faults(4),
        case(
            "content for each country, words for none",
            "text.en.md",
            "this heading names no country",
            "# slide house ME",
        )
        .edit(crate::case::Edit::Swap(DECK, house, all.into()))
        .line("# slide house")
        .part("slide house")
        .faults(2),
        case(
            "content for each country with facts for all",
            DECK,
            "a slide that differs per country has no facts of its own",
            "move facts to [slide.country.ME]",
        )
        .swap(house, after("facts = [\"shelters\"]\n", all))
        .line("[[slide]]")
        .part("slide house")
        .faults(3),
        case("choices of one country", DECK, "unknown field “choices”", "delete it")
            .swap("[slide.country.ME]\n", "[slide.country.ME]\nchoices = [\"a\", \"b\"]\n")
            .line("choices = [\"a\"")
            .part("slide status ME"),
    ]
}

fn questions() -> Vec<Case> {
    vec![
        case(
            "a scenario without what guidance supports",
            DECK,
            "supported is missing",
            "add: supported = \"he-leaves\"",
        )
        .swap(CASE, "")
        .line("[[slide]]")
        .part("slide who-leaves"),
        case(
            "support for a choice that is not there",
            DECK,
            "“he-leave” in supported is not one of its choices",
            "did you mean he-leaves?",
        )
        .swap(CASE, "supported = \"he-leave\"\n")
        .line("supported")
        .part("slide who-leaves"),
        case(
            "support on a poll",
            DECK,
            "only a scenario has a choice that guidance supports",
            "delete supported",
        )
        .swap(POLL, after(POLL, "supported = \"sure\"\n"))
        .line("[[slide]]")
        .part("slide feeling"),
        case(
            "support on a title",
            DECK,
            "only a scenario has a choice that guidance supports",
            "kind = \"scenario\"",
        )
        .swap("kind = \"title\"\n", "kind = \"title\"\nsupported = \"sure\"\n")
        .line("[[slide]]")
        .part("slide opening"),
        case(
            "a scenario explained first",
            DECK,
            "only a poll has explain_first",
            "supported = \"he-leaves\"",
        )
        .swap(CASE, after(CASE, "explain_first = true\n"))
        .line("[[slide]]")
        .part("slide who-leaves"),
        case("a title explained first", DECK, "only a poll has explain_first", "kind = \"poll\"")
            .swap("kind = \"title\"\n", "kind = \"title\"\nexplain_first = false\n")
            .line("[[slide]]")
            .part("slide opening"),
        case(
            "explained first in quotes",
            DECK,
            "explain_first must be true or false without quotes, but is a text",
            "explain_first = true",
        )
        .swap(POLL, after(POLL, "explain_first = \"true\"\n"))
        .line("explain_first")
        .part("slide feeling"),
    ]
}

fn door() -> Vec<Case> {
    let second = "part = \"post\"\n";
    let first = "part = \"pre\"\n";
    let what = "only the quiz before the lecture is answered while people arrive";
    vec![
        case("the second quiz at the door", DECK, what, "part = \"pre\"")
            .swap(second, after(second, "at_the_door = true\n"))
            .line("[[slide]]")
            .part("slide quiz-after"),
        case("content at the door", DECK, what, "delete at_the_door")
            .swap("kind = \"title\"\n", "kind = \"title\"\nat_the_door = true\n")
            .line("[[slide]]")
            .part("slide opening"),
        // Its seconds are not part of the ten minutes.
        case(
            "a quiz at the door within the minutes",
            DECK,
            "510 seconds, but 10 minutes are 600",
            "the minutes",
        )
        .swap(first, after(first, "at_the_door = true\n")),
    ]
}
