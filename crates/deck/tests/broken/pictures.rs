//! Drawings and labels in the text.

use crate::case::{Case, case};
use crate::markup::{body, notes};

const EN: &str = "text.en.md";

pub(crate) fn cases() -> Vec<Case> {
    vec![
        body("an unknown drawing", "![A tree](sprouts.svg)"),
        body("a picture from outside", "![A](https://example.org/a.svg)"),
        body("a data URL", "![A](data:image/png;base64,AA==)"),
        body("a drawing without words", "![](sprout.svg)"),
        body("a drawing in a line", "See ![A](sprout.svg) here"),
        body("a drawing in a list", "- ![A](sprout.svg) one"),
        body("a file name with blanks", "![A](my tree.svg)"),
        body("a drawing with a title", "![A](sprout.svg \"B\")"),
        notes("a drawing in the notes", "![A](sprout.svg)"),
        body("a card without heading", "### ![](sprout.svg)\nText"),
        body("words in a card's drawing", "### ![A](sprout.svg) One"),
        body("a card's drawing after its word", "### One ![](sprout.svg)"),
        body("two drawings in a card", "### ![](sprout.svg)![](sprout.svg) One").faults(2),
        case("a wide drawing in a card", EN)
            .swap("### ![](sprout.svg) Protection", "### ![](wide.svg) Protection")
            .put(
                "drawings/wide.svg",
                b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 5\"/>".to_vec(),
            )
            .put(
                "drawings/wide.tall.svg",
                b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 5 9\"/>".to_vec(),
            ),
        case("a label without words", EN).swap("- (roof) A roof & a \"door\"\n", ""),
        case("words without a label", EN)
            .swap("- (floor) Solid ground", "- (floor) Solid ground\n- (rooof) More"),
        case("labels without a drawing", EN)
            .swap("Notes:\nThank them.", "Labels:\n- (roof) A roof\n\nNotes:\nThank them."),
        case("text among the labels", EN).swap("- (floor) Solid ground", "- (floor) Solid ground\n\nWalls"),
        case("markup in a label", EN).swap("Solid ground", "**Solid** ground"),
    ]
}
