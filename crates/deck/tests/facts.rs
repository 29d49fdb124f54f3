//! What becomes of the facts of a deck: sources on slides, warnings, and the review.

use konventa_deck::{Deck, DeckFiles, content_review};
use konventa_domain::Language;
use konventa_domain::id::SlideId;

mod fixture;

use fixture::{edit, edited, fixture};

fn warnings(source: &DeckFiles) -> Vec<String> {
    Deck::parse(source).unwrap().warnings().iter().map(ToString::to_string).collect()
}

#[test]
fn a_slide_shows_the_sources_of_its_facts_each_once_in_its_language() {
    let two =
        edited("deck.toml", "facts = [\"pillars\", \"rights\"]", "facts = [\"rights\", \"first-parties\"]");
    let compiled = Deck::parse(&two).unwrap().compile();
    let pillars: SlideId = "pillars".parse().unwrap();
    let sources = |language: Language| {
        let (_, slide) = compiled.languages[&language].slides.slide(&pillars).unwrap();
        slide.face.iter().next().unwrap().1.sources.clone()
    };
    assert_eq!(sources(Language::English), ["Istanbul Convention", "Treaty Office, “list of Parties”"]);
    assert_eq!(sources(Language::Albanian), ["Konventa e Stambollit", "Zyra e Traktateve, “lista e Palëve”"]);
}

#[test]
fn what_a_fact_says_is_not_served() {
    for (name, bytes) in Deck::parse(&fixture()).unwrap().compile().files() {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("calls violence against women") && !text.contains("example.org"), "{name}");
    }
}

#[test]
fn what_nothing_cites_is_a_warning() {
    let fact = edited("deck.toml", "facts = [\"shelters\"]", "facts = [\"rights\"]");
    assert_eq!(
        warnings(&fact),
        ["facts.toml:35: fact shelters: no slide or item cites this fact\n  \
          fix: cite it on a slide or in an item, or delete it"]
    );
    let source =
        edited("facts.toml", "sources = [\"parties\", \"convention\"]", "sources = [\"convention\"]");
    assert_eq!(warnings(&source), Vec::<String>::new(), "a help line names it");
    let source = edited("facts.toml", "[\"constitution\"]", "[\"convention\"]");
    assert_eq!(
        warnings(&source),
        ["facts.toml:11: source constitution: no fact or help line cites this source\n  \
          fix: cite it where something is based on it, or delete it"]
    );
}

fn on(source: &DeckFiles, today: &str) -> Result<String, String> {
    let told = |faults: Vec<_>| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let deck = Deck::parse(source).unwrap();
    deck.check_dates(today.parse().unwrap()).map(told).map_err(|faults| faults.to_string())
}

#[test]
fn help_lines_that_nobody_called_and_whose_page_is_old_are_a_warning() {
    let [now, a_year_on, later] = ["2026-01-31", "2027-01-10", "2028-01-01"].map(|day| on(&fixture(), day));
    insta::assert_snapshot!([now.unwrap(), a_year_on.unwrap(), later.unwrap()].join("\n\n"));
}

#[test]
fn a_call_in_the_future_is_a_fault() {
    let called = edited("deck.toml", "called = \"2026-01-10\"", "called = \"2026-02-01\"");
    let deck = String::from_utf8(called.files["deck.toml"].clone()).unwrap();
    let line = 1 + deck.lines().position(|line| line == "[[help]]").unwrap();
    assert_eq!(
        on(&called, "2026-01-31").unwrap_err(),
        format!(
            "deck.toml:{line}: help line-me: the call to 080 111 111 is dated 2026-02-01, which is in the future: today is 2026-01-31\n  \
              fix: write the day on which somebody called it, or delete called"
        )
    );
    assert!(on(&called, "2026-02-01").is_ok(), "on the day itself it is right");
    let uncited = edit(called, "deck.toml", "facts = [\"shelters\"]", "facts = [\"rights\"]");
    let faults = Deck::parse(&uncited).unwrap().check_dates("2026-01-31".parse().unwrap()).unwrap_err();
    assert!(faults.warnings().iter().any(|warning| warning.file == "facts.toml"), "{:?}", faults.warnings());
}

#[test]
fn a_page_in_the_future_is_a_fault() {
    let source = edited("facts.toml", "page = \"2024-02\"", "page = \"2026-02\"");
    let fact = edited(
        "facts.toml",
        "[\"constitution\"]\npage = \"2026-01-15\"",
        "[\"constitution\"]\npage = \"2027\"",
    );
    assert_eq!(
        [on(&source, "2026-01-31").unwrap_err(), on(&fact, "2026-12-31").unwrap_err()],
        [
            "facts.toml:19: source poster: its page is dated 2026-02, which is in the future: today is 2026-01-31\n  \
              fix: write the date on the page, or the day it was read if the page has no date",
            "facts.toml:54: fact constitution-lists-it: its page is dated 2027, which is in the future: today is 2026-12-31\n  \
              fix: write the date on the page, or the day it was read if the page has no date"
        ]
    );
    assert!(on(&source, "2026-02-01").is_ok() && on(&fact, "2027-01-01").is_ok());
}

#[test]
fn the_review_lists_every_claim_and_what_is_weak_first() {
    insta::assert_snapshot!(content_review(&[Deck::parse(&fixture()).unwrap()]));
}

#[test]
fn a_deck_without_english_is_reviewed_in_a_language_it_has() {
    let albanian = edited("deck.toml", "[\"en\", \"sq\"]", "[\"sq\"]");
    let review = content_review(&[Deck::parse(&albanian).unwrap()]);
    assert!(review.contains("Konventa e Stambollit"), "{review}");
}

const LAW: &str = "\n[[fact]]\nid = \"me-law\"\nsays = \"A law.\"\nmark = \"verified-old\"\nsources = [\"constitution\"]\n\
                   country = \"ME\"\ntopic = \"law\"\n";

/// The fixture with a fact about a country, cited where this edit says.
fn with_law(from: &str, to: &str) -> DeckFiles {
    let mut source = edited("deck.toml", from, to);
    source.files.get_mut("facts.toml").unwrap().extend(LAW.as_bytes());
    source
}

#[test]
fn a_topic_that_no_slide_of_a_country_covers_is_a_warning() {
    let warned = warnings(&with_law("[\"shelters\"]", "[\"shelters\", \"me-law\"]"));
    assert_eq!(warned.len(), 3 * 7 - 1, "one cell is told: {warned:?}");
    assert!(warned.contains(
        &"facts.toml: no slide for AL cites a fact with topic by-law\n  fix: ask the partners in AL; write a [[fact]] with \
          country = \"AL\" and topic = \"by-law\", and cite it on a slide"
            .to_owned()
    ));
    let elsewhere = warnings(&with_law(
        "[slide.country.AL]\narticles = [\"75\"]\nfacts = [",
        "[slide.country.AL]\narticles = [\"75\"]\nfacts = [\"me-law\", ",
    ));
    assert!(elsewhere.iter().any(|warning| {
        warning.starts_with("facts.toml:61: fact me-law: no slide for ME cites a fact with topic law\n  fix: cite the fact me-law")
    }), "the students of another country are told: {elsewhere:?}");
}

#[test]
fn a_fact_of_one_country_on_the_slide_of_another_is_a_warning() {
    let albania = "[slide.country.AL]\narticles = [\"75\"]\nfacts = [";
    let warned = warnings(&with_law(albania, &format!("{albania}\"me-law\", ")));
    let expected = "deck.toml:46: slide status AL: it is for AL and cites “me-law”, which is about ME\n  \
                    fix: cite a fact about AL, or correct the country of the fact";
    assert_eq!(warned.iter().filter(|warning| warning.contains("it is for")).collect::<Vec<_>>(), [expected]);
    let montenegro = "[slide.country.ME]\narticles = [\"75\"]\nfacts = [";
    let right = warnings(&with_law(montenegro, &format!("{montenegro}\"me-law\", ")));
    assert!(!right.iter().any(|warning| warning.contains("it is for")), "{right:?}");
}

#[test]
fn the_review_has_a_table_of_countries_and_topics() {
    let law = with_law("[\"shelters\"]", "[\"shelters\", \"me-law\"]");
    let penalty =
        LAW.replace("me-law", "me-penalty").replace("\"law\"", "\"penalty\"") + "page = \"2026-01-15\"\n";
    let mut source = law;
    source.files.get_mut("facts.toml").unwrap().extend(penalty.as_bytes());
    let deck = source.files.get_mut("deck.toml").unwrap();
    let text = String::from_utf8(deck.clone()).unwrap();
    *deck = text.replacen("[\"pillars\", \"rights\"]", "[\"pillars\", \"me-penalty\"]", 1).into_bytes();
    let review = content_review(&[Deck::parse(&source).unwrap()]);
    for row in [
        "| topic | ME | AL | XK |",
        "| law | `house`; verified-old | **ask the partners** | **ask the partners** |",
        "| penalty | `pillars`; verified-old, page of 2026-01-15 | **ask the partners** | **ask the partners** |",
    ] {
        assert!(review.contains(row), "{row}\n{review}");
    }
    assert!(!content_review(&[Deck::parse(&fixture()).unwrap()]).contains("Topics per country"));
}
