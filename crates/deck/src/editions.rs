//! All languages of a deck: those that authors wrote, and those that are made from them.

use std::collections::BTreeMap;

use konventa_domain::Language;
use konventa_script::to_cyrillic_but;

use crate::compare::{Glossary, compare};
use crate::drawing::Drawings;
use crate::edition::{Edition, balance, edition};
use crate::fault::{FaultReport, Location};
use crate::files::DecodedFiles;
use crate::guessing;
use crate::local_words::LocalWords;
use crate::names::{GLOSSARY_FILE, local_words_file, text_file, transliterated_from};
use crate::plan::Plan;
use crate::quote::list;
use crate::words::TextFile;

/// The declared editions. They are whole only if nothing was reported.
pub(crate) fn editions(
    plan: &Plan,
    texts: &DecodedFiles,
    drawings: &Drawings,
    report: &mut FaultReport,
) -> BTreeMap<Language, Edition> {
    let glossary = texts.glossary.as_deref();
    let glossary =
        glossary.map(|text| Glossary::read(text, Location::file(GLOSSARY_FILE), report)).unwrap_or_default();
    let (mut editions, books) = written(plan, texts, drawings, report);
    speak_locally(&mut editions, texts, report);
    for language in &plan.languages {
        let origin = transliterated_from(*language).and_then(|origin| editions.get(&origin));
        if let Some(made) =
            origin.map(|origin| origin.rewritten(&mut |text: &str| to_cyrillic_but(text, &glossary.latin)))
        {
            editions.insert(*language, made);
        }
    }
    for (language, edition) in &editions {
        let author = author_of(*language);
        if plan.complete && books.get(&author).is_some_and(|book| book.complete) {
            balance::check(edition, plan, Location::file(&text_file(author)), report);
        }
    }
    compare(&books, &glossary, plan, report);
    guessing::check(&books, plan, report);
    editions.retain(|language, _| plan.languages.contains(language));
    editions
}

/// The language that authors write where this one is read.
fn author_of(language: Language) -> Language {
    transliterated_from(language).unwrap_or(language)
}

/// The editions that have a text file, and their words.
fn written(
    plan: &Plan,
    texts: &DecodedFiles,
    drawings: &Drawings,
    report: &mut FaultReport,
) -> (BTreeMap<Language, Edition>, BTreeMap<Language, TextFile>) {
    let mut editions = BTreeMap::new();
    let mut books = BTreeMap::new();
    let needed =
        |language: &Language| plan.languages.iter().any(|declared| author_of(*declared) == *language);
    for language in Language::ALL.into_iter().filter(needed) {
        let file = text_file(language);
        if let Some(text) = texts.words.get(&language) {
            let (edition, book) = edition(language, plan, text, drawings, &file, report);
            editions.insert(language, edition);
            books.insert(language, book);
        } else if !texts.unreadable.contains(&language) {
            let readers = plan.languages.iter().filter(|declared| author_of(**declared) == language);
            report.fault(
                Location::file(&file),
                format!("the text in the language {language} is missing"),
                format!("write {file}, or remove {} from languages in deck.toml", list(readers)),
            );
        }
    }
    for language in texts.words.keys().filter(|language| !needed(language)) {
        let file = text_file(*language);
        let fix = format!("add \"{language}\" to languages in deck.toml when it is complete");
        report.warn(Location::file(&file), "this language is not declared, so the file is not used", fix);
    }
    (editions, books)
}

/// Puts in the words that single countries use.
fn speak_locally(editions: &mut BTreeMap<Language, Edition>, texts: &DecodedFiles, report: &mut FaultReport) {
    for ((language, country), text) in &texts.local {
        let file = local_words_file(*language, *country);
        let mut words = LocalWords::read(text, Location::file(&file), report);
        if let Some(edition) = editions.get_mut(language) {
            let local = edition.rewritten_in(*country, &mut |text: &str| words.put_into(text));
            for (slide, count) in local.outgrown(edition, *country) {
                let part = format!("slide {slide}");
                let what = format!("with the words for {country}, headline and text have {count} words");
                let fix = format!(
                    "cut some in {}, so that the slide has at most 40 in each country",
                    text_file(*language)
                );
                report.fault(Location::file(&file).part(&part), what, fix);
            }
            *edition = local;
            words.unused(Location::file(&file), &text_file(*language), report);
        } else if !texts.unreadable.contains(language) {
            let fix = format!("add \"{language}\" to languages in deck.toml, or delete the file");
            report.warn(Location::file(&file), "this language is not declared, so the file is not used", fix);
        }
    }
}
