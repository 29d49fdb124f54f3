//! Whether a translation is far harder to read than the English, by the length of its sentences.
//!
//! The length of words says little across languages (Serbian words are longer than English ones, and no harder), so only
//! words are counted. Why these limits: docs/authoring.md, "Several languages".

use super::Read;
use super::said::Role;
use super::sentence::{count, sentences};
use crate::fault::{At, Report};
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
enum Group {
    Slides,
    Items,
    Notes,
    Readings,
}

impl Group {
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
    const fn of(is_item: bool, role: &Role) -> Option<Self> {
        match (is_item, role) {
            (true, Role::Field(_) | Role::Choice(_) | Role::Explanation) => Some(Self::Items),
            (false, Role::Headline | Role::Text | Role::Choice(_) | Role::Explanation) => Some(Self::Slides),
            (false, Role::Notes) => Some(Self::Notes),
            (false, Role::Reading) => Some(Self::Readings),
            _ => None,
        }
    }
}

/// A sentence and its length in words.
struct Long<'a> {
    part: &'a Read<'a>,
    line: usize,
    text: String,
    words: usize,
}

pub(super) fn check(english: &[Read<'_>], translated: &[Read<'_>], file: At<'_>, report: &mut Report) {
    for group in Group::ALL {
        let (theirs, ours) = (lengths(english, group), lengths(translated, group));
        let longest = theirs.iter().map(|sentence| sentence.words).max().unwrap_or(0);
        let limit = LONG.max(longest * LONGEST_PERCENT / 100);
        for sentence in ours.iter().filter(|sentence| sentence.words > limit) {
            let what = format!(
                "this sentence has {} words, and {limit} are the most (the longest of the English {} has {longest}): {}",
                sentence.words,
                group.name(),
                quote(&sentence.text)
            );
            report.fault(sentence.part.at().line(sentence.line), what, "make two sentences of it");
        }
        let (mean, english_mean) = (tenths(&ours), tenths(&theirs));
        if mean > (EASY_MEAN * 10).max(english_mean * MEAN_PERCENT / 100) {
            let shown = |tenths: usize| format!("{}.{}", tenths / 10, tenths % 10);
            let what = format!(
                "a sentence of its {} has {} words on average, and one of the English has {}",
                group.name(),
                shown(mean),
                shown(english_mean)
            );
            report.fault(file, what, "shorten the sentences: say one thing in each");
        }
    }
}

fn lengths<'a>(parts: &'a [Read<'a>], group: Group) -> Vec<Long<'a>> {
    let mut found = Vec::new();
    for part in parts {
        for said in part.said.iter().filter(|said| Group::of(part.is_item, &said.role) == Some(group)) {
            for sentence in sentences(&said.words) {
                let words = count(&sentence.text);
                found.push(Long { part, line: sentence.line, text: sentence.text, words });
            }
        }
    }
    found
}

/// The mean length, in tenths of a word.
fn tenths(sentences: &[Long<'_>]) -> usize {
    let words: usize = sentences.iter().map(|sentence| sentence.words).sum();
    words * 10 / sentences.len().max(1)
}
