//! Splits a text into words to transliterate and everything that stays unchanged.

use crate::exceptions::exceptions;
use crate::letters::{is_letter, is_serbian};

/// A piece of a text. All pieces together are the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// A Serbian word.
    Word(&'a str),
    /// Text between words, and text that stays in Latin letters.
    Unchanged(&'a str),
    /// A word with letters outside of Serbian Latin.
    Foreign(&'a str),
}

/// The iterator over the pieces of a text.
#[derive(Debug, Clone)]
pub(crate) struct Pieces<'a> {
    text: &'a str,
    /// How far the text has been split.
    at: usize,
    /// The word before the last space.
    before: &'a str,
    placeholders: bool,
    latin: Vec<&'a str>,
}

impl<'a> Pieces<'a> {
    pub(crate) const fn of(text: &'a str) -> Self {
        Self { text, at: 0, before: "", placeholders: false, latin: Vec::new() }
    }

    /// Leaves `{name}` unchanged.
    pub(crate) fn with_placeholders(self) -> Self {
        Self { placeholders: true, ..self }
    }

    /// Leaves these words unchanged.
    pub(crate) fn leaving_latin(self, mut latin: Vec<&'a str>) -> Self {
        latin.retain(|word| !word.is_empty());
        latin.sort_by_key(|word| std::cmp::Reverse(word.len()));
        Self { latin, ..self }
    }

    fn read(&self) -> &'a str {
        self.text.get(..self.at).unwrap_or_default()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Returns text at the start of the rest that stays although it has letters.
    fn unchanged(&self) -> Option<&'a str> {
        let rest = self.rest();
        if self.placeholders
            && let Some(name) = placeholder(rest)
        {
            return Some(name);
        }
        if self.read().ends_with("--") {
            return option(rest);
        }
        let in_word = |c: char| is_letter(c) || c.is_ascii_digit();
        if self.read().ends_with(in_word) || !rest.starts_with(in_word) {
            return None;
        }
        let ends = |word: &str| !rest.get(word.len()..).unwrap_or_default().starts_with(in_word);
        let listed = self.latin.iter().copied().chain(exceptions().latin.iter().copied());
        let word = listed.filter(|word| rest.starts_with(word) && ends(word)).map(str::len).max();
        address(rest).or_else(|| rest.get(..word?))
    }

    fn word(&self, word: &'a str) -> Piece<'a> {
        let rest = self.rest().get(word.len()..).unwrap_or_default();
        if is_roman(word, rest) || self.is_label(word, rest) {
            Piece::Unchanged(word)
        } else if is_serbian(word) {
            Piece::Word(word)
        } else {
            Piece::Foreign(word)
        }
    }

    /// Whether a single letter is a label and not a word: 3(b), 130/a, 08/L-185, the key P.
    fn is_label(&self, word: &str, rest: &str) -> bool {
        let mut letters = word.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else { return false };
        let mut before = self.read().chars().rev();
        let (near, far) = (before.next(), before.next());
        let numbered = far.is_some_and(|c| c.is_ascii_digit() || c == ')');
        match near {
            Some('(') => numbered && rest.starts_with(')'),
            Some('/') => numbered,
            Some(' ' | '\u{a0}') => letter.is_uppercase() && self.follows_its_name(),
            _ => false,
        }
    }

    fn follows_its_name(&self) -> bool {
        let before = self.before.to_lowercase();
        exceptions().letter_after.iter().any(|beginning| before.starts_with(beginning))
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let rest = self.rest();
        let first = rest.chars().next()?;
        let piece = if let Some(unchanged) = self.unchanged() {
            Piece::Unchanged(unchanged)
        } else if is_letter(first) {
            let end = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
            self.word(rest.get(..end).unwrap_or_default())
        } else {
            Piece::Unchanged(rest.get(..first.len_utf8()).unwrap_or_default())
        };
        let (Piece::Word(text) | Piece::Unchanged(text) | Piece::Foreign(text)) = piece;
        match piece {
            Piece::Word(word) => self.before = word,
            _ if matches!(first, ' ' | '\u{a0}') => {}
            _ => self.before = "",
        }
        self.at += text.len();
        Some(piece)
    }
}

/// Returns `{name}` at the start of a text.
fn placeholder(text: &str) -> Option<&str> {
    let end = text.find('}')?;
    let name = text.strip_prefix('{')?.get(..end - 1)?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if is_name { text.get(..=end) } else { None }
}

/// Returns the name of an option at the start of a text: `lan` of `--lan`.
fn option(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_lowercase() && c != '-').unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    (!name.is_empty() && !rest.starts_with(is_letter)).then_some(name)
}

/// Returns the web or e-mail address at the start of a text.
fn address(text: &str) -> Option<&str> {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let token = text.get(..end)?.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
    let of_page = ["http://", "https://", "www."].iter().any(|start| token.starts_with(start));
    let of_person = token.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    (of_page || of_person || is_host(token)).then_some(token)
}

/// Whether this is a host name such as `konventa.me`, possibly with a path.
fn is_host(token: &str) -> bool {
    let host = token.split_once('/').map_or(token, |(host, _)| host);
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    exceptions().address.contains(&ending) && !name.is_empty() && name.chars().all(plain)
}

/// Whether a word is a Roman numeral from 2 to 39. I alone is a word, and V with a full stop is an
/// initial.
fn is_roman(word: &str, rest: &str) -> bool {
    let tens = word.trim_start_matches('X');
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let number = word.len() - tens.len() <= 3 && ones.contains(&tens);
    match word {
        "" | "I" => false,
        "V" | "X" => !rest.starts_with('.'),
        _ => number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_are_the_text() {
        let text = "Član 3(b), GREVIO-a: https://coe.int/a?b=c. I još {n} x VII";
        let whole: String = Pieces::of(text)
            .with_placeholders()
            .map(|piece| match piece {
                Piece::Word(text) | Piece::Unchanged(text) | Piece::Foreign(text) => text,
            })
            .collect();
        assert_eq!(whole, text);
    }

    #[test]
    fn an_address_ends_before_the_full_stop_of_its_sentence() {
        assert_eq!(address("konventa.me."), Some("konventa.me"));
        assert_eq!(address("www.coe.int/istanbul), i"), Some("www.coe.int/istanbul"));
        assert_eq!(address("ona@sosnk.org: to je"), Some("ona@sosnk.org"));
        assert_eq!(address("kraj.Početak"), None);
        assert_eq!(address("itd. me"), None);
    }
}
