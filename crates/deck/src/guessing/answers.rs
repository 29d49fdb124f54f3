//! An item that says the answer of another one.

use std::collections::BTreeSet;

use super::Finding;
use super::quiz::{Quiz, QuizItem, QuizText};
use crate::quote::{list, quote};

/// One word that two items share says little.
const FEWEST: usize = 2;

pub(super) fn check(quiz: &Quiz) -> Vec<Finding> {
    let mut findings = Vec::new();
    for item in &quiz.items {
        let told = telling(item);
        for other in quiz.items.iter().filter(|other| other.id != item.id) {
            let texts = [("question", &other.ask), ("right choice", &other.key)];
            let says = |text: &QuizText| told.len() >= FEWEST && told.is_subset(&text.stems());
            let Some((name, text)) = texts.into_iter().find(|(_, text)| says(text)) else { continue };
            let first = |stem: &str| item.key.content_words.iter().find(|term| term.stem == stem);
            let words = told.iter().filter_map(|stem| first(stem));
            let words = words.filter_map(|term| item.key.words.get(term.from..term.to)).map(quote);
            findings.push(Finding {
                line: text.line,
                place: Some(other.place.clone()),
                what: format!("its {name} gives away the answer to {}: {}", item.place, list(words)),
                fix: "say it in other words in one of the two, or ask something else".to_owned(),
            });
        }
    }
    findings
}

/// The words by which the right choice is known: neither the question has them nor a wrong choice.
fn telling(item: &QuizItem) -> BTreeSet<&str> {
    let (ask, wrong) = (item.ask.stems(), item.wrong_stems());
    item.key.stems().into_iter().filter(|stem| !ask.contains(stem) && !wrong.contains(stem)).collect()
}
