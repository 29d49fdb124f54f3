//! Help lines in deck.toml.

use crate::case::{Case, case};

const DECK: &str = "deck.toml";
const EN: &str = "text.en.md";
const DANGER_XK: &str = "id = \"danger-xk\"
country = \"XK\"
number = \"112\"
mark = \"verified\"";

pub(crate) fn cases() -> Vec<Case> {
    let number = |name, number: &str| case(name, DECK).swap("\"080 111 111\"", format!("{number:?}"));
    let called = |name, day: &str| case(name, DECK).swap("\"2026-01-10\"", format!("{day:?}"));
    let in_words = |name, words: &str| case(name, EN).swap("Nobody asks for a name", words);
    vec![
        number("a number with letters", "0800 HELP"),
        number("a number too short", "1"),
        number("a number too long", "0800 1111 1111 1111 1111"),
        number("a number with a plus inside", "080+111"),
        called("the thirtieth of February", "2026-02-30"),
        called("a day in another order", "15.01.2026"),
        called("a call of which only the year is known", "2026"),
        case("a day without quotes", DECK).swap("called = \"2026-01-10\"", "called = 2026-01-10"),
        case("a help line that was checked", DECK)
            .swap("called = \"2026-01-10\"", "checked = \"2026-01-10\""),
        case("a page in a help line", DECK).swap("called = \"2026-01-10\"", "page = \"2026-01-10\""),
        case("a help line whose source has no date", DECK)
            .swap("source = \"leaflet\"", "source = \"constitution\""),
        case("a help line for another country", DECK).swap("country = \"ME\"", "country = \"RS\""),
        case("no help line for a country", DECK).swap("country = \"ME\"", "country = \"AL\""),
        case("a mark that does not exist", DECK).swap("mark = \"verified-old\"", "mark = \"sure\""),
        case("an unsure number", DECK).swap("mark = \"verified-old\"", "mark = \"unsure\""),
        case("a help line without source", DECK).swap("source = \"leaflet\"\n", ""),
        case("a source of a help line that is not there", DECK)
            .swap("source = \"leaflet\"", "source = \"leaflets\""),
        case("a source of a help line in words", DECK).swap("source = \"leaflet\"", "source = \"A leaflet\""),
        number("the number of the EU", "116 016"),
        number("the number of the EU in one", "116016"),
        number("the number of the EU with a country", "+382 116 016"),
        in_words("the number of the EU in words", "In other countries 116-016"),
        in_words("an address in words", "Example Street 5"),
        in_words("an address in Montenegrin", "Ulica primjera 5"),
        in_words("an address in Albanian", "Rr. e Shembullit"),
        in_words("an address of the web", "See www.example.org"),
        case("a help line with an address", DECK)
            .swap("number = \"080 111 111\"", "number = \"080 111 111\"\naddress = \"Example Street 5\""),
        case("an old number without the police", DECK).swap("number = \"129\"", "number = \"128\""),
        case("a known number alone", DECK)
            .swap("number = \"192\"", "number = \"193\"")
            .swap(DANGER_XK, DANGER_XK.replace("verified", "verified-old"))
            .faults(2),
        case("a help line twice", DECK).swap("id = \"line-al\"", "id = \"line-me\"").faults(3),
        case("an empty number", DECK).swap("\"116 117\"", "\"\""),
    ]
}
