//! Whether a translation is far harder to read than the English, by the length of its sentences.
//!
//! The length of words says little across languages (Serbian words are longer than English ones, and no harder), so only
//! words are counted. Why these limits: docs/authoring.md, "Several languages".

use super::PlainPart;
use super::passages::PassageRole;
use super::sentence::sentences;
use crate::fault::{FaultReport, Location};
use crate::html::count_words;
use crate::quote::quote;

/// A mean up to this many words is easy, whatever the English has.
const EASY_MEAN: usize = 12;
/// A sentence up to this long may stand anywhere.
const LONG: usize = 25;
/// Beyond that, in percent of the English: Albanian needs up to a fifth more words for the same.
const MEAN_PERCENT: usize = 130;
const LONGEST_PERCENT: usize = 125;

/// Texts that are read at one pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TextGroup {
    Slides,
    Items,
    Notes,
    Readings,
}

impl TextGroup {
    const ALL: [Self; 4] = [Self::Slides, Self::Items, Self::Notes, Self::Readings];

    const fn name(self) -> &'static str {
        match self {
            Self::Slides => "slides",
            Self::Items => "items",
            Self::Notes => "notes",
            Self::Readings => "reading texts",
        }
    }

    /// The group of a passage. Kickers, labels and names are no sentences.
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

/// A sentence and its length in words.
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
        let (theirs, ours) = (lengths(english, group), lengths(translated, group));
        let longest = theirs.iter().map(|sentence| sentence.words).max().unwrap_or(0);
        let limit = LONG.max(longest * LONGEST_PERCENT / 100);
        for sentence in ours.iter().filter(|sentence| sentence.words > limit) {
            let what = format!(
                "this sentence has {} words, but at most {limit} are allowed (the longest of the English {} has {longest}): {}",
                sentence.words,
                group.name(),
                quote(&sentence.text)
            );
            report.fault(sentence.part.at().line(sentence.line), what, "split it into two sentences");
        }
        let (mean, english_mean) = (tenths(&ours), tenths(&theirs));
        if mean > (EASY_MEAN * 10).max(english_mean * MEAN_PERCENT / 100) {
            let shown = |tenths: usize| format!("{}.{}", tenths / 10, tenths % 10);
            let what = format!(
                "sentences of its {} have {} words on average, but in English they have {}",
                group.name(),
                shown(mean),
                shown(english_mean)
            );
            report.fault(file, what, "shorten the sentences: say one thing in each");
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

/// The mean length, in tenths of a word.
fn tenths(sentences: &[CountedSentence<'_>]) -> usize {
    let words: usize = sentences.iter().map(|sentence| sentence.words).sum();
    words * 10 / sentences.len().max(1)
}
