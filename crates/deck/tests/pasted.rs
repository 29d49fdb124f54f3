//! Text as it comes out of other programs: the smallest inputs, and properties of all of them.

use konventa_deck::{Deck, DeckFiles};
use konventa_domain::Language;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

mod fixture;

use fixture::{edit, edited, fixture};

/// Returns the text of each file with all letters decomposed.
fn decomposed(mut files: DeckFiles) -> DeckFiles {
    let marks = [
        ('č', "c\u{30c}"),
        ('ć', "c\u{301}"),
        ('š', "s\u{30c}"),
        ('ž', "z\u{30c}"),
        ('ë', "e\u{308}"),
        ('ç', "c\u{327}"),
        ('Ë', "E\u{308}"),
        ('Ç', "C\u{327}"),
    ];
    for bytes in files.files.values_mut() {
        let mut text = String::from_utf8(bytes.clone()).unwrap();
        for (letter, apart) in marks {
            text = text.replace(letter, apart);
        }
        *bytes = text.into_bytes();
    }
    files
}

fn faults(files: &DeckFiles) -> Vec<String> {
    Deck::parse(files).err().into_iter().flatten().map(|fault| fault.to_string()).collect()
}

const GLOSSARY: &str = "
[term.violence]
en = { use = [\"violence against women\"] }
sq = { use = [\"dhun* ndaj grave\"], never = [\"dhun* kundër grave\"] }
";

fn with_glossary(mut files: DeckFiles) -> DeckFiles {
    files.files.insert("glossary.toml".to_owned(), GLOSSARY.as_bytes().to_vec());
    files
}

#[test]
fn decomposed_letters_compile_to_the_same_deck() {
    let composed = Deck::parse(&fixture()).unwrap().compile();
    assert_eq!(Deck::parse(&decomposed(fixture())).unwrap().compile(), composed);
}

#[test]
fn a_forbidden_wording_is_found_when_its_letters_are_decomposed() {
    let sq = String::from_utf8(fixture().files["text.sq.md"].clone()).unwrap();
    let kicker = sq.lines().find(|line| line.starts_with("kicker:")).unwrap().to_owned();
    for wording in ["kicker: dhunë kundër grave", "kicker: dhune\u{308} kunde\u{308}r grave"] {
        let found = faults(&with_glossary(edited("text.sq.md", &kicker, wording)));
        assert!(found.iter().any(|fault| fault.contains("is to be avoided")), "{wording}: {found:?}");
    }
}

#[test]
fn a_pattern_of_the_glossary_may_be_decomposed() {
    let mut files = fixture();
    files.files.insert("glossary.toml".to_owned(), "latin = [\"ku\u{107}a\", \"kuc\u{301}a\"]\n".into());
    assert_eq!(faults(&files), [""; 0]);
    let open = "[term.house]\nen = { use = [\"door\"] }\nsq = { use = [\"dere*\"], never = [\"s\u{30c}tepi* kuc\u{301}*\"] }\n";
    files.files.insert("glossary.toml".to_owned(), open.into());
    let found = faults(&files);
    assert!(!found.iter().any(|fault| fault.contains("is not a word or a phrase")), "{found:?}");
}

#[test]
fn words_of_a_country_may_be_decomposed() {
    let replaced = |words: &str| {
        let mut files = fixture();
        files.files.insert("words.sq-XK.toml".to_owned(), words.as_bytes().to_vec());
        let deck = Deck::parse(&files).unwrap();
        assert!(deck.warnings().is_empty(), "{:?}", deck.warnings());
        deck.compile()
    };
    assert_eq!(replaced("\"Një\" = \"Çdo\"\n"), replaced("\"Nje\u{308}\" = \"C\u{327}do\"\n"));
}

#[test]
fn the_name_of_a_drawing_may_be_decomposed() {
    let mut files = edited("text.en.md", "### ![](sprout.svg) Protection", "### ![](kuća.svg) Protection");
    let svg = files.files["drawings/sprout.svg"].clone();
    files.files.insert("drawings/kuc\u{301}a.svg".to_owned(), svg);
    assert_eq!(faults(&files), [""; 0]);
}

#[test]
fn a_bullet_or_a_dash_for_a_plus_is_no_longer_a_paragraph() {
    for (line, code) in [("• It is near", "U+2022"), ("•\tIt is near", "U+2022"), ("– It is near", "U+2013")]
    {
        let found = faults(&edited("text.en.md", "+ It is near", line));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("text.en.md:58: slide house") && found[0].contains(code), "{found:?}");
        assert!(found[0].contains("\"+ \""), "{found:?}");
    }
}

#[test]
fn messages_are_in_the_language_of_the_author() {
    let deck = edited("text.en.md", "Notes:\nThank them.", "Note:\nThank them.");
    let faults = Deck::parse(&deck).unwrap_err();
    let said = |language| faults.in_language(language);
    assert!(said(Language::English).contains("is not how a section starts\n  fix: write Notes:"));
    assert!(
        said(Language::Montenegrin).contains("odjeljak ne počinje sa “Note:”\n  ispravka: napišite Notes:")
    );
    assert!(
        said(Language::Albanian).contains("një seksion nuk fillon me “Note:”\n  ndreqja: shkruani Notes:")
    );
    assert!(said(Language::SerbianLatin).contains("odeljak ne počinje sa “Note:”"));
    assert_eq!(said(Language::SerbianCyrillic), said(Language::SerbianLatin));
}

/// Signs that people paste, and those of the format around them.
const SIGNS: [&str; 40] = [
    "•",
    "·",
    "▪",
    "–",
    "—",
    "−",
    "*",
    "-",
    "+",
    "#",
    "##",
    "###",
    ">",
    "1.",
    "1)",
    ":",
    "：",
    "\u{a0}",
    "\t",
    " ",
    "\n",
    "\n\n",
    "“",
    "”",
    "„",
    "\u{200b}",
    "\u{ad}",
    "\u{202e}",
    "\u{feff}",
    "\u{30c}",
    "z\u{30c}",
    "ǆ",
    "\u{f0b7}",
    "kicker",
    "Note",
    "Notes:",
    "# slide gain",
    "(a)",
    "www.a.me",
    "&shy;",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pasted_signs_anywhere_in_a_text_are_judged(signs in vec(select(SIGNS.to_vec()), 1..12)) {
        let pasted = format!("{}\n\nNotes:\nThank them.", signs.concat());
        let files = edited("text.en.md", "Notes:\nThank them.", &pasted);
        for fault in faults(&files) {
            prop_assert_eq!(fault.lines().count(), 2, "{}", fault);
        }
    }

    #[test]
    fn pasted_signs_anywhere_in_toml_are_judged(
        file in select(vec!["deck.toml", "facts.toml"]),
        signs in vec(select(SIGNS.to_vec()), 1..12),
    ) {
        let first = if file == "deck.toml" { "minutes = 10" } else { "mark = \"verified\"" };
        let files = edit(fixture(), file, first, &format!("{first}{}", signs.concat()));
        for fault in faults(&files) {
            prop_assert_eq!(fault.lines().count(), 2, "{}", fault);
        }
    }

    /// Any character, anywhere in a line, is either shown as it is or named.
    #[test]
    fn no_invisible_character_gets_into_a_deck(c in any::<char>(), escape in any::<bool>()) {
        let typed = if escape { format!("&#x{:x};", u32::from(c)) } else { c.to_string() };
        let files = edited("text.en.md", "Thank them.", &format!("Thank a{typed}b them."));
        if let Ok(deck) = Deck::parse(&files) {
            for bytes in deck.compile().files().into_values() {
                let text = String::from_utf8(bytes).unwrap();
                let hidden = text.chars().find(|c| konventa_script::invisible(*c).is_some());
                prop_assert_eq!(hidden, None, "{:?}", c);
            }
        }
    }
}
