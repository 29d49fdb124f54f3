//! Warns of items that can be guessed by someone who heard nothing of the lecture: from words that
//! the right choices repeat, from words that only wrong choices have, or from another item that
//! gives away the answer.
//!
//! The check covers what authors wrote, language by language, as the students of each country read
//! it. A transliterated edition has nothing to add. The length of choices is a fault, which
//! [`length`] reports. A person has to judge each warning; docs/authoring.md, "Items that cannot be
//! guessed", gives the reasons for the limits.

mod answers;
mod chance;
mod content_words;
pub(crate) mod length;
mod qualifiers;
mod quiz;
mod repeats;

use std::collections::BTreeMap;

use konventa_domain::{Country, Language};

use crate::fault::{FaultReport, Location};
use crate::message::Message;
use crate::names::text_file;
use crate::plan::Plan;
use crate::words::TextFile;
use quiz::CountryQuiz;

/// Something that may give an answer away.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Finding {
    line: usize,
    /// `None` if it concerns the whole quiz.
    part: Option<String>,
    message: Message,
}

/// Checks the quiz in each language that authors write.
pub(crate) fn check(text_files: &BTreeMap<Language, TextFile>, plan: &Plan, report: &mut FaultReport) {
    if !plan.complete {
        return;
    }
    for (language, text) in text_files.iter().filter(|(_, text)| text.complete) {
        let file = text_file(*language);
        let quizzes = Country::ALL
            .map(|country| (country, CountryQuiz::of(text, plan, country, *language, &file, report)));
        // A finding that is the same in several countries is reported once.
        let mut findings: Vec<Finding> = qualifiers::check(&quizzes, *language);
        for (_, quiz) in &quizzes {
            for finding in [repeats::check(quiz), answers::check(quiz)].concat() {
                if !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
        }
        for Finding { line, part, message } in findings {
            let at = Location::file(&file).line(line);
            report.warn(part.as_deref().map_or(at, |part| at.part(part)), message);
        }
    }
}
