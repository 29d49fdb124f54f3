//! A word or a phrase of the glossary: in `nasilj* u porodic*`, a star stands for any ending.

use std::fmt;
use std::ops::Range;

use crate::compare::sentence::{LowercaseWord, folded, words};

/// A word or a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    written: String,
    /// The words in lowercase, and whether any ending may follow.
    words: Vec<(String, bool)>,
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl Pattern {
    /// Reads a pattern. Returns `None` if it has no word, or a star anywhere but at the end of a
    /// word.
    pub(super) fn new(written: &str) -> Option<Self> {
        let found: Vec<(String, bool)> = words(written)
            .into_iter()
            .map(|(place, word)| {
                let open = written.get(place + word.len()..).is_some_and(|rest| rest.starts_with('*'));
                (folded(word), open)
            })
            .collect();
        let stars = found.iter().filter(|(_, open)| *open).count();
        let in_word = written.match_indices('*').any(|(place, _)| {
            written.get(place + 1..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
        });
        let good = !found.is_empty() && stars == written.matches('*').count() && !in_word;
        good.then(|| Self { written: written.to_owned(), words: found })
    }

    /// Whether a text has it.
    pub(super) fn is_in(&self, words: &[LowercaseWord]) -> bool {
        self.found_in(words).next().is_some()
    }

    /// Returns where a text has it, as ranges of bytes.
    pub(super) fn found_in<'a>(&'a self, words: &'a [LowercaseWord]) -> impl Iterator<Item = Range<usize>> {
        let fits = |window: &&[LowercaseWord]| {
            window.iter().zip(&self.words).all(|(word, wanted)| fits(word, wanted))
        };
        let windows = words.windows(self.words.len()).filter(fits);
        windows.filter_map(|window| Some(window.first()?.range.start..window.last()?.range.end))
    }
}

fn fits(word: &LowercaseWord, (wanted, open): &(String, bool)) -> bool {
    if *open { word.text.starts_with(wanted) } else { word.text == *wanted }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sentence::lowercase_words;

    #[test]
    fn a_star_stands_for_any_ending() {
        let found = |pattern: &str, text: &str| {
            let pattern = Pattern::new(pattern).unwrap();
            pattern.found_in(&lowercase_words(text)).map(|place| text[place].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found("nasilj* u porodic*", "Zbog Nasilja u\nporodici."), ["Nasilja u\nporodici"]);
        assert_eq!(found("nasilj* u porodic*", "nasilje i porodica"), [""; 0]);
        assert_eq!(found("rod", "Rod, a ne roditelj"), ["Rod"]);
        assert_eq!(found("gender-based*", "gender-based violence"), ["gender-based"]);
    }

    #[test]
    fn a_star_is_only_valid_at_the_end_of_a_word() {
        for wrong in ["", " ", "*", "a*b", "* a", "a * b", "a**"] {
            assert_eq!(Pattern::new(wrong), None, "{wrong}");
        }
    }
}
