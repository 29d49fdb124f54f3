//! Editions that are derived from others: Serbian in Cyrillic, and the words of Kosovo.

use konventa_deck::{CompiledDeck, Deck, DeckFiles, LanguageFiles};
use konventa_domain::deck::{Face, Slide};
use konventa_domain::{Country, Language};
use konventa_script::to_latin;

mod fixture;

use fixture::fixture;

const SERBIAN: &str = include_str!("fixture/serbian/text.sr-Latn.md");

fn put(source: &mut DeckFiles, file: &str, text: impl Into<String>) {
    source.files.insert(file.to_owned(), text.into().into_bytes());
}

fn declare(source: &mut DeckFiles, languages: &str) {
    let deck = String::from_utf8(source.files["deck.toml"].clone()).unwrap();
    put(source, "deck.toml", deck.replacen("[\"en\", \"sq\"]", languages, 1));
}

fn serbian(languages: &str) -> DeckFiles {
    let mut source = fixture();
    declare(&mut source, languages);
    put(&mut source, "text.sr-Latn.md", SERBIAN);
    source
}

fn compile(source: &DeckFiles) -> CompiledDeck {
    let deck = Deck::parse(source).unwrap_or_else(|faults| panic!("{faults}"));
    assert!(deck.warnings().is_empty(), "{:?}", deck.warnings());
    deck.compile()
}

fn slide<'a>(files: &'a LanguageFiles, id: &str) -> &'a Slide {
    files.slides.slide(&id.parse().unwrap()).unwrap().1
}

fn face<'a>(files: &'a LanguageFiles, id: &str) -> &'a Face {
    slide(files, id).face.get(Country::Kosovo)
}

#[test]
fn cyrillic_is_made_from_latin_and_its_markup_stays() {
    let compiled = compile(&serbian(r#"["en", "sq", "sr-Latn", "sr-Cyrl"]"#));
    let made = &compiled.languages[&Language::SerbianCyrillic];
    assert_eq!((made.public.title.as_str(), made.slides.language), ("Мали шпил", Language::SerbianCyrillic));
    assert_eq!(made.public.subtitle, "За пробе, са „наводницима“");
    let house = face(made, "house");
    assert!(house.body.0.contains("aria-label=\"Кућа чији се кров покаже први\" viewBox=\"0 0 1600 560\""));
    assert!(house.body.0.contains(">Кров &amp; „капија“</text>"), "{}", house.body.0);
    assert!(house.body.0.contains("<li data-fragment=\"2\">Ту је <strong>безбедно</strong></li>"));
    let item = made.public.items[0].face.get(Country::Albania);
    assert_eq!(item.choices[0].id.as_str(), "rights");
    assert_eq!(item.choices[0].text.0, "ТЕМЕЉНО кршење права");
    let notes =
        |id: &str| made.notes.slides.get(&id.parse().unwrap()).unwrap().get(Country::Kosovo).0.as_str();
    assert!(notes("pillars").contains("Инјекција и\u{a0}надживети"), "{}", notes("pillars"));
    assert!(notes("status").contains("GREVIO нема"), "{}", notes("status"));
    assert!(notes("who-leaves").ends_with("<p class=\"speech\">Одлази онај ко је опасан.</p>"));
    let reading = made.reading.of(&"status".parse().unwrap(), Country::Montenegro).unwrap();
    assert!(reading.0.starts_with("<p>Црна Гора је потписала Конвенцију"), "{}", reading.0);
    assert_eq!(made.public.help[4].name, "Линија на Косову");
}

/// Transliterated back, it equals the Latin edition.
#[test]
fn cyrillic_says_what_latin_says() {
    let compiled = compile(&serbian(r#"["en", "sq", "sr-Latn", "sr-Cyrl"]"#));
    let files = compiled.files();
    for kind in ["", ".slides", ".notes", ".reading", ".review"] {
        let text =
            |language: &str| String::from_utf8(files[&format!("{language}{kind}.json")].clone()).unwrap();
        let back =
            to_latin(&text("sr-Cyrl")).replacen("\"language\":\"sr-Cyrl\"", "\"language\":\"sr-Latn\"", 1);
        assert_eq!(back, text("sr-Latn"), "{kind}");
    }
}

#[test]
fn cyrillic_alone_needs_the_latin_text_and_does_not_serve_it() {
    let compiled = compile(&serbian(r#"["en", "sq", "sr-Cyrl"]"#));
    let languages: Vec<&str> = compiled.languages.keys().map(|language| language.tag()).collect();
    assert_eq!(languages, ["en", "sq", "sr-Cyrl"]);
    assert_eq!(compiled.languages[&Language::SerbianCyrillic].public.title, "Мали шпил");
}

#[test]
fn kosovo_reads_its_own_words_and_the_others_theirs() {
    let mut source = fixture();
    let before = compile(&source);
    let words = "\"strehimore\" = \"shtëpi e sigurt\"\n\"Kosova\" = \"Republika\"\n\"linjë\" = \"vijë\"\n\
                 \"Mësim në çdo\" = \"Mësim n'çdo\"\n\"në nenin 3\" = \"te neni 3\"\n\"lexoni\" = \"këndoni\"\n\
                 \"shkollë ndryshon\" = \"shkollë kthen\"";
    put(&mut source, "words.sq-XK.toml", words);
    let after = compile(&source);
    let (old, new) = (&before.languages[&Language::Albanian], &after.languages[&Language::Albanian]);
    let pillars = &slide(new, "pillars").face;
    for country in [Country::Montenegro, Country::Albania] {
        assert_eq!(pillars.get(country), slide(old, "pillars").face.get(country));
    }
    let kosovo = &pillars.get(Country::Kosovo).body.0;
    assert!(
        kosovo.contains("<p>Shtëpi e sigurt dhe linja ndihme</p>") && kosovo.contains("Mësim n’çdo"),
        "{kosovo}"
    );
    let question = face(new, "who-leaves").question.as_ref().unwrap();
    assert_eq!(question.choices[0].text.0, "Ajo shkon në shtëpi e sigurt");
    assert_eq!(face(new, "status").headline.0, "Republika e zbaton përmes Kushtetutës");
    assert_eq!(
        new.public.help.iter().map(|line| line.name.as_str()).collect::<Vec<_>>(),
        [
            "Një linjë në Mal të Zi",
            "Një linjë në Shqipëri",
            "Policia",
            "Urgjenca",
            "Një vijë në Kosovë",
            "Policia",
            "Urgjenca"
        ]
    );
    let review = new.review.items.get(&"aim".parse().unwrap()).unwrap();
    assert!(review.get(Country::Kosovo).explanation.0.contains("te neni 3"));
    assert!(review.get(Country::Albania).explanation.0.contains("në nenin\u{a0}3"));
    let notes = new.notes.slides.get(&"where".parse().unwrap()).unwrap();
    assert_eq!(notes.get(Country::Kosovo).0, "<p>Këndoni numrat.</p>");
    let reading = |country| new.reading.of(&"pillars".parse().unwrap(), country).unwrap().0.as_str();
    assert!(reading(Country::Kosovo).contains("Mësimi në shkollë kthen atë"), "{}", reading(Country::Kosovo));
    assert!(reading(Country::Albania).contains("Mësimi në shkollë ndryshon atë"));
    // What no entry matches is the same in all countries, and the other language does not change at
    // all.
    assert_eq!(slide(new, "opening").face, slide(old, "opening").face);
    assert_eq!(new.public.title, old.public.title);
    let english = |compiled: &CompiledDeck| compiled.languages[&Language::English].slides.slides.clone();
    assert_eq!(english(&after), english(&before));
}

#[test]
fn local_words_that_do_not_occur_are_a_warning() {
    let mut source = fixture();
    put(
        &mut source,
        "words.sq-XK.toml",
        "\"çati\" = \"kulm\"\n\"çatia\" = \"kulmi\"\n\"Shqipërinë\" = \"Arbërinë\"",
    );
    put(&mut source, "words.cnr-ME.toml", "\"a\" = \"b\"");
    put(
        &mut source,
        "glossary.toml",
        "[term.court]\nen = { use = [\"tribunal*\"] }\nsq = { use = [\"gjykat*\"] }",
    );
    let deck = Deck::parse(&source).unwrap();
    let warnings: Vec<String> = deck.warnings().iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(warnings.join("\n"));
}
