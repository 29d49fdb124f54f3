//! Serbian in its two scripts: what is written in Latin letters, in Cyrillic ones, and back.
//!
//! Each Cyrillic letter is one Latin letter or two (љ is lj), so the way back is plain. The way there is not: `nj` in
//! *konj* is one letter and in *injekcija* two, and GREVIO, an address or a Roman number stay as they are. What letters
//! alone cannot know is in `exceptions.txt`.
//!
//! `to_latin(&to_cyrillic(text)) == text` for each text in Serbian Latin letters: a capital pair whose case could not be
//! told again (`NjE`) is written as two letters.

mod exceptions;
mod letters;
mod pieces;

use letters::{cyrillic_word, latin_letters};
use pieces::{Piece, Pieces};

/// Serbian text in Cyrillic letters.
#[must_use]
pub fn to_cyrillic(text: &str) -> String {
    written(Pieces::of(text))
}

/// A text of the interface in Cyrillic letters: its `{placeholders}` stay as they are.
#[must_use]
pub fn to_cyrillic_with_placeholders(text: &str) -> String {
    written(Pieces::of(text).with_placeholders())
}

/// Serbian text in Cyrillic letters, where these words too stay in Latin ones.
#[must_use]
pub fn to_cyrillic_except<W: AsRef<str>>(text: &str, latin: &[W]) -> String {
    written(Pieces::of(text).keeping(latin.iter().map(AsRef::as_ref).collect()))
}

/// The words that no one said stay in Latin letters, and that Cyrillic cannot write: they have letters such as w or ë.
/// Placeholders are no words.
#[must_use]
pub fn foreign_words<'a, W: AsRef<str>>(text: &'a str, latin: &'a [W]) -> Vec<&'a str> {
    let pieces = Pieces::of(text).with_placeholders().keeping(latin.iter().map(AsRef::as_ref).collect());
    let foreign = pieces.filter_map(|piece| match piece {
        Piece::Foreign(word) => Some(word),
        Piece::Word(_) | Piece::Kept(_) => None,
    });
    foreign.collect()
}

/// The words that stay in Latin letters in every text.
pub fn always_latin() -> impl Iterator<Item = &'static str> {
    exceptions::exceptions().latin.iter().copied()
}

/// Serbian text in Latin letters. What is in Latin letters already stays.
#[must_use]
pub fn to_latin(text: &str) -> String {
    let mut latin = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        latin_letters(before, letter, rest.peek().copied(), &mut latin);
        before = Some(letter);
    }
    latin
}

fn written(pieces: Pieces<'_>) -> String {
    let mut cyrillic = String::new();
    for piece in pieces {
        match piece {
            Piece::Word(word) => cyrillic_word(word, &mut cyrillic),
            Piece::Kept(text) | Piece::Foreign(text) => cyrillic.push_str(text),
        }
    }
    cyrillic
}
