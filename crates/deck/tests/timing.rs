//! How long a deck takes, calculated by hand.

use konventa_deck::{Deck, DeckFiles, SlideTime, TimeNeeded};

mod fixture;

use fixture::{edit, fixture};

fn slide(source: &DeckFiles, id: &str) -> SlideTime {
    let deck = Deck::parse(source).unwrap();
    deck.timing().slides.iter().find(|slide| slide.id.as_str() == id).unwrap().clone()
}

fn notes(said: &str) -> DeckFiles {
    edit(fixture(), "text.en.md", "Notes:\n{Each needs the other.}", &format!("Notes:\n{said}"))
}

#[test]
fn speech_takes_its_words_at_the_pace_and_instructions_take_nothing() {
    // 23 words a line: 46 words at 115 per minute take 24 seconds.
    let line = ["word"; 23].join(" ");
    let said = format!("{{{line}}}\n\nPoint at the roof, and wait for as long as it takes.\n\n{{{line}}}");
    let time = slide(&notes(&said), "pillars");
    assert_eq!((time.planned, time.need), (90, TimeNeeded { words: 46, speech: 24, questions: 0, room: 0 }));
    // Dashes and markup are not words, and seconds are rounded up: 4 words take 2.09 seconds.
    let time = slide(&notes("{Each **needs** – the other.}"), "pillars");
    assert_eq!((time.need.words, time.need.speech), (4, 3));
    // 46 words at 92 per minute take 30 seconds.
    let slow = edit(notes(&said), "deck.toml", "minutes = 10", "minutes = 10\npace = 92");
    assert_eq!(slide(&slow, "pillars").need.speech, 30);
}

#[test]
fn each_question_to_the_room_takes_twenty_seconds_in_addition_to_its_words() {
    let time = slide(&notes("{? Which pillar is yours?}\n\n{? And why?}"), "pillars");
    assert_eq!(time.need, TimeNeeded { words: 6, speech: 4, questions: 40, room: 0 });
}

#[test]
fn votes_the_quiz_and_the_results_take_their_time() {
    let of = |id: &str| slide(&fixture(), id).need.room;
    assert_eq!([of("who-leaves"), of("feeling"), of("gain"), of("opening"), of("where")], [30, 30, 20, 0, 0]);
    // The first item has 24 words, the second 18 in Montenegro, and “I don't know” twice 3: 48
    // words, 14.4 seconds. To think, 10 seconds for each item, or 5 after the lecture.
    assert_eq!([of("quiz-before"), of("quiz-after")], [35, 25]);
}

#[test]
fn a_slide_takes_as_long_as_in_the_country_where_it_is_longest() {
    let line = ["word"; 115].join(" ");
    let kosovo = "Notes:\nExplain Article 22.";
    let longer = edit(fixture(), "text.en.md", kosovo, &format!("Notes:\n{{{line}}}"));
    assert_eq!(slide(&longer, "status").need.speech, 60);
}

#[test]
fn a_quiz_at_the_door_is_counted_but_not_as_time_of_the_lecture() {
    let timing = |source: &DeckFiles| Deck::parse(source).unwrap().timing().clone();
    let before = timing(&fixture());
    assert_eq!(before.planned, 600);
    let door = edit(fixture(), "deck.toml", "part = \"pre\"", "part = \"pre\"\nat_the_door = true");
    let door = edit(door, "deck.toml", "seconds = 30", "seconds = 120");
    let after = timing(&door);
    assert_eq!((after.planned, after.needed), (600, before.needed - 35));
    let quiz = slide(&door, "quiz-before");
    assert!(quiz.at_the_door && quiz.need.room == 35);
}

#[test]
fn all_languages_take_the_time_of_the_first() {
    let line = ["Pesë fjalë i ka fjalia."; 23].join(" ");
    let albanian = edit(
        fixture(),
        "text.sq.md",
        "Notes:\nPrisni sallën.\n\n# slide pillars",
        &format!("Notes:\n{{{line}}}\n\n# slide pillars"),
    );
    let in_english = Deck::parse(&albanian).unwrap();
    assert_eq!(in_english.timing().needed, Deck::parse(&fixture()).unwrap().timing().needed);
    let first = edit(albanian, "deck.toml", "[\"en\", \"sq\"]", "[\"sq\", \"en\"]");
    assert_eq!(slide(&first, "quiz-before").need.speech, 60);
}

#[test]
fn a_plan_is_reported_once_it_is_more_than_a_tenth_and_five_seconds_short() {
    // 90 seconds are planned: 99 are within a tenth, 100 are not. 190 words take 99.1 seconds.
    let warned = |words: usize| {
        let deck = Deck::parse(&notes(&format!("{{{}}}", vec!["word"; words].join(" ")))).unwrap();
        deck.warnings().iter().any(|warning| warning.what().contains("seconds, but 90 are planned"))
    };
    assert!(!warned(189) && warned(190));
}

#[test]
fn the_table_says_what_is_too_short() {
    let line = ["word"; 230].join(" ");
    let table = Deck::parse(&notes(&format!("{{{line}}}"))).unwrap().timing().to_string();
    insta::assert_snapshot!(table);
}
