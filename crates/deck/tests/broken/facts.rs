//! Facts and their sources in facts.toml, and the slides and items that cite them.

use crate::case::{Case, Edit, case};

const DECK: &str = "deck.toml";
const FACTS: &str = "facts.toml";
const EN: &str = "text.en.md";

pub(crate) fn cases() -> Vec<Case> {
    [file(), sources(), facts(), named(), words()].concat()
}

fn file() -> Vec<Case> {
    vec![
        case("no facts.toml", FACTS, "there is no facts.toml", "how certain it is, and its sources")
            .edit(Edit::Remove(FACTS)),
        case("facts that are not TOML", FACTS, "this is not TOML", "missing quotation mark")
            .swap("id = \"rights\"", "id = \"rights")
            .line("id = \"rights"),
        case("facts in a table misspelled", FACTS, "unknown field “facts”", "write fact, or delete it")
            .swap("[[fact]]", "[[facts]]")
            .line("[[facts]]"),
        case(
            "five hundred and one facts",
            FACTS,
            "at most 500 [[fact]] tables, and this one has 507",
            "delete",
        )
        .swap("[[fact]]", "[[fact]]\n".repeat(501) + "[[fact]]")
        .line("[[source]]"),
    ]
}

fn sources() -> Vec<Case> {
    let address = |name, address: &str| {
        case(name, FACTS, "is not a web address", "it starts with https://")
            .swap("\"https://example.org/parties\"", format!("{address:?}"))
            .line("address = ")
            .part("source parties")
    };
    let page = |name, page: &str| {
        case(name, FACTS, "is not a date", "write page = \"2026-02-12\", \"2026-02\" or \"2026\"")
            .swap("\"2026-01-15\"", format!("{page:?}"))
            .line("page = ")
            .part("source convention")
    };
    vec![
        case("a source without id", FACTS, "id is missing", "add: id = \"convention\"")
            .swap("id = \"convention\"\n", "")
            .line("[[source]]")
            .part("source no. 1"),
        case("a source twice", FACTS, "already used in line 1", "give this source another name")
            .swap("id = \"constitution\"", "id = \"convention\"")
            .line("[[source]]")
            .part("source convention")
            .faults(5),
        case("unknown field of a source", FACTS, "unknown field “publisher”", "known here: id, address")
            .swap("id = \"leaflet\"", "id = \"leaflet\"\npublisher = \"A city\"")
            .line("publisher = ")
            .part("source leaflet"),
        address("an address without its start", "example.org/parties"),
        address("an address that is not safe", "http://example.org/parties"),
        address("an address with a space", "https://example.org/a b"),
        address("an address with a bracket", "https://example.org/<b>"),
        page("a page without a date", "last week"),
        page("a page of the thirteenth month", "2026-13"),
        page("a page of a year in two figures", "26"),
        page("a page of the thirtieth of February", "2026-02-30"),
        case(
            "a page that is a number",
            FACTS,
            "page must be one text in quotes, but is a number",
            "write: page = \"2026-02-12\", \"2026-02\" or \"2026\"",
        )
        .swap("page = \"2026-01-15\"", "page = 2026")
        .line("page = 2026")
        .part("source convention"),
        case("a source that was checked", FACTS, "“checked” is now called “page”", "or the day it was read")
            .swap("page = \"2026-01-15\"", "checked = \"2026-01-15\"")
            .line("checked = ")
            .part("source convention"),
        case(
            "a law in words",
            FACTS,
            "law must be true or false without quotes, but is a text",
            "law = true",
        )
        .swap("law = true", "law = \"yes\"")
        .line("law = ")
        .part("source constitution"),
    ]
}

fn facts() -> Vec<Case> {
    vec![
        case("a fact without id", FACTS, "id is missing", "add: id = ")
            .swap("id = \"rights\"\n", "")
            .line("[[fact]]")
            .part("fact no. 1"),
        case("a fact twice", FACTS, "already used in line", "give this fact another name")
            .swap("id = \"pillars\"", "id = \"rights\"")
            .line("[[fact]]")
            .part("fact rights")
            .faults(2),
        case("a fact that says nothing", FACTS, "says is missing", "One neutral sentence in English.")
            .swap("says = \"Shelters are to be there in sufficient numbers.\"\n", "")
            .line("[[fact]]")
            .part("fact shelters"),
        case("a fact without mark", FACTS, "mark is missing", "add: mark = ")
            .swap("mark = \"verified\"\n", "")
            .line("[[fact]]")
            .part("fact rights"),
        case(
            "a mark of a fact that does not exist",
            FACTS,
            "“verifed” is not a mark",
            "did you mean verified?",
        )
        .swap("\"verified\"", "\"verifed\"")
        .line("verifed")
        .part("fact rights"),
        case(
            "an unsure fact",
            FACTS,
            "“unsure” is not a mark: what is unsure is not shown to anyone",
            "take it out of the deck",
        )
        .swap("mark = \"known\"", "mark = \"unsure\"")
        .line("unsure")
        .part("fact he-leaves"),
        case("a fact without source", FACTS, "it cites no source", "add: sources = ")
            .swap("sources = [\"convention\"]\n", "")
            .line("[[fact]]")
            .part("fact rights"),
        case(
            "a source that is not there",
            FACTS,
            "there is no source “partys” in facts.toml",
            "mean parties?",
        )
        .swap("[\"parties\", ", "[\"partys\", ")
        .line("partys")
        .part("fact first-parties"),
        case("a source unlike any", FACTS, "there is no source “xyzzy”", "add a [[source]] with this name")
            .swap("[\"parties\", ", "[\"xyzzy\", ")
            .line("xyzzy")
            .part("fact first-parties"),
        case("a source twice in a fact", FACTS, "“parties” is listed twice in sources", "list it once")
            .swap("[\"parties\", ", "[\"parties\", \"parties\", ")
            .line("parties")
            .part("fact first-parties"),
        case(
            "a law that is only known and has no date",
            FACTS,
            "cites the law of a country, but has no date",
            "because laws change",
        )
        .swap("[\"constitution\"]\npage = \"2026-01-15\"", "[\"constitution\"]")
        .line("[[fact]]")
        .part("fact constitution-lists-it"),
        case("a fact that was checked", FACTS, "“checked” is now called “page”", "write page = ")
            .swap("[\"constitution\"]\npage = ", "[\"constitution\"]\nchecked = ")
            .line("checked = ")
            .part("fact constitution-lists-it")
            .faults(2),
    ]
}

fn named() -> Vec<Case> {
    vec![
        case("an unknown fact", DECK, "there is no fact “shelter” in facts.toml", "did you mean shelters?")
            .swap("[\"shelters\"]", "[\"shelter\"]")
            .line("\"shelter\"")
            .part("slide house"),
        case(
            "a fact unlike any",
            DECK,
            "there is no fact “xyzzy”",
            "add a [[fact]] with this name to facts.toml",
        )
        .swap("[\"shelters\"]", "[\"xyzzy\"]")
        .line("xyzzy")
        .part("slide house"),
        case("no fact", DECK, "it cites no fact", "add: facts")
            .swap("facts = [\"shelters\"]\n", "")
            .line("[[slide]]")
            .part("slide house"),
        case("no fact on a scenario", DECK, "it cites no fact", "add: facts")
            .swap("facts = [\"he-leaves\"]\n", "")
            .line("[[slide]]")
            .part("slide who-leaves"),
        case("a fact without name", DECK, "facts has an empty entry", "fill it in")
            .swap("[\"shelters\"]", "[\" \"]")
            .line("facts")
            .part("slide house"),
        case(
            "a fact without brackets",
            DECK,
            "facts must be a list in square brackets, but is a text",
            "facts = [",
        )
        .swap("[\"shelters\"]", "\"shelters\"")
        .line("facts")
        .part("slide house"),
        case("a fact twice on a slide", DECK, "“shelters” is listed twice in facts", "list it once")
            .swap("[\"shelters\"]", "[\"shelters\", \"shelters\"]")
            .line("facts")
            .part("slide house"),
        case("sources on a slide", DECK, "unknown field “sources”", "known here: id, kind")
            .swap("facts = [\"shelters\"]", "facts = [\"shelters\"]\nsources = [\"A book\"]")
            .line("sources")
            .part("slide house"),
        case(
            "facts of a country slide for all",
            DECK,
            "a slide that differs per country has no facts of its own",
            "country.ME]",
        )
        .swap("kind = \"country\"", "kind = \"country\"\nfacts = [\"rights\"]")
        .line("[[slide]]")
        .part("slide status"),
        case("a fact missing in one country", DECK, "it cites no fact", "add: facts")
            .swap("facts = [\"constitution-lists-it\", \"rights\"]", "")
            .line("[slide.country.XK]")
            .part("slide status XK"),
        case("an item without fact", DECK, "it cites no fact", "add: facts")
            .swap("articles = [\"3(a)\"]\nfacts = [\"rights\"]\n", "")
            .line("[[item]]")
            .part("item aim"),
        case(
            "an old fact in the quiz",
            DECK,
            "“shelters” is verified-old, which is not enough for an item",
            "check its source again",
        )
        .swap(
            "articles = [\"3(a)\"]\nfacts = [\"rights\"]",
            "articles = [\"3(a)\"]\nfacts = [\"rights\", \"shelters\"]",
        )
        .line("shelters")
        .part("item aim"),
        case("an item with a mark", DECK, "unknown field “mark”", "delete it")
            .swap("objective = \"know-aim\"", "objective = \"know-aim\"\nmark = \"verified\"")
            .line("mark = ")
            .part("item aim"),
    ]
}

fn words() -> Vec<Case> {
    vec![
        case("a source without words", EN, "its words are missing", "add a part: # source leaflet")
            .swap("# source leaflet\nname: A leaflet\n", "")
            .part("source leaflet"),
        case("a source without its name", EN, "name: is missing", "add a line name:")
            .swap("# source leaflet\nname: A leaflet\n", "# source leaflet\n")
            .line("# source leaflet")
            .part("source leaflet"),
        case(
            "words for no source",
            EN,
            "facts.toml declares nothing with this name",
            "did you mean leaflet?",
        )
        .swap("# source leaflet", "# source leaflets\nname: Leaflets\n\n# source leaflet")
        .line("# source leaflets")
        .part("source leaflets"),
        case("a source with a country", EN, "it does not differ per country", "write # source leaflet")
            .swap("# source leaflet", "# source leaflet ME")
            .line("# source leaflet ME")
            .part("source leaflet ME"),
        case("a source without id in the words", EN, "the source has no name", "its id from facts.toml")
            .swap("# source leaflet", "# source")
            .line("# source"),
        case("text in a source", EN, "this text would not be shown", "such as name:")
            .swap("name: A leaflet\n", "name: A leaflet\n\nPrinted in 2020\n")
            .line("Printed in 2020")
            .part("source leaflet"),
    ]
}
