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

fn wrong(name: &'static str, from: &'static str, to: &str) -> Case {
    case(name, FILE).put(FILE, GLOSSARY).swap(from, to)
}

pub(crate) fn cases() -> Vec<Case> {
    [file(), texts()].concat()
}

fn file() -> Vec<Case> {
    vec![
        wrong("an unknown field of the glossary", "untranslated", "untranslatd"),
        wrong("a glossary that is not TOML", "[term.shelter]", "[term.shelter"),
        wrong("words that are not a list", "[\"Europa\"]", "\"Europa\""),
        wrong("an empty word", "[\"AWEN\"]", "[\"\"]"),
        wrong("a term that is not a table", "[term.shelter]", "[term]\nsafe = 3\n[term.shelter]"),
        wrong("terms that are not tables", GLOSSARY, "term = 3"),
        wrong("a glossary in no language", "sq = { use = [\"strehimor*\"], never", "sqi = { never"),
        wrong(
            "words of a transliterated language",
            "sq = { use = [\"polici*\"] }",
            "sr-Cyrl = { use = [\"полици*\"] }",
        ),
        wrong("a language that is not a table", "sq = { use = [\"polici*\"] }", "sq = [\"polici*\"]"),
        wrong("an unknown list of words", "never = [\"burg*\"]", "nevr = [\"burg*\"]"),
        wrong("a star in a word", "\"polici*\"", "\"pol*cia\""),
    ]
}

fn texts() -> Vec<Case> {
    let case = |name| case(name, SQ).put(FILE, GLOSSARY);
    vec![
        case("a term said in another way").swap("## Strehimorja është", "## Banesa është"),
        case("a choice without its term").swap("Ajo shkon në strehimore", "Ajo shkon në shtëpi"),
        case("a question without its term").swap("Çfarë është dhuna ndaj grave?", "Çfarë është kjo?"),
        case("a word that is never said").swap("Falënderoni.", "Falënderoni.\nJo burgu!"),
    ]
}
