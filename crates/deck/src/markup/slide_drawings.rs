//! Fills the drawings of a slide with the words of a language, and checks that each label has words
//! and each word a label.

use std::collections::{BTreeMap, BTreeSet};

use konventa_domain::deck::escape;

use super::{MarkupContext, plain};
use crate::drawing::{Drawing, Drawings, tall_name, wide_name};
use crate::fault::{FaultReport, Location};

use crate::messages;
use crate::messages::words::did_you_mean;
use crate::quote::quote;
use crate::words::NamedLine;

/// Inserts drawings into a slide.
pub(crate) struct SlideDrawings<'a> {
    drawings: &'a Drawings,
    /// The words of each label, and their line in the text file.
    words: BTreeMap<&'a str, (String, usize)>,
    asked: BTreeSet<String>,
    steps: BTreeSet<u8>,
    /// Whether each drawing is known. If not, words without a label may belong to the unknown one.
    complete: bool,
}

impl<'a> SlideDrawings<'a> {
    pub(crate) fn new(
        drawings: &'a Drawings,
        labels: &'a [NamedLine],
        context: MarkupContext<'_>,
        report: &mut FaultReport,
    ) -> Self {
        let words = labels
            .iter()
            .map(|label| (label.name.as_str(), (plain(&label.words, context, report), label.words.line)))
            .collect();
        Self { drawings, words, asked: BTreeSet::new(), steps: BTreeSet::new(), complete: true }
    }

    /// Returns a drawing with a meaning of its own and a description for people who cannot see it.
    pub(crate) fn figure(
        &mut self,
        name: &str,
        alt: &str,
        at: Location<'_>,
        report: &mut FaultReport,
    ) -> String {
        if alt.trim().is_empty() {
            report.fault(at, messages::drawings::no_description(name));
        }
        let root =
            |class: &str| format!("class=\"{class}\" role=\"img\" aria-label=\"{}\"", escape(alt.trim()));
        let tall = tall_name(name);
        // Each form is hidden where the other one is shown, from screen readers too.
        let has_tall = self.drawings.contains_key(&tall);
        let class = if has_tall { "drawing wide" } else { "drawing" };
        let Some((_, mut svg)) = self.draw(name, &root(class), at, report) else { return String::new() };
        if has_tall && let Some((_, other)) = self.draw(&tall, &root("drawing tall"), at, report) {
            svg.push_str(&other);
        }
        svg
    }

    /// Returns the drawing beside the heading of a card. The heading says the same in words.
    pub(crate) fn icon(
        &mut self,
        name: &str,
        alt: &str,
        at: Location<'_>,
        report: &mut FaultReport,
    ) -> String {
        if !alt.trim().is_empty() {
            report.fault(at, messages::drawings::words_in_card(name));
        }
        let drawn = self.draw(name, "class=\"drawing icon\" aria-hidden=\"true\"", at, report);
        let Some((drawing, svg)) = drawn else { return String::new() };
        if !drawing.square {
            report.fault(at, messages::drawings::card_not_square(name));
        }
        svg
    }

    fn draw(
        &mut self,
        name: &str,
        root: &str,
        at: Location<'_>,
        report: &mut FaultReport,
    ) -> Option<(&'a Drawing, String)> {
        let Some(drawing) = self.drawings.get(name) else {
            self.complete = false;
            if name.contains(':') || name.starts_with("//") {
                report.fault(at, messages::drawings::picture_of_other_site());
            } else if is_photo(name) {
                report.fault(at, messages::drawings::photo(quote(name)));
            } else {
                let shown = self.drawings.keys().filter(|name| wide_name(name).is_none());
                let known = did_you_mean(name, shown.map(String::as_str));
                report.fault(at, messages::drawings::no_drawing(quote(name), known));
            }
            return None;
        };
        let Some(drawing) = drawing else {
            self.complete = false;
            return None; // its faults are reported with its file
        };
        for label in drawing.labels() {
            if !self.words.contains_key(label) && self.asked.insert(label.to_owned()) {
                report.fault(at, messages::drawings::label_without_words(name, label));
            }
            self.asked.insert(label.to_owned());
        }
        self.steps.extend(&drawing.steps);
        let svg = drawing.svg(root, |label| self.words.get(label).map(|(words, _)| words.as_str()));
        Some((drawing, svg))
    }

    /// Reports words that no drawing shows, and returns the steps of all drawings.
    pub(crate) fn finish(self, at: Location<'_>, report: &mut FaultReport) -> BTreeSet<u8> {
        for (name, (_, line)) in
            self.words.iter().filter(|(name, _)| self.complete && !self.asked.contains(**name))
        {
            let fix = if self.asked.is_empty() {
                messages::drawings::delete_label()
            } else {
                did_you_mean(name, self.asked.iter().map(String::as_str))
            };
            report.fault(at.line(*line), messages::drawings::words_without_label(quote(name), fix));
        }
        self.steps
    }
}

/// Whether a file name is that of a photograph, a video or a document.
pub(super) fn is_photo(name: &str) -> bool {
    const ENDINGS: &str = "jpg jpeg jpe jfif png gif webp avif heic heif bmp tif tiff raw pdf docx doc pptx ppt odp mp4 mov webm avi mp3";
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.split(' ').any(|known| known == ending))
}
