//! Whether who heard nothing of the lecture can guess the items: by words that the right choices repeat, by words that only
//! wrong choices have, or by another item that says the answer.
//!
//! It looks at what authors wrote, language by language, as the students of each country are asked; an edition that is made
//! from another one has nothing of its own to tell. Length is looked at by `edition::balance`. What it finds are warnings:
//! a person has to judge them. Why these limits: docs/authoring.md, "Items that cannot be guessed".

mod answers;
mod chance;
mod content_words;
mod limits;
mod quiz;
mod repeats;

use std::collections::BTreeMap;

use konventa_domain::{Country, Language};

use crate::fault::{FaultReport, Location};
use crate::names::text_file;
use crate::plan::Plan;
use crate::words::TextFile;
use quiz::Quiz;

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Finding {
    line: usize,
    /// None where it is about the whole quiz.
    place: Option<String>,
    what: String,
    fix: String,
}

/// Looks at the quiz of every language that authors write.
pub(crate) fn check(books: &BTreeMap<Language, TextFile>, plan: &Plan, report: &mut FaultReport) {
    if !plan.complete {
        return;
    }
    for (language, book) in books.iter().filter(|(_, book)| book.complete) {
        let file = text_file(*language);
        let quizzes =
            Country::ALL.map(|country| (country, Quiz::of(book, plan, country, *language, &file, report)));
        // What is the same in all countries is told once.
        let mut findings: Vec<Finding> = limits::check(&quizzes, *language);
        for (_, quiz) in &quizzes {
            for finding in [repeats::check(quiz), answers::check(quiz)].concat() {
                if !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
        }
        for Finding { line, place, what, fix } in findings {
            let at = Location::file(&file).line(line);
            report.warn(place.as_deref().map_or(at, |place| at.part(place)), what, fix);
        }
    }
}
