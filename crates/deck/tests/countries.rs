//! Content slides and scenarios that differ per country.

use konventa_deck::{CompiledDeck, Deck, DeckFiles, content_review};
use konventa_domain::deck::{AfterVote, Face};
use konventa_domain::lecture::{Agenda, AgendaKind};
use konventa_domain::{Country, Language};

mod fixture;

use fixture::fixture;

/// The fixture with a shelter slide and a scenario that differ per country.
fn differing() -> DeckFiles {
    let mut source = fixture();
    rewrite(&mut source, "deck.toml", |text| {
        let per_country = |articles: &str, fact: &str| {
            let table =
                |country: &Country| format!("[slide.country.{country}]\n{articles}facts = [\"{fact}\"]\n");
            Country::ALL.iter().map(table).collect::<String>()
        };
        swap(
            &swap(&text, "articles = [\"23\"]\nfacts = [\"shelters\"]\n", &per_country("", "shelters")),
            "articles = [\"52\"]\nfacts = [\"he-leaves\"]\n",
            &per_country("articles = [\"52\"]\n", "he-leaves"),
        )
    });
    for file in ["text.en.md", "text.sq.md"] {
        rewrite(&mut source, file, |text| thrice(&thrice(&text, "house"), "who-leaves"));
    }
    source
}

fn rewrite(source: &mut DeckFiles, file: &str, change: impl FnOnce(String) -> String) {
    let bytes = source.files.get_mut(file).unwrap();
    *bytes = change(String::from_utf8(bytes.clone()).unwrap()).into_bytes();
}

fn swap(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "there is no {from}");
    text.replacen(from, to, 1)
}

/// Repeats the words of a slide for each country, with its code in the headline.
fn thrice(text: &str, id: &str) -> String {
    let heading = format!("# slide {id}\n");
    let (before, rest) = text.split_once(&heading).unwrap();
    let (part, after) = rest.split_once("\n# ").unwrap();
    let one = |country: &Country| {
        format!("# slide {id} {country}\n{}\n", part.replacen("\n## ", &format!("\n## {country}: "), 1))
    };
    format!("{before}{}\n# {after}", Country::ALL.iter().map(one).collect::<String>())
}

fn compile(source: &DeckFiles) -> CompiledDeck {
    let deck = Deck::parse(source).unwrap_or_else(|faults| panic!("{faults}"));
    assert!(deck.warnings().is_empty(), "{:?}", deck.warnings());
    deck.compile()
}

fn face<'a>(compiled: &'a CompiledDeck, language: Language, id: &str, country: Country) -> &'a Face {
    compiled.languages[&language].slides.slide(&id.parse().unwrap()).unwrap().1.face.get(country)
}

#[test]
fn each_country_has_its_own_words_and_grounds() {
    let compiled = compile(&differing());
    for country in Country::ALL {
        for id in ["house", "who-leaves"] {
            let face = face(&compiled, Language::English, id, country);
            assert!(face.headline.0.starts_with(&format!("{country}: ")), "{}", face.headline.0);
        }
        let notes = &compiled.languages[&Language::Albanian].notes.slides;
        assert!(!notes.get(&"who-leaves".parse().unwrap()).unwrap().get(country).0.is_empty());
        assert_eq!(face(&compiled, Language::Albanian, "who-leaves", country).articles, ["52"]);
        assert!(face(&compiled, Language::Albanian, "house", country).articles.is_empty());
    }
}

/// Votes are counted by the choices of the deck, and guidance supports the same choice in all
/// countries.
#[test]
fn a_scenario_has_the_same_choices_in_all_countries() {
    let compiled = compile(&differing());
    let slides = &compiled.languages[&Language::English].slides;
    let choices = |country: Country| {
        let agenda = Agenda::of(slides, country).unwrap();
        agenda.find(&"who-leaves".parse().unwrap()).unwrap().1.kind.clone()
    };
    let AgendaKind::Poll(first) = choices(Country::Montenegro) else { panic!("it asks") };
    assert_eq!(
        first.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["she-leaves", "he-leaves", "wait"]
    );
    for country in Country::ALL {
        assert_eq!(choices(country), AgendaKind::Poll(first.clone()));
        let question = face(&compiled, Language::English, "who-leaves", country).question.clone().unwrap();
        assert_eq!(question.supported().unwrap().text.0, "He is ordered to leave");
    }
}

#[test]
fn kosovo_reads_its_own_words_on_its_own_slide_only() {
    let mut source = differing();
    source.files.insert("words.sq-XK.toml".into(), b"\"strehimore\" = \"shtepi\"".to_vec());
    let compiled = compile(&source);
    let first = |country: Country| {
        let question = face(&compiled, Language::Albanian, "who-leaves", country).question.as_ref().unwrap();
        (question.choices[0].text.0.clone(), question.after.clone())
    };
    let supported = AfterVote::Supported("he-leaves".parse().unwrap());
    assert_eq!(first(Country::Albania), ("Ajo shkon në strehimore".to_owned(), supported.clone()));
    assert_eq!(first(Country::Kosovo), ("Ajo shkon në shtepi".to_owned(), supported));
}

#[test]
fn each_country_is_compared_with_its_own_english() {
    let mut source = differing();
    rewrite(&mut source, "text.sq.md", |text| {
        let (before, after) = text.split_once("# slide who-leaves AL").unwrap();
        format!("{before}# slide who-leaves AL{}", swap(after, "(neni 52)", "(neni 53)"))
    });
    let faults = Deck::parse(&source).unwrap_err();
    let place = Some("slide who-leaves AL".to_owned());
    assert!(faults.count() > 0 && faults.iter().all(|fault| fault.part == place), "{faults}");
}

#[test]
fn the_words_of_one_country_may_not_be_missing() {
    let mut source = differing();
    rewrite(&mut source, "text.en.md", |text| {
        let (before, rest) = text.split_once("# slide house AL\n").unwrap();
        let (_, after) = rest.split_once("\n# ").unwrap();
        format!("{before}# {after}")
    });
    let faults = Deck::parse(&source).unwrap_err();
    let told: Vec<_> = faults.iter().map(|fault| (fault.what().to_owned(), fault.fix().to_owned())).collect();
    assert_eq!(told, [("its words are missing".to_owned(), "add a part: # slide house AL".to_owned())]);
}

#[test]
fn the_review_lists_each_country() {
    let review = content_review(&[Deck::parse(&differing()).unwrap()]);
    for country in Country::ALL {
        assert!(review.contains(&format!("`who-leaves` {country}: {country}: It is night")), "{review}");
    }
}
