//! Faults of the glossary, and texts that do not follow it.

use crate::case::{Case, case};

const FILE: &str = "glossary.toml";
const SQ: &str = "text.sq.md";

const GLOSSARY: &str = r#"untranslated = ["Europa"]
latin = ["AWEN"]

[term.shelter]
en = { use = ["shelter*"] }
sq = { use = ["strehimor*"], never = ["burg*"] }

[term.police]
en = { use = ["the police"] }
sq = { use = ["polici*"] }

[term.violence]
en = { use = ["violence against women"] }
sq = { use = ["dhun* ndaj grave"], never = ["dhun* kundër grave"] }
"#;

fn wrong(name: &'static str, from: &'static str, to: &str, what: &'static str, fix: &'static str) -> Case {
    case(name, FILE, what, fix).put(FILE, GLOSSARY).swap(from, to)
}

pub(crate) fn cases() -> Vec<Case> {
    [file(), texts()].concat()
}

fn file() -> Vec<Case> {
    vec![
        wrong(
            "an unknown field of the glossary",
            "untranslated",
            "untranslatd",
            "unknown field “untranslatd”",
            "write untranslated",
        )
        .line("untranslatd"),
        wrong(
            "a glossary that is not TOML",
            "[term.shelter]",
            "[term.shelter",
            "this is not TOML",
            "bracket",
        )
        .line("[term.shelter"),
        wrong(
            "words that are not a list",
            "[\"Europa\"]",
            "\"Europa\"",
            "untranslated must be a list",
            "write untranslated = [",
        )
        .line("untranslated"),
        wrong(
            "an empty word",
            "[\"AWEN\"]",
            "[\"\"]",
            "latin has an entry that is not a word",
            "write latin = [",
        )
        .line("latin"),
        wrong(
            "a term that is not a table",
            "[term.shelter]",
            "[term]\nsafe = 3\n[term.shelter]",
            "term safe must be a table",
            "write [term",
        )
        .line("safe = 3"),
        wrong(
            "terms that are not tables",
            GLOSSARY,
            "term = 3",
            "term must be a table",
            "write [term.survivor]",
        )
        .line("term"),
        wrong(
            "a glossary in no language",
            "sq = { use = [\"strehimor*\"], never",
            "sqi = { never",
            "there is no language “sqi”",
            "did you mean sq?",
        )
        .line("sqi = "),
        wrong(
            "words of a transliterated language",
            "sq = { use = [\"polici*\"] }",
            "sr-Cyrl = { use = [\"полици*\"] }",
            "generated from sr-Latn",
            "words of sr-Latn only",
        )
        .line("sr-Cyrl"),
        wrong(
            "a language that is not a table",
            "sq = { use = [\"polici*\"] }",
            "sq = [\"polici*\"]",
            "sq must be a table",
            "write sq = { use = ",
        )
        .line("sq = [\"polici"),
        wrong(
            "an unknown list of words",
            "never = [\"burg*\"]",
            "nevr = [\"burg*\"]",
            "unknown field “nevr”",
            "write never",
        )
        .line("nevr"),
        wrong(
            "a star in a word",
            "\"polici*\"",
            "\"pol*cia\"",
            "“pol*cia” is not a word or a phrase with stars",
            "a star at the end",
        )
        .line("pol*cia"),
    ]
}

fn texts() -> Vec<Case> {
    let case = |name, what, fix| case(name, SQ, what, fix).put(FILE, GLOSSARY);
    vec![
        case(
            "a term said in another way",
            "the English has “shelter*”, but this text has none of the words for it",
            "say strehimor*",
        )
        .swap("## Strehimorja është", "## Banesa është")
        .line("## Banesa")
        .part("slide house"),
        case("a choice without its term", "(term shelter of the glossary)", "add it to glossary.toml")
            .swap("Ajo shkon në strehimore", "Ajo shkon në shtëpi")
            .line("(she-leaves)")
            .part("slide who-leaves"),
        case("a question without its term", "(term violence of the glossary)", "say dhun* ndaj grave")
            .swap("Çfarë është dhuna ndaj grave?", "Çfarë është kjo?")
            .line("ask:")
            .part("item aim"),
        case("a word that is never said", "“burgu” is to be avoided", "say strehimor*")
            .swap("Falënderoni.", "Falënderoni.\nJo burgu!")
            .line("Jo burgu!")
            .part("slide gain"),
    ]
}
