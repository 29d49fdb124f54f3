//! Converts the letters of words between the two scripts.

use crate::exceptions::exceptions;
use crate::typed::compose;

/// Letters that are single in both scripts, in the same order.
const LATIN: &str = "abvgdđežzijklmnoprstćufhcčš";
const CYRILLIC: &str = "абвгдђежзијклмнопрстћуфхцчш";

/// Cyrillic letters that are digraphs in Latin.
const PAIRS: [(char, [char; 2]); 3] = [('љ', ['l', 'j']), ('њ', ['n', 'j']), ('џ', ['d', 'ž'])];

/// The Icelandic letter that some keyboards type instead of đ.
const LOOK_ALIKES: [(char, &str); 2] = [('ð', "đ"), ('Ð', "Đ")];

/// Whether a character can be part of a word: a letter, or a combining mark.
pub(crate) fn is_letter(letter: char) -> bool {
    letter.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Returns the word in the usual encoding.
fn normalized(word: &str) -> String {
    let mut word = compose(word).into_owned();
    for (typed, usual) in LOOK_ALIKES {
        word = word.replace(typed, usual);
    }
    word
}

/// Whether all letters of a word are of the Serbian Latin alphabet.
pub(crate) fn is_serbian(word: &str) -> bool {
    normalized(word).chars().all(|letter| LATIN.contains(small(letter)))
}

fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn capital(letter: char) -> char {
    letter.to_uppercase().next().unwrap_or(letter)
}

/// Returns the same letter in the other script, in the same case.
fn counterpart(letter: char, from: &str, to: &str) -> Option<char> {
    let place = from.chars().position(|known| known == small(letter))?;
    let found = to.chars().nth(place)?;
    Some(if letter.is_uppercase() { capital(found) } else { found })
}

/// Whether both letters of a capital digraph are capital here: СЕЉАК is SELJAK, but Љубав is
/// Ljubav.
fn is_all_capital(before: Option<char>, after: Option<char>) -> bool {
    let letter = |c: Option<char>| c.filter(|c| c.is_alphabetic());
    letter(after).or(letter(before)).is_some_and(char::is_uppercase)
}

/// Writes a Latin word in Cyrillic.
pub(crate) fn cyrillic_word(word: &str, cyrillic: &mut String) {
    let letters: Vec<char> = normalized(word).chars().collect();
    let split_pairs =
        exceptions().split_pairs(&letters.iter().map(|letter| small(*letter)).collect::<String>());
    let at = |place: usize| letters.get(place).copied();
    let mut place = 0;
    while let Some(letter) = at(place) {
        let before = place.checked_sub(1).and_then(at);
        let pair = at(place + 1)
            .filter(|_| !split_pairs.contains(&place))
            .and_then(|second| one_letter(before, [letter, second], at(place + 2)));
        if let Some(one) = pair {
            cyrillic.push(one);
            place += 2;
        } else {
            cyrillic.push(counterpart(letter, LATIN, CYRILLIC).unwrap_or(letter));
            place += 1;
        }
    }
}

/// Returns the Cyrillic letter for a digraph, or `None` if its case could not be recovered on the
/// way back.
fn one_letter(before: Option<char>, pair: [char; 2], after: Option<char>) -> Option<char> {
    let (one, _) = PAIRS.into_iter().find(|(_, small_pair)| *small_pair == pair.map(small))?;
    match pair.map(char::is_uppercase) {
        [false, false] => Some(one),
        [true, second] if is_all_capital(before, after) == second => Some(capital(one)),
        _ => None,
    }
}

/// Writes one Cyrillic letter in Latin. Other characters stay the same.
pub(crate) fn latin_letters(before: Option<char>, letter: char, after: Option<char>, latin: &mut String) {
    let Some((_, [first, second])) = PAIRS.into_iter().find(|(one, _)| *one == small(letter)) else {
        latin.push(counterpart(letter, CYRILLIC, LATIN).unwrap_or(letter));
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
