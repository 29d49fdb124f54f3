//! Splits text into sentences and words, well enough to count and compare them.

use std::ops::Range;

use konventa_script::without_foreign_mark;

use crate::words::Passage;

/// Returns the sentences of a passage, each with its line. A full stop after a number or an
/// abbreviation (`1. maja`, `br. 210`) does not end a sentence, because no capital letter follows.
pub(super) fn sentences(passage: &Passage) -> Vec<Passage> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut letters = passage.text.char_indices().peekable();
    while let Some((_, letter)) = letters.next() {
        if !matches!(letter, '.' | '!' | '?' | '…') {
            continue;
        }
        while letters
            .next_if(|(_, c)| matches!(c, '.' | '!' | '?' | '…' | ')' | '"' | '\'' | '”' | '“' | '’' | '‘'))
            .is_some()
        {}
        let Some((end, _)) = letters.peek().copied().filter(|(_, c)| c.is_whitespace()) else { continue };
        let rest = passage.text.get(end..).unwrap_or_default().trim_start();
        if rest.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase) {
            sentences.extend(piece(passage, start, end));
            start = end;
        }
    }
    sentences.extend(piece(passage, start, passage.text.len()));
    sentences
}

fn piece(passage: &Passage, start: usize, end: usize) -> Option<Passage> {
    let text = passage.text.get(start..end)?;
    let blank = text.len() - text.trim_start().len();
    (!text.trim().is_empty()).then(|| Passage::new(line_of(passage, start + blank), text.trim()))
}

/// The line of a byte of a passage.
#[allow(clippy::naive_bytecount)] // passages are short
pub(super) fn line_of(passage: &Passage, byte: usize) -> usize {
    let before = passage.text.as_bytes().get(..byte).unwrap_or_default();
    passage.line + before.iter().filter(|byte| **byte == b'\n').count()
}

/// Returns words with their byte positions. Anything but letters and digits separates them.
pub(super) fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    for (place, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(place),
            (Some(from), false) => {
                words.extend(text.get(from..place).map(|word| (from, word)));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// A word in lowercase, and its range of bytes.
#[derive(Debug, Clone)]
pub(crate) struct LowercaseWord {
    pub(crate) text: String,
    pub(crate) range: Range<usize>,
}

/// Returns a word in lowercase, without marks that no language of a deck has: a wording that is to be
/// avoided stays the same with a grave accent.
pub(super) fn folded(word: &str) -> String {
    word.to_lowercase().chars().map(without_foreign_mark).collect()
}

/// Returns the words of a text in lowercase. Made once for the many patterns that are searched in
/// it.
pub(crate) fn lowercase_words(text: &str) -> Vec<LowercaseWord> {
    let word =
        |(place, word): (usize, &str)| LowercaseWord { text: folded(word), range: place..place + word.len() };
    words(text).into_iter().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_another_begins() {
        let text = "Stupila je na snagu 1. avgusta 2014. godine, br. 210. \"Da.\" (Član 3.)\nKraj? Nema…";
        let found: Vec<(usize, String)> =
            sentences(&Passage::new(7, text)).into_iter().map(|one| (one.line, one.text)).collect();
        let expected = [
            (7, "Stupila je na snagu 1. avgusta 2014. godine, br. 210."),
            (7, "\"Da.\""),
            (7, "(Član 3.)"),
            (8, "Kraj?"),
            (8, "Nema…"),
        ];
        assert_eq!(found, expected.map(|(line, text)| (line, text.to_owned())));
    }

    #[test]
    fn words_are_letters_and_figures() {
        assert_eq!(words("A-b, s’ka 3"), [(0, "A"), (2, "b"), (5, "s"), (9, "ka"), (12, "3")]);
    }
}
