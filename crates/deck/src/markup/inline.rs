//! The text of a paragraph, a list item or a heading, with strong and emphasis.

use konventa_domain::Language;

use konventa_domain::deck::escape;

use super::MarkupContext;
use super::typography::{Typesetter, no_breaks};

/// A reference to a drawing.
#[derive(Debug)]
pub(super) struct Picture {
    pub(super) name: String,
    pub(super) alt: String,
    pub(super) line: usize,
}

/// A text that is being written.
#[derive(Debug)]
pub(super) struct InlineRun {
    html: String,
    /// The same text without markup.
    plain_text: String,
    pictures: Vec<Picture>,
    language: Language,
    setter: Typesetter,
    in_picture: bool,
}

/// A finished text.
#[derive(Debug)]
pub(super) struct FinishedRun {
    pub(super) html: String,
    pub(super) plain_text: String,
    pub(super) pictures: Vec<Picture>,
}

impl InlineRun {
    pub(super) const fn new(context: MarkupContext<'_>) -> Self {
        Self {
            html: String::new(),
            plain_text: String::new(),
            pictures: Vec::new(),
            language: context.language,
            setter: Typesetter::new(context.language),
            in_picture: false,
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.plain_text.trim().is_empty() && self.pictures.is_empty()
    }

    pub(super) fn tag(&mut self, tag: &str) {
        if !self.in_picture {
            self.html.push_str(tag);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        let set = self.setter.set(text);
        if let (true, Some(picture)) = (self.in_picture, self.pictures.last_mut()) {
            picture.alt.push_str(&set);
        } else {
            self.html.push_str(&escape(&set));
            self.plain_text.push_str(&set);
        }
    }

    pub(super) fn hard_break(&mut self) {
        self.tag("<br>");
        self.plain_text.push(' ');
        self.setter.restart();
    }

    pub(super) fn open_picture(&mut self, name: &str, line: usize) {
        self.pictures.push(Picture { name: name.to_owned(), alt: String::new(), line });
        self.in_picture = true;
        self.setter.restart();
    }

    pub(super) const fn close_picture(&mut self) {
        self.in_picture = false;
        self.setter.restart();
    }

    /// Returns what was written and starts again from scratch.
    pub(super) fn finish(&mut self) -> FinishedRun {
        self.setter.restart();
        self.in_picture = false;
        FinishedRun {
            html: no_breaks(std::mem::take(&mut self.html).trim(), self.language),
            plain_text: std::mem::take(&mut self.plain_text).trim().to_owned(),
            pictures: std::mem::take(&mut self.pictures),
        }
    }
}
