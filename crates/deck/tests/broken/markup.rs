//! Markdown that slides do not support.

use crate::case::{Case, case};

const EN: &str = "text.en.md";

/// Adds text to the slide `gain`, which has no body.
pub(crate) fn body(name: &'static str, text: impl Into<String>) -> Case {
    case(name, EN).swap("Notes:\nThank them.", format!("{}\n\nNotes:\nThank them.", text.into()))
}

pub(crate) fn notes(name: &'static str, text: &'static str) -> Case {
    case(name, EN).swap("Thank them.", text)
}

pub(crate) fn cases() -> Vec<Case> {
    [marks(), refused(), lists()].concat()
}

fn marks() -> Vec<Case> {
    vec![
        body("unclosed strong", "We **all learned"),
        body("unclosed emphasis", "We *all learned"),
        body("a space on the inner side", "We ** all** learned"),
        notes("unclosed in the notes", "One\ntwo\n**three"),
        case("unclosed in a choice", EN).swap("to leave\n", "to **leave\n"),
        body("backticks", "Use `code`"),
    ]
}

fn refused() -> Vec<Case> {
    vec![
        body("HTML", "<script>alert(1)</script>"),
        body("HTML in a line", "We <b>all</b> learned"),
        body("a comment", "<!-- later -->"),
        body("a link", "See [this](https://example.org)"),
        body("an address in angle brackets", "See <https://example.org>"),
        body("a script as a link", "See [this](javascript:alert)"),
        body("the address of a link", "Text\n\n[a]: https://example.org"),
        body("a table", "| a | b |\n|---|---|\n| c | d |"),
        body("a code block", "```\nlet x;\n```"),
        body("an indented block", "Text\n\n    indented"),
        body("a line across", "Text\n\n---\n"),
        body("an underlined heading", "Text\n---"),
        body("struck out", "We ~~all~~ learned"),
        body("a box to tick", "- [ ] one"),
        body("a footnote", "Text[^1]\n\n[^1]: Note").faults(2),
        body("a deep nest of quotes", "> ".repeat(5_000) + "deep"),
        body("a card in the notes", "Text").swap("Thank them.", "### Card"),
        case("a list as a headline", EN)
            .swap("## This is what the room learned", "## 2011. The year it began"),
        case("a list as a question", EN).swap("ask: What is", "ask: + What is"),
    ]
}

fn lists() -> Vec<Case> {
    vec![
        body("a list in a list", "- one\n  - two"),
        body("a star as a point", "* one"),
        body("a year as a list", "2011. It began"),
        body("an empty point", "- one\n-"),
        body("two paragraphs in a point", "- one\n\n  two"),
        body("ten steps", "+ a\n".repeat(10)),
        notes("steps in the notes", "+ one"),
    ]
}
