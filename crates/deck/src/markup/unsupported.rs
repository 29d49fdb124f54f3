//! The faults of using Markdown that slides do not support, each with its fix.

use pulldown_cmark::{Event, HeadingLevel, Tag};

/// What is wrong, and the fix.
pub(super) type MarkupFault = (&'static str, &'static str);

/// Returns the fault of an event that is never allowed.
pub(super) const fn event(event: &Event<'_>) -> Option<MarkupFault> {
    Some(match event {
        Event::Html(_) | Event::InlineHtml(_) => {
            ("HTML is not possible here", "write it in Markdown; for a plain < write \\<")
        }
        Event::Code(_) => ("text in backticks is not possible here", "write **strong** or *emphasis*"),
        Event::Rule => ("a horizontal rule is not possible here", "delete it"),
        Event::FootnoteReference(_) => ("a footnote is not possible here", "name the source in deck.toml"),
        Event::TaskListMarker(_) => ("a check box is not possible here", "write a plain list"),
        Event::InlineMath(_) | Event::DisplayMath(_) => {
            ("a formula is not possible here", "write it in words")
        }
        Event::Start(_) | Event::End(_) | Event::Text(_) | Event::SoftBreak | Event::HardBreak => {
            return None;
        }
    })
}

/// Returns the fault of an element where it is not allowed.
pub(super) const fn tag(tag: &Tag<'_>) -> MarkupFault {
    match tag {
        Tag::Heading { level: HeadingLevel::H1 | HeadingLevel::H2, .. } => (
            "a second headline is not possible here",
            "a slide has one ## headline; cards have ### in front of their heading",
        ),
        Tag::Heading { level: HeadingLevel::H3, .. } => {
            ("cards (###) are possible on slides only", "write **strong** words instead")
        }
        Tag::Heading { .. } => {
            ("there are no headings smaller than a card's (###)", "write ### or **strong** words")
        }
        Tag::BlockQuote(_) => {
            ("a block quote (>) is not possible here", "make it a paragraph of its own, outside of lists")
        }
        Tag::CodeBlock(_) => {
            ("an indented or fenced block is not possible here", "delete the spaces at the start of the line")
        }
        Tag::HtmlBlock => ("HTML is not possible here", "write it in Markdown; for a plain < write \\<"),
        Tag::List(_) | Tag::Item => (
            "a list is not possible here",
            "a list cannot be inside another list or a line; if it is not a list, write \\- or 1\\.",
        ),
        Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => {
            ("a table is not possible here", "write cards (###) or a list")
        }
        Tag::Link { .. } => (
            "a link is not possible here: no one can follow it on a projector",
            "write its text alone; sources are named in deck.toml",
        ),
        Tag::Image { .. } => (
            "a drawing is not possible here",
            "put it on a line of its own on a slide, or first in the heading of a card",
        ),
        Tag::Paragraph => ("a point has one paragraph only", "make two points, or delete the empty line"),
        Tag::FootnoteDefinition(_) => ("a footnote is not possible here", "name the source in deck.toml"),
        _ => ("this markup is not possible here", "write plain text, **strong** or *emphasis*"),
    }
}
