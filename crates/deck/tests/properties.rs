//! Properties of all inputs: no panic, no way around the checks, and the same files for the same
//! words.

use konventa_deck::{Deck, DeckFiles, Faults};
use konventa_domain::Language;
use konventa_domain::deck::{DeckSlides, PublicDeck};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};

mod fixture;

use fixture::fixture;

const FILES: [&str; 6] =
    ["deck.toml", "facts.toml", "text.en.md", "text.sq.md", "drawings/sprout.svg", "drawings/house.svg"];

/// All files of the fixture, and others that a deck may have.
const MORE_FILES: [&str; 8] = [
    "deck.toml",
    "facts.toml",
    "text.en.md",
    "text.sq.md",
    "drawings/sprout.svg",
    "drawings/house.svg",
    "glossary.toml",
    "words.sq-XK.toml",
];

/// Names of files, some of which a deck reads.
const NAMES: &str = "[a-z./]{0,12}|facts\\.toml|text\\.[a-z]{2}\\.md|words\\.sq-[A-Z]{2}\\.toml|glossary\\.toml|drawings/[a-z]\\.svg";

/// Pieces that mean something to one of the parsers.
const PIECES: [&str; 60] = [
    "\n",
    "\n\n",
    "# ",
    "## ",
    "### ",
    "- ",
    "- (a) ",
    "+ ",
    "1) ",
    "1. ",
    "9. ",
    "> ",
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "~~",
    "[",
    "](",
    ")",
    "![",
    "![](sprout.svg)",
    "![A](house.svg)",
    "{{",
    "}}",
    "<",
    "</",
    "/>",
    "<g>",
    "</g>",
    "<!--",
    "&",
    "&lt;",
    "&#0;",
    "\"",
    "'",
    "=",
    "[[slide]]\n",
    "[[fact]]\n",
    "# source convention\n",
    "[",
    "]]",
    "\u{feff}",
    "\r\n",
    "\t",
    "\\",
    "| a |\n|---|\n",
    "Notes:\n",
    "Reading:\n",
    "{",
    "{? ",
    "}",
    "é„\u{202e}",
    "[term.a]\n",
    "en = { use = [",
    "\"the*\"",
    "\"Ky\" = \"Ai\"\n",
    "sq = { never = [\"a*\"] }\n",
    " 52. а",
];

#[derive(Debug, Clone)]
enum Mutation {
    Cut(Index, Index),
    Repeat(Index, Index),
    Insert(Index, &'static str),
    Byte(Index, u8),
    Line(Index, Index),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let place = any::<Index>;
    prop_oneof![
        (place(), place()).prop_map(|(from, to)| Mutation::Cut(from, to)),
        (place(), place()).prop_map(|(from, to)| Mutation::Repeat(from, to)),
        (place(), select(PIECES.to_vec())).prop_map(|(at, piece)| Mutation::Insert(at, piece)),
        (place(), any::<u8>()).prop_map(|(at, byte)| Mutation::Byte(at, byte)),
        (place(), place()).prop_map(|(from, to)| Mutation::Line(from, to)),
    ]
}

fn mutate(bytes: &mut Vec<u8>, mutation: &Mutation) {
    let size = bytes.len() + 1;
    // A cut or a copy of up to 200 bytes: most of the file must survive for the later stages to be
    // reached.
    let span = |from: &Index, length: &Index| {
        let from = from.index(size);
        from..(from + length.index(200)).min(size - 1)
    };
    match mutation {
        Mutation::Cut(from, length) => _ = bytes.drain(span(from, length)),
        Mutation::Repeat(from, length) => {
            let copy = bytes[span(from, length)].to_vec();
            bytes.extend(copy);
        }
        Mutation::Insert(at, piece) => {
            let at = at.index(size);
            bytes.splice(at..at, piece.bytes());
        }
        Mutation::Byte(at, byte) => {
            if let Some(old) = bytes.get_mut(at.index(size)) {
                *old = *byte;
            }
        }
        Mutation::Line(from, to) => {
            let mut lines: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
            let line = lines.remove(from.index(lines.len()));
            lines.insert(to.index(lines.len() + 1), line);
            *bytes = lines.join(&b'\n');
        }
    }
}

/// Checks that the result is either a consistent deck or readable faults.
fn judge(result: Result<Deck, Faults>) {
    match result {
        Ok(deck) => {
            let compiled = deck.compile();
            for (name, bytes) in compiled.files() {
                let json = String::from_utf8(bytes).unwrap();
                for forbidden in
                    ["<script", "<style", "<a ", "<img", "<iframe", "onclick=", "href=", "src=", "url("]
                {
                    assert!(!json.contains(forbidden), "{name} has {forbidden}");
                }
            }
            for made in compiled.languages.values() {
                let public = serde_json::to_string(&made.public).unwrap();
                assert_eq!(serde_json::from_str::<PublicDeck>(&public).unwrap(), made.public);
                let slides = serde_json::to_string(&made.slides).unwrap();
                assert_eq!(serde_json::from_str::<DeckSlides>(&slides).unwrap(), made.slides);
                assert!(!public.contains("EXPLAINED") && !slides.contains("EXPLAINED"));
            }
        }
        Err(faults) => {
            assert!(faults.count() > 0);
            for fault in &faults {
                assert!(!fault.what().is_empty() && !fault.fix().is_empty() && !fault.file.is_empty());
                assert_ne!(fault.line, Some(0));
                assert!(fault.to_string().lines().count() <= 2, "{fault}");
                assert!(
                    !fault.what().contains("not complete"),
                    "a stage left a gap without a fault: {fault}"
                );
            }
        }
    }
}

/// A deck is larger than the usual input of a property, so fewer cases run; `PROPTEST_CASES=20000`
/// runs more.
fn config() -> ProptestConfig {
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() {
        default
    } else {
        ProptestConfig { cases: 96, ..default }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_in_any_file_compile_or_are_faults(file in select(MORE_FILES.to_vec()), bytes in vec(any::<u8>(), 0..400)) {
        let mut source = fixture();
        source.files.insert(file.to_owned(), bytes);
        judge(Deck::parse(&source));
    }

    #[test]
    fn any_text_in_any_file_compiles_or_is_a_fault(
        file in select(MORE_FILES.to_vec()),
        text in vec(select(PIECES.to_vec()), 0..60),
    ) {
        let mut source = fixture();
        source.files.insert(file.to_owned(), text.concat().into_bytes());
        judge(Deck::parse(&source));
    }

    #[test]
    fn any_body_of_a_slide_compiles_or_is_a_fault(
        text in vec(prop_oneof![select(PIECES.to_vec()), Just("word"), Just(" ")], 0..40),
    ) {
        let mut source = fixture();
        let english = String::from_utf8(source.files["text.en.md"].clone()).unwrap();
        let body = format!("\n{}\n\nNotes:\nThank them.", text.concat());
        let edited = english.replacen("\nNotes:\nThank them.", &body, 1);
        source.files.insert("text.en.md".to_owned(), edited.into_bytes());
        judge(Deck::parse(&source));
    }

    #[test]
    fn any_changes_to_a_good_deck_compile_or_are_faults(changes in vec((select(FILES.to_vec()), mutation()), 1..6)) {
        let mut source = fixture();
        for (file, mutation) in &changes {
            mutate(source.files.get_mut(*file).unwrap(), mutation);
        }
        judge(Deck::parse(&source));
    }

    #[test]
    fn any_files_at_all_compile_or_are_faults(files in btree_map(NAMES, vec(any::<u8>(), 0..60), 0..6)) {
        judge(Deck::parse(&DeckFiles { files }));
    }

    /// Also, other words give another version.
    #[test]
    fn words_come_out_as_they_went_in(words in "[a-zA-Zčćžšđë][a-zA-Zčćžšđë>;,?() ]{0,30}") {
        let mut source = fixture();
        let english = String::from_utf8(source.files["text.en.md"].clone()).unwrap();
        let kicker = format!("kicker: {words}");
        let edited = english.replacen("Thank them.", &words, 1).replacen("kicker: Shelter", &kicker, 1);
        source.files.insert("text.en.md".to_owned(), edited.into_bytes());
        let compiled = Deck::parse(&source).unwrap().compile();
        let made = &compiled.languages[&Language::English];
        let said = words.trim().replace('>', "&gt;");
        let notes = made.notes.slides.iter().find(|(id, _)| id.as_str() == "gain").unwrap().1;
        prop_assert_eq!(&notes.iter().next().unwrap().1.0, &format!("<p>{said}</p>"));
        let (_, house) = made.slides.slide(&"house".parse().unwrap()).unwrap();
        let kicker = words.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(&house.face.iter().next().unwrap().1.kicker, &kicker);
        prop_assert_ne!(compiled.version, Deck::parse(&fixture()).unwrap().compile().version);
    }
}
