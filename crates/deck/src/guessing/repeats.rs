//! A right choice that repeats the words of its question, or of a slide: who knows nothing picks what sounds familiar.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use super::content_words::ContentWord;
use super::quiz::{Quiz, QuizItem, QuizText};
use crate::quote::{list, quote};

/// This many words in a row are not a coincidence.
const RUN: usize = 4;
/// A word of this many questions is what the deck is about, and points to no choice.
const MANY_QUESTIONS: usize = 3;
/// This many words of the question that only the right choice has give it away, however long it is.
const SHARED: usize = 2;
/// Or one in this many of its words.
const ONE_IN: usize = 3;

const FIX: &str = "say the right choice in other words, or put the same words into a wrong one";

pub(super) fn check(quiz: &Quiz) -> Vec<Finding> {
    let common = common(quiz);
    quiz.items
        .iter()
        .flat_map(|item| of_slides(item, quiz).into_iter().chain(of_question(item, &common)))
        .collect()
}

/// Words that stand in many questions.
fn common(quiz: &Quiz) -> BTreeSet<&str> {
    let mut questions: BTreeMap<&str, usize> = BTreeMap::new();
    for stem in quiz.items.iter().flat_map(|item| item.ask.stems()) {
        *questions.entry(stem).or_default() += 1;
    }
    questions.into_iter().filter(|(_, count)| *count >= MANY_QUESTIONS).map(|(stem, _)| stem).collect()
}

/// Runs that a slide has too, the first of each slide.
fn of_slides(item: &QuizItem, quiz: &Quiz) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut told = BTreeSet::new();
    for slide in &quiz.slides {
        let Some(words) = run(item, &slide.text).filter(|_| told.insert(&slide.place)) else { continue };
        findings.push(finding(
            item,
            &format!(
                "the right choice repeats {} of {} in line {}, word for word",
                quote(words),
                slide.place,
                slide.text.line
            ),
        ));
    }
    findings
}

fn of_question(item: &QuizItem, common: &BTreeSet<&str>) -> Option<Finding> {
    if let Some(words) = run(item, &item.ask) {
        return Some(finding(item, &format!("the right choice repeats {} of its question", quote(words))));
    }
    let (key, ask, wrong) = (item.key.stems(), item.ask.stems(), item.wrong_stems());
    let own = |stem: &&&str| ask.contains(**stem) && !wrong.contains(**stem) && !common.contains(**stem);
    let shared: BTreeSet<&str> = key.iter().filter(own).copied().collect();
    let (few, of) = (shared.len(), key.len());
    if few < SHARED && (few == 0 || few * ONE_IN < of) {
        return None;
    }
    let first = |stem: &str| item.key.content_words.iter().find(|term| term.stem == stem);
    let words =
        shared.iter().filter_map(|stem| first(stem)).map(|term| quote(between(&item.key, term, term)));
    let what = format!("only the right choice has these words of the question: {}", list(words));
    Some(finding(item, &what))
}

fn finding(item: &QuizItem, what: &str) -> Finding {
    Finding {
        line: item.key.line,
        place: Some(item.place.clone()),
        what: what.to_owned(),
        fix: FIX.to_owned(),
    }
}

/// The first words in a row of the right choice that this text has too. Where each of them stands in wrong choices as well,
/// as when all choices are made of the same names, they give nothing away.
fn run<'a>(item: &'a QuizItem, text: &QuizText) -> Option<&'a str> {
    let same = |ours: &[ContentWord], theirs: &[ContentWord]| {
        ours.iter().zip(theirs).all(|(ours, theirs)| ours.stem == theirs.stem)
    };
    let found = item.key.content_words.windows(RUN).find(|ours| {
        text.content_words.windows(RUN).any(|theirs| same(ours, theirs)) && {
            let wrong = item.wrong_stems();
            ours.iter().any(|term| !wrong.contains(term.stem.as_str()))
        }
    })?;
    Some(between(&item.key, found.first()?, found.last()?))
}

fn between<'a>(text: &'a QuizText, first: &ContentWord, last: &ContentWord) -> &'a str {
    text.words.get(first.from..last.to).unwrap_or_default()
}
