//! Compares languages: whether a translation is complete, has the same numbers, keeps to the
//! glossary, and is as easy to read as the English.
//!
//! Only the words that people read are compared, without markup. A part with another fault is
//! skipped, because some of its words would be missing.

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
use crate::names::text_file;
use crate::plan::Plan;
use crate::words::{PartKind, Passage, TextFile};

/// A part of a text file without markup.
struct PlainPart<'a> {
    /// `slide four-pillars`.
    heading: String,
    file: &'a str,
    line: usize,
    is_item: bool,
    passages: Vec<PlainPassage>,
}

impl PlainPart<'_> {
    fn at(&self) -> Location<'_> {
        Location::file(self.file).line(self.line).part(&self.heading)
    }

    fn texts(&self) -> impl Iterator<Item = &Passage> {
        self.passages.iter().map(|passage| &passage.text)
    }
}

/// A part in two languages.
#[derive(Clone, Copy)]
struct PartPair<'a> {
    english: &'a PlainPart<'a>,
    translated: &'a PlainPart<'a>,
}

/// Checks each language on its own, and then each translation against the English.
pub(crate) fn compare(
    text_files: &BTreeMap<Language, TextFile>,
    glossary: &Glossary,
    plan: &Plan,
    report: &mut FaultReport,
) {
    let names: BTreeMap<Language, String> =
        text_files.keys().map(|language| (*language, text_file(*language))).collect();
    let parts_by_language: BTreeMap<Language, Vec<PlainPart<'_>>> = text_files
        .iter()
        .filter_map(|(language, file)| {
            Some((*language, parts_without_fault(file, names.get(language)?, report)))
        })
        .collect();
    for (language, parts) in &parts_by_language {
        let has_cyrillic =
            plan.languages.iter().any(|declared| declared.transliterated_from() == Some(*language));
        for part in parts {
            script::check(part, language.script(), has_cyrillic.then_some(glossary), report);
            glossary.check_forbidden(*language, part, report);
        }
    }
    let is_complete = |language: &Language| text_files.get(language).is_some_and(|file| file.complete);
    let english = parts_by_language.get(&Language::English);
    let Some(english) = english.filter(|_| is_complete(&Language::English)) else { return };
    // A part with a fault may be the one with a term.
    if !report.has_fault_in_file(&text_file(Language::English)) {
        glossary.warn_of_unused(english, report);
    }
    let english_by_heading: BTreeMap<&str, &PlainPart<'_>> =
        english.iter().map(|part| (part.heading.as_str(), part)).collect();
    for (language, parts) in parts_by_language.iter().filter(|(language, _)| **language != Language::English)
    {
        if !is_complete(language) {
            continue;
        }
        for translated in parts {
            let Some(english) = english_by_heading.get(translated.heading.as_str()) else { continue };
            let pair = PartPair { english, translated };
            untranslated::check(pair, glossary, report);
            numbers::check(pair, report);
            glossary.check(*language, pair, report);
        }
        if let Some(file) = names.get(language) {
            reading::check(english, parts, Location::file(file), report);
        }
    }
}

/// Returns the parts of a file that have no fault so far.
fn parts_without_fault<'a>(text_file: &TextFile, file: &'a str, report: &FaultReport) -> Vec<PlainPart<'a>> {
    text_file
        .parts()
        .map(|part| PlainPart {
            heading: part.heading.to_string(),
            file,
            line: part.line,
            is_item: part.heading.kind == PartKind::Item,
            passages: plain_passages(part),
        })
        .filter(|part| !report.has_fault_in(file, &part.heading))
        .collect()
}
