//! The faults of using Markdown that slides do not support, each with its fix.

use crate::message::Message;
use crate::messages::markup;
use pulldown_cmark::{Event, HeadingLevel, Tag};

/// Returns the fault of an event that is never allowed.
pub(super) fn event(event: &Event<'_>) -> Option<Message> {
    Some(match event {
        Event::Html(_) | Event::InlineHtml(_) => markup::html(),
        Event::Code(_) => markup::backticks(),
        Event::Rule => markup::rule(),
        Event::FootnoteReference(_) => markup::footnote(),
        Event::TaskListMarker(_) => markup::check_box(),
        Event::InlineMath(_) | Event::DisplayMath(_) => markup::formula(),
        Event::Start(_) | Event::End(_) | Event::Text(_) | Event::SoftBreak | Event::HardBreak => {
            return None;
        }
    })
}

/// Returns the fault of an element where it is not allowed.
pub(super) fn tag(tag: &Tag<'_>) -> Message {
    match tag {
        Tag::Heading { level: HeadingLevel::H1 | HeadingLevel::H2, .. } => markup::second_headline(),
        Tag::Heading { level: HeadingLevel::H3, .. } => markup::card_misplaced(),
        Tag::Heading { .. } => markup::small_heading(),
        Tag::BlockQuote(_) => markup::block_quote(),
        Tag::CodeBlock(_) => markup::code_block(),
        Tag::HtmlBlock => markup::html(),
        Tag::List(_) | Tag::Item => markup::list_misplaced(),
        Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => markup::table(),
        Tag::Link { .. } => markup::link(),
        Tag::Image { .. } => markup::drawing_misplaced(),
        Tag::Paragraph => markup::two_paragraphs(),
        Tag::FootnoteDefinition(_) => markup::footnote(),
        _ => markup::other_markup(),
    }
}
