//! Reads `exceptions.txt`: what cannot be derived from the letters alone.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The exceptions, read once.
#[derive(Debug, Default)]
pub(crate) struct Exceptions {
    /// Words that stay in Latin letters, the longest first.
    pub(crate) latin: Vec<&'static str>,
    /// Beginnings of words after which a single capital letter stays Latin.
    pub(crate) letter_after: Vec<&'static str>,
    /// Endings of web addresses.
    pub(crate) address: Vec<&'static str>,
    split_pairs: Vec<SplitPair>,
}

/// A piece of a word in which two letters are not a digraph.
#[derive(Debug)]
struct SplitPair {
    letters: String,
    /// The number of letters before the second of the two.
    split_at: usize,
    anywhere: bool,
}

static EXCEPTIONS: LazyLock<Exceptions> = LazyLock::new(|| read(include_str!("../exceptions.txt")));

pub(crate) fn exceptions() -> &'static Exceptions {
    &EXCEPTIONS
}

fn read(text: &'static str) -> Exceptions {
    let mut read = Exceptions::default();
    let mut section = "";
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name;
            continue;
        }
        match section {
            "latin" => read.latin.push(line),
            "latin letter after" => read.letter_after.push(line),
            "address" => read.address.push(line),
            "not a digraph" => read.split_pairs.extend(split_pairs(line)),
            _ => {}
        }
    }
    read.latin.sort_by_key(|word| std::cmp::Reverse(word.len()));
    read
}

fn split_pairs(line: &str) -> Option<SplitPair> {
    let (anywhere, piece) = line.strip_prefix('*').map_or((false, line), |piece| (true, piece));
    let (before, after) = piece.split_once('|')?;
    Some(SplitPair { letters: format!("{before}{after}"), split_at: before.chars().count(), anywhere })
}

impl Exceptions {
    /// Returns the positions in a lowercase word at which a letter and the next one are not a
    /// digraph.
    pub(crate) fn split_pairs(&self, word: &str) -> BTreeSet<usize> {
        let mut places = BTreeSet::new();
        for exception in &self.split_pairs {
            for (found, _) in word.match_indices(&exception.letters) {
                if found == 0 || exception.anywhere {
                    let before = word.get(..found).map_or(0, |before| before.chars().count());
                    places.insert(before + exception.split_at - 1);
                }
            }
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A misspelled line would be ignored silently.
    #[test]
    fn every_line_is_understood() {
        let text = include_str!("../exceptions.txt");
        let sections: Vec<&str> = text.lines().filter(|line| line.starts_with('[')).collect();
        assert_eq!(sections, ["[latin]", "[latin letter after]", "[address]", "[not a digraph]"]);
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '['])).count();
        let read = exceptions();
        assert_eq!(
            lines,
            read.latin.len() + read.letter_after.len() + read.address.len() + read.split_pairs.len()
        );
        for exception in &read.split_pairs {
            let letters: Vec<char> = exception.letters.chars().collect();
            let pair: String = letters[exception.split_at - 1..=exception.split_at].iter().collect();
            assert!(["dž", "nj", "lj"].contains(&pair.as_str()), "{exception:?}");
        }
    }
}
