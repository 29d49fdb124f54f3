//! The parts of a text file: their headings, fields and sections, and what belongs to what.

use crate::case::{Case, case};

const EN: &str = "text.en.md";

const ALBANIA: &str = "# slide status AL
## Albania is bound by the Convention

1) It signed
2) It ratified

Notes:
Name the year.

Reading:
Albania signed the Convention and then ratified it. Since then it is law in the country, and a court
can read it aloud in a case. A group of experts comes every few years, asks questions and writes what
it found. The government answers, and everybody can read both.
";

pub(crate) fn cases() -> Vec<Case> {
    [headings(), fields(), sections(), slides(), choices()].concat()
}

fn headings() -> Vec<Case> {
    vec![
        case(
            "text before the first part",
            EN,
            "there is text before the first part",
            "start with a line # deck",
        )
        .swap("# deck\n", "Hello\n\n# deck\n")
        .line("Hello"),
        case(
            "a part of an unknown kind",
            EN,
            "a part cannot start with “# slides gain”",
            "did you mean slide?",
        )
        .swap("# slide gain", "# slides gain")
        .line("# slides gain"),
        case(
            "a headline with one #",
            EN,
            "a part cannot start with “# Help is there today”",
            "a headline with two",
        )
        .swap("## Help is there today", "# Help is there today")
        .line("# Help is there today")
        .faults(3),
        case("no space after #", EN, "“#slide gain” has no space after #", "put a space")
            .swap("# slide gain", "#slide gain")
            .line("#slide gain"),
        case("a part without name", EN, "the slide has no name", "its id from deck.toml")
            .swap("# slide gain", "# slide")
            .line("# slide"),
        case("a deck with a name", EN, "the part of the deck has no name", "write # deck")
            .swap("# deck", "# deck small")
            .line("# deck small"),
        case("a heading with too many words", EN, "has too many words", "write # kind id")
            .swap("# slide status ME", "# slide status ME now")
            .line("# slide status ME now"),
        case("an unknown country in a heading", EN, "there is no country “MNE”", "ME, AL, XK")
            .swap("# slide status ME", "# slide status MNE")
            .line("MNE"),
        case("a slide without words", EN, "its words are missing", "add a part: # slide gain")
            .swap("# slide gain\n## This is what the room learned\n\nNotes:\nThank them.\n", "")
            .part("slide gain"),
        case("words for nothing", EN, "deck.toml declares nothing with this name", "did you mean gain?")
            .swap("# slide gain", "# slide gains\n## A\n\nNotes:\nb\n\n# slide gain")
            .line("# slide gains")
            .part("slide gains"),
        case("a part twice", EN, "this part is already in line", "keep one of them")
            .swap("# slide gain", "# slide opening\n## A\n\nNotes:\nb\n\n# slide gain")
            .line("# slide opening")
            .part("slide opening"),
        case(
            "a country slide without country",
            EN,
            "it differs per country, but this heading names no country",
            "write # slide status ",
        )
        .swap("# slide status ME", "# slide status")
        .line("# slide status")
        .part("slide status"),
        case("a country on a slide for all", EN, "it does not differ per country", "write # slide gain")
            .swap("# slide gain", "# slide gain XK")
            .line("# slide gain XK")
            .part("slide gain XK"),
        case("the words of one country missing", EN, "its words are missing", "# slide status AL")
            .swap(ALBANIA, "")
            .part("slide status AL"),
        case("a help line without words", EN, "its words are missing", "# help line-xk")
            .swap("# help line-xk\nname: A line in Kosovo\n", "")
            .part("help line-xk"),
        case("an objective without words", EN, "it has no words", "what students know after the lecture")
            .swap("Know how it binds a country\n", "")
            .line("# objective know-country")
            .part("objective know-country"),
    ]
}

fn fields() -> Vec<Case> {
    vec![
        case("an unknown field", EN, "unknown field “kiker:”", "write kicker, or delete it")
            .swap("kicker: Welcome", "kiker: Welcome")
            .line("kiker")
            .part("slide opening"),
        case("an empty field", EN, "kicker: is empty", "or delete the line")
            .swap("kicker: Welcome", "kicker:")
            .line("kicker:")
            .part("slide opening"),
        case("a field twice", EN, "kicker: appears twice", "keep one")
            .swap("kicker: Welcome", "kicker: Welcome\nkicker: Hello")
            .line("kicker: Hello")
            .part("slide opening"),
        case("a field in the text", EN, "kicker: is in the middle of the text", "right below the heading")
            .swap(
                "kicker: Shelter\n\n## A shelter is a door that opens\n",
                "## A shelter is a door that opens\n\nkicker: Shelter\n",
            )
            .line("kicker: Shelter")
            .part("slide house"),
        case("no title", EN, "title: is missing", "add a line title:")
            .swap("title: A small deck\n", "")
            .line("# deck")
            .part("deck"),
        case("an item without question", EN, "ask: is missing", "add a line ask:")
            .swap("ask: What is violence against women?\n", "")
            .line("# item aim")
            .part("item aim"),
        case("markup in a kicker", EN, "there is markup in “A *case*”", "delete the stars")
            .swap("kicker: A case", "kicker: A *case*")
            .line("kicker: A *case*")
            .part("slide who-leaves"),
        case("text in a help line", EN, "this text would not be shown", "such as name:, hours:, cost:")
            .swap("name: A line in Kosovo", "name: A line in Kosovo\n\nOpen on Mondays")
            .line("Open on Mondays")
            .part("help line-xk"),
    ]
}

fn sections() -> Vec<Case> {
    vec![
        case("no notes", EN, "it has no notes", "add a line Notes:")
            .swap("Notes:\nThank them.\n", "")
            .line("# slide gain")
            .part("slide gain"),
        case("notes twice", EN, "Notes: appears twice", "put both texts below one")
            .swap("Thank them.", "Thank them.\n\nNotes:\nAgain.")
            .line("Notes:")
            .part("slide gain"),
        case("empty notes", EN, "Notes: is empty", "write its text below it")
            .swap("Thank them.\n", "")
            .line("Notes:")
            .part("slide gain"),
        case("notes on the same line", EN, "there is text after Notes:", "put the text below")
            .swap("Notes:\nThank them.", "Notes: Thank them.")
            .line("Notes: Thank them.")
            .part("slide gain")
            .faults(2),
        case("notes in small letters", EN, "“notes:” is not how a section starts", "write Notes:")
            .swap("Notes:\nThank them.", "notes:\nThank them.")
            .line("notes:")
            .part("slide gain")
            .faults(2),
        case("notes of an item", EN, "a part of kind item has no Notes:", "delete it")
            .swap("EXPLAINED by Article 3.\n", "EXPLAINED by Article 3.\n\nNotes:\nHm.\n")
            .line("Notes:")
            .part("item aim"),
        case(
            "an explanation of a slide without a vote",
            EN,
            "only slides of kind scenario or poll have an Explanation:",
            "move it to the notes",
        )
        .swap("Notes:\nThank them.", "Explanation:\nHm.\n\nNotes:\nThank them.")
        .line("# slide gain")
        .part("slide gain"),
        case("a poll without explanation", EN, "it has no explanation", "add a line Explanation:")
            .swap("Explanation:\nBoth are fine.\n", "")
            .line("# slide feeling")
            .part("slide feeling"),
        case("an item without explanation", EN, "it has no explanation", "add a line Explanation:")
            .swap("Explanation:\nEXPLAINED by Article 3.\n", "")
            .line("# item aim")
            .part("item aim"),
    ]
}

fn slides() -> Vec<Case> {
    vec![
        case("no headline", EN, "it has no headline", "a line that starts with ##")
            .swap("## This is what the room learned\n", "")
            .line("# slide gain")
            .part("slide gain"),
        case("an empty headline", EN, "the headline is empty", "one whole sentence")
            .swap("## This is what the room learned", "##")
            .line("##")
            .part("slide gain"),
        case("text before the headline", EN, "there is text before the headline", "move it below")
            .swap("## This is what the room learned", "First this.\n\n## This is what the room learned")
            .line("First this.")
            .part("slide gain"),
        case("two headlines", EN, "a second headline is not possible", "one ## headline")
            .swap("Notes:\nThank them.", "## Again\n\nNotes:\nThank them.")
            .line("## Again")
            .part("slide gain"),
        case("a small heading", EN, "no headings smaller than a card's", "write ###")
            .swap("### ![](sprout.svg) Protection", "#### Protection")
            .line("#### Protection")
            .part("slide pillars"),
        case(
            "forty-one words",
            EN,
            "headline and text have 41 words, but the room can take in only 40",
            "cut 1",
        )
        .swap(
            "## This is what the room learned",
            format!("## This is what the room learned\n\n{}", "word - ".repeat(35)),
        )
        .line("# slide gain")
        .part("slide gain"),
    ]
}

fn choices() -> Vec<Case> {
    vec![
        case("a choice without its line", EN, "these choices have no words: unsure", "- (unsure) words")
            .swap("- (unsure) I do not feel sure\n", "")
            .line("# slide feeling")
            .part("slide feeling"),
        case(
            "a choice that is not declared",
            EN,
            "there is no choice “unshure” in deck.toml",
            "did you mean unsure?",
        )
        .swap("- (unsure) I do not feel sure", "- (unsure) I do not feel sure\n- (unshure) Hm")
        .line("unshure")
        .part("slide feeling"),
        case("a choice without words", EN, "(unsure) has no words", "after the bracket")
            .swap("- (unsure) I do not feel sure", "- (unsure)")
            .line("- (unsure)")
            .part("slide feeling"),
        case("a choice written twice", EN, "“(sure)” appears twice", "keep one")
            .swap("- (sure) I feel sure", "- (sure) I feel sure\n- (sure) I am sure")
            .line("- (sure) I am sure")
            .part("slide feeling"),
        case("two choices with the same words", EN, "(sure) and (unsure) have the same words", "differ")
            .swap("- (unsure) I do not feel sure", "- (unsure) I feel sure")
            .line("- (unsure)")
            .part("slide feeling"),
        case("text in an item", EN, "an item has no text except", "- (name) words")
            .swap("- (poverty) Poverty", "- (poverty) Poverty\n\nThink well!")
            .line("Think well!")
            .part("item aim"),
    ]
}
