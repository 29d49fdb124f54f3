//! Help lines in deck.toml.

use crate::case::{Case, case};

const DECK: &str = "deck.toml";

pub(crate) fn cases() -> Vec<Case> {
    let number = |name, number: &str| {
        case(name, DECK, "cannot be dialled", "2 to 20 digits and spaces")
            .swap("\"080 111 111\"", format!("{number:?}"))
            .line("number = ")
            .place("help line-me")
    };
    let day = |name, day: &str| {
        case(name, DECK, "is not a day", "year-month-day")
            .swap("\"2026-01-15\"", format!("{day:?}"))
            .line("checked = ")
            .place("help line-me")
    };
    vec![
        number("a number with letters", "0800 HELP"),
        number("a number too short", "1"),
        number("a number too long", "0800 1111 1111 1111 1111"),
        number("a number with a plus inside", "080+111"),
        day("the thirtieth of February", "2026-02-30"),
        day("a day in another order", "15.01.2026"),
        case(
            "a day without quotes",
            DECK,
            "checked must be one text in quotes, and is a date",
            "checked = \"2026-01-15\"",
        )
        .swap("checked = \"2026-01-15\"", "checked = 2026-01-15")
        .line("checked = 2026")
        .place("help line-me"),
        case("a help line for another country", DECK, "there is no country “RS”", "ME, AL and XK")
            .swap("country = \"ME\"", "country = \"RS\"")
            .line("RS")
            .place("help line-me"),
        case("no help line for a country", DECK, "there is no help line for XK", "country = \"XK\"")
            .swap("country = \"XK\"", "country = \"AL\""),
        case(
            "a mark that does not exist",
            DECK,
            "“sure” is not a mark",
            "known here: verified, verified-old, known",
        )
        .swap("mark = \"verified-old\"", "mark = \"sure\"")
        .line("sure")
        .place("help line-al"),
        case("a help line without source", DECK, "source is missing", "add: source")
            .swap("source = \"a leaflet\"\n", "")
            .line("[[help]]")
            .place("help line-xk"),
        case("a help line twice", DECK, "already used in line", "another name")
            .swap("id = \"line-al\"", "id = \"line-me\"")
            .line("[[help]]")
            .place("help line-me")
            .faults(3),
        case("an empty number", DECK, "number is empty", "write: number = ")
            .swap("\"116 117\"", "\"\"")
            .line("number = \"\"")
            .place("help line-al"),
    ]
}
