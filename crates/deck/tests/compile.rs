//! What a deck without faults compiles to.

use std::path::Path;

use konventa_deck::{CompiledDeck, Deck, DeckFiles};
use konventa_domain::deck::{AnswerKey, DeckSlides, Notes, PublicDeck, Reading, Review, SlideKind};
use konventa_domain::id::{ItemId, SlideId};
use konventa_domain::{Country, Language};

mod fixture;

use fixture::{edited, fixture};

fn compile(source: &DeckFiles) -> CompiledDeck {
    Deck::parse(source).unwrap_or_else(|faults| panic!("{faults}")).compile()
}

#[test]
fn the_fixture_has_no_fault_and_compiles_to_this() {
    let deck = Deck::parse(&fixture()).unwrap();
    assert!(deck.warnings().is_empty(), "{:?}", deck.warnings());
    // The version is included: it is the same on every machine.
    let compiled = compile(&fixture());
    let english = &compiled.languages[&Language::English];
    insta::assert_json_snapshot!((&english.public, &english.slides));
}

#[test]
fn the_fixture_has_each_kind_of_slide() {
    let slides = &compile(&fixture()).languages[&Language::English].slides.slides;
    for kind in SlideKind::ALL {
        assert!(slides.iter().any(|slide| slide.kind == kind), "{kind}");
    }
}

#[test]
fn the_notes_the_reading_text_the_review_and_the_key() {
    let compiled = compile(&fixture());
    let english = &compiled.languages[&Language::English];
    insta::assert_json_snapshot!((&english.notes, &english.reading, &english.review, &compiled.key));
}

#[test]
fn a_folder_is_the_same_deck() {
    let deck = Deck::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture")).unwrap();
    assert_eq!(deck.compile(), compile(&fixture()));
}

#[test]
fn the_files_read_back_to_what_was_compiled() {
    let compiled = compile(&fixture());
    let files = compiled.files();
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "en.json",
            "en.notes.json",
            "en.reading.json",
            "en.review.json",
            "en.slides.json",
            "key.json",
            "sq.json",
            "sq.notes.json",
            "sq.reading.json",
            "sq.review.json",
            "sq.slides.json"
        ]
    );
    assert_eq!(serde_json::from_slice::<AnswerKey>(&files["key.json"]).unwrap(), compiled.key);
    for (language, made) in &compiled.languages {
        let file = |kind: &str| files[&format!("{language}{kind}.json")].as_slice();
        assert_eq!(serde_json::from_slice::<PublicDeck>(file("")).unwrap(), made.public);
        assert_eq!(serde_json::from_slice::<DeckSlides>(file(".slides")).unwrap(), made.slides);
        assert_eq!(serde_json::from_slice::<Notes>(file(".notes")).unwrap(), made.notes);
        assert_eq!(serde_json::from_slice::<Reading>(file(".reading")).unwrap(), made.reading);
        assert_eq!(serde_json::from_slice::<Review>(file(".review")).unwrap(), made.review);
    }
}

/// A phone follows the slides with the first file and shows them with the second.
#[test]
fn the_two_public_files_name_the_same_slides() {
    let compiled = compile(&fixture());
    let english = &compiled.languages[&Language::English];
    let heads: Vec<_> = english.public.flow.iter().map(|head| (&head.id, head.kind)).collect();
    let slides: Vec<_> = english.slides.flow().map(|slide| (&slide.id, slide.kind)).collect();
    assert_eq!(heads, slides);
    assert!(english.slides.pause().is_some() && heads.iter().all(|(_, kind)| *kind != SlideKind::Pause));
    assert!(english.slides.belong_to(&english.public));
    let other_language = &compiled.languages[&Language::Albanian].public;
    let other_version = compile(&edited("text.en.md", "Say hello.", "Say hello!"));
    assert!(!english.slides.belong_to(other_language));
    assert!(!english.slides.belong_to(&other_version.languages[&Language::English].public));
}

#[test]
fn the_summary_says_what_the_files_say() {
    let compiled = compile(&fixture());
    let summary = compiled.summary();
    assert_eq!(summary.version, compiled.version);
    assert_eq!(summary.languages, [Language::English, Language::Albanian]);
    assert_eq!(summary.minutes, 10);
    assert_eq!(summary.items.iter().map(ItemId::as_str).collect::<Vec<_>>(), ["aim", "bound"]);
}

/// Students must not see explanations, notes and keys before they answer.
#[test]
fn the_public_files_keep_the_secrets() {
    let secret = edited("text.en.md", "Say hello.", "NOTED hello.");
    let compiled = compile(&secret);
    let files = compiled.files();
    let file = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    assert!(file("en.json").contains("KEYWORD"));
    for public in [file("en.json"), file("en.slides.json")] {
        assert!(!public.contains("EXPLAINED") && !public.contains("NOTED"));
        assert!(!public.contains("\"key\"") && !public.contains("Article 3(a)"));
    }
    // The public files are the same whichever choice is right.
    let other_key = compile(&edited("deck.toml", "key = \"rights\"", "key = \"poverty\""));
    let public = |compiled: &CompiledDeck| {
        let english = &compiled.languages[&Language::English];
        let (mut deck, mut slides) = (english.public.clone(), english.slides.clone());
        (deck.version, slides.version) = ("0".parse().unwrap(), "0".parse().unwrap());
        (deck, slides)
    };
    assert_eq!(public(&other_key), public(&compiled));
}

#[test]
fn the_version_changes_with_a_word_or_a_key_and_with_nothing_else() {
    let version = compile(&fixture()).version;
    let other = [
        ("deck.toml", "key = \"rights\"", "key = \"poverty\""),
        (
            "deck.toml",
            "seconds = 30\n\n[[slide]]\nid = \"quiz-before\"\nkind = \"quiz\"\npart = \"pre\"\nseconds = 90",
            "seconds = 31\n\n[[slide]]\nid = \"quiz-before\"\nkind = \"quiz\"\npart = \"pre\"\nseconds = 89",
        ),
        ("deck.toml", "number = \"116 117\"", "number = \"116 118\""),
        ("text.en.md", "A leaflet", "A poster"),
        ("deck.toml", "facts = [\"shelters\"]", "facts = [\"first-parties\"]"),
        ("text.en.md", "Say hello.", "Say hello!"),
        ("text.en.md", "EXPLAINED by", "Explained by"),
        ("text.en.md", "{Each needs the other.}", "Each needs the other."),
        ("text.en.md", "few people know", "few know"),
        ("text.sq.md", "Varfëri", "varfëri"),
        ("text.en.md", "kicker: Shelter", "kicker: Shelters"),
        ("drawings/house.svg", "x=\"320\"", "x=\"321\""),
    ];
    for (file, from, to) in other {
        assert_ne!(compile(&edited(file, from, to)).version, version, "{file}: {from} -> {to}");
    }
    let same = [
        ("deck.toml", "minutes = 10", "# ten of them\nminutes   =   10"),
        ("facts.toml", "calls violence", "names violence"),
        ("text.en.md", "# slide quiz-before\n", "# slide quiz-before\n\n\n"),
        ("text.en.md", "Say hello.\n", "Say\nhello.\n"),
        ("drawings/house.svg", "seen by authors only", "seen by no one"),
        ("drawings/house.svg", "    <rect", "\n\t<rect"),
    ];
    for (file, from, to) in same {
        assert_eq!(compile(&edited(file, from, to)).version, version, "{file}: {from} -> {to}");
    }
    let mut windows = fixture();
    for bytes in windows.files.values_mut() {
        let text = String::from_utf8(bytes.clone()).unwrap().replace('\n', "\r\n");
        *bytes = format!("\u{feff}{text}").into_bytes();
    }
    assert_eq!(compile(&windows).version, version, "a byte order mark and Windows line ends are no words");
    windows.files.insert("README.txt".into(), vec![0xff]);
    assert_eq!(compile(&windows).version, version, "other files are not read");
}

#[test]
fn a_quiz_at_the_door_takes_no_time_of_the_lecture() {
    let from = "seconds = 30\n\n[[slide]]\nid = \"quiz-before\"\nkind = \"quiz\"\n";
    let to = "seconds = 120\n\n[[slide]]\nid = \"quiz-before\"\nkind = \"quiz\"\nat_the_door = true\n";
    let compiled = compile(&edited("deck.toml", from, to));
    let slides = &compiled.languages[&Language::English].slides;
    let (_, quiz) = slides.slide(&"quiz-before".parse().unwrap()).unwrap();
    assert_eq!((quiz.seconds, quiz.lecture_seconds(), quiz.at_the_door), (90, 0, true));
    assert_eq!(slides.flow().map(|slide| u32::from(slide.lecture_seconds())).sum::<u32>(), 600);
}

#[test]
fn words_get_the_marks_of_their_language_and_no_markup() {
    let compiled = compile(&fixture());
    let house: SlideId = "house".parse().unwrap();
    let body = |language: Language| {
        let (_, slide) = compiled.languages[&language].slides.slide(&house).unwrap();
        slide.face.get(Country::Kosovo).body.0.clone()
    };
    assert!(body(Language::English).contains("A roof &amp; a “door”"));
    assert!(body(Language::Albanian).contains("Një çati &amp; një “derë”"));
}

#[test]
fn what_the_presenter_says_is_counted() {
    let spoken = |source: &DeckFiles, slide: &str| {
        let timing = Deck::parse(source).unwrap().timing().clone();
        let time = timing.slides.iter().find(|time| time.id.as_str() == slide).unwrap();
        (time.need.words, time.need.questions)
    };
    assert_eq!(spoken(&fixture(), "who-leaves"), (7, 20));
    assert_eq!(spoken(&fixture(), "status"), (0, 0));
    let albanian_first = edited("deck.toml", "[\"en\", \"sq\"]", "[\"sq\", \"en\"]");
    assert_eq!(spoken(&albanian_first, "pillars"), (5, 0));
}

/// Only one country lacks it.
#[test]
fn a_missing_reading_text_is_a_fault() {
    let text = String::from_utf8(fixture().files["text.en.md"].clone()).unwrap();
    let start = text.find("Reading:\nKosovo cannot").unwrap();
    let end = start + text[start..].find("\n\n#").unwrap();
    let faults = Deck::parse(&edited("text.en.md", &text[start..end], "")).unwrap_err();
    let told: Vec<_> = faults.iter().map(|fault| (fault.part.as_deref(), fault.what())).collect();
    assert_eq!(told, [(Some("slide status XK"), "it has no reading text")]);
}

#[test]
fn what_may_be_a_mistake_is_a_warning() {
    let mut source = fixture();
    source.files.insert("text.cnr.md".into(), b"# deck\n".to_vec());
    let sprout = source.files["drawings/sprout.svg"].clone();
    source.files.insert("drawings/tree.svg".into(), sprout);
    let warnings =
        Deck::parse(&source).unwrap().warnings().iter().map(ToString::to_string).collect::<Vec<_>>();
    insta::assert_snapshot!(warnings.join(
        "
"
    ));
}

#[test]
fn a_fault_does_not_hide_warnings() {
    let mut files = edited("deck.toml", "minutes = 10", "minutes = 11");
    let sprout = files.files["drawings/sprout.svg"].clone();
    files.files.insert("drawings/tree.svg".into(), sprout);
    let faults = Deck::parse(&files).unwrap_err();
    assert_eq!(faults.count(), 1, "{faults}");
    let warnings: Vec<_> = faults.warnings().iter().map(|warning| warning.file.as_str()).collect();
    assert_eq!(warnings, ["drawings/tree.svg"]);
}

/// Warnings about unused words would only follow from the fault.
#[test]
fn a_fault_causes_no_warning() {
    let mut files = edited("text.sq.md", "# slide gain", "#slide gain");
    let english = String::from_utf8(files.files["text.en.md"].clone()).unwrap();
    files
        .files
        .insert("text.en.md".into(), english.replace("Notes:\nThank them.", "Notes: Thank them.").into());
    files.files.insert("words.sq-XK.toml".into(), b"\"Fal\xc3\xabnderoni\" = \"Thank\"".to_vec());
    files.files.insert("glossary.toml".into(), b"[term.learn]\nen = { use = [\"learn*\"] }".to_vec());
    let faults = Deck::parse(&files).unwrap_err();
    assert_eq!(faults.warnings(), [], "{faults}");
}
