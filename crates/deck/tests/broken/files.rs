//! Files that are missing, too large or not text, and a deck.toml that is not TOML or has wrong
//! top-level fields.

use crate::case::{Case, Edit, case};

const DECK: &str = "deck.toml";
const EN: &str = "text.en.md";
const SQ: &str = "text.sq.md";

const ONE_SLIDE: &str = r#"
id = "x"
minutes = 1
languages = ["en"]
[[slide]]
id = "a"
kind = "title"
seconds = 60
"#;

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case(
            "no deck.toml",
            DECK,
            "there is no deck.toml, only drawings/house.svg",
            "name a folder that holds a deck",
        )
        .edit(Edit::Remove(DECK)),
        case("no text file", SQ, "the text in the language sq is missing", "write text.sq.md")
            .edit(Edit::Remove(SQ)),
        case("empty deck.toml", DECK, "the file is empty", "write its text").put(DECK, Vec::new()),
        case("empty text file", SQ, "the file is empty", "write its text").put(SQ, b" \n\n".to_vec()),
        case("only a byte order mark", EN, "the file is empty", "write").put(EN, b"\xef\xbb\xbf".to_vec()),
        case("ten megabytes", EN, "the file is larger than 1024 KiB", "is this the right file?")
            .put(EN, vec![b'a'; 10 * 1024 * 1024]),
        too_large(),
        case("one byte too many", SQ, "the file is larger than 1024 KiB", "short text")
            .put(SQ, vec![b'a'; 1024 * 1024 + 1]),
        case("Windows-1252", EN, "not UTF-8 text from here on", "encoding UTF-8")
            .put(EN, b"# deck\ntitle: Caf\xe9\n".to_vec())
            .line("title: Caf"),
        case("UTF-16", DECK, "not UTF-8 text from here on", "encoding UTF-8")
            .put(DECK, b"\xff\xfei\0d\0".to_vec())
            .line("i\0d"),
        case("an invisible control character", SQ, "an invisible control character", "type the line again")
            .swap("Një paragraf", "Një\u{7} paragraf")
            .line("Një\u{7} paragraf"),
        case("a NUL", "drawings/sprout.svg", "an invisible control character", "delete it")
            .swap("<path", "\0<path")
            .line("<path"),
        case(
            "a language that does not exist",
            "text.fr.md",
            "there is no language “fr”",
            "known here: en, cnr, sq",
        )
        .put("text.fr.md", b"# deck\n".to_vec()),
        case("not TOML", DECK, "this is not TOML", "missing quotation mark")
            .swap("id = \"small\"", "id = \"small")
            .line("id = \"small"),
        case("a table twice", DECK, "this is not TOML: duplicate key", "is already used above")
            .swap("[slide.country.AL]", "[slide.country.ME]")
            .line("[slide.country.ME]"),
        case("a field of deck.toml twice", DECK, "this is not TOML: duplicate key", "is already used above")
            .swap("key = \"rights\"", "key = \"rights\"\nkey = \"order\"")
            .line("key = \"order\""),
        case("TOML nested too deep", DECK, "this is not TOML", "here or in the line before")
            .swap("articles = [\"23\"]", format!("articles = {}", "[".repeat(10_000)))
            .line("articles = [[")
            .faults(2),
        case("unknown field of the deck", DECK, "unknown field “minute”", "write minutes, or delete it")
            .swap("minutes = 10", "minutes = 10\nminute = 3")
            .line("minute = 3"),
        case("no id", DECK, "id is missing", "add: id = \"istanbul-convention\"")
            .swap("id = \"small\"\n", "")
            .line("minutes"),
        case("an id that is not a name", DECK, "“../Small” in id is not a name", "small letters a-z")
            .swap("\"small\"", "\"../Small\"")
            .line("../Small"),
        case("minutes in words", DECK, "minutes must be a whole number, but is a text", "write: minutes = ")
            .swap("minutes = 10", "minutes = \"ten\"")
            .line("minutes"),
        case("no minutes at all", DECK, "minutes must be from 1 to 240, but is 0", "write: minutes = 30")
            .swap("minutes = 10", "minutes = 0")
            .line("minutes"),
        case(
            "more minutes than a number holds",
            DECK,
            "minutes must be from 1 to 240",
            "write: minutes = 30",
        )
        .swap("minutes = 10", "minutes = 99999999999999999999")
        .line("minutes"),
        case("no language declared", DECK, "no language is declared", "languages = [\"en\"]")
            .swap("[\"en\", \"sq\"]", "[]")
            .line("id = \"small\""),
        case("an unknown language declared", DECK, "there is no language “sqi”", "did you mean sq?")
            .swap("\"sq\"]", "\"sq\", \"sqi\"]")
            .line("sqi"),
        case("a language twice", DECK, "the language sq is listed twice", "once")
            .swap("\"sq\"]", "\"sq\", \"sq\"]")
            .line("sq"),
        case(
            "a language without its file",
            "text.cnr.md",
            "the text in the language cnr is missing",
            "write text.cnr.md",
        )
        .edit(Edit::Swap(DECK, "\"sq\"]", "\"sq\", \"cnr\"]".into())),
        case("too few slides", DECK, "a deck has at least 3 slides, and this one has 1", "[[slide]]")
            .put(DECK, ONE_SLIDE)
            .put(EN, b"# deck\ntitle: A\nsubtitle: B\n# slide a\n## A\nNotes:\nb\n".to_vec())
            .faults(12),
        case("slide as one table", DECK, "slide must be written as [[slide]], but is a table", "[[slide]]")
            .put(DECK, b"id = \"x\"\nminutes = 1\nlanguages = []\n[slide]\nid = \"a\"\n".to_vec())
            .line("[slide]")
            .faults(3),
    ]
}

/// Largest allowed file.
fn full() -> Vec<u8> {
    vec![b' '; 1024 * 1024]
}

fn too_large() -> Case {
    let empty =
        case("a deck larger than a deck may be", ".", "the deck is larger than 8 MiB", "drawings smaller");
    (b'a'..=b'i').fold(empty, |case, name| case.put(&format!("drawings/{}.svg", char::from(name)), full()))
}
