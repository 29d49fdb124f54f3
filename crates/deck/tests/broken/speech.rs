//! The texts that go with a slide: speech and instructions in its notes, and its reading text.

use crate::case::{Case, case};
use crate::markup::notes;

const EN: &str = "text.en.md";
const SQ: &str = "text.sq.md";
/// The reading text of the poll.
const FEELING: &str =
    "Nobody has to feel sure today, and no choice here is right or wrong. Many who have worked with
survivors for years still ask a colleague before they act. What helps is to know whom to call, and to
say it when something is not clear. You can come back to this page.";

pub(crate) fn cases() -> Vec<Case> {
    [speech(), elsewhere(), reading()].concat()
}

fn speech() -> Vec<Case> {
    const APART: &str = "a paragraph of its own";
    vec![
        notes(
            "speech that is not closed",
            "Wait.\n\n{Thank\nyou.",
            "{Thank",
            "this speech is not closed: “{Thank",
            "write } at the end of the paragraph",
        ),
        notes(
            "speech that was never opened",
            "Thank\nyou.}",
            "you.}",
            "this closing brace has no opening brace",
            "write { at the start of the paragraph",
        ),
        notes(
            "speech over an empty line",
            "{Thank you.\n\nGoodbye.}",
            "{Thank you.",
            "this speech is not closed",
            "every paragraph of speech has its own",
        )
        .faults(2),
        notes(
            "a brace inside a brace",
            "{Thank\n{you} all.}",
            "{you}",
            "there is a brace inside a brace: “{you} all.}”",
            "close the first one before it",
        ),
        notes(
            "speech inside an instruction",
            "Smile,\nthen say {Thank you.}",
            "then say",
            "speech starts in the middle of a paragraph: “{Thank you.}”",
            APART,
        ),
        notes(
            "an instruction after speech",
            "{Thank you.} Smile.",
            "{Thank you.}",
            "speech ends in the middle of a paragraph: “} Smile.”",
            APART,
        ),
        notes(
            "speech in a point",
            "- {Thank you.}",
            "- {Thank",
            "speech starts in the middle of a paragraph",
            APART,
        ),
        notes("a list in speech", "{Thank\n- one}", "- one", "a list is not possible here", "write \\-"),
        notes("empty speech", "{ ... }", "{ ... }", "this speech is empty", "write what is said"),
        notes("an empty question to the room", "{?}", "{?}", "this speech is empty", "delete the braces"),
        notes(
            "a question to the room with two marks in front",
            "{?? Why here?}",
            "{??",
            "starts with {? and one question mark: “{?? Why here?}”",
            "write {? and then the question",
        ),
        notes(
            "a question mark apart from its brace",
            "{ ? Why here?}",
            "{ ?",
            "starts with {? and one question mark",
            "write {? and then the question",
        ),
        notes(
            "speech in quotation marks",
            "{\"Thank you.\"}",
            "Thank you.",
            "the whole speech is in quotation marks",
            "delete them",
        ),
    ]
}

fn elsewhere() -> Vec<Case> {
    let nobody = |name, swap: [&'static str; 2], line, place| {
        case(name, EN, "there is a brace outside of notes", "braces mark what the presenter says")
            .swap(swap[0], swap[1])
            .line(line)
            .part(place)
    };
    vec![
        nobody(
            "speech on a slide",
            ["## This is what the room learned", "## {This is what the room learned}"],
            "## {This",
            "slide gain",
        ),
        nobody("speech in a kicker", ["kicker: Shelter", "kicker: {Shelter"], "{Shelter", "slide house"),
        nobody("speech in an explanation", ["Both are fine.", "{Both are fine.}"], "{Both", "slide feeling"),
        nobody(
            "speech in a reading text",
            ["Nobody has to feel", "{Nobody} has to"],
            "{Nobody}",
            "slide feeling",
        ),
        nobody("speech in a label", ["(floor) Solid", "(floor) }Solid"], "(floor)", "slide house"),
        nobody("speech in an item", ["ask: What is", "ask: {What} is"], "ask: {What}", "item aim"),
    ]
}

fn reading() -> Vec<Case> {
    let kind = |name, slide, swap: [&'static str; 2]| {
        case(name, EN, "a slide of this kind has no Reading:", "delete it")
            .swap(swap[0], swap[1])
            .line("It is short.")
            .part(slide)
    };
    vec![
        case(
            "a reading text of 500 words",
            EN,
            "the reading text has 500 words instead of 40 to 90",
            "cut 410",
        )
        .swap(FEELING, "word ".repeat(500))
        .line("word word")
        .part("slide feeling"),
        case("a reading text of 10 words", EN, "the reading text has 10 words", "add 30")
            .swap(FEELING, "One two three four five **six** seven *eight* nine – ten.")
            .line("One two three")
            .part("slide feeling"),
        case("an empty reading text", EN, "Reading: is empty", "write its text below it")
            .swap(FEELING, "")
            .line("Reading:")
            .part("slide feeling"),
        case(
            "a drawing in a reading text",
            EN,
            "a drawing is not possible here",
            "on a line of its own on a slide",
        )
        .swap(FEELING, format!("![A house](house.svg)\n\n{FEELING}"))
        .line("![A house]")
        .part("slide feeling"),
        kind(
            "a reading text of a quiz",
            "slide quiz-before",
            ["Notes:\nWait for the room.", "Notes:\nWait.\n\nReading:\nIt is short."],
        ),
        kind(
            "a reading text of the results",
            "slide gain",
            ["Notes:\nThank them.", "Notes:\nThank them.\n\nReading:\nIt is short."],
        ),
        case(
            "a sentence of a reading text left in English",
            SQ,
            "“You can come back to this page.” is the same",
            "translate it",
        )
        .swap("Mund të ktheheni te kjo faqe.", "You can come back to this page.")
        .line("You can come")
        .part("slide feeling"),
        case("another Article in a reading text", SQ, "has no 53", "compare the two")
            .swap("Kështu thotë neni 52.", "Kështu thotë neni 53.")
            .line("neni 53")
            .part("slide who-leaves"),
        case(
            "a long sentence in a reading text",
            SQ,
            "of the English reading texts has",
            "split it into two sentences",
        )
        .swap("Mund të ktheheni te kjo faqe.", format!("F{}", "jalë f".repeat(30)))
        .line("Fjalë")
        .part("slide feeling"),
    ]
}
