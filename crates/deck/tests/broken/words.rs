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
        case("text before the first part", EN).swap("# deck\n", "Hello\n\n# deck\n"),
        case("a part of an unknown kind", EN).swap("# slide gain", "# slides gain"),
        case("a headline with one #", EN).swap("## Help is there today", "# Help is there today").faults(3),
        case("no space after #", EN).swap("# slide gain", "#slide gain"),
        case("a part without name", EN).swap("# slide gain", "# slide"),
        case("a deck with a name", EN).swap("# deck", "# deck small"),
        case("a heading with too many words", EN).swap("# slide status ME", "# slide status ME now"),
        case("an unknown country in a heading", EN).swap("# slide status ME", "# slide status MNE"),
        case("a slide without words", EN)
            .swap("# slide gain\n## This is what the room learned\n\nNotes:\nThank them.\n", ""),
        case("words for nothing", EN)
            .swap("# slide gain", "# slide gains\n## A\n\nNotes:\nb\n\n# slide gain"),
        case("a part twice", EN).swap("# slide gain", "# slide opening\n## A\n\nNotes:\nb\n\n# slide gain"),
        case("a country slide without country", EN).swap("# slide status ME", "# slide status"),
        case("a country on a slide for all", EN).swap("# slide gain", "# slide gain XK"),
        case("the words of one country missing", EN).swap(ALBANIA, ""),
        case("a help line without words", EN).swap("# help line-xk\nname: A line in Kosovo\n", ""),
        case("an objective without words", EN).swap("Know how it binds a country\n", ""),
    ]
}

fn fields() -> Vec<Case> {
    vec![
        case("an unknown field", EN).swap("kicker: Welcome", "kiker: Welcome"),
        case("an empty field", EN).swap("kicker: Welcome", "kicker:"),
        case("a field twice", EN).swap("kicker: Welcome", "kicker: Welcome\nkicker: Hello"),
        case("a field in the text", EN).swap(
            "kicker: Shelter\n\n## A shelter is a door that opens\n",
            "## A shelter is a door that opens\n\nkicker: Shelter\n",
        ),
        case("no title", EN).swap("title: A small deck\n", ""),
        case("an item without question", EN).swap("ask: What is violence against women?\n", ""),
        case("markup in a kicker", EN).swap("kicker: A case", "kicker: A *case*"),
        case("text in a help line", EN)
            .swap("name: A line in Kosovo", "name: A line in Kosovo\n\nOpen on Mondays"),
    ]
}

fn sections() -> Vec<Case> {
    vec![
        case("no notes", EN).swap("Notes:\nThank them.\n", ""),
        case("notes twice", EN).swap("Thank them.", "Thank them.\n\nNotes:\nAgain."),
        case("empty notes", EN).swap("Thank them.\n", ""),
        case("notes on the same line", EN).swap("Notes:\nThank them.", "Notes: Thank them.").faults(2),
        case("notes in small letters", EN).swap("Notes:\nThank them.", "notes:\nThank them."),
        case("notes of an item", EN)
            .swap("EXPLAINED by Article 3.\n", "EXPLAINED by Article 3.\n\nNotes:\nHm.\n"),
        case("an explanation of a slide without a vote", EN)
            .swap("Notes:\nThank them.", "Explanation:\nHm.\n\nNotes:\nThank them."),
        case("a poll without explanation", EN).swap("Explanation:\nBoth are fine.\n", ""),
        case("an item without explanation", EN).swap("Explanation:\nEXPLAINED by Article 3.\n", ""),
    ]
}

fn slides() -> Vec<Case> {
    vec![
        case("no headline", EN).swap("## This is what the room learned\n", ""),
        case("an empty headline", EN).swap("## This is what the room learned", "##"),
        case("text before the headline", EN)
            .swap("## This is what the room learned", "First this.\n\n## This is what the room learned"),
        case("two headlines", EN).swap("Notes:\nThank them.", "## Again\n\nNotes:\nThank them."),
        case("a small heading", EN).swap("### ![](sprout.svg) Protection", "#### Protection"),
        case("forty-one words", EN).swap(
            "## This is what the room learned",
            format!("## This is what the room learned\n\n{}", "word - ".repeat(35)),
        ),
    ]
}

fn choices() -> Vec<Case> {
    vec![
        case("a choice without its line", EN).swap("- (unsure) I do not feel sure\n", ""),
        case("a choice that is not declared", EN)
            .swap("- (unsure) I do not feel sure", "- (unsure) I do not feel sure\n- (unshure) Hm"),
        case("a choice without words", EN).swap("- (unsure) I do not feel sure", "- (unsure)"),
        case("a choice written twice", EN)
            .swap("- (sure) I feel sure", "- (sure) I feel sure\n- (sure) I am sure"),
        case("two choices with the same words", EN)
            .swap("- (unsure) I do not feel sure", "- (unsure) I feel sure"),
        case("text in an item", EN).swap("- (poverty) Poverty", "- (poverty) Poverty\n\nThink well!"),
    ]
}
