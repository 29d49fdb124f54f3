//! Finds right choices that repeat the words of their question or of a slide: students who know
//! nothing pick what sounds familiar.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use super::content_words::ContentWord;
use super::quiz::{CountryQuiz, QuizItem, QuizText};
use crate::message::Message;
use crate::messages::quiz;
use crate::quote::{list, quote};

/// This many equal words in a row are not a coincidence.
const RUN_LENGTH: usize = 4;
/// A word in this many questions is what the deck is about and gives no choice away.
const COMMON_QUESTIONS: usize = 3;
/// This many words that only the question and the right choice share give the answer away.
const SHARED_WORDS: usize = 2;
/// So does one word, if it makes up at least this fraction (one in …) of the right choice.
const SHARED_ONE_IN: usize = 3;

pub(super) fn check(quiz: &CountryQuiz) -> Vec<Finding> {
    let common = common_stems(quiz);
    quiz.items
        .iter()
        .flat_map(|item| repeats_of_slides(item, quiz).into_iter().chain(repeat_of_question(item, &common)))
        .collect()
}

/// Returns the stems that are in many questions.
fn common_stems(quiz: &CountryQuiz) -> BTreeSet<&str> {
    let mut questions: BTreeMap<&str, usize> = BTreeMap::new();
    for stem in quiz.items.iter().flat_map(|item| item.question.stems()) {
        *questions.entry(stem).or_default() += 1;
    }
    questions.into_iter().filter(|(_, count)| *count >= COMMON_QUESTIONS).map(|(stem, _)| stem).collect()
}

/// Finds word sequences that the right choice shares with slides, at most one for each slide.
fn repeats_of_slides(item: &QuizItem, quiz: &CountryQuiz) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut reported = BTreeSet::new();
    for slide in &quiz.slides {
        let Some(words) = shared_run(item, &slide.text).filter(|_| reported.insert(&slide.heading)) else {
            continue;
        };
        findings.push(finding(item, quiz::repeats_slide(quote(words), &slide.heading, slide.text.line)));
    }
    findings
}

fn repeat_of_question(item: &QuizItem, common: &BTreeSet<&str>) -> Option<Finding> {
    if let Some(words) = shared_run(item, &item.question) {
        return Some(finding(item, quiz::repeats_question(quote(words))));
    }
    let (key, question, wrong) = (item.key.stems(), item.question.stems(), item.wrong_stems());
    let is_telling =
        |stem: &&&str| question.contains(**stem) && !wrong.contains(**stem) && !common.contains(**stem);
    let shared: BTreeSet<&str> = key.iter().filter(is_telling).copied().collect();
    if shared.len() < SHARED_WORDS && (shared.is_empty() || shared.len() * SHARED_ONE_IN < key.len()) {
        return None;
    }
    let words = shared.iter().filter_map(|stem| item.key.written_as(stem)).map(quote);
    Some(finding(item, quiz::shares_words(list(words))))
}

fn finding(item: &QuizItem, message: Message) -> Finding {
    Finding { line: item.key.line, part: Some(item.heading.clone()), message }
}

/// Returns the first run of words that the right choice shares with a text.
///
/// A run in which each word is also in a wrong choice gives nothing away, for example if all
/// choices are made of the same names.
fn shared_run<'a>(item: &'a QuizItem, text: &QuizText) -> Option<&'a str> {
    let wrong = item.wrong_stems();
    let same = |ours: &[ContentWord], theirs: &[ContentWord]| {
        ours.iter().zip(theirs).all(|(ours, theirs)| ours.stem == theirs.stem)
    };
    let run = item.key.content_words.windows(RUN_LENGTH).find(|ours| {
        text.content_words.windows(RUN_LENGTH).any(|theirs| same(ours, theirs))
            && ours.iter().any(|word| !wrong.contains(word.stem.as_str()))
    })?;
    Some(item.key.between(run.first()?, run.last()?))
}
