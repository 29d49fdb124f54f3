//! Drawings: SVG files that are checked once and filled with the words of each language.
//!
//! A drawing is stored as pieces of markup that this crate wrote itself, with the names of labels
//! between them. So a page can contain only the elements and attributes in
//! `allow`.

mod allow;
mod number;
mod parse;
mod tall;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use konventa_domain::deck::escape;

pub(crate) use parse::drawing;
pub(crate) use tall::{check_tall, tall_name, wide_name};

/// The largest number of steps of a slide and its drawing: with more clicks, the room waits for the
/// presenter.
pub(crate) const MOST_STEPS: u8 = 9;

/// All drawings by file name. `None` for one with a fault, which exists but cannot be shown.
pub(crate) type Drawings = BTreeMap<String, Option<Drawing>>;

/// A checked drawing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Drawing {
    view_box: String,
    /// Whether it is square, as the drawing of a card must be.
    pub(crate) square: bool,
    /// Whether it is wider than high, so that a phone needs another form of it.
    pub(crate) wide: bool,
    pieces: Vec<DrawingPiece>,
    pub(crate) steps: BTreeSet<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum DrawingPiece {
    Markup(String),
    Label(String),
}

impl Drawing {
    pub(crate) fn labels(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            DrawingPiece::Label(name) => Some(name.as_str()),
            DrawingPiece::Markup(_) => None,
        })
    }

    /// Returns the SVG with these attributes on its root. A label without words stays empty.
    pub(crate) fn svg<'a>(&self, root: &str, words: impl Fn(&str) -> Option<&'a str>) -> String {
        let mut svg = format!("<svg {root} viewBox=\"{}\">", self.view_box);
        for piece in &self.pieces {
            match piece {
                DrawingPiece::Markup(markup) => svg.push_str(markup),
                DrawingPiece::Label(name) => svg.push_str(&escape(words(name).unwrap_or_default())),
            }
        }
        svg.push_str("</svg>");
        svg
    }

    /// Appends markup, joined with the markup before it.
    fn push(&mut self, markup: &str) {
        if let Some(DrawingPiece::Markup(last)) = self.pieces.last_mut() {
            last.push_str(markup);
        } else {
            self.pieces.push(DrawingPiece::Markup(markup.to_owned()));
        }
    }
}
