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
        if let (said, Some(problem)) = case.report() {
            writeln!(problems, "{}: {problem}\n{said}\n", case.name).unwrap();
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

/// Each message with its place, its fix and the line that it names.
#[test]
fn this_is_what_authors_read() {
    let mut all = String::new();
    for case in cases() {
        writeln!(all, "## {}\n{}\n", case.name, case.report().0).unwrap();
    }
    insta::assert_snapshot!(all);
}
