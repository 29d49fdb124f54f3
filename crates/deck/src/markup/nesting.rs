//! Which markup may stand in which: the shape of a text, in one table.

use pulldown_cmark::{HeadingLevel, Tag};

/// Something that was opened and is not closed yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    Paragraph,
    Card,
    Quote,
    List { ordered: bool },
    Point,
    Strong,
    Emphasis,
    Picture,
}

/// A place in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Nesting<'a> {
    /// What is open around it, the outermost first.
    pub(super) stack: &'a [Open],
    pub(super) on_slide: bool,
    pub(super) line_only: bool,
    /// Whether the point that is open has no words yet: it holds one paragraph, and no second one.
    pub(super) point_is_blank: bool,
    /// The text from here on.
    pub(super) source: &'a str,
}

impl Nesting<'_> {
    /// What a tag opens here, where it may.
    pub(super) fn opens(self, tag: &Tag<'_>) -> Option<Open> {
        match (tag, self.stack.last()) {
            (Tag::Paragraph, None | Some(Open::Quote)) => Some(Open::Paragraph),
            (Tag::Paragraph, Some(Open::Point)) => self.point_is_blank.then_some(Open::Paragraph),
            (Tag::Heading { level: HeadingLevel::H3, .. }, None) => {
                (self.on_slide && self.source.starts_with("###")).then_some(Open::Card)
            }
            (Tag::BlockQuote(_), None) => (!self.line_only).then_some(Open::Quote),
            (Tag::List(first), None) => (!self.line_only).then_some(Open::List { ordered: first.is_some() }),
            (Tag::Item, Some(Open::List { .. })) => Some(Open::Point),
            (Tag::Strong, _) => Some(Open::Strong),
            (Tag::Emphasis, _) => Some(Open::Emphasis),
            (Tag::Image { .. }, Some(Open::Paragraph)) => {
                (self.on_slide && self.stack.len() == 1).then_some(Open::Picture)
            }
            (Tag::Image { .. }, Some(Open::Card)) => Some(Open::Picture),
            _ => None,
        }
    }
}
