//! Drawings and labels in the text.

use crate::case::{Case, case};
use crate::markup::{body, notes};

const EN: &str = "text.en.md";

#[expect(clippy::too_many_lines, reason = "a table")]
pub(crate) fn cases() -> Vec<Case> {
    vec![
        body(
            "an unknown drawing",
            "![A tree](sprouts.svg)",
            "sprouts",
            "there is no drawing “sprouts.svg”",
            "did you mean sprout.svg?",
        ),
        body(
            "a picture from outside",
            "![A](https://example.org/a.svg)",
            "https",
            "from other sites are not possible",
            "drawings/",
        ),
        body(
            "a data URL",
            "![A](data:image/png;base64,AA==)",
            "data:",
            "from other sites are not possible",
            "drawings/",
        ),
        body(
            "a drawing without words",
            "![](sprout.svg)",
            "sprout",
            "no description for people who cannot see it",
            "![What it shows]",
        ),
        body(
            "a drawing in a line",
            "See ![A](sprout.svg) here",
            "See",
            "a drawing and text are in one paragraph",
            "empty line",
        ),
        body(
            "a drawing in a list",
            "- ![A](sprout.svg) one",
            "- ![A]",
            "a drawing is not possible here",
            "line of its own",
        ),
        body(
            "a file name with blanks",
            "![A](my tree.svg)",
            "my tree",
            "this is neither text nor a drawing",
            "name.svg",
        ),
        body(
            "a drawing with a title",
            "![A](sprout.svg \"B\")",
            "\"B\"",
            "a drawing has no title",
            "square brackets",
        ),
        notes(
            "a drawing in the notes",
            "![A](sprout.svg)",
            "![A]",
            "a drawing is not possible here",
            "on a slide",
        ),
        body(
            "a card without heading",
            "### ![](sprout.svg)\nText",
            "###",
            "a card has no heading",
            "a word or two",
        ),
        body(
            "words in a card's drawing",
            "### ![A](sprout.svg) One",
            "### ![A]",
            "has words in its brackets",
            "leave the brackets",
        ),
        body(
            "a card's drawing after its word",
            "### One ![](sprout.svg)",
            "### One",
            "comes first in its heading",
            "### ![]",
        ),
        body(
            "two drawings in a card",
            "### ![](sprout.svg)![](sprout.svg) One",
            "###",
            "a card has two drawings",
            "keep one",
        )
        .faults(2),
        case(
            "a wide drawing in a card",
            EN,
            "wide.svg is the drawing of a card but is not square",
            "viewBox=\"0 0 96 96\"",
        )
        .swap("### ![](sprout.svg) Protection", "### ![](wide.svg) Protection")
        .put("drawings/wide.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 5\"/>".to_vec())
        .line("wide.svg")
        .part("slide pillars"),
        case(
            "a label without words",
            EN,
            "house.svg has a label roof, but its words are missing",
            "- (roof) and its words",
        )
        .swap("- (roof) A roof & a \"door\"\n", "")
        .line("![A house")
        .part("slide house"),
        case(
            "words without a label",
            EN,
            "no drawing of this slide has a label “rooof”",
            "did you mean roof?",
        )
        .swap("- (floor) Solid ground", "- (floor) Solid ground\n- (rooof) More")
        .line("rooof")
        .part("slide house"),
        case(
            "labels without a drawing",
            EN,
            "no drawing of this slide has a label “roof”",
            "delete the line",
        )
        .swap("Notes:\nThank them.", "Labels:\n- (roof) A roof\n\nNotes:\nThank them.")
        .line("- (roof)")
        .part("slide gain"),
        case("text among the labels", EN, "a line below Labels: belongs to no label", "- (name) words")
            .swap("- (floor) Solid ground", "- (floor) Solid ground\n\nWalls")
            .line("Walls")
            .part("slide house"),
        case("markup in a label", EN, "there is markup in “**Solid** ground”", "delete the stars")
            .swap("Solid ground", "**Solid** ground")
            .line("**Solid**")
            .part("slide house"),
    ]
}
