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
        case("no deck.toml", DECK).edit(Edit::Remove(DECK)),
        case("no text file", SQ).edit(Edit::Remove(SQ)),
        case("empty deck.toml", DECK).put(DECK, Vec::new()),
        case("empty text file", SQ).put(SQ, b" \n\n".to_vec()),
        case("only a byte order mark", EN).put(EN, b"\xef\xbb\xbf".to_vec()),
        case("ten megabytes", EN).put(EN, vec![b'a'; 10 * 1024 * 1024]),
        too_large(),
        case("one byte too many", SQ).put(SQ, vec![b'a'; 1024 * 1024 + 1]),
        case("Windows-1252", EN).put(EN, b"# deck\ntitle: Caf\xe9\n".to_vec()),
        case("UTF-16", DECK).put(DECK, b"\xff\xfei\0d\0".to_vec()),
        case("an invisible control character", SQ).swap("Një paragraf", "Një\u{7} paragraf"),
        case("a NUL", "drawings/sprout.svg").swap("<path", "\0<path"),
        case("a language that does not exist", "text.fr.md").put("text.fr.md", b"# deck\n".to_vec()),
        case("not TOML", DECK).swap("id = \"small\"", "id = \"small"),
        case("a table twice", DECK).swap("[slide.country.AL]", "[slide.country.ME]"),
        case("a field of deck.toml twice", DECK)
            .swap("key = \"rights\"", "key = \"rights\"\nkey = \"order\""),
        case("TOML nested too deep", DECK)
            .swap("articles = [\"23\"]", format!("articles = {}", "[".repeat(10_000)))
            .faults(2),
        case("unknown field of the deck", DECK).swap("minutes = 10", "minutes = 10\nminute = 3"),
        case("no id", DECK).swap("id = \"small\"\n", ""),
        case("an id with other characters", DECK).swap("\"small\"", "\"../Small\""),
        case("minutes in words", DECK).swap("minutes = 10", "minutes = \"ten\""),
        case("no minutes at all", DECK).swap("minutes = 10", "minutes = 0"),
        case("more minutes than a number holds", DECK).swap("minutes = 10", "minutes = 99999999999999999999"),
        case("no language declared", DECK).swap("[\"en\", \"sq\"]", "[]"),
        case("an unknown language declared", DECK).swap("\"sq\"]", "\"sq\", \"sqi\"]"),
        case("a language twice", DECK).swap("\"sq\"]", "\"sq\", \"sq\"]"),
        case("a language without its file", "text.cnr.md").edit(Edit::Swap(
            DECK,
            "\"sq\"]",
            "\"sq\", \"cnr\"]".into(),
        )),
        case("too few slides", DECK)
            .put(DECK, ONE_SLIDE)
            .put(EN, b"# deck\ntitle: A\nsubtitle: B\n# slide a\n## A\nNotes:\nb\n".to_vec())
            .faults(12),
        case("slide as one table", DECK)
            .put(DECK, b"id = \"x\"\nminutes = 1\nlanguages = []\n[slide]\nid = \"a\"\n".to_vec())
            .faults(3),
    ]
}

/// Largest allowed file.
fn full() -> Vec<u8> {
    vec![b' '; 1024 * 1024]
}

fn too_large() -> Case {
    let empty = case("a deck larger than a deck may be", ".");
    (b'a'..=b'i').fold(empty, |case, name| case.put(&format!("drawings/{}.svg", char::from(name)), full()))
}
