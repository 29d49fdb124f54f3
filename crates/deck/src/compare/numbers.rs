//! Checks that a part has the same years, Articles and telephone numbers in every language.

use std::collections::BTreeMap;

use super::sentence::{line_of, words};
use super::{PartPair, PlainPart};
use crate::fault::FaultReport;
use crate::language_words::LanguageWords;
use crate::messages::translation;
use crate::quote::list;

/// English number words that another language may write in figures.
const IN_WORDS: [(&str, &str); 24] = [
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("fifty", "50"),
    ("hundred", "100"),
    ("thousand", "1000"),
];

pub(super) fn check(pair: PartPair<'_>, report: &mut FaultReport) {
    let english = numbers_of(pair.english);
    let translated = numbers_of(pair.translated);
    let says = |word: &str| {
        pair.english
            .texts()
            .any(|passage| words(&passage.text).iter().any(|(_, said)| said.eq_ignore_ascii_case(word)))
    };
    let is_word = |number: &str| IN_WORDS.iter().any(|(word, figures)| *figures == number && says(word));
    let there = format!("{}:{}", pair.english.file, pair.english.line);
    for (number, line) in &translated {
        if !english.contains_key(number) && !is_word(number) {
            report.fault(pair.translated.at().line(*line), translation::number_added(&there, number));
        }
    }
    let missing: Vec<&str> =
        english.keys().filter(|number| !translated.contains_key(*number)).map(String::as_str).collect();
    if !missing.is_empty() {
        report.fault(pair.translated.at(), translation::number_missing(there, list(missing)));
    }
}

/// Returns the numbers of a part, each with the first line that has it.
fn numbers_of(part: &PlainPart<'_>) -> BTreeMap<String, usize> {
    let mut numbers = BTreeMap::new();
    for passage in part.texts() {
        for (place, number) in numbers_in(&passage.text) {
            numbers.entry(number).or_insert_with(|| line_of(passage, place));
        }
    }
    numbers
}

/// Returns the numbers in a text with their byte positions.
///
/// Groups of three digits after one to three digits are one number (1,008 and 1.008, 116 117),
/// whatever separates them in a language.
fn numbers_in(text: &str) -> Vec<(usize, String)> {
    let mut numbers = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())) {
        let start = at + start;
        let mut end = start + figures(text, start);
        let mut number = text.get(start..end).unwrap_or_default().to_owned();
        while number.len() <= 3 || end - start > number.len() {
            let Some(parting) = text.get(end..).and_then(|rest| rest.chars().next()) else { break };
            let group = end + parting.len_utf8();
            if !matches!(parting, ' ' | '\u{a0}' | '\u{202f}' | '.' | ',') || figures(text, group) != 3 {
                break;
            }
            number.push_str(text.get(group..group + 3).unwrap_or_default());
            end = group + 3;
        }
        if says_thousands(text.get(end..).unwrap_or_default()) {
            number.push_str("000");
        }
        numbers.push((start, number));
        at = end;
    }
    numbers
}

fn says_thousands(rest: &str) -> bool {
    let multiplies = |word: &str| LanguageWords::all().any(|words| words.thousands.contains(&word));
    rest.starts_with(char::is_whitespace)
        && words(rest).first().is_some_and(|(_, word)| multiplies(&word.to_lowercase()))
}

/// Counts the digits at a position.
fn figures(text: &str, from: usize) -> usize {
    text.get(from..).unwrap_or_default().bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_same_however_they_are_grouped() {
        let found = |text: &str| numbers_in(text).into_iter().map(|(_, number)| number).collect::<Vec<_>>();
        assert_eq!(found("1,008 / 1.008 / 1\u{a0}008 / 20 000"), ["1008", "1008", "1008", "20000"]);
        assert_eq!(found("080 111 111, 116 117, 0800 11112"), ["080111111", "116117", "0800", "11112"]);
        assert_eq!(found("1. avgusta 2014. 220 članova"), ["1", "2014", "220"]);
        assert_eq!(
            found("46/2010, 08/L-185, 3(b), 12–17, 24/7"),
            ["46", "2010", "08", "185", "3", "12", "17", "24", "7"]
        );
        assert_eq!(found("20 mijë votues, 20\u{a0}hiljada, kraj 5"), ["20000", "20000", "5"]);
    }
}
