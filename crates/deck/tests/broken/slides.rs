//! Slides in deck.toml.

use crate::case::{Case, case};

const DECK: &str = "deck.toml";

#[expect(clippy::too_many_lines, reason = "a table")]
pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("a slide without id", DECK, "id is missing", "add: id = ")
            .swap("id = \"house\"\n", "")
            .line("[[slide]]")
            .part("slide no. 4"),
        case("a slide twice", DECK, "already used in line 11", "another name")
            .swap("id = \"gain\"", "id = \"quiz-before\"")
            .line("[[slide]]")
            .part("slide quiz-before")
            .faults(3),
        case("unknown field of a slide", DECK, "unknown field “second”", "write seconds, or delete it")
            .swap(
                "seconds = 30\n\n[[slide]]\nid = \"quiz-before\"",
                "seconds = 30\nsecond = 1\n\n[[slide]]\nid = \"quiz-before\"",
            )
            .line("second = 1")
            .part("slide opening"),
        case("unknown kind", DECK, "there is no kind “contents”", "did you mean content?")
            .swap("kind = \"content\"", "kind = \"contents\"")
            .line("contents")
            .part("slide pillars"),
        case("no kind", DECK, "kind is missing", "add: kind")
            .swap("kind = \"title\"\n", "")
            .line("[[slide]]")
            .part("slide opening"),
        case("no seconds", DECK, "seconds is missing", "add: seconds")
            .swap("kind = \"title\"\nseconds = 30", "kind = \"title\"")
            .line("[[slide]]")
            .part("slide opening"),
        case("no time for a slide", DECK, "seconds must be from 1 to 14400, but is 0", "write: seconds = 60")
            .swap("seconds = 30", "seconds = 0")
            .line("seconds = 0")
            .part("slide opening"),
        case(
            "seconds with a point",
            DECK,
            "seconds must be a whole number, but is a number with a point",
            "seconds = ",
        )
        .swap("seconds = 30", "seconds = 30.5")
        .line("30.5")
        .part("slide opening"),
        case(
            "seconds do not add up",
            DECK,
            "630 seconds, but 10 minutes are 600: 30 seconds too many",
            "or the minutes",
        )
        .swap("seconds = 30", "seconds = 60"),
        case(
            "too few seconds",
            DECK,
            "590 seconds, but 10 minutes are 600: 10 seconds too few",
            "change the seconds",
        )
        .swap("seconds = 30", "seconds = 20"),
        case("a pause that takes time", DECK, "seconds must be 0, but is 5", "write: seconds = 0")
            .swap("seconds = 0", "seconds = 5")
            .line("seconds = 5")
            .part("slide break"),
        case(
            "a pause in the flow",
            DECK,
            "at most one pause, and it is the last slide",
            "move it to the end",
        )
        .swap("kind = \"title\"\nseconds = 30", "kind = \"pause\"\nseconds = 0")
        .swap("minutes = 10", "minutes = 10\n")
        .swap("seconds = 90", "seconds = 120")
        .line("[[slide]]")
        .part("slide opening"),
        case("a quiz without part", DECK, "part is missing", "add: part = \"pre\"")
            .swap("part = \"pre\"\n", "")
            .line("[[slide]]")
            .part("slide quiz-before"),
        case(
            "a part that does not exist",
            DECK,
            "a quiz has no part “before”",
            "part = \"pre\" or part = \"post\"",
        )
        .swap("\"pre\"", "\"before\"")
        .line("before")
        .part("slide quiz-before"),
        case("a part without quiz", DECK, "only a quiz slide has a part", "kind = \"quiz\"")
            .swap("kind = \"title\"", "kind = \"title\"\npart = \"pre\"")
            .line("[[slide]]")
            .part("slide opening"),
        case("no quiz afterwards", DECK, "there is no quiz slide with part = \"post\"", "add a slide")
            .swap("kind = \"quiz\"\npart = \"post\"", "kind = \"results\""),
        case("two quizzes before", DECK, "there is already a quiz with part = \"pre\"", "delete one")
            .swap("kind = \"title\"", "kind = \"quiz\"\npart = \"pre\"")
            .line("[[slide]]")
            .part("slide quiz-before"),
        case("the quizzes swapped", DECK, "comes before the one at its start", "swap pre and post")
            .swap("\"pre\"", "\"other\"")
            .swap("\"post\"", "\"pre\"")
            .swap("\"other\"", "\"post\"")
            .line("[[slide]]")
            .part("slide quiz-before"),
        case("an unknown Article", DECK, "“99” is not an Article of the Convention", "Articles 1 to 81")
            .swap("[\"23\"]", "[\"99\"]")
            .line("99")
            .part("slide house"),
        case("an Article with its word", DECK, "“Art. 23” is not an Article", "write 3, 18(4)")
            .swap("[\"23\"]", "[\"Art. 23\"]")
            .line("Art. 23")
            .part("slide house"),
        case(
            "an Article as a number",
            DECK,
            "articles must be a list of texts in quotes, but is a number",
            "articles = [",
        )
        .swap("[\"23\"]", "[23]")
        .line("[23]")
        .part("slide house"),
        case("an Article twice", DECK, "Article 23 is listed twice", "once")
            .swap("[\"23\"]", "[\"23\", \"23\"]")
            .line("\"23\"")
            .part("slide house"),
        case("one choice only", DECK, "2 to 6 choices, and this one has 1", "choices = [")
            .swap("[\"sure\", \"unsure\"]", "[\"sure\"]")
            .line("[[slide]]")
            .part("slide feeling")
            .faults(3),
        case("a poll without choices", DECK, "2 to 6 choices, and this one has 0", "list the names")
            .swap("choices = [\"sure\", \"unsure\"]\n", "")
            .line("[[slide]]")
            .part("slide feeling"),
        case("a choice twice", DECK, "“sure” is listed twice in choices", "list it once")
            .swap("[\"sure\", \"unsure\"]", "[\"sure\", \"unsure\", \"sure\"]")
            .line("choices")
            .part("slide feeling"),
        case(
            "choices on a slide without a vote",
            DECK,
            "only slides of kind scenario or poll have choices",
            "delete choices",
        )
        .swap("kind = \"results\"", "kind = \"results\"\nchoices = [\"a\", \"b\"]")
        .line("[[slide]]")
        .part("slide gain"),
        case("a country slide without a country", DECK, "the table for AL is missing", ".country.AL]")
            .swap("[slide.country.AL]\narticles = [\"75\"]\nfacts = [\"first-parties\"]\n", "")
            .line("[[slide]]")
            .part("slide status"),
        case("an unknown country", DECK, "there is no country “RS”", "ME, AL, XK")
            .swap("[slide.country.ME]", "[slide.country.RS]\n[slide.country.ME]")
            .line("[slide.country.RS]")
            .part("slide status"),
        case(
            "a country slide with Articles for all",
            DECK,
            "a slide that differs per country has no articles of its own",
            "[slide.country.ME]",
        )
        .swap("kind = \"country\"", "kind = \"country\"\narticles = [\"75\"]")
        .line("[[slide]]")
        .part("slide status"),
        case(
            "countries on another slide",
            DECK,
            "only slides of these kinds differ per country: content, scenario, country",
            "change its kind",
        )
        .swap("kind = \"country\"", "kind = \"results\"")
        .line("[[slide]]")
        .part("slide status")
        .faults(7),
    ]
}
