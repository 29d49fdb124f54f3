//! Help lines in deck.toml.

use crate::case::{Case, case};

const DECK: &str = "deck.toml";
const EN: &str = "text.en.md";
const EU_NUMBER: &str = "116 016 is the help line of EU member states";
const DANGER_XK: &str = "id = \"danger-xk\"
country = \"XK\"
number = \"112\"
mark = \"verified\"";

#[expect(clippy::too_many_lines, reason = "a table")]
pub(crate) fn cases() -> Vec<Case> {
    let number = |name, number: &str| {
        case(name, DECK, "cannot be dialled", "2 to 20 digits and spaces")
            .swap("\"080 111 111\"", format!("{number:?}"))
            .line("number = ")
            .part("help line-me")
    };
    let called = |name, day: &str| {
        case(name, DECK, "is not a day", "write called = \"2026-11-20\"")
            .swap("\"2026-01-10\"", format!("{day:?}"))
            .line("called = ")
            .part("help line-me")
    };
    let eu_number = |name, number: &str| {
        case(name, DECK, EU_NUMBER, "a number of the country itself")
            .swap("\"080 111 111\"", format!("{number:?}"))
            .line("number = ")
            .part("help line-me")
    };
    let in_words = |name, what, words: &str| {
        case(name, EN, what, "").swap("Nobody asks for a name", words).line("note: ").part("help line-me")
    };
    vec![
        number("a number with letters", "0800 HELP"),
        number("a number too short", "1"),
        number("a number too long", "0800 1111 1111 1111 1111"),
        number("a number with a plus inside", "080+111"),
        called("the thirtieth of February", "2026-02-30"),
        called("a day in another order", "15.01.2026"),
        called("a call of which only the year is known", "2026"),
        case(
            "a day without quotes",
            DECK,
            "called must be one text in quotes, but is a date",
            "called = \"2026-11-20\"",
        )
        .swap("called = \"2026-01-10\"", "called = 2026-01-10")
        .line("called = 2026")
        .part("help line-me"),
        case(
            "a help line that was checked",
            DECK,
            "“checked” is now called “page” or “called”",
            "write page = \"2026-02-12\" into its source",
        )
        .swap("called = \"2026-01-10\"", "checked = \"2026-01-10\"")
        .line("checked = ")
        .part("help line-me"),
        case("a page in a help line", DECK, "unknown field “page”", "known here: id, country, number")
            .swap("called = \"2026-01-10\"", "page = \"2026-01-10\"")
            .line("page = ")
            .part("help line-me"),
        case(
            "a help line whose source has no date",
            DECK,
            "its source “constitution” has no date",
            "add to that source in facts.toml: page = ",
        )
        .swap("source = \"leaflet\"", "source = \"constitution\"")
        .line("source = \"constitution\"")
        .part("help line-me"),
        case("a help line for another country", DECK, "there is no country “RS”", "ME, AL, XK")
            .swap("country = \"ME\"", "country = \"RS\"")
            .line("RS")
            .part("help line-me"),
        case("no help line for a country", DECK, "there is no help line for ME", "country = \"ME\"")
            .swap("country = \"ME\"", "country = \"AL\""),
        case(
            "a mark that does not exist",
            DECK,
            "“sure” is not a mark",
            "known here: verified, verified-old, known",
        )
        .swap("mark = \"verified-old\"", "mark = \"sure\"")
        .line("sure")
        .part("help line-al"),
        case("an unsure number", DECK, "“unsure” is not a mark", "find out whether it is true")
            .swap("mark = \"verified-old\"", "mark = \"unsure\"")
            .line("unsure")
            .part("help line-al"),
        case("a help line without source", DECK, "source is missing", "add: source")
            .swap("source = \"leaflet\"\n", "")
            .line("[[help]]")
            .part("help line-me"),
        case(
            "a source of a help line that is not there",
            DECK,
            "there is no source “leaflets”",
            "mean leaflet?",
        )
        .swap("source = \"leaflet\"", "source = \"leaflets\"")
        .line("leaflets")
        .part("help line-me"),
        case(
            "a source of a help line in words",
            DECK,
            "“A leaflet” in source is not a name",
            "small letters",
        )
        .swap("source = \"leaflet\"", "source = \"A leaflet\"")
        .line("A leaflet")
        .part("help line-me"),
        eu_number("the number of the EU", "116 016"),
        eu_number("the number of the EU in one", "116016"),
        eu_number("the number of the EU with a country", "+382 116 016"),
        in_words("the number of the EU in words", EU_NUMBER, "In other countries 116-016"),
        in_words("an address in words", "there is an address in", "Example Street 5"),
        in_words("an address in Montenegrin", "there is an address in", "Ulica primjera 5"),
        in_words("an address in Albanian", "there is an address in", "Rr. e Shembullit"),
        in_words("an address of the web", "there is an address in", "See www.example.org"),
        case("a help line with an address", DECK, "a help line has no address", "callers are told the way")
            .swap("number = \"080 111 111\"", "number = \"080 111 111\"\naddress = \"Example Street 5\"")
            .line("[[help]]")
            .part("help line-me"),
        case(
            "an old number without the police",
            DECK,
            "116 117 is only verified-old, and AL has no verified numbers",
            "add verified help lines for 129 in AL",
        )
        .swap("number = \"129\"", "number = \"128\"")
        .line("[[help]]")
        .part("help line-al"),
        case(
            "a known number alone",
            DECK,
            "+383 800 11112 is only known",
            "add verified help lines for 192, 112 in XK",
        )
        .swap("number = \"192\"", "number = \"193\"")
        .swap(DANGER_XK, DANGER_XK.replace("verified", "verified-old"))
        .line("[[help]]")
        .part("help line-xk")
        .faults(2),
        case("a help line twice", DECK, "already used in line", "another name")
            .swap("id = \"line-al\"", "id = \"line-me\"")
            .line("[[help]]")
            .part("help line-me")
            .faults(3),
        case("an empty number", DECK, "number is empty", "write: number = ")
            .swap("\"116 117\"", "\"\"")
            .line("number = \"\"")
            .part("help line-al"),
    ]
}
