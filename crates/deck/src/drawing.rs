//! Drawings: SVG files that are checked once, and filled with words for each language.
//!
//! A drawing is kept as pieces of markup that this crate wrote itself, with the names of labels between them. So nothing
//! of a file gets to a page but what [`allow`] knows.

mod allow;
mod number;
mod parse;
mod shown;
mod text;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use parse::drawing;
pub(crate) use shown::Shown;

use crate::markup::escape;

/// All drawings by file name. None for one with a fault: it is there, and cannot be shown.
pub(crate) type Drawings = BTreeMap<String, Option<Drawing>>;

/// A checked drawing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Drawing {
    view_box: String,
    /// Whether it is as wide as high, as the drawing of a card is.
    square: bool,
    pieces: Vec<Piece>,
    steps: BTreeSet<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Markup(String),
    Label(String),
}

impl Drawing {
    fn labels(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Label(name) => Some(name.as_str()),
            Piece::Markup(_) => None,
        })
    }

    /// The picture, its root with these attributes. A label without words stays empty.
    fn svg<'a>(&self, root: &str, words: impl Fn(&str) -> Option<&'a str>) -> String {
        let mut svg = format!("<svg {root} viewBox=\"{}\">", self.view_box);
        for piece in &self.pieces {
            match piece {
                Piece::Markup(markup) => svg.push_str(markup),
                Piece::Label(name) => svg.push_str(&escape(words(name).unwrap_or_default())),
            }
        }
        svg.push_str("</svg>");
        svg
    }

    /// Adds markup, joined with the markup before it.
    fn push(&mut self, markup: &str) {
        if let Some(Piece::Markup(last)) = self.pieces.last_mut() {
            last.push_str(markup);
        } else {
            self.pieces.push(Piece::Markup(markup.to_owned()));
        }
    }
}
