//! Finds items that give away the answer to another one.

use std::collections::BTreeSet;

use super::Finding;
use super::quiz::{CountryQuiz, QuizItem, QuizText};
use crate::messages;
use crate::quote::{list, quote};

/// A single word that two items share says little.
const FEWEST_WORDS: usize = 2;

pub(super) fn check(quiz: &CountryQuiz) -> Vec<Finding> {
    let mut findings = Vec::new();
    for item in &quiz.items {
        let telling = telling_stems(item);
        for other in quiz.items.iter().filter(|other| other.id != item.id) {
            let texts = [(true, &other.question), (false, &other.key)];
            let tells = |text: &QuizText| telling.len() >= FEWEST_WORDS && telling.is_subset(&text.stems());
            let Some((is_question, text)) = texts.into_iter().find(|(_, text)| tells(text)) else { continue };
            let words = list(telling.iter().filter_map(|stem| item.key.written_as(stem)).map(quote));
            let message = if is_question {
                messages::quiz::question_gives_away(&item.heading, words)
            } else {
                messages::quiz::choice_gives_away(&item.heading, words)
            };
            findings.push(Finding { line: text.line, part: Some(other.heading.clone()), message });
        }
    }
    findings
}

/// Returns the stems that only the right choice has: neither the question nor a wrong choice.
fn telling_stems(item: &QuizItem) -> BTreeSet<&str> {
    let (question, wrong) = (item.question.stems(), item.wrong_stems());
    item.key.stems().into_iter().filter(|stem| !question.contains(stem) && !wrong.contains(stem)).collect()
}
