//! Markdown that slides do not support.

use crate::case::{Case, case};

const EN: &str = "text.en.md";

/// Adds text to the slide `gain`, which has no body.
pub(crate) fn body(
    name: &'static str,
    text: impl Into<String>,
    line: &'static str,
    what: &'static str,
    fix: &'static str,
) -> Case {
    case(name, EN, what, fix)
        .swap("Notes:\nThank them.", format!("{}\n\nNotes:\nThank them.", text.into()))
        .line(line)
        .part("slide gain")
}

pub(crate) fn notes(
    name: &'static str,
    text: &'static str,
    line: &'static str,
    what: &'static str,
    fix: &'static str,
) -> Case {
    case(name, EN, what, fix).swap("Thank them.", text).line(line).part("slide gain")
}

pub(crate) fn cases() -> Vec<Case> {
    [marks(), refused(), lists()].concat()
}

fn marks() -> Vec<Case> {
    vec![
        body("unclosed strong", "We **all learned", "We **all", "an unclosed * or `", "**strong**"),
        body("unclosed emphasis", "We *all learned", "We *all", "an unclosed * or `", "*emphasis*"),
        body(
            "a space on the inner side",
            "We ** all** learned",
            "We ** all",
            "an unclosed * or `",
            "no space inside",
        ),
        notes("unclosed in the notes", "One\ntwo\n**three", "**three", "an unclosed * or `", "**strong**"),
        case("unclosed in a choice", EN, "an unclosed * or `", "**strong**")
            .swap("to leave\n", "to **leave\n")
            .line("- (he-leaves)")
            .part("slide who-leaves"),
        body("backticks", "Use `code`", "Use `code`", "text in backticks is not possible", "**strong**"),
    ]
}

fn refused() -> Vec<Case> {
    vec![
        body("HTML", "<script>alert(1)</script>", "<script>", "HTML is not possible here", "Markdown"),
        body("HTML in a line", "We <b>all</b> learned", "We <b>", "HTML is not possible here", "\\<"),
        body("a comment", "<!-- later -->", "<!-- later", "HTML is not possible here", "Markdown"),
        body(
            "a link",
            "See [this](https://example.org)",
            "See [this]",
            "a link is not possible here",
            "its text alone",
        ),
        body(
            "an address in angle brackets",
            "See <https://example.org>",
            "See <",
            "a link is not possible here",
            "sources",
        ),
        body(
            "a script as a link",
            "See [this](javascript:alert)",
            "See [this]",
            "a link is not possible here",
            "text",
        ),
        body(
            "the address of a link",
            "Text\n\n[a]: https://example.org",
            "[a]:",
            "the address of a link",
            "delete the line",
        ),
        body(
            "a table",
            "| a | b |\n|---|---|\n| c | d |",
            "| a | b |",
            "a table is not possible here",
            "cards",
        ),
        body("a code block", "```\nlet x;\n```", "```", "an indented or fenced block", "spaces"),
        body(
            "an indented block",
            "Text\n\n    indented",
            "indented",
            "an indented or fenced block",
            "spaces",
        ),
        body("a line across", "Text\n\n---\n", "---", "a horizontal rule is not possible", "delete it"),
        body(
            "an underlined heading",
            "Text\n---",
            "Text",
            "a second headline is not possible",
            "one ## headline",
        ),
        body("struck out", "We ~~all~~ learned", "We ~~all", "this markup is not possible", "plain text"),
        body("a box to tick", "- [ ] one", "- [ ] one", "a check box is not possible", "plain list"),
        body("a footnote", "Text[^1]\n\n[^1]: Note", "Text[^1]", "a footnote is not possible", "deck.toml")
            .faults(2),
        body(
            "a deep nest of quotes",
            "> ".repeat(5_000) + "deep",
            "> > >",
            "a block quote (>) is not possible",
            "paragraph",
        ),
        body(
            "a card in the notes",
            "Text",
            "### Card",
            "cards (###) are possible on slides only",
            "**strong**",
        )
        .swap("Thank them.", "### Card"),
        case("a list as a headline", EN, "a list is not possible here", "write \\- or 1\\.")
            .swap("## This is what the room learned", "## 2011. The year it began")
            .line("## 2011.")
            .part("slide gain"),
        case("a list as a question", EN, "a list is not possible here", "write \\- or 1\\.")
            .swap("ask: What is", "ask: + What is")
            .line("ask: +")
            .part("item aim"),
    ]
}

fn lists() -> Vec<Case> {
    vec![
        body(
            "a list in a list",
            "- one\n  - two",
            "- two",
            "a list is not possible here",
            "cannot be inside another",
        ),
        body(
            "a star as a point",
            "* one",
            "* one",
            "a point does not start with a star",
            "write - for points",
        ),
        body("a year as a list", "2011. It began", "2011.", "this list does not start with 1", "2011\\."),
        body("an empty point", "- one\n-", "-", "a point has no words", "or delete the line"),
        body(
            "two paragraphs in a point",
            "- one\n\n  two",
            "two",
            "a point has one paragraph only",
            "two points",
        ),
        body(
            "ten steps",
            "+ a\n".repeat(10),
            "+ a",
            "it has 10 steps, and a slide has at most 9",
            "make two slides",
        ),
        notes(
            "steps in the notes",
            "+ one",
            "+ one",
            "only a slide's body has points that appear",
            "start it with -",
        ),
    ]
}
