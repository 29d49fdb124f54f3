//! A word or a phrase of the glossary: `nasilj* u porodic*`, where a star stands for any ending.

use std::fmt;

use crate::compare::sentence::words;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    written: String,
    /// Words in small letters, and whether any ending may follow.
    words: Vec<(String, bool)>,
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl Pattern {
    /// Reads it. None where it has no word, or a star anywhere but at the end of one.
    pub(super) fn new(written: &str) -> Option<Self> {
        let found: Vec<(String, bool)> = words(written)
            .into_iter()
            .map(|(place, word)| {
                let open = written.get(place + word.len()..).is_some_and(|rest| rest.starts_with('*'));
                (word.to_lowercase(), open)
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
    pub(super) fn is_in(&self, text: &str) -> bool {
        !self.found_in(text).is_empty()
    }

    /// Where a text has it, and how it stands there.
    pub(super) fn found_in<'a>(&self, text: &'a str) -> Vec<(usize, &'a str)> {
        let said = words(text);
        said.windows(self.words.len())
            .filter(|window| window.iter().zip(&self.words).all(|((_, word), wanted)| fits(word, wanted)))
            .filter_map(|window| {
                let (&(start, _), &(last, word)) = (window.first()?, window.last()?);
                Some((start, text.get(start..last + word.len())?))
            })
            .collect()
    }
}

fn fits(word: &str, (wanted, open): &(String, bool)) -> bool {
    let word = word.to_lowercase();
    if *open { word.starts_with(wanted) } else { word == *wanted }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_ending() {
        let pattern = Pattern::new("nasilj* u porodic*").unwrap();
        assert_eq!(pattern.found_in("Zbog Nasilja u\nporodici."), [(5, "Nasilja u\nporodici")]);
        assert!(!pattern.is_in("nasilje i porodica"));
        assert!(Pattern::new("rod").unwrap().is_in("Rod, a ne roditelj"));
        assert!(!Pattern::new("rod").unwrap().is_in("roditelj"));
        assert!(Pattern::new("gender-based*").unwrap().is_in("gender-based violence"));
    }

    #[test]
    fn a_star_stands_at_the_end_of_a_word() {
        for wrong in ["", " ", "*", "a*b", "* a", "a * b", "a**"] {
            assert_eq!(Pattern::new(wrong), None, "{wrong}");
        }
    }
}
