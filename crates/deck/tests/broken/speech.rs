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
    vec![
        notes("speech that is not closed", "Wait.\n\n{Thank\nyou."),
        notes("speech that was never opened", "Thank\nyou.}"),
        notes("speech over an empty line", "{Thank you.\n\nGoodbye.}").faults(2),
        notes("a brace inside a brace", "{Thank\n{you} all.}"),
        notes("speech inside an instruction", "Smile,\nthen say {Thank you.}"),
        notes("an instruction after speech", "{Thank you.} Smile."),
        notes("speech in a point", "- {Thank you.}"),
        notes("a list in speech", "{Thank\n- one}"),
        notes("empty speech", "{ ... }"),
        notes("an empty question to the room", "{?}"),
        notes("a question to the room with two marks in front", "{?? Why here?}"),
        notes("a question mark apart from its brace", "{ ? Why here?}"),
        notes("speech in quotation marks", "{\"Thank you.\"}"),
    ]
}

fn elsewhere() -> Vec<Case> {
    let nobody = |name, swap: [&'static str; 2]| case(name, EN).swap(swap[0], swap[1]);
    vec![
        nobody(
            "speech on a slide",
            ["## This is what the room learned", "## {This is what the room learned}"],
        ),
        nobody("speech in a kicker", ["kicker: Shelter", "kicker: {Shelter"]),
        nobody("speech in an explanation", ["Both are fine.", "{Both are fine.}"]),
        nobody("speech in a reading text", ["Nobody has to feel", "{Nobody} has to"]),
        nobody("speech in a label", ["(floor) Solid", "(floor) }Solid"]),
        nobody("speech in an item", ["ask: What is", "ask: {What} is"]),
    ]
}

fn reading() -> Vec<Case> {
    let kind = |name, swap: [&'static str; 2]| case(name, EN).swap(swap[0], swap[1]);
    vec![
        case("a reading text of 500 words", EN).swap(FEELING, "word ".repeat(500)),
        case("a reading text of 10 words", EN)
            .swap(FEELING, "One two three four five **six** seven *eight* nine – ten."),
        case("an empty reading text", EN).swap(FEELING, ""),
        case("a drawing in a reading text", EN).swap(FEELING, format!("![A house](house.svg)\n\n{FEELING}")),
        kind(
            "a reading text of a quiz",
            ["Notes:\nWait for the room.", "Notes:\nWait.\n\nReading:\nIt is short."],
        ),
        kind(
            "a reading text of the results",
            ["Notes:\nThank them.", "Notes:\nThank them.\n\nReading:\nIt is short."],
        ),
        case("a sentence of a reading text left in English", SQ)
            .swap("Mund të ktheheni te kjo faqe.", "You can come back to this page."),
        case("another Article in a reading text", SQ).swap("Kështu thotë neni 52.", "Kështu thotë neni 53."),
        case("a long sentence in a reading text", SQ)
            .swap("Mund të ktheheni te kjo faqe.", format!("F{}", "jalë f".repeat(30))),
    ]
}
