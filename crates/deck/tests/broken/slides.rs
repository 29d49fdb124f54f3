//! Slides in deck.toml.

use crate::case::{Case, case};

const DECK: &str = "deck.toml";

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("a slide without id", DECK).swap("id = \"house\"\n", ""),
        case("a slide twice", DECK).swap("id = \"gain\"", "id = \"quiz-before\"").faults(3),
        case("unknown field of a slide", DECK).swap(
            "seconds = 30\n\n[[slide]]\nid = \"quiz-before\"",
            "seconds = 30\nsecond = 1\n\n[[slide]]\nid = \"quiz-before\"",
        ),
        case("unknown kind", DECK).swap("kind = \"content\"", "kind = \"contents\""),
        case("no kind", DECK).swap("kind = \"title\"\n", ""),
        case("no seconds", DECK).swap("kind = \"title\"\nseconds = 30", "kind = \"title\""),
        case("no time for a slide", DECK).swap("seconds = 30", "seconds = 0"),
        case("seconds with a point", DECK).swap("seconds = 30", "seconds = 30.5"),
        case("seconds do not add up", DECK).swap("seconds = 30", "seconds = 60"),
        case("too few seconds", DECK).swap("seconds = 30", "seconds = 20"),
        case("a pause that takes time", DECK).swap("seconds = 0", "seconds = 5"),
        case("a pause in the flow", DECK)
            .swap("kind = \"title\"\nseconds = 30", "kind = \"pause\"\nseconds = 0")
            .swap("minutes = 10", "minutes = 10\n")
            .swap("seconds = 90", "seconds = 120"),
        case("a quiz without part", DECK).swap("part = \"pre\"\n", ""),
        case("a part that does not exist", DECK).swap("\"pre\"", "\"before\""),
        case("a part without quiz", DECK).swap("kind = \"title\"", "kind = \"title\"\npart = \"pre\""),
        case("no quiz afterwards", DECK).swap("kind = \"quiz\"\npart = \"post\"", "kind = \"results\""),
        case("two quizzes before", DECK).swap("kind = \"title\"", "kind = \"quiz\"\npart = \"pre\""),
        case("the quizzes swapped", DECK)
            .swap("\"pre\"", "\"other\"")
            .swap("\"post\"", "\"pre\"")
            .swap("\"other\"", "\"post\""),
        case("an unknown Article", DECK).swap("[\"23\"]", "[\"99\"]"),
        case("an Article with its word", DECK).swap("[\"23\"]", "[\"Art. 23\"]"),
        case("an Article as a number", DECK).swap("[\"23\"]", "[23]"),
        case("an Article twice", DECK).swap("[\"23\"]", "[\"23\", \"23\"]"),
        case("one choice only", DECK).swap("[\"sure\", \"unsure\"]", "[\"sure\"]").faults(3),
        case("a poll without choices", DECK).swap("choices = [\"sure\", \"unsure\"]\n", ""),
        case("a choice twice", DECK).swap("[\"sure\", \"unsure\"]", "[\"sure\", \"unsure\", \"sure\"]"),
        case("choices on a slide without a vote", DECK)
            .swap("kind = \"results\"", "kind = \"results\"\nchoices = [\"a\", \"b\"]"),
        case("a country slide without a country", DECK)
            .swap("[slide.country.AL]\narticles = [\"75\"]\nfacts = [\"first-parties\"]\n", ""),
        case("an unknown country", DECK).swap("[slide.country.ME]", "[slide.country.RS]\n[slide.country.ME]"),
        case("a country slide with Articles for all", DECK)
            .swap("kind = \"country\"", "kind = \"country\"\narticles = [\"75\"]"),
        case("countries on another slide", DECK).swap("kind = \"country\"", "kind = \"results\"").faults(7),
    ]
}
