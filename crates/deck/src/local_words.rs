//! `words.<language>-<country>.toml`: the words that one country uses instead of those in the text
//! of its language.
//!
//! The file is a table of whole words or phrases. They are replaced in the finished edition, so
//! that a text is written once and each country still reads its own words.

use std::collections::BTreeMap;

use toml::de::DeValue;

use crate::fault::{FaultReport, Location};
use crate::line_index::LineIndex;
use crate::messages::translation;
use crate::quote::quote;
use crate::toml_file;

/// Limit for entries. More would be a separate translation and would make the deck slow to read.
const MOST_ENTRIES: usize = 1_000;

/// The words of one country.
#[derive(Debug, Default)]
pub(crate) struct LocalWords {
    /// Entries by their first letter, the longest first.
    entries: BTreeMap<char, Vec<Replacement>>,
}

#[derive(Debug)]
struct Replacement {
    from: Vec<char>,
    to: String,
    line: usize,
    used: bool,
}

impl LocalWords {
    /// Reads a file. Reports entries that are wrong and leaves them out.
    pub(crate) fn read(text: &str, file: Location<'_>, report: &mut FaultReport) -> Self {
        let mut words = Self::default();
        let lines = LineIndex::of(text);
        let Some(table) = toml_file::parse(text, &lines, file, report) else { return words };
        let table = table.get_ref();
        if table.len() > MOST_ENTRIES {
            report.fault(file, translation::many_entries(table.len(), MOST_ENTRIES));
            return words;
        }
        for (from, to) in table {
            let line = lines.at(from.span().start);
            words.add(from.get_ref(), to.get_ref(), file.line(line), line, report);
        }
        for entries in words.entries.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.from.len()));
        }
        words
    }

    fn add(&mut self, from: &str, to: &DeValue<'_>, at: Location<'_>, line: usize, report: &mut FaultReport) {
        let DeValue::String(to) = to else {
            report.fault(at, translation::entry_not_text(quote(from)));
            return;
        };
        let [from, to] = [from, to].map(|words| words.trim().replace('\'', "’"));
        let Some(first) = from.chars().next().filter(|_| !to.is_empty()) else {
            report.fault(at, translation::entry_without_words());
            return;
        };
        if from == to {
            report.fault(at, translation::replaced_by_itself(quote(&from)));
            return;
        }
        let entry = Replacement { from: from.chars().collect(), to, line, used: false };
        self.entries.entry(first).or_default().push(entry);
    }

    /// Replaces all entries in a text.
    pub(crate) fn replace_in(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        let mut before: Option<char> = None;
        while let Some(first) = rest.chars().next() {
            let found = if before.is_some_and(char::is_alphanumeric) { None } else { self.find(rest, first) };
            let length = if let Some((length, words)) = found {
                out.push_str(&words);
                length
            } else {
                out.push(first);
                first.len_utf8()
            };
            let (read, after) = rest.split_at(length);
            before = read.chars().next_back();
            rest = after;
        }
        out
    }

    /// Returns the longest entry that the text starts with: its length there in bytes, and its
    /// replacement.
    fn find(&mut self, text: &str, first: char) -> Option<(usize, String)> {
        let small = first.to_lowercase().next().filter(|small| *small != first);
        // The exact spelling comes first, so that “Europa” does not match “europa”.
        for (begins, capital) in [(Some(first), false), (small, true)] {
            let entries = begins.and_then(|begins| self.entries.get_mut(&begins)).into_iter().flatten();
            for entry in entries {
                if let Some(length) = begins_with(text, &entry.from) {
                    entry.used = true;
                    return Some((length, if capital { with_capital(&entry.to) } else { entry.to.clone() }));
                }
            }
        }
        None
    }

    /// Warns of entries that never matched.
    pub(crate) fn warn_of_unused(&self, file: Location<'_>, text_file: &str, report: &mut FaultReport) {
        for entry in self.entries.values().flatten().filter(|entry| !entry.used) {
            let from: String = entry.from.iter().collect();
            report.warn(file.line(entry.line), translation::entry_unused(quote(&from), text_file));
        }
    }
}

/// Returns the length in bytes if a text starts with these words, ignoring the case of the first
/// letter.
fn begins_with(text: &str, words: &[char]) -> Option<usize> {
    let mut letters = text.char_indices();
    for (n, wanted) in words.iter().enumerate() {
        let (_, letter) = letters.next()?;
        let same = n == 0 || letter == *wanted || (*wanted == ' ' && letter.is_whitespace());
        if !same {
            return None;
        }
    }
    match letters.next() {
        None => Some(text.len()),
        Some((end, next)) => (!next.is_alphanumeric()).then_some(end),
    }
}

fn with_capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(text: &str) -> LocalWords {
        let mut report = FaultReport::default();
        let words = LocalWords::read(text, Location::file("words.sq-XK.toml"), &mut report);
        report.finish().unwrap();
        words
    }

    #[test]
    fn whole_words_change_the_longest_first() {
        let mut words = local(
            "\"dhunuesi\" = \"kryerësi\"\n\"i dhunuesi\" = \"i kryerësi\"\n\"Europa\" = \"Evropa\"\n\"s'ka\" = \"nuk ka\"",
        );
        assert_eq!(words.replace_in("dhunuesi, Dhunuesi; dhunuesit"), "kryerësi, Kryerësi; dhunuesit");
        assert_eq!(words.replace_in("I dhunuesi (Europa), europa"), "I kryerësi (Evropa), europa");
        assert_eq!(words.replace_in("i\u{a0}dhunuesi s’ka"), "i kryerësi nuk ka");
    }

    #[test]
    fn entries_that_never_match_are_reported() {
        let mut words = local("\"një\" = \"nji\"\n\"dy\" = \"dyja\"");
        words.replace_in("një njëri");
        let mut report = FaultReport::default();
        words.warn_of_unused(Location::file("words.sq-XK.toml"), "text.sq.md", &mut report);
        let warnings = report.finish().unwrap();
        assert_eq!(warnings.iter().map(|warning| warning.line).collect::<Vec<_>>(), [Some(2)]);
    }
}
