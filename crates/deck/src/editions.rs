//! The deck in all languages: those that authors write, and those that are transliterated from
//! them.

use std::collections::BTreeMap;

use konventa_domain::Language;
use konventa_script::to_cyrillic_except;

use crate::compare::{Glossary, compare};
use crate::drawing::Drawings;
use crate::edition::{Edition, MOST_WORDS, edition};
use crate::fault::{FaultReport, Location};
use crate::files::DecodedFiles;
use crate::guessing::{self, length};
use crate::local_words::LocalWords;
use crate::messages;
use crate::names::{GLOSSARY_FILE, author_language, local_words_file, text_file};
use crate::plan::Plan;
use crate::quote::list;
use crate::words::TextFile;

/// Makes all declared editions. They are complete only if no fault was reported.
pub(crate) fn editions(
    plan: &Plan,
    texts: &DecodedFiles,
    drawings: &Drawings,
    report: &mut FaultReport,
) -> BTreeMap<Language, Edition> {
    let glossary = texts.glossary.as_deref();
    let glossary =
        glossary.map(|text| Glossary::read(text, Location::file(GLOSSARY_FILE), report)).unwrap_or_default();
    let (mut editions, text_files) = written_editions(plan, texts, drawings, report);
    use_local_words(&mut editions, texts, report);
    for language in &plan.languages {
        let origin = language.transliterated_from().and_then(|origin| editions.get(&origin));
        if let Some(origin) = origin {
            let cyrillic = origin.rewritten(&mut |text: &str| to_cyrillic_except(text, &glossary.latin));
            editions.insert(*language, cyrillic);
        }
    }
    for (language, edition) in &editions {
        let author = author_language(*language);
        if plan.complete && text_files.get(&author).is_some_and(|file| file.complete) {
            length::check(edition, plan, Location::file(&text_file(author)), report);
        }
    }
    compare(&text_files, &glossary, plan, report);
    guessing::check(&text_files, plan, report);
    editions.retain(|language, _| plan.languages.contains(language));
    editions
}

/// Makes the editions that have a text file, and returns their text files too.
fn written_editions(
    plan: &Plan,
    texts: &DecodedFiles,
    drawings: &Drawings,
    report: &mut FaultReport,
) -> (BTreeMap<Language, Edition>, BTreeMap<Language, TextFile>) {
    let mut editions = BTreeMap::new();
    let mut text_files = BTreeMap::new();
    let needed =
        |language: &Language| plan.languages.iter().any(|declared| author_language(*declared) == *language);
    for language in Language::ALL.into_iter().filter(needed) {
        let file = text_file(language);
        if let Some(text) = texts.words.get(&language) {
            let (edition, text_file) = edition(language, plan, text, drawings, &file, report);
            editions.insert(language, edition);
            text_files.insert(language, text_file);
        } else if !texts.unreadable.contains(&language) {
            let readers = plan.languages.iter().filter(|declared| author_language(**declared) == language);
            let missing = messages::files::text_missing(language, &file, list(readers));
            report.fault(Location::file(&file), missing);
        }
    }
    for language in texts.words.keys().filter(|language| !needed(language)) {
        let file = text_file(*language);
        report.warn(Location::file(&file), messages::files::text_unused(language));
    }
    (editions, text_files)
}

/// Replaces words by those that a country uses instead.
fn use_local_words(
    editions: &mut BTreeMap<Language, Edition>,
    texts: &DecodedFiles,
    report: &mut FaultReport,
) {
    for ((language, country), text) in &texts.local_words {
        let file = local_words_file(*language, *country);
        let mut words = LocalWords::read(text, Location::file(&file), report);
        if let Some(edition) = editions.get_mut(language) {
            let text_file = text_file(*language);
            let local = edition.rewritten_in(*country, &mut |text: &str| words.replace_in(text));
            for (slide, count) in local.outgrown(edition, *country) {
                let part = format!("slide {slide}");
                let outgrown = messages::parts::outgrown(country, count, &text_file, MOST_WORDS);
                report.fault(Location::file(&file).part(&part), outgrown);
            }
            *edition = local;
            // A part with a fault may lack the words that an entry is for.
            if !report.has_fault_in_file(&text_file) {
                words.warn_of_unused(Location::file(&file), &text_file, report);
            }
        } else if !texts.unreadable.contains(language) {
            report.warn(Location::file(&file), messages::files::words_unused(language));
        }
    }
}
