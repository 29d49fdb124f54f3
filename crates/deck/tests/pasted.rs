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
        assert!(found[0].starts_with("text.en.md:58:1: slide house") && found[0].contains(code), "{found:?}");
        assert!(found[0].contains("\"+ \""), "{found:?}");
    }
}

#[test]
fn a_line_may_end_as_on_any_system() {
    let composed = Deck::parse(&fixture()).unwrap().compile();
    for end in ["\r\n", "\r"] {
        let mut files = fixture();
        for bytes in files.files.values_mut() {
            *bytes = String::from_utf8(bytes.clone()).unwrap().replace('\n', end).into_bytes();
        }
        assert_eq!(Deck::parse(&files).unwrap().compile(), composed, "{end:?}");
    }
}

/// Each sign is named with its place, its code and what to type.
#[test]
fn a_sign_that_is_not_what_it_looks_like_has_its_place_its_code_and_its_remedy() {
    for (typed, place, code, remedy) in [
        ("Thank th\u{435}m.", ":168:9", "U+0435", "type them"),
        ("Thank\u{200d} them.", ":168:6", "U+200D", "delete it"),
        ("Thank th\u{ad}em.", ":168:9", "U+00AD", "delete it"),
        ("Thank \u{2067}them.", ":168:7", "U+2067", "delete it"),
        ("Thank \u{feff}them.", ":168:7", "U+FEFF", "delete it"),
        ("Thank them \u{ff13}.", ":168:12", "U+FF13", "type 3"),
        ("Thank t\u{336}hem.", ":168:8", "U+0336", "delete it"),
        ("• Thank them.", ":168:1", "U+2022", "type \"- \""),
        ("— Thank them.", ":168:1", "U+2014", "type \"- \""),
        ("-\u{2009}Thank them.", ":168:2", "U+2009", "type one space"),
    ] {
        let found = faults(&edited("text.en.md", "Thank them.", typed));
        let named = |fault: &String| {
            fault.starts_with(&format!("text.en.md{place}")) && fault.contains(code) && fault.contains(remedy)
        };
        assert!(found.iter().any(named), "{typed:?}: {found:?}");
    }
    let found = faults(&edited("deck.toml", "id = \"small\"", "id = “small”"));
    assert!(found[0].starts_with("deck.toml:1:6: “ (U+201C)"), "{found:?}");
    let found = faults(&edited("deck.toml", "id = \"small\"", "id = \"kuća\""));
    assert!(found[0].contains("ć (U+0107, Latin)") && found[0].contains("type kuca"), "{found:?}");
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

/// Ways in which one letter may look the same and be another.
fn disguises(letter: char) -> Vec<String> {
    let mut disguises: Vec<String> =
        ["\u{200b}", "\u{ad}", "\u{200d}", "\u{2066}", "\u{feff}", "\u{336}", "\u{300}"]
            .iter()
            .map(|sign| format!("{letter}{sign}"))
            .collect();
    let looks = [
        ('a', "а𝗮ａàɑ"),
        ('e', "е𝗲ｅè"),
        ('r', "𝗿ｒ"),
        ('d', "ԁ𝗱ｄ"),
        ('h', "һ𝗵ｈ"),
        ('u', "𝘂ｕù"),
        ('n', "𝗻ｎո"),
        ('k', "к𝗸ｋ"),
        ('g', "𝗴ｇɡ"),
        ('v', "ѵ𝘃ｖ"),
    ];
    let same = looks.iter().filter(|(plain, _)| *plain == letter).flat_map(|(_, others)| others.chars());
    disguises.extend(same.map(String::from));
    disguises.extend(
        (letter == ' ')
            .then(|| ["\u{a0}", "\u{2009}", "\u{202f}", "\n"].map(str::to_owned))
            .into_iter()
            .flatten(),
    );
    disguises
}

/// Text in Albanian that the glossary forbids, with one letter disguised.
fn disguised() -> impl Strategy<Value = String> {
    let wording: Vec<char> = "dhunë kundër grave".chars().collect();
    (0..wording.len(), any::<prop::sample::Index>()).prop_map(move |(place, which)| {
        let choices = disguises(wording[place]);
        let disguise = which.get(&choices).clone();
        wording
            .iter()
            .enumerate()
            .map(|(n, c)| if n == place { disguise.clone() } else { c.to_string() })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pasted_signs_anywhere_in_a_text_compile_or_are_faults(signs in vec(select(SIGNS.to_vec()), 1..12)) {
        let pasted = format!("{}\n\nNotes:\nThank them.", signs.concat());
        let files = edited("text.en.md", "Notes:\nThank them.", &pasted);
        for fault in faults(&files) {
            prop_assert_eq!(fault.lines().count(), 2, "{}", fault);
        }
    }

    #[test]
    fn pasted_signs_anywhere_in_toml_compile_or_are_faults(
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

    /// Neither look-alikes nor what nobody sees bring a wording past the glossary.
    #[test]
    fn a_forbidden_wording_is_refused_in_every_disguise(wording in disguised(), place in 0..4_usize) {
        let sq = String::from_utf8(fixture().files["text.sq.md"].clone()).unwrap();
        let line = |start: &str| sq.lines().find(|line| line.starts_with(start)).unwrap().to_owned();
        let (from, to) = match place {
            0 => (line("kicker:"), format!("kicker: {}", wording.replace('\n', " "))),
            1 => (line("ask:"), format!("ask: A është {}?", wording.replace('\n', " "))),
            2 => (line("## "), format!("## Kjo është {}", wording.replace('\n', " "))),
            _ => ("Notes:\n".to_owned(), format!("Notes:\nKjo është {wording}.\n\n")),
        };
        prop_assert!(!faults(&with_glossary(edited("text.sq.md", &from, &to))).is_empty(), "{:?}", to);
    }

    /// In a file of TOML, each of them is a fault in its line.
    #[test]
    fn a_disguised_letter_in_toml_is_a_fault_in_its_line(which in any::<prop::sample::Index>()) {
        let disguises: Vec<String> = "aedhkv".chars().flat_map(disguises).filter(|d| !d.contains(['à', 'è'])).collect();
        let disguise = which.get(&disguises);
        let files = edit(fixture(), "deck.toml", "id = \"small\"", &format!("id = \"sm{disguise}ll\""));
        let found = faults(&files);
        prop_assert!(found.iter().any(|fault| fault.starts_with("deck.toml:1:")), "{:?}: {:?}", disguise, found);
    }
}
