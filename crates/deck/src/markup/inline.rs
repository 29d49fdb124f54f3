//! A run of words with strong and emphasised ones: what a paragraph, a point or a heading holds.

use konventa_domain::Language;

use super::MarkupContext;
use super::typography::{Typesetter, no_breaks};
use crate::html::escape;

/// A drawing that the text asks for.
#[derive(Debug)]
pub(super) struct Picture {
    pub(super) name: String,
    pub(super) alt: String,
    pub(super) line: usize,
}

/// The run that is being written.
#[derive(Debug)]
pub(super) struct InlineRun {
    html: String,
    /// The same words as they are read.
    read: String,
    pictures: Vec<Picture>,
    language: Language,
    setter: Typesetter,
    in_picture: bool,
}

/// A finished run.
#[derive(Debug)]
pub(super) struct FinishedRun {
    pub(super) html: String,
    pub(super) read: String,
    pub(super) pictures: Vec<Picture>,
}

impl InlineRun {
    pub(super) const fn new(context: MarkupContext<'_>) -> Self {
        Self {
            html: String::new(),
            read: String::new(),
            pictures: Vec::new(),
            language: context.language,
            setter: Typesetter::new(context.language),
            in_picture: false,
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.read.trim().is_empty() && self.pictures.is_empty()
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
            self.read.push_str(&set);
        }
    }

    pub(super) fn hard_break(&mut self) {
        self.tag("<br>");
        self.read.push(' ');
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

    /// Hands over what was written and starts anew.
    pub(super) fn finish(&mut self) -> FinishedRun {
        self.setter.restart();
        self.in_picture = false;
        FinishedRun {
            html: no_breaks(std::mem::take(&mut self.html).trim(), self.language),
            read: std::mem::take(&mut self.read).trim().to_owned(),
            pictures: std::mem::take(&mut self.pictures),
        }
    }
}
