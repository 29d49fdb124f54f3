//! Letters: text as it was typed in its one usual form ([`compose`]), and Serbian in both of its
//! scripts, Latin and Cyrillic.
//!
//! Each Cyrillic letter is one Latin letter or a digraph (љ is lj), so the direction to Latin is
//! unambiguous. The other is not: `nj` is one letter in *konj* but two in *injekcija*, and GREVIO,
//! an address or a Roman numeral stay Latin. What cannot be derived from the letters is in
//! `exceptions.txt`.
//!
//! `to_latin(&to_cyrillic(text)) == text` for each text in Serbian Latin letters: a capital digraph
//! whose case could not be recovered (`NjE`) is written as two letters.

mod exceptions;
mod letters;
mod line;
mod misread;
mod odd;
mod pieces;
mod typed;

use letters::{cyrillic_word, latin_letters};
use pieces::{Piece, Pieces};

pub use line::tidy_line;
pub use odd::{
    Oddity, OddityKind, in_one_alphabet, is_latin, keyboard_form, latin_look_alike, oddity, repaired,
    without_foreign_mark,
};
pub use typed::{compose, invisible};

/// Writes Serbian text in Cyrillic.
#[must_use]
pub fn to_cyrillic(text: &str) -> String {
    transliterate(Pieces::of(text))
}

/// Writes a text of the user interface in Cyrillic. Its `{placeholders}` stay as they are.
#[must_use]
pub fn to_cyrillic_with_placeholders(text: &str) -> String {
    transliterate(Pieces::of(text).with_placeholders())
}

/// Writes Serbian text in Cyrillic, except these words.
#[must_use]
pub fn to_cyrillic_except<W: AsRef<str>>(text: &str, latin: &[W]) -> String {
    transliterate(Pieces::of(text).leaving_latin(latin.iter().map(AsRef::as_ref).collect()))
}

/// Returns the words with letters outside of Serbian Latin (such as w, ë, or any Cyrillic letter)
/// that are not listed as Latin. Placeholders are not words.
#[must_use]
pub fn foreign_words<'a, W: AsRef<str>>(text: &'a str, latin: &'a [W]) -> Vec<&'a str> {
    let pieces =
        Pieces::of(text).with_placeholders().leaving_latin(latin.iter().map(AsRef::as_ref).collect());
    let foreign = pieces.filter_map(|piece| match piece {
        Piece::Foreign(word) => Some(word),
        Piece::Word(_) | Piece::Unchanged(_) => None,
    });
    foreign.collect()
}

/// Returns the words that stay in Latin letters in every text.
pub fn always_latin() -> impl Iterator<Item = &'static str> {
    exceptions::exceptions().latin.iter().copied()
}

/// Writes Serbian text in Latin. Text that is already Latin stays the same.
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

fn transliterate(pieces: Pieces<'_>) -> String {
    let mut cyrillic = String::new();
    for piece in pieces {
        match piece {
            Piece::Word(word) => cyrillic_word(word, &mut cyrillic),
            Piece::Unchanged(text) | Piece::Foreign(text) => cyrillic.push_str(text),
        }
    }
    cyrillic
}
