//! The texts of this repository, and what happens with wrong ones.

use std::collections::BTreeMap;
use std::path::Path;

use konventa_domain::Language;
use konventa_texts::Locales;

/// A small `en.toml` with a text of each kind.
const SMALL: &str = r#"
[app]
loading = "One moment"
unreachable = "The server cannot be reached"
unreachable_advice = "Try again."
retry = "Try again"

[hall]
own = "of {n}"
interval = "{low} to {high}"
voted = { one = "{n} of {here} has voted", other = "{n} of {here} have voted" }
"#;

fn ours() -> Locales {
    Locales::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales")))
        .unwrap_or_else(|e| panic!("{e}"))
}

/// Reads a folder with these files.
fn read(files: &[(&str, &str)]) -> Result<Locales, String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        std::fs::write(folder.path().join(name), content).unwrap();
    }
    Locales::read(folder.path()).map_err(|error| error.to_string())
}

fn english() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales/en.toml")).unwrap()
}

fn wordings(file: &[u8]) -> Vec<String> {
    serde_json::from_slice(file).unwrap()
}

#[test]
fn every_language_has_the_same_places() {
    let files = ours().files();
    let sizes = |kind: &str| -> Vec<usize> {
        files.iter().filter(|(name, _)| name.contains(kind)).map(|(_, file)| wordings(file).len()).collect()
    };
    for kind in ["/phone.", "/followup.", "/staff."] {
        let sizes = sizes(kind);
        assert!(sizes.windows(2).all(|pair| pair[0] == pair[1]), "{kind}: {sizes:?}");
    }
}

#[test]
fn no_text_of_the_interface_says_how_long_a_lecture_is() {
    // The starter takes 7 minutes, and other decks 20 or 30.
    for (name, file) in ours().files().iter().filter(|(name, _)| name.contains("/staff.")) {
        for text in wordings(file) {
            let small = text.to_lowercase();
            for length in ["half an hour", "pola sata", "пола сата", "gjysmë ore", "30 min"] {
                assert!(!small.contains(length), "{name}: {text}");
            }
        }
    }
}

#[test]
fn the_file_of_one_page_is_the_beginning_of_that_of_the_next() {
    let files = ours().files();
    for (less, more) in [("/phone.", "/followup."), ("/followup.", "/staff.")] {
        for (name, first) in files.iter().filter(|(name, _)| name.contains(less)) {
            let (all, first) = (wordings(&files[&name.replace(less, more)]), wordings(first));
            assert!(first.len() > 100 && first.len() < all.len());
            assert_eq!(all[..first.len()], first, "{name}");
        }
    }
}

#[test]
fn a_function_reads_the_place_of_its_text() {
    let locales = ours();
    let code = locales.code();
    let wordings = wordings(&locales.files()[&format!("{}/staff.en.json", locales.schema())]);
    let place = |name: &str| -> usize {
        let line = code.lines().find(|line| line.contains(&format!("fn {name}("))).unwrap();
        line.split_once("self.at(").unwrap().1.split_once(')').unwrap().0.parse().unwrap()
    };
    assert_eq!(wordings[place("app_loading")], "One moment");
    assert_eq!(wordings[place("country_xk")], "Kosovo");
    assert_eq!(wordings[place("research_title")], "What was learned");
}

#[test]
fn filters_and_values_are_called_by_the_texts_with_their_names() {
    let code = ours().code();
    for expected in [
        "\"deck_version\" => self.research_deck_version(),",
        "\"from\" => self.research_from(),",
        "Value::Country(one) => Some([self.country_me(), self.country_al(), self.country_xk()][*one as usize]),",
        "Value::Language(language) => Some(language.own_name()),",
        "Value::DeckVersion(_) | Value::Place(_) | Value::Lecture(_) | Value::Day(_) | Value::Month(_) => None,",
    ] {
        assert!(code.contains(expected), "{expected} is not in\n{code}");
    }
}

#[test]
fn a_text_with_several_placeholders_takes_them_by_name() {
    let code = read(&[("en.toml", SMALL)]).unwrap().code();
    for expected in [
        "pub fn hall_own(self, n: &str) -> String",
        "pub fn hall_interval(self, args: args::HallInterval<'_>) -> String",
        "&[(\"low\", args.low), (\"high\", args.high)]",
        "pub struct HallInterval<'a> {\n/// Replaces `{low}`.\npub low: &'a str,\n/// Replaces `{high}`.\npub high: &'a str,\n}",
        "args: args::HallVoted<'_>) -> String { self.counted(",
        ", args.n, &[(\"here\", args.here)]",
        "/// Replaces `{n}`.\npub n: u32,\n/// Replaces `{here}`.\npub here: &'a str,\n",
    ] {
        assert!(code.contains(expected), "{expected} is not in\n{code}");
    }
}

#[test]
fn other_wordings_keep_the_schema_and_other_names_change_it() {
    let schema = |english: &str| read(&[("en.toml", english)]).unwrap().schema();
    let text = english();
    let now = schema(&text);
    assert_eq!(schema(&text.replace("One moment", "A moment")), now);
    assert_ne!(schema(&text.replace("not_found =", "nothing_there =")), now);
    assert_ne!(schema(&text.replace("Slide {n} of {of}", "Slide {n}")), now);
}

/// The hash is in public addresses, and another machine or compiler must not change it.
#[test]
fn the_schema_is_the_same_everywhere() {
    assert_eq!(read(&[("en.toml", SMALL)]).unwrap().schema(), "9e62ce8f");
}

#[test]
fn decomposed_letters_are_the_usual_ones_and_invisible_ones_are_refused() {
    let loading = |wording: &str| {
        let locales = read(&[("en.toml", &SMALL.replace("One moment", wording))])?;
        Ok::<_, String>(wordings(&locales.files()[&format!("{}/phone.en.json", locales.schema())])[0].clone())
    };
    assert_eq!(loading("Niks\u{30c}ic\u{301}"), Ok("Nikšić".to_owned()));
    let error = loading("One\u{200b} moment").unwrap_err();
    let expected = "line 3, column 15 has an invisible character (zero width space), U+200B: delete it";
    assert!(error.contains(expected), "{error}");
}

#[test]
fn a_letter_of_another_alphabet_is_refused_with_what_to_type() {
    for (wording, expected) in [
        ("On\u{435} moment", "a letter of another alphabet in “On\u{435}”, U+0435: type One"),
        ("１ moment", "another form of a sign, U+FF11: type 1"),
        ("mo\u{336}ment", "a mark that forms no letter, U+0336"),
    ] {
        let error = read(&[("en.toml", &SMALL.replace("One moment", wording))]).unwrap_err();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn a_missing_text_is_reported_with_its_file_and_name() {
    let faulty = |albanian: &str| read(&[("en.toml", &english()), ("sq.toml", albanian)]).unwrap_err();
    let error = faulty("[app]\nloading = \"Një çast\"\n");
    assert!(error.contains("locales/sq.toml: app_retry: the text is missing"), "{error}");
    assert!(faulty("loading = 3\n").contains("loading is not a [group]"));
}

#[test]
fn a_wrong_plural_form_is_reported_with_its_file_and_name() {
    let faulty = |language: &str, forms: &str| {
        let other = format!("[hall]\nvoted = {{ {forms} }}\n");
        read(&[("en.toml", SMALL), (&format!("{language}.toml"), &other)]).unwrap_err()
    };
    for (language, forms, expected) in [
        (
            "cnr",
            "one = '{n}', other = '{n}'",
            "locales/cnr.toml: hall_voted: the plural form `few` is missing",
        ),
        (
            "sr-Latn",
            "one = '{n}', few = '{n}'",
            "locales/sr-Latn.toml: hall_voted: the plural form `other` is missing",
        ),
        (
            "sq",
            "one = '{n}', few = '{n}', other = '{n}'",
            "locales/sq.toml: hall_voted: the language has no plural form `few`, only one, other",
        ),
        ("sq", "one = '{n}', often = '{n}'", "sq.toml: hall_voted: often is not a plural form"),
    ] {
        let error = faulty(language, forms);
        assert!(error.contains(expected), "{expected} is not in\n{error}");
    }
    let incomplete = SMALL.replace("one = \"{n} of {here} has voted\", ", "");
    let error = read(&[("en.toml", &incomplete)]).unwrap_err();
    assert_eq!(error, "locales/en.toml: hall_voted: the plural form `one` is missing");
}

#[test]
fn a_file_is_named_after_its_language() {
    let error = read(&[("en.toml", SMALL), ("fr.toml", SMALL)]).unwrap_err();
    let known = Language::ALL.map(Language::tag).join(", ");
    let expected = format!("fr.toml: the file must be named after a language: {known}");
    assert!(error.ends_with(&expected), "{error}");
}

#[test]
fn the_exit_has_its_label_in_the_language_of_the_browser() {
    let labels: BTreeMap<String, String> = serde_json::from_str(&ours().exit_labels()).unwrap();
    for (browser, label) in
        [("en", "Exit"), ("sq", "Dil"), ("cnr", "Izlaz"), ("hr", "Izlaz"), ("sr", "Izlaz")]
    {
        assert_eq!(labels[browser], label);
    }
    for language in Language::ALL {
        assert!(
            language.browser_tags().split(' ').any(|tag| labels.contains_key(tag.split('-').next().unwrap()))
        );
    }
}

#[test]
fn cyrillic_is_made_from_latin_and_its_placeholders_stay() {
    let locales = ours();
    let file = |tag: &str| wordings(&locales.files()[&format!("{}/phone.{tag}.json", locales.schema())]);
    let (latin, cyrillic) = (file("sr-Latn"), file("sr-Cyrl"));
    let mut written = 0;
    for (latin, cyrillic) in latin.iter().zip(&cyrillic) {
        assert_eq!(konventa_script::to_latin(cyrillic), *latin);
        let placeholders = |text: &str| -> Vec<String> {
            text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap().to_owned()).collect()
        };
        assert_eq!(placeholders(cyrillic), placeholders(latin));
        written += usize::from(cyrillic.chars().any(|letter| ('\u{400}'..'\u{500}').contains(&letter)));
    }
    assert!(written > 100);
}
