//! Checks by the length of sentences whether a translation is much harder to read than the English.
//!
//! Only words are counted and not letters, because Serbian words are longer than English ones but
//! no harder. docs/authoring.md, "Several languages", gives the reasons for the limits.

use super::PlainPart;
use super::passages::PassageRole;
use super::sentence::sentences;
use crate::fault::{FaultReport, Location};
use crate::html::count_words;
use crate::message::Phrase;
use crate::messages::translation;
use crate::quote::quote;

/// An average of up to this number of words is easy, whatever the English has.
const EASY_MEAN: usize = 12;
/// A sentence of up to this number of words is always allowed.
const LONG_SENTENCE: usize = 25;
/// Limits beyond that, in percent of the English. Albanian needs up to a fifth more words for the
/// same.
const MEAN_PERCENT: usize = 130;
const LONGEST_PERCENT: usize = 125;

/// Texts that should be equally easy to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TextGroup {
    Slides,
    Items,
    Notes,
    Readings,
}

impl TextGroup {
    const ALL: [Self; 4] = [Self::Slides, Self::Items, Self::Notes, Self::Readings];

    fn name(self) -> Phrase {
        match self {
            Self::Slides => translation::slides(),
            Self::Items => translation::items(),
            Self::Notes => translation::notes(),
            Self::Readings => translation::readings(),
        }
    }

    /// Returns the group of a passage. Kickers, labels and names are not sentences.
    const fn of(is_item: bool, role: &PassageRole) -> Option<Self> {
        match (is_item, role) {
            (true, PassageRole::Field(_) | PassageRole::Choice(_) | PassageRole::Explanation) => {
                Some(Self::Items)
            }
            (
                false,
                PassageRole::Headline | PassageRole::Text | PassageRole::Choice(_) | PassageRole::Explanation,
            ) => Some(Self::Slides),
            (false, PassageRole::Notes) => Some(Self::Notes),
            (false, PassageRole::Reading) => Some(Self::Readings),
            (true, PassageRole::Headline | PassageRole::Text | PassageRole::Notes | PassageRole::Reading)
            | (false, PassageRole::Field(_))
            | (_, PassageRole::Label) => None,
        }
    }
}

/// A sentence with its number of words.
struct CountedSentence<'a> {
    part: &'a PlainPart<'a>,
    line: usize,
    text: String,
    words: usize,
}

pub(super) fn check(
    english: &[PlainPart<'_>],
    translated: &[PlainPart<'_>],
    file: Location<'_>,
    report: &mut FaultReport,
) {
    for group in TextGroup::ALL {
        let (english_sentences, translated_sentences) = (lengths(english, group), lengths(translated, group));
        let longest = english_sentences.iter().map(|sentence| sentence.words).max().unwrap_or(0);
        let limit = LONG_SENTENCE.max(longest * LONGEST_PERCENT / 100);
        for sentence in translated_sentences.iter().filter(|sentence| sentence.words > limit) {
            let (words, text) = (sentence.words, quote(&sentence.text));
            let long = translation::long_sentence(words, limit, group.name(), longest, text);
            report.fault(sentence.part.at().line(sentence.line), long);
        }
        let (mean, english_mean) = (tenths(&translated_sentences), tenths(&english_sentences));
        if mean > (EASY_MEAN * 10).max(english_mean * MEAN_PERCENT / 100) {
            let shown = |tenths: usize| format!("{}.{}", tenths / 10, tenths % 10);
            let long = translation::long_sentences(group.name(), shown(mean), shown(english_mean));
            report.fault(file, long);
        }
    }
}

fn lengths<'a>(parts: &'a [PlainPart<'a>], group: TextGroup) -> Vec<CountedSentence<'a>> {
    let mut found = Vec::new();
    for part in parts {
        for passage in
            part.passages.iter().filter(|passage| TextGroup::of(part.is_item, &passage.role) == Some(group))
        {
            for sentence in sentences(&passage.text) {
                let words = count_words(&sentence.text);
                found.push(CountedSentence { part, line: sentence.line, text: sentence.text, words });
            }
        }
    }
    found
}

/// Returns the average number of words, in tenths.
fn tenths(sentences: &[CountedSentence<'_>]) -> usize {
    let words: usize = sentences.iter().map(|sentence| sentence.words).sum();
    words * 10 / sentences.len().max(1)
}
