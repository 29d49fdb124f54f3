//! Transliterated editions, a country's own words, and translations compared with the English.

use crate::case::{Case, Edit, case};

const DECK: &str = "deck.toml";
const EN: &str = "text.en.md";
const SQ: &str = "text.sq.md";
const SR: &str = "text.sr-Latn.md";
const WORDS: &str = "words.sq-XK.toml";

/// Adds Serbian in both scripts to the fixture.
fn serbian(case: Case) -> Case {
    case.edit(Edit::Swap(DECK, "\"sq\"]", "\"sq\", \"sr-Latn\", \"sr-Cyrl\"]".into()))
        .put(SR, include_bytes!("../fixture/serbian/text.sr-Latn.md").to_vec())
}

pub(crate) fn cases() -> Vec<Case> {
    [made(), local(), untranslated(), scripts(), numbers(), reading()].concat()
}

fn made() -> Vec<Case> {
    vec![
        case("Cyrillic written by hand", "text.sr-Cyrl.md").put("text.sr-Cyrl.md", b"# deck\n".to_vec()),
        case("Cyrillic without Latin", SR).edit(Edit::Swap(DECK, "\"sq\"]", "\"sq\", \"sr-Cyrl\"]".into())),
        serbian(case("a word that Cyrillic cannot write", SR))
            .swap("Zahvalite.", "Zahvalite.\nKao Newsweek."),
    ]
}

fn local() -> Vec<Case> {
    let words = |name, text: &str| case(name, WORDS).put(WORDS, format!("# Kosovo\n{text}\n"));
    vec![
        words("a word that stays", "\"çati\" = \"çati\""),
        words("a word without words", "\"çati\" = \" \""),
        words("a list for a word", "\"çati\" = [\"kulm\"]"),
        words("words that are not TOML", "\"çati = \"kulm\""),
        case("words of no country", "words.sq-RS.toml").put("words.sq-RS.toml", b"\"a\" = \"b\"".to_vec()),
        case("words of a transliterated edition", "words.sr-Cyrl-XK.toml")
            .put("words.sr-Cyrl-XK.toml", b"\"a\" = \"b\"".to_vec()),
    ]
}

fn untranslated() -> Vec<Case> {
    vec![
        case("a headline left in English", SQ).swap("## Ndihma është aty sot", "## Help is there today"),
        case("a sentence left in English", SQ).swap("+ Është afër", "+ Është afër. It is near"),
        case("a label left in English", SQ).swap("Tokë e fortë", "Solid ground"),
        case("a name left in English", SQ).swap("Një linjë në Kosovë", "A line in Kosovo"),
        case("the words of a drawing left in English", SQ)
            .swap("Një shtëpi, çatia e së cilës shfaqet e para", "A house whose roof appears first"),
    ]
}

fn scripts() -> Vec<Case> {
    vec![
        case("Cyrillic in a Latin text", SQ).swap("Falënderoni.", "Falënderoni сала."),
        case("a letter that looks Latin", SQ).swap("Prisni sallën.", "Prisni s\u{430}llën."),
        case("a Greek letter in English", EN).swap("Thank them.", "Thank th\u{3bf}m."),
        serbian(case("two scripts in Serbian", SR)).swap("Zahvalite.", "Gоvorite."),
    ]
}

fn numbers() -> Vec<Case> {
    vec![
        case("a choice missing in a translation", SQ).swap("- (poverty) Varfëri\n", ""),
        case("a choice too many in a translation", SQ)
            .swap("- (poverty) Varfëri\n", "- (poverty) Varfëri\n- (luck) Fat i keq\n"),
        case("another Article", SQ).swap("(neni 52)", "(neni 52 dhe neni 53)"),
        case("a number missing", SQ)
            .swap("Shpjegoni nenin 22.", "Shpjegoni nenin.")
            .swap("dhe neni 22 e përmend", "dhe neni e përmend"),
    ]
}

fn reading() -> Vec<Case> {
    let long = "fjalë ".repeat(26);
    vec![
        case("a long sentence", SQ).swap("Falënderoni.", long),
        case("long sentences", SQ).swap(
            "Falënderoni.",
            "Një dy tre katër pesë gjashtë shtatë tetë nëntë dhjetë një dy tre katër pesë. ".repeat(80),
        ),
    ]
}
