//! The letters of both scripts, and words made of them.

use crate::exceptions::exceptions;

/// Letters that are one in both scripts, in the same order.
const LATIN: &str = "abvgdđežzijklmnoprstćufhcčš";
const CYRILLIC: &str = "абвгдђежзијклмнопрстћуфхцчш";

/// Cyrillic letters that are two in Latin.
const PAIRS: [(char, [char; 2]); 3] = [('љ', ['l', 'j']), ('њ', ['n', 'j']), ('џ', ['d', 'ž'])];

/// Letters that were typed as one, or as a letter and a mark: as they are known here.
const SPELLINGS: [(&str, &str); 19] = [
    ("c\u{30c}", "č"),
    ("C\u{30c}", "Č"),
    ("c\u{301}", "ć"),
    ("C\u{301}", "Ć"),
    ("s\u{30c}", "š"),
    ("S\u{30c}", "Š"),
    ("z\u{30c}", "ž"),
    ("Z\u{30c}", "Ž"),
    ("ǆ", "dž"),
    ("ǅ", "Dž"),
    ("Ǆ", "DŽ"),
    ("ǉ", "lj"),
    ("ǈ", "Lj"),
    ("Ǉ", "LJ"),
    ("ǌ", "nj"),
    ("ǋ", "Nj"),
    ("Ǌ", "NJ"),
    ("ð", "đ"),
    ("Ð", "Đ"),
];

/// Whether a word can be made of such letters: a letter, or a mark that belongs to the one before it.
pub(crate) fn is_letter(letter: char) -> bool {
    letter.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&letter)
}

/// The word in the letters that are known here.
fn spelled(word: &str) -> String {
    let mut word = word.to_owned();
    if !word.is_ascii() {
        for (typed, known) in SPELLINGS {
            word = word.replace(typed, known);
        }
    }
    word
}

/// Whether Serbian has all letters of this word.
pub(crate) fn is_serbian(word: &str) -> bool {
    spelled(word).chars().all(|letter| LATIN.contains(small(letter)))
}

fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn capital(letter: char) -> char {
    letter.to_uppercase().next().unwrap_or(letter)
}

/// The same letter in the other script, in the same case.
fn other(letter: char, from: &str, to: &str) -> Option<char> {
    let place = from.chars().position(|known| known == small(letter))?;
    let found = to.chars().nth(place)?;
    Some(if letter.is_uppercase() { capital(found) } else { found })
}

/// Whether a pair that begins with a capital has two of them here: СЕЉАК is SELJAK, Љубав is Ljubav.
fn is_all_capital(before: Option<char>, after: Option<char>) -> bool {
    let letter = |c: Option<char>| c.filter(|c| c.is_alphabetic());
    letter(after).or(letter(before)).is_some_and(char::is_uppercase)
}

/// Writes a word of Latin letters in Cyrillic ones.
pub(crate) fn cyrillic_word(word: &str, cyrillic: &mut String) {
    let letters: Vec<char> = spelled(word).chars().collect();
    let apart = exceptions().apart(&letters.iter().map(|letter| small(*letter)).collect::<String>());
    let at = |place: usize| letters.get(place).copied();
    let mut place = 0;
    while let Some(letter) = at(place) {
        let before = place.checked_sub(1).and_then(at);
        let pair = at(place + 1)
            .filter(|_| !apart.contains(&place))
            .and_then(|second| one_letter(before, [letter, second], at(place + 2)));
        if let Some(one) = pair {
            cyrillic.push(one);
            place += 2;
        } else {
            cyrillic.push(other(letter, LATIN, CYRILLIC).unwrap_or(letter));
            place += 1;
        }
    }
}

/// The Cyrillic letter for two Latin ones. None where its case could not be told on the way back.
fn one_letter(before: Option<char>, pair: [char; 2], after: Option<char>) -> Option<char> {
    let (one, _) = PAIRS.into_iter().find(|(_, small_pair)| *small_pair == pair.map(small))?;
    match pair.map(char::is_uppercase) {
        [false, false] => Some(one),
        [true, second] if is_all_capital(before, after) == second => Some(capital(one)),
        _ => None,
    }
}

/// Writes one letter in Latin. What is no Cyrillic letter of Serbian stays.
pub(crate) fn latin_letters(before: Option<char>, letter: char, after: Option<char>, latin: &mut String) {
    let Some((_, [first, second])) = PAIRS.into_iter().find(|(one, _)| *one == small(letter)) else {
        latin.push(other(letter, CYRILLIC, LATIN).unwrap_or(letter));
        return;
    };
    if !letter.is_uppercase() {
        latin.extend([first, second]);
    } else if is_all_capital(before, after) {
        latin.extend([capital(first), capital(second)]);
    } else {
        latin.extend([capital(first), second]);
    }
}
