//! Transliterated editions, a country's own words, and translations compared with the English.

use konventa_domain::Language;

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
        case(
            "Cyrillic written by hand",
            "text.sr-Cyrl.md",
            "the text in sr-Cyrl is generated from text.sr-Latn.md",
            "delete it",
        )
        .put("text.sr-Cyrl.md", b"# deck\n".to_vec()),
        case("Cyrillic without Latin", SR, "the text in the language sr-Latn is missing", "remove sr-Cyrl")
            .edit(Edit::Swap(DECK, "\"sq\"]", "\"sq\", \"sr-Cyrl\"]".into())),
        serbian(case(
            "a word that Cyrillic cannot write",
            SR,
            "“Newsweek” cannot be written in Cyrillic",
            "add it to latin in glossary.toml",
        ))
        .swap("Zahvalite.", "Zahvalite.\nKao Newsweek.")
        .line("Newsweek")
        .part("slide gain"),
    ]
}

fn local() -> Vec<Case> {
    let words = |name, text: &str, what, fix| {
        case(name, WORDS, what, fix).put(WORDS, format!("# Kosovo\n{text}\n")).line("= ")
    };
    vec![
        words(
            "a word that stays",
            "\"çati\" = \"çati\"",
            "“çati” is replaced by itself",
            "write the other words",
        ),
        words("a word without words", "\"çati\" = \" \"", "an entry has no words", "delete the line"),
        words(
            "a list for a word",
            "\"çati\" = [\"kulm\"]",
            "must have one text in quotes",
            "write “çati” = ",
        ),
        words("words that are not TOML", "\"çati = \"kulm\"", "this is not TOML", "missing quotation mark"),
        case(
            "words of no country",
            "words.sq-RS.toml",
            "this file name has no known language and country",
            "ME, AL, XK",
        )
        .put("words.sq-RS.toml", b"\"a\" = \"b\"".to_vec()),
        case(
            "words of a transliterated edition",
            "words.sr-Cyrl-XK.toml",
            "no known language and country",
            written_languages(),
        )
        .put("words.sr-Cyrl-XK.toml", b"\"a\" = \"b\"".to_vec()),
    ]
}

/// What a message says of the languages that authors write: all but the transliterated ones.
fn written_languages() -> &'static str {
    let written = Language::ALL.into_iter().filter(|language| language.transliterated_from().is_none());
    format!("languages: {};", written.map(Language::tag).collect::<Vec<_>>().join(", ")).leak()
}

fn untranslated() -> Vec<Case> {
    vec![
        case(
            "a headline left in English",
            SQ,
            "“Help is there today” is the same as in English",
            "translate it",
        )
        .swap("## Ndihma është aty sot", "## Help is there today")
        .line("## Help")
        .part("slide where"),
        case(
            "a sentence left in English",
            SQ,
            "“It is near” is the same as in English",
            "untranslated in glossary",
        )
        .swap("+ Është afër", "+ Është afër. It is near")
        .line("+ Është")
        .part("slide house"),
        case("a label left in English", SQ, "“Solid ground” is the same", "translate it")
            .swap("Tokë e fortë", "Solid ground")
            .line("(floor)")
            .part("slide house"),
        case("a name left in English", SQ, "“A line in Kosovo” is the same", "translate it")
            .swap("Një linjë në Kosovë", "A line in Kosovo")
            .line("name: A line")
            .part("help line-xk"),
        case("the words of a drawing left in English", SQ, "“A house whose roof", "translate it")
            .swap("Një shtëpi, çatia e së cilës shfaqet e para", "A house whose roof appears first")
            .line("![A house")
            .part("slide house"),
    ]
}

fn scripts() -> Vec<Case> {
    vec![
        case("Cyrillic in a Latin text", SQ, "“сала” is not in Latin letters", "keyboard for Latin letters")
            .swap("Falënderoni.", "Falënderoni сала.")
            .line("сала")
            .part("slide gain"),
        case(
            "a letter that looks Latin",
            SQ,
            "has letters of two scripts that look alike: а (Cyrillic)",
            "type the word again",
        )
        .swap("Prisni sallën.", "Prisni s\u{430}llën.")
        .line("s\u{430}llën")
        .part("slide quiz-before"),
        case("a Greek letter in English", EN, "ο (Greek)", "type the word again")
            .swap("Thank them.", "Thank th\u{3bf}m.")
            .line("Thank th")
            .part("slide gain"),
        serbian(case("two scripts in Serbian", SR, "look alike: о (Cyrillic)", "keyboard for Latin"))
            .swap("Zahvalite.", "Gоvorite.")
            .line("vorite")
            .part("slide gain"),
    ]
}

fn numbers() -> Vec<Case> {
    vec![
        case(
            "a choice missing in a translation",
            SQ,
            "these choices have no words: poverty",
            "- (poverty) words",
        )
        .swap("- (poverty) Varfëri\n", "")
        .line("# item aim")
        .part("item aim"),
        case(
            "a choice too many in a translation",
            SQ,
            "there is no choice “luck” in deck.toml",
            "known here: rights",
        )
        .swap("- (poverty) Varfëri\n", "- (poverty) Varfëri\n- (luck) Fat i keq\n")
        .line("(luck)")
        .part("item aim"),
        case("another Article", SQ, "the English part (text.en.md:73) has no 53", "compare the two")
            .swap("(neni 52)", "(neni 52 dhe neni 53)")
            .line("neni 53")
            .part("slide who-leaves"),
        case("a number missing", SQ, "has 22, but this one does not", "write the number in figures")
            .swap("Shpjegoni nenin 22.", "Shpjegoni nenin.")
            .swap("dhe neni 22 e përmend", "dhe neni e përmend")
            .line("# slide status XK")
            .part("slide status XK"),
    ]
}

fn reading() -> Vec<Case> {
    let long = "fjalë ".repeat(26);
    vec![
        case(
            "a long sentence",
            SQ,
            "this sentence has 26 words, but at most 25 are allowed",
            "split it into two sentences",
        )
        .swap("Falënderoni.", long)
        .line("fjalë")
        .part("slide gain"),
        case("long sentences", SQ, "sentences of its notes have 13.", "shorten the sentences").swap(
            "Falënderoni.",
            "Një dy tre katër pesë gjashtë shtatë tetë nëntë dhjetë një dy tre katër pesë. ".repeat(80),
        ),
    ]
}
