//! All languages of a deck: those that authors wrote, and those that are made from them.

use std::collections::BTreeMap;

use konventa_domain::Language;
use konventa_script::to_cyrillic_but;

use crate::compare::{Glossary, compare};
use crate::drawing::Drawings;
use crate::edition::{Edition, balance, edition};
use crate::fault::{At, Report};
use crate::guessing;
use crate::local::LocalWords;
use crate::plan::Plan;
use crate::quote::list;
use crate::source::{GLOSSARY_FILE, Texts, local_file, made_from, text_file};
use crate::words::Book;

/// The declared editions. They are whole only if nothing was reported.
pub(crate) fn editions(
    plan: &Plan,
    texts: &Texts,
    drawings: &Drawings,
    report: &mut Report,
) -> BTreeMap<Language, Edition> {
    let glossary = texts.glossary.as_deref();
    let glossary =
        glossary.map(|text| Glossary::read(text, At::file(GLOSSARY_FILE), report)).unwrap_or_default();
    let (mut editions, books) = written(plan, texts, drawings, report);
    speak_locally(&mut editions, texts, report);
    for language in &plan.languages {
        let origin = made_from(*language).and_then(|origin| editions.get(&origin));
        if let Some(made) =
            origin.map(|origin| origin.rewritten(&mut |text: &str| to_cyrillic_but(text, &glossary.latin)))
        {
            editions.insert(*language, made);
        }
    }
    for (language, edition) in &editions {
        let author = author_of(*language);
        if plan.complete && books.get(&author).is_some_and(|book| book.complete) {
            balance::check(edition, plan, At::file(&text_file(author)), report);
        }
    }
    compare(&books, &glossary, plan, report);
    guessing::check(&books, plan, report);
    editions.retain(|language, _| plan.languages.contains(language));
    editions
}

/// The language that authors write where this one is read.
fn author_of(language: Language) -> Language {
    made_from(language).unwrap_or(language)
}

/// The editions that have a text file, and their words.
fn written(
    plan: &Plan,
    texts: &Texts,
    drawings: &Drawings,
    report: &mut Report,
) -> (BTreeMap<Language, Edition>, BTreeMap<Language, Book>) {
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
                At::file(&file),
                format!("the words in the language {language} are missing"),
                format!("write {file}, or take {} out of languages in deck.toml", list(readers)),
            );
        }
    }
    for language in texts.words.keys().filter(|language| !needed(language)) {
        let file = text_file(*language);
        let fix = format!("add \"{language}\" to languages in deck.toml when it is complete");
        report.warn(At::file(&file), "this language is not declared, so the file is not used", fix);
    }
    (editions, books)
}

/// Puts in the words that single countries use.
fn speak_locally(editions: &mut BTreeMap<Language, Edition>, texts: &Texts, report: &mut Report) {
    for ((language, country), text) in &texts.local {
        let file = local_file(*language, *country);
        let mut words = LocalWords::read(text, At::file(&file), report);
        if let Some(edition) = editions.get_mut(language) {
            let local = edition.rewritten_in(*country, &mut |text: &str| words.put_into(text));
            for (slide, count) in local.outgrown(edition, *country) {
                let place = format!("slide {slide}");
                let what = format!("with the words of {country} headline and text have {count} words");
                let fix = format!(
                    "take out some in {}, so that the slide has 40 in each country",
                    text_file(*language)
                );
                report.fault(At::file(&file).place(&place), what, fix);
            }
            *edition = local;
            words.unused(At::file(&file), &text_file(*language), report);
        } else if !texts.unreadable.contains(language) {
            let fix = format!("add \"{language}\" to languages in deck.toml, or delete the file");
            report.warn(At::file(&file), "this language is not declared, so the file is not used", fix);
        }
    }
}
