//! Characters that are not what they look like: pasted from a phone, a PDF or a word processor, or
//! typed with the keyboard of another alphabet.
//!
//! Nobody sees them, but search, comparison, screen readers and transliteration fail on them. Where
//! people write the words of decks and of the interface, each is refused by name ([`oddity`]); the
//! name of a hall is repaired instead ([`crate::tidy_line`]).

use unicode_normalization::UnicodeNormalization as _;

use crate::misread::{misread, misread_central_european, reread};
use crate::typed::{compose, invisible};

/// A character that is not what it looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    /// Its place in the line, in characters from 1.
    pub column: usize,
    /// The character.
    pub sign: char,
    /// What is odd about it.
    pub kind: OddityKind,
}

/// What is odd about a character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OddityKind {
    /// A letter that a program has read in a wrong encoding; with what is there in its place.
    Misread {
        /// What is there.
        seen: String,
        /// The letter that was meant.
        meant: char,
    },
    /// Nobody can see it. Its name in English.
    Invisible(&'static str),
    /// A mark that forms no letter with the one before it.
    Mark,
    /// A letter or digit in another form, such as a full-width digit; with what a keyboard types.
    Form(String),
    /// A letter of another alphabet in a word; with that word, and the word that was meant if all
    /// its letters look like others.
    Letter {
        /// The word.
        word: String,
        /// The word in one alphabet.
        meant: Option<String>,
    },
}

/// Letters of other alphabets that look like Latin ones.
const LOOK_ALIKES: [(&str, &str); 3] = [
    // Cyrillic
    ("аАеЕоОрРсСуУхХіІјЈѕЅкКмМтТВвНԁһӏԛԝѵ", "aAeEoOpPcCyYxXiIjJsSkKmMtTBBHdhlqwv"),
    // Greek
    ("αΑΒεΕΖΗιΙκΚΜνΝοΟρΡτΤυΥχΧγϳ", "aABeEZHiIkKMvNoOpPtTuYxXyj"),
    // Phonetic and Armenian
    ("ɑɡɩᴀᴄᴇᴊᴋᴍᴏᴘᴛᴠᴡᴢոօսց", "agiacejkmoptvwznoug"),
];

/// The distance from a sign of the keyboard to its full-width form.
const WIDE: u32 = 0xfee0;

/// Full-width signs that have messages of their own, because they stand for a sign of a format.
const WIDE_BUT_NAMED: &str = "：－＝，．＂＇｀";

/// Ranges of digits of other scripts: the first one is zero.
const DIGITS: [char; 11] = [
    '\u{660}', '\u{6f0}', '\u{7c0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{e50}',
    '\u{1040}', '\u{17e0}',
];

/// Returns the Latin letter that a letter of another alphabet looks like.
#[must_use]
pub fn latin_look_alike(letter: char) -> Option<char> {
    LOOK_ALIKES.iter().find_map(|(others, latin)| {
        let place = others.chars().position(|other| other == letter)?;
        latin.chars().nth(place)
    })
}

/// Whether a letter belongs to the Latin alphabet, with any mark of a language.
#[must_use]
pub const fn is_latin(letter: char) -> bool {
    matches!(letter, 'a'..='z' | 'A'..='Z' | 'ª' | 'º' | 'µ' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Returns what a keyboard types for a letter or digit in another form: full-width, bold, circled, a
/// Roman numeral in one character, or a digit of another script.
#[must_use]
pub fn keyboard_form(c: char) -> Option<String> {
    if matches!(c, '\u{ff01}'..='\u{ff5e}') && !WIDE_BUT_NAMED.contains(c) {
        return char::from_u32(u32::from(c) - WIDE).map(String::from);
    }
    let form = matches!(c, '\u{1d400}'..='\u{1d7ff}'
        | '\u{2460}'..='\u{2473}' | '\u{24b6}'..='\u{24ea}' | '\u{1f130}'..='\u{1f149}' | '\u{2160}'..='\u{217f}'
        | '\u{210a}'..='\u{2115}' | '\u{2119}'..='\u{211d}' | '\u{2124}' | '\u{212c}'..='\u{2134}' | '\u{2139}');
    if form {
        let plain: String = std::iter::once(c).nfkd().collect();
        return plain.chars().all(|c| c.is_ascii_alphanumeric()).then_some(plain);
    }
    let value = |zero: &char| u32::from(c).checked_sub(u32::from(*zero)).filter(|digit| *digit < 10);
    DIGITS.iter().find_map(value).map(|digit| digit.to_string())
}

/// Whether a character is a mark on the letter before it.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Returns the first character of a line that is not what it looks like. A misread letter comes
/// first, because what nobody can see may be a part of it; and that comes before others, because
/// their columns count without it.
#[must_use]
pub fn oddity(line: &str) -> Option<Oddity> {
    if line.is_ascii() && !line.contains(|c| invisible(c).is_some()) {
        return None;
    }
    let wrong = line.char_indices().zip(1..).find_map(|((byte, sign), column)| {
        let text = line.get(byte..)?;
        let (meant, length) = misread(text).or_else(|| misread_central_european(text))?;
        let seen = text.get(..length)?.to_owned();
        Some(Oddity { column, sign, kind: OddityKind::Misread { seen, meant } })
    });
    if wrong.is_some() {
        return wrong;
    }
    let unseen = line.chars().zip(1..).find_map(|(sign, column)| {
        Some(Oddity { column, sign, kind: OddityKind::Invisible(invisible(sign)?) })
    });
    if unseen.is_some() {
        return unseen;
    }
    let line = compose(line);
    for (sign, column) in line.chars().zip(1..) {
        if is_mark(sign) {
            return Some(Oddity { column, sign, kind: OddityKind::Mark });
        }
        if let Some(typed) = keyboard_form(sign) {
            return Some(Oddity { column, sign, kind: OddityKind::Form(typed) });
        }
    }
    words(&line).into_iter().find_map(|(start, word)| {
        let place = first_foreign(word)?;
        let sign = word.chars().nth(place)?;
        let kind = OddityKind::Letter { word: word.to_owned(), meant: in_one_alphabet(word) };
        Some(Oddity { column: start + place + 1, sign, kind })
    })
}

/// Returns a line as it was meant: with the letters that were misread, without what nobody can see
/// and without marks that form no letter, in the forms of a keyboard, and each word in one alphabet
/// if that is possible.
#[must_use]
pub fn repaired(line: &str) -> String {
    let visible: String =
        reread(line).chars().filter(|c| c.is_control() || invisible(*c).is_none()).collect();
    let mut plain = String::with_capacity(visible.len());
    for c in compose(&visible).chars().filter(|c| !is_mark(*c)) {
        match keyboard_form(c) {
            Some(typed) => plain.push_str(&typed),
            None => plain.push(c),
        }
    }
    let mut line = String::with_capacity(plain.len());
    let mut rest = plain.as_str();
    while let Some(start) = rest.find(char::is_alphabetic) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !c.is_alphabetic()).unwrap_or(from.len());
        let (word, after) = from.split_at(end);
        line.push_str(before);
        line.push_str(&in_one_alphabet(word).unwrap_or_else(|| word.to_owned()));
        rest = after;
    }
    line.push_str(rest);
    line
}

/// Returns each word, with the place of its first letter in characters.
fn words(line: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for (place, (byte, c)) in line.char_indices().chain([(line.len(), ' ')]).enumerate() {
        match (open, c.is_alphabetic()) {
            (None, true) => open = Some((place, byte)),
            (Some((start, from)), false) => {
                words.extend(line.get(from..byte).map(|word| (start, word)));
                open = None;
            }
            _ => {}
        }
    }
    words
}

/// Returns the place of the letter that does not belong to the other letters of a word. In a word
/// with Cyrillic letters that look like no Latin ones, that is a Latin letter.
fn first_foreign(word: &str) -> Option<usize> {
    let mixed = word.contains(is_latin) && word.contains(|c| !is_latin(c));
    let latin_is_foreign = is_meant_otherwise(word);
    mixed.then(|| word.chars().position(|c| is_latin(c) == latin_is_foreign)).flatten()
}

/// Whether most of a mixed word is of another alphabet: it has letters there that no Latin letter
/// looks like, and each Latin letter looks like one of that alphabet.
fn is_meant_otherwise(word: &str) -> bool {
    word.chars().any(|c| !is_latin(c) && latin_look_alike(c).is_none())
        && word.chars().filter(|c| is_latin(*c)).all(|c| cyrillic_look_alike(c).is_some())
}

/// Returns the letter of Serbian Cyrillic that looks like a Latin one.
fn cyrillic_look_alike(letter: char) -> Option<char> {
    const SERBIAN: &str = "аАеЕоОрРсСуУхХјЈкКмМтТВН";
    SERBIAN.chars().find(|cyrillic| latin_look_alike(*cyrillic) == Some(letter))
}

/// Returns a word of two alphabets in one of them, if each foreign letter looks like one of it.
#[must_use]
pub fn in_one_alphabet(word: &str) -> Option<String> {
    first_foreign(word)?;
    if is_meant_otherwise(word) {
        return word.chars().map(|c| if is_latin(c) { cyrillic_look_alike(c) } else { Some(c) }).collect();
    }
    word.chars().map(|c| if is_latin(c) { Some(c) } else { latin_look_alike(c) }).collect()
}

/// Returns a letter without a mark that no language of this program has: *à* is *a*, but *č* stays.
/// For comparing words, in lowercase.
#[must_use]
pub fn without_foreign_mark(letter: char) -> char {
    if letter.is_ascii() || "čćđšžśźëç".contains(letter) || !is_latin(letter) {
        return letter;
    }
    match letter {
        'ı' => 'i',
        'ſ' => 's',
        _ => std::iter::once(letter).nfkd().next().unwrap_or(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> (usize, char) {
        let oddity = oddity(line).unwrap_or_else(|| panic!("{line}"));
        (oddity.column, oddity.sign)
    }

    #[test]
    fn the_tables_have_pairs() {
        for (others, latin) in LOOK_ALIKES {
            assert_eq!(others.chars().count(), latin.chars().count(), "{others}");
            assert!(latin.chars().all(is_latin) && !others.contains(is_latin), "{others}");
        }
    }

    #[test]
    fn each_character_that_is_not_what_it_looks_like_has_its_column() {
        assert_eq!(found("kuća\u{200d}"), (5, '\u{200d}'));
        assert_eq!(found("c\u{30c}lan３"), (5, '３'));
        assert_eq!(found("n\u{336}asilje"), (2, '\u{336}'));
        assert_eq!(found("Zakon i pr\u{430}vo"), (11, '\u{430}'));
        assert_eq!(found("nasi\u{4cf}je"), (5, '\u{4cf}'));
        assert_eq!(found("𝗻asilje"), (1, '𝗻'));
        assert_eq!(found("закoн"), (4, 'o'));
        for plain in ["Nikšić, čas 3", "dhunë", "закон", "95\u{a0}% – “da”", "№ 3, m², ½", "a\tb"]
        {
            assert_eq!(oddity(plain), None, "{plain}");
        }
    }

    #[test]
    fn a_misread_letter_is_named_with_the_one_that_was_meant() {
        for (line, column, seen, meant) in [
            ("Na\u{161}i zakoni \u{c5}\u{a1}tite", 13, "Å¡", 'š'),
            ("pravna pomo\u{c4}\u{2021}", 12, "Ä‡", 'ć'),
            ("\u{c4}\u{8d}lan", 1, "Ä\u{8d}", 'č'),
            ("\u{139}\u{2c7}ta", 1, "Ĺˇ", 'š'),
            ("dhun\u{c3}\u{ab}", 5, "Ã«", 'ë'),
            ("rekla je \u{e2}\u{20ac}\u{153}ne", 10, "â€œ", '“'),
        ] {
            let found = oddity(line).unwrap();
            assert_eq!(
                (found.column, found.kind),
                (column, OddityKind::Misread { seen: seen.to_owned(), meant })
            );
        }
        let found = oddity("Deèko ima prava veæ od roðenja").unwrap();
        assert_eq!(found.kind, OddityKind::Misread { seen: "æ".to_owned(), meant: 'ć' });
        assert_eq!(repaired("NikÅ¡iÄ‡, Ä\u{8d}as 3"), "Nikšić, čas 3");
        assert_eq!(repaired("NikĹˇiÄ‡, ÄŤas 3"), "Nikšić, čas 3");
    }

    #[test]
    fn a_repaired_line_has_nothing_odd_that_could_be_repaired() {
        for (typed, meant) in [
            ("N\u{456}k\u{161}i\u{107}", "Nikšić"),
            ("sala ３", "sala 3"),
            ("Никшиh\u{200b}", "Никшиh"),
            ("закoн", "закон"),
            ("sa\u{336}la", "sala"),
            ("𝗦ala Ⅳ", "Sala IV"),
        ] {
            assert_eq!(repaired(typed), meant);
        }
        assert_eq!(in_one_alphabet("salaж"), None);
    }

    #[test]
    fn marks_of_other_languages_do_not_make_another_word() {
        let folded = |word: &str| word.chars().map(without_foreign_mark).collect::<String>();
        assert_eq!(folded("pòrodıčno"), "porodično");
        assert_eq!(folded("dhunë çdo đak"), "dhunë çdo đak");
    }
}
