//! Which markup may be inside which, as one table.

use pulldown_cmark::{HeadingLevel, Tag};

/// An element that is not closed yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OpenElement {
    Paragraph,
    Card,
    Quote,
    List { ordered: bool },
    NamedLine,
    Strong,
    Emphasis,
    Picture,
}

/// A position in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Nesting<'a> {
    /// The open elements around it, the outermost first.
    pub(super) stack: &'a [OpenElement],
    pub(super) on_slide: bool,
    pub(super) line_only: bool,
    /// Whether the open list item has no words yet. It may have one paragraph only.
    pub(super) item_is_blank: bool,
    /// The source from here on.
    pub(super) source: &'a str,
}

impl Nesting<'_> {
    /// Returns what a tag opens here, or `None` if it is not allowed.
    pub(super) fn opens(self, tag: &Tag<'_>) -> Option<OpenElement> {
        match (tag, self.stack.last()) {
            (Tag::Paragraph, None | Some(OpenElement::Quote)) => Some(OpenElement::Paragraph),
            (Tag::Paragraph, Some(OpenElement::NamedLine)) => {
                self.item_is_blank.then_some(OpenElement::Paragraph)
            }
            (Tag::Heading { level: HeadingLevel::H3, .. }, None) => {
                (self.on_slide && self.source.starts_with("###")).then_some(OpenElement::Card)
            }
            (Tag::BlockQuote(_), None) => (!self.line_only).then_some(OpenElement::Quote),
            (Tag::List(first), None) => {
                (!self.line_only).then_some(OpenElement::List { ordered: first.is_some() })
            }
            (Tag::Item, Some(OpenElement::List { .. })) => Some(OpenElement::NamedLine),
            (Tag::Strong, _) => Some(OpenElement::Strong),
            (Tag::Emphasis, _) => Some(OpenElement::Emphasis),
            (Tag::Image { .. }, Some(OpenElement::Paragraph)) => {
                (self.on_slide && self.stack.len() == 1).then_some(OpenElement::Picture)
            }
            (Tag::Image { .. }, Some(OpenElement::Card)) => Some(OpenElement::Picture),
            _ => None,
        }
    }
}
