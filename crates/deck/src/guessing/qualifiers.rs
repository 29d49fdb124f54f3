//! Finds absolute words (*always*) and conditions (*if*) that are much more frequent in right or in
//! wrong choices: they give the answers away.

use konventa_domain::{Country, Language};

use super::Finding;
use super::chance::at_least;
use super::quiz::{CountryQuiz, QuizText};
use crate::compare::lowercase_words;
use crate::language_words::LanguageWords;
use crate::message::Phrase;
use crate::messages::quiz;
use crate::messages::words;
use crate::quote::list;

/// One side must have such words at least this many times as often as the other.
const RATIO: usize = 2;
/// Students learn nothing from fewer choices than this.
const FEWEST_CHOICES: usize = 3;
/// Significance level of the test on each side, so twice as much in total.
const SIGNIFICANCE: f64 = 0.05;

/// The right or the wrong choices of a quiz, and those of them that have such words.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Side<'a> {
    /// Ids of items, one for each choice with such a word.
    items: Vec<&'a str>,
    first_line: usize,
    all: usize,
}

impl<'a> Side<'a> {
    fn of(choices: impl Iterator<Item = (&'a str, &'a QuizText)>, limits: &str) -> Self {
        let mut side = Self { items: Vec::new(), first_line: 0, all: 0 };
        for (item, choice) in choices {
            side.all += 1;
            if has_one(&choice.text, limits) {
                if side.items.is_empty() {
                    side.first_line = choice.line;
                }
                side.items.push(item);
            }
        }
        side
    }

    /// Whether this side has such words more often than chance explains.
    fn has_too_many(&self, other: &Self) -> bool {
        let (ours, theirs) = (self.items.len(), other.items.len());
        ours >= FEWEST_CHOICES
            && ours * other.all >= RATIO * theirs * self.all
            && at_least(ours, self.all, ours + theirs, self.all + other.all) < SIGNIFICANCE
    }
}

/// Checks all countries. A finding that is the same in all of them is reported once.
pub(super) fn check(quizzes: &[(Country, CountryQuiz)], language: Language) -> Vec<Finding> {
    LimitingWords::ALL.into_iter().flat_map(|kind| of_kind(kind, quizzes, language)).collect()
}

fn of_kind(kind: LimitingWords, quizzes: &[(Country, CountryQuiz)], language: Language) -> Vec<Finding> {
    let found: Vec<(Country, Option<Finding>)> =
        quizzes.iter().map(|(country, quiz)| (*country, finding(kind, quiz, language))).collect();
    let everywhere = found.windows(2).all(|pair| matches!(pair, [(_, a), (_, b)] if a == b));
    let reported = found.into_iter().take(if everywhere { 1 } else { quizzes.len() });
    reported
        .filter_map(|(country, finding)| Some((country, finding?)))
        .map(|(country, finding)| Finding {
            message: if everywhere {
                finding.message
            } else {
                finding.message.after(&words::in_country(country))
            },
            ..finding
        })
        .collect()
}

fn finding(kind: LimitingWords, quiz: &CountryQuiz, language: Language) -> Option<Finding> {
    let limits = kind.words(language);
    let keys = quiz.items.iter().map(|item| (item.id.as_str(), &item.key));
    let wrong =
        quiz.items.iter().flat_map(|item| item.wrong_choices.iter().map(|text| (item.id.as_str(), text)));
    let (keys, wrong) = (Side::of(keys, limits), Side::of(wrong, limits));
    let in_right = keys.has_too_many(&wrong);
    if !in_right && !wrong.has_too_many(&keys) {
        return None;
    }
    let side = if in_right { &keys } else { &wrong };
    let mut items = side.items.clone();
    items.dedup();
    let (examples, items) = (list(limits.split(", ").take(4)), list(items));
    let (right, all_right) = (keys.items.len(), keys.all);
    let (false_ones, all_false) = (wrong.items.len(), wrong.all);
    let message = if in_right {
        quiz::limits_in_right(kind.name(), examples, right, all_right, false_ones, all_false, items)
    } else {
        quiz::limits_in_wrong(kind.name(), examples, right, all_right, false_ones, all_false, items)
    };
    Some(Finding { line: side.first_line, part: None, message })
}

/// Whether a text has one of these words or phrases.
fn has_one(text: &str, limits: &str) -> bool {
    let small: Vec<String> = lowercase_words(text).into_iter().map(|word| word.text).collect();
    limits.split(", ").any(|limit| {
        let limit: Vec<&str> = limit.split(' ').collect();
        small.windows(limit.len()).any(|here| here.iter().zip(&limit).all(|(word, limit)| word == limit))
    })
}

/// Two kinds of words that limit a statement. Each is checked separately.
#[derive(Debug, Clone, Copy)]
enum LimitingWords {
    /// They allow no exception.
    Absolute,
    /// They set a condition.
    Condition,
}

impl LimitingWords {
    const ALL: [Self; 2] = [Self::Absolute, Self::Condition];

    fn name(self) -> Phrase {
        match self {
            Self::Absolute => quiz::absolute(),
            Self::Condition => quiz::conditions(),
        }
    }

    const fn words(self, language: Language) -> &'static str {
        let words = LanguageWords::of(language);
        match self {
            Self::Absolute => words.absolute,
            Self::Condition => words.condition,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_as_whole_words() {
        let [absolute, condition] =
            LimitingWords::ALL.map(|kind| move |text, language| has_one(text, kind.words(language)));
        assert!(absolute("Three forms, no more", Language::English));
        assert!(absolute("Only she agrees", Language::English));
        assert!(!absolute("It is common and small", Language::English));
        assert!(absolute("Samo ako pristane", Language::SerbianLatin));
        assert!(absolute("Të gjitha format", Language::Albanian));
        assert!(condition("As soon as she agrees", Language::English));
        assert!(!condition("As she agrees soon", Language::English));
    }

    fn side(some: usize, all: usize) -> Side<'static> {
        Side { items: vec!["item"; some], first_line: 1, all }
    }

    #[test]
    fn chance_is_not_reported() {
        // Of 5 items: 10 of 15 wrong choices and no right one are not chance, 4 of 15 are.
        assert!(side(10, 15).has_too_many(&side(0, 5)));
        assert!(!side(4, 15).has_too_many(&side(0, 5)));
        // Of 12 items: 8 of 36 and none of 12 happen in 7 decks of 100.
        assert!(!side(8, 36).has_too_many(&side(0, 12)));
        assert!(side(10, 36).has_too_many(&side(0, 12)));
        // More often, but not twice as often.
        assert!(!side(36, 36).has_too_many(&side(7, 12)));
        // Two choices are too few to learn from.
        assert!(!side(2, 2).has_too_many(&side(0, 60)) && side(3, 3).has_too_many(&side(0, 60)));
    }
}
