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
        case("no facts.toml", FACTS).edit(Edit::Remove(FACTS)),
        case("facts that are not TOML", FACTS).swap("id = \"rights\"", "id = \"rights"),
        case("facts in a table misspelled", FACTS).swap("[[fact]]", "[[facts]]"),
        case("five hundred and one facts", FACTS).swap("[[fact]]", "[[fact]]\n".repeat(501) + "[[fact]]"),
    ]
}

fn sources() -> Vec<Case> {
    let address = |name, address: &str| {
        case(name, FACTS).swap("\"https://example.org/parties\"", format!("{address:?}"))
    };
    let page = |name, page: &str| case(name, FACTS).swap("\"2026-01-15\"", format!("{page:?}"));
    vec![
        case("a source without id", FACTS).swap("id = \"convention\"\n", ""),
        case("a source twice", FACTS).swap("id = \"constitution\"", "id = \"convention\"").faults(5),
        case("unknown field of a source", FACTS)
            .swap("id = \"leaflet\"", "id = \"leaflet\"\npublisher = \"A city\""),
        address("an address without its start", "example.org/parties"),
        address("an address that is not safe", "http://example.org/parties"),
        address("an address with a space", "https://example.org/a b"),
        address("an address with a bracket", "https://example.org/<b>"),
        page("a page without a date", "last week"),
        page("a page of the thirteenth month", "2026-13"),
        page("a page of a year in two figures", "26"),
        page("a page of the thirtieth of February", "2026-02-30"),
        case("a page that is a number", FACTS).swap("page = \"2026-01-15\"", "page = 2026"),
        case("a source that was checked", FACTS).swap("page = \"2026-01-15\"", "checked = \"2026-01-15\""),
        case("a law in words", FACTS).swap("law = true", "law = \"yes\""),
    ]
}

fn facts() -> Vec<Case> {
    vec![
        case("a fact without id", FACTS).swap("id = \"rights\"\n", ""),
        case("a fact twice", FACTS).swap("id = \"pillars\"", "id = \"rights\"").faults(2),
        case("a fact that says nothing", FACTS)
            .swap("says = \"Shelters are to be there in sufficient numbers.\"\n", ""),
        case("a fact without mark", FACTS).swap("mark = \"verified\"\n", ""),
        case("a mark of a fact that does not exist", FACTS).swap("\"verified\"", "\"verifed\""),
        case("an unsure fact", FACTS).swap("mark = \"known\"", "mark = \"unsure\""),
        case("a fact without source", FACTS).swap("sources = [\"convention\"]\n", ""),
        case("a source that is not there", FACTS).swap("[\"parties\", ", "[\"partys\", "),
        case("a source unlike any", FACTS).swap("[\"parties\", ", "[\"xyzzy\", "),
        case("a source twice in a fact", FACTS).swap("[\"parties\", ", "[\"parties\", \"parties\", "),
        case("a law that is only known and has no date", FACTS)
            .swap("[\"constitution\"]\npage = \"2026-01-15\"", "[\"constitution\"]"),
        case("a fact that was checked", FACTS)
            .swap("[\"constitution\"]\npage = ", "[\"constitution\"]\nchecked = ")
            .faults(2),
    ]
}

fn named() -> Vec<Case> {
    vec![
        case("an unknown fact", DECK).swap("[\"shelters\"]", "[\"shelter\"]"),
        case("a fact unlike any", DECK).swap("[\"shelters\"]", "[\"xyzzy\"]"),
        case("no fact", DECK).swap("facts = [\"shelters\"]\n", ""),
        case("no fact on a scenario", DECK).swap("facts = [\"he-leaves\"]\n", ""),
        case("a fact without name", DECK).swap("[\"shelters\"]", "[\" \"]"),
        case("a fact without brackets", DECK).swap("[\"shelters\"]", "\"shelters\""),
        case("a fact twice on a slide", DECK).swap("[\"shelters\"]", "[\"shelters\", \"shelters\"]"),
        case("sources on a slide", DECK)
            .swap("facts = [\"shelters\"]", "facts = [\"shelters\"]\nsources = [\"A book\"]"),
        case("facts of a country slide for all", DECK)
            .swap("kind = \"country\"", "kind = \"country\"\nfacts = [\"rights\"]"),
        case("a fact missing in one country", DECK)
            .swap("facts = [\"constitution-lists-it\", \"rights\"]", ""),
        case("an item without fact", DECK).swap("articles = [\"3(a)\"]\nfacts = [\"rights\"]\n", ""),
        case("an old fact in the quiz", DECK).swap(
            "articles = [\"3(a)\"]\nfacts = [\"rights\"]",
            "articles = [\"3(a)\"]\nfacts = [\"rights\", \"shelters\"]",
        ),
        case("an item with a mark", DECK)
            .swap("objective = \"know-aim\"", "objective = \"know-aim\"\nmark = \"verified\""),
    ]
}

fn words() -> Vec<Case> {
    vec![
        case("a source without words", EN).swap("# source leaflet\nname: A leaflet\n", ""),
        case("a source without its name", EN)
            .swap("# source leaflet\nname: A leaflet\n", "# source leaflet\n"),
        case("words for no source", EN)
            .swap("# source leaflet", "# source leaflets\nname: Leaflets\n\n# source leaflet"),
        case("a source with a country", EN).swap("# source leaflet", "# source leaflet ME"),
        case("a source without id in the words", EN).swap("# source leaflet", "# source"),
        case("text in a source", EN).swap("name: A leaflet\n", "name: A leaflet\n\nPrinted in 2020\n"),
    ]
}
