//! One language beside another: whether a translation is one, says the same numbers, keeps to the glossary, and is as easy
//! to read as the English.
//!
//! All of it is about the words that people read, so markup is taken out first. A part in which something else is wrong is
//! left alone: half of its words would be missing.

mod glossary;
mod numbers;
mod passages;
mod reading;
mod script;
mod sentence;
mod untranslated;

use std::collections::BTreeMap;

use konventa_domain::Language;

pub(crate) use glossary::Glossary;
pub(crate) use passages::{PassageRole, PlainPassage, plain_passages};
pub(crate) use sentence::lowercase_words;

use crate::fault::{FaultReport, Location};
use crate::names::{text_file, transliterated_from};
use crate::plan::Plan;
use crate::words::{Passage, TextFile};

/// A part of a text file, as people read it.
struct PlainPart<'a> {
    /// `slide four-pillars`.
    place: String,
    file: &'a str,
    line: usize,
    is_item: bool,
    said: Vec<PlainPassage>,
}

impl PlainPart<'_> {
    fn at(&self) -> Location<'_> {
        Location::file(self.file).line(self.line).part(&self.place)
    }

    fn passages(&self) -> impl Iterator<Item = &Passage> {
        self.said.iter().map(|said| &said.words)
    }
}

/// A part in two languages.
#[derive(Clone, Copy)]
struct PartPair<'a> {
    english: &'a PlainPart<'a>,
    translated: &'a PlainPart<'a>,
}

/// Looks at every language by itself, and then at each translation beside the English.
pub(crate) fn compare(
    books: &BTreeMap<Language, TextFile>,
    glossary: &Glossary,
    plan: &Plan,
    report: &mut FaultReport,
) {
    let files: BTreeMap<Language, String> =
        books.keys().map(|language| (*language, text_file(*language))).collect();
    let read: BTreeMap<Language, Vec<PlainPart<'_>>> = books
        .iter()
        .filter_map(|(language, book)| Some((*language, parts(book, files.get(language)?, report))))
        .collect();
    for (language, parts) in &read {
        let made = plan.languages.iter().any(|declared| transliterated_from(*declared) == Some(*language));
        for part in parts {
            script::check(part, made.then_some(glossary), report);
            glossary.never(*language, part, report);
        }
    }
    let complete = |language: &Language| books.get(language).is_some_and(|book| book.complete);
    let Some(english) = read.get(&Language::English).filter(|_| complete(&Language::English)) else { return };
    glossary.idle(english, report);
    let by_place: BTreeMap<&str, &PlainPart<'_>> =
        english.iter().map(|part| (part.place.as_str(), part)).collect();
    for (language, parts) in read.iter().filter(|(language, _)| **language != Language::English) {
        if !complete(language) {
            continue;
        }
        for translated in parts {
            let Some(english) = by_place.get(translated.place.as_str()) else { continue };
            let pair = PartPair { english, translated };
            untranslated::check(pair, glossary, report);
            numbers::check(pair, report);
            glossary.check(*language, pair, report);
        }
        if let Some(file) = files.get(language) {
            reading::check(english, parts, Location::file(file), report);
        }
    }
}

/// The parts of a file in which nothing else is wrong.
fn parts<'a>(book: &TextFile, file: &'a str, report: &FaultReport) -> Vec<PlainPart<'a>> {
    book.parts()
        .map(|part| PlainPart {
            place: part.heading.to_string(),
            file,
            line: part.line,
            is_item: part.heading.kind == crate::words::PartKind::Item,
            said: plain_passages(part),
        })
        .filter(|read| !report.has_fault_in(file, &read.place))
        .collect()
}
