//! Decks broken in many ways, each by a small edit of the fixture. Each fault is reported where it
//! is, in words, with a fix, and without other faults.

#[path = "../fixture/mod.rs"]
mod fixture;

mod case;
mod drawings;
mod facts;
mod files;
mod folders;
mod glossary;
mod guessing;
mod help;
mod items;
mod languages;
mod markup;
mod pasted;
mod pictures;
mod room;
mod slides;
mod speech;
mod timing;
mod topics;
mod words;

use std::fmt::Write as _;

use konventa_deck::Fault;
use konventa_domain::Language;

/// All cases of all files.
fn cases() -> Vec<case::Case> {
    [
        files::cases(),
        slides::cases(),
        room::cases(),
        items::cases(),
        guessing::cases(),
        timing::cases(),
        facts::cases(),
        topics::cases(),
        help::cases(),
        words::cases(),
        markup::cases(),
        pictures::cases(),
        drawings::cases(),
        languages::cases(),
        glossary::cases(),
        speech::cases(),
        pasted::cases(),
    ]
    .concat()
}

#[test]
fn each_break_is_reported_in_its_file_and_nothing_else() {
    let mut problems = String::new();
    for case in cases() {
        let (said, problem, faults) = case.report();
        if let Some(problem) = problem {
            writeln!(problems, "{}: {problem}\n{said}\n", case.name).unwrap();
        }
        for told in faults.iter().filter_map(not_in_every_language) {
            writeln!(problems, "{}: not in every language: {told}\n", case.name).unwrap();
        }
    }
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn each_case_has_its_own_name_and_there_are_many() {
    let cases = cases();
    let names: std::collections::BTreeSet<&str> = cases.iter().map(|case| case.name).collect();
    assert_eq!(names.len(), cases.len());
    assert!(cases.len() >= 100, "{}", cases.len());
}

/// Returns what a fault says without its place.
fn said(fault: &Fault, language: Language) -> String {
    let text = fault.in_language(language);
    let place =
        text.split(": ").take(if fault.part.is_some() { 2 } else { 1 }).map(|one| one.len() + 2).sum();
    text.get(place..).unwrap_or_default().to_owned()
}

/// Returns the code points in a message.
fn code_points(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace() || "(),:".contains(c))
        .filter(|word| word.starts_with("U+"))
        .collect()
}

/// Returns what is not written in every language, or not the same.
fn not_in_every_language(fault: &Fault) -> Option<String> {
    let english = said(fault, Language::English);
    let (what_in_english, fix_in_english) = english.split_once("\n  fix: ").unwrap();
    let translated = [Language::Montenegrin, Language::Albanian, Language::SerbianLatin];
    translated.into_iter().map(|language| said(fault, language)).find(|told| {
        let (what, fix) = told.split_once("\n  ").unwrap();
        let fix = fix.split_once(": ").map_or("", |(_, fix)| fix);
        // What to type may be the same in every language, a sentence may not.
        let is_sentence = fix.split(' ').filter(|word| word.len() > 3).count() > 4;
        what.is_empty()
            || fix.is_empty()
            || what == what_in_english
            || (is_sentence && fix == fix_in_english)
            || code_points(told) != code_points(&english)
    })
}

/// Each message with its place, its fix and the line that it names.
#[test]
fn this_is_what_authors_read() {
    let mut all = String::new();
    for case in cases() {
        writeln!(all, "## {}\n{}\n", case.name, case.report().0).unwrap();
    }
    insta::assert_snapshot!(all);
}
