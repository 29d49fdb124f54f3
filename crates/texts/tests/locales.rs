//! The texts as they are in this checkout, and what becomes of wrong ones.

use std::path::Path;

use konventa_texts::Locales;

fn ours() -> Locales {
    Locales::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales")))
        .unwrap_or_else(|e| panic!("{e}"))
}

fn words(file: &[u8]) -> Vec<String> {
    serde_json::from_slice(file).unwrap()
}

#[test]
fn every_language_has_the_same_places() {
    let files = ours().files();
    let sizes = |kind: &str| -> Vec<usize> {
        files.iter().filter(|(name, _)| name.contains(kind)).map(|(_, file)| words(file).len()).collect()
    };
    for kind in ["/phone.", "/again.", "/desk."] {
        let sizes = sizes(kind);
        assert!(sizes.windows(2).all(|pair| pair[0] == pair[1]), "{kind}: {sizes:?}");
    }
}

#[test]
fn what_one_page_loads_is_the_beginning_of_what_the_next_one_loads() {
    let files = ours().files();
    for (less, more) in [("/phone.", "/again."), ("/again.", "/desk.")] {
        for (name, first) in files.iter().filter(|(name, _)| name.contains(less)) {
            let (all, first) = (words(&files[&name.replace(less, more)]), words(first));
            assert!(first.len() > 100 && first.len() < all.len());
            assert_eq!(all[..first.len()], first, "{name}");
        }
    }
}

#[test]
fn a_function_reads_the_place_of_its_text() {
    let locales = ours();
    let code = locales.code();
    let words = words(&locales.files()[&format!("{}/desk.en.json", locales.schema())]);
    let place = |name: &str| -> usize {
        let line = code.lines().find(|line| line.contains(&format!("fn {name}("))).unwrap();
        line.split_once("self.at(").unwrap().1.split_once(')').unwrap().0.parse().unwrap()
    };
    assert_eq!(words[place("app_loading")], "One moment");
    assert_eq!(words[place("country_xk")], "Kosovo");
    assert_eq!(words[place("research_title")], "What was learned");
}

#[test]
fn other_words_keep_the_schema_and_other_names_change_it() {
    let schema = |change: &dyn Fn(String) -> String| {
        let folder = tempfile::tempdir().unwrap();
        let english =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales/en.toml")).unwrap();
        std::fs::write(folder.path().join("en.toml"), change(english)).unwrap();
        Locales::read(folder.path()).unwrap().schema()
    };
    let now = schema(&|text| text);
    assert_eq!(schema(&|text| text.replace("One moment", "A moment")), now);
    assert_ne!(schema(&|text| text.replace("not_found =", "nothing_there =")), now);
    assert_ne!(schema(&|text| text.replace("Slide {n} of {of}", "Slide {n}")), now);
}

#[test]
fn a_missing_text_is_told_with_its_file_and_name() {
    let folder = tempfile::tempdir().unwrap();
    let english =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales/en.toml")).unwrap();
    std::fs::write(folder.path().join("en.toml"), english).unwrap();
    std::fs::write(folder.path().join("sq.toml"), "[app]\nloading = \"Një çast\"\n").unwrap();
    let faults = Locales::read(folder.path()).unwrap_err().to_string();
    assert!(faults.contains("locales/sq.toml: app_retry: the text is missing"), "{faults}");
    std::fs::write(folder.path().join("sq.toml"), "loading = 3\n").unwrap();
    assert!(Locales::read(folder.path()).unwrap_err().to_string().contains("loading is not a [group]"));
}

#[test]
fn cyrillic_is_made_from_latin_and_its_placeholders_stay() {
    let locales = ours();
    let file = |tag: &str| words(&locales.files()[&format!("{}/phone.{tag}.json", locales.schema())]);
    let (latin, cyrillic) = (file("sr-Latn"), file("sr-Cyrl"));
    let mut written = 0;
    for (latin, cyrillic) in latin.iter().zip(&cyrillic) {
        assert_eq!(konventa_script::to_latin(cyrillic), *latin);
        let holes = |text: &str| -> Vec<String> {
            text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap().to_owned()).collect()
        };
        assert_eq!(holes(cyrillic), holes(latin));
        written += usize::from(cyrillic.chars().any(|letter| ('\u{400}'..'\u{500}').contains(&letter)));
    }
    assert!(written > 100);
}
