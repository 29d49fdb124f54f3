//! Letters of UTF-8 that a program has read in an old encoding of Windows: `Å¡` or `Ĺˇ` in place of
//! `š`. It happens to whole files, and the languages of the region write none of these pairs, so the
//! letter that was meant is known.

use std::borrow::Cow;

/// First bytes of a letter, and what they look like in Windows-1252 and Windows-1250.
const LEADS: [(u8, &str); 7] =
    [(0xc2, "Â"), (0xc3, "ÃĂ"), (0xc4, "Ä"), (0xc5, "ÅĹ"), (0xd0, "ÐĐ"), (0xd1, "ÑŃ"), (0xe2, "â")];

/// What the bytes from 80 to BF look like in Windows-1252 and in Windows-1250, which has Central
/// European letters. A blank stands for a byte that has no sign there.
const TRAILS: [&str; 2] = [
    "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿",
    "€ ‚ „…†‡ ‰Š‹ŚŤŽŹ ‘’“”•–— ™š›śťžź\u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż",
];

/// Letters and signs that texts of the region have, and letters of names from elsewhere. Others are
/// left alone, because a capital letter before a quotation mark or a dash may be meant.
const MEANT: &str = "čćšžđČĆŠŽĐëçËÇéèêáàâäíìîïóòôöúùûüýñßåæøÉÈÁÄÜÑÅÃ\u{a0}§«»°·©®²³½–—‘’‚“”„…•€";

/// Cyrillic letters are read only in pairs: in Windows-1250 one looks like đ before a quotation mark.
const CYRILLIC: std::ops::RangeInclusive<char> = '\u{400}'..='\u{45f}';

/// Returns a text with the letters that were meant.
#[must_use]
pub(crate) fn reread(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    let mut is_cyrillic = false;
    while let Some(first) = rest.chars().next() {
        // The last letter of a Cyrillic word, or one that is a word, is in no pair with a next one.
        let found = misread(rest).or_else(|| pair(rest).filter(|_| is_cyrillic));
        let (letter, length) = found.unwrap_or((first, first.len_utf8()));
        if letter.is_alphabetic() {
            is_cyrillic = found.is_some() && CYRILLIC.contains(&letter);
        }
        read.push(letter);
        rest = rest.get(length..).unwrap_or_default();
    }
    if read == text { Cow::Borrowed(text) } else { Cow::Owned(read) }
}

/// Returns the letter that was misread at the start of a text, and the length of what is there in its
/// place, in bytes.
#[must_use]
pub(crate) fn misread(text: &str) -> Option<(char, usize)> {
    let (letter, length) = once(text)?;
    // What was misread and saved twice looks like two letters for one, twice.
    if LEADS.iter().any(|(_, looks)| looks.contains(letter)) {
        let mut twice = String::from(letter);
        let mut ends = vec![(letter.len_utf8(), length)];
        let mut end = length;
        while let Some((next, length)) = text.get(end..).filter(|_| ends.len() < 4).and_then(pair) {
            twice.push(next);
            end += length;
            ends.push((twice.len(), end));
        }
        if let Some((letter, used)) = once(&twice) {
            let (_, end) = ends.into_iter().find(|(length, _)| *length == used)?;
            return Some((letter, end));
        }
    }
    Some((letter, length))
}

/// Letters of Windows-1250 or of ISO 8859-2 that a program has read in a Western encoding, which no
/// language of the region has. (`è` in place of `č` may also be a word of another language.)
const WESTERN: [(char, char); 6] =
    [('æ', 'ć'), ('Æ', 'Ć'), ('\u{9a}', 'š'), ('\u{8a}', 'Š'), ('\u{9e}', 'ž'), ('\u{8e}', 'Ž')];

/// The same, if a small letter follows: otherwise it is a bullet of Word, a sign of a note, or a fraction.
const BEFORE_LETTER: [(char, char); 6] =
    [('ð', 'đ'), ('Ð', 'Đ'), ('¹', 'š'), ('¾', 'ž'), ('©', 'Š'), ('®', 'Ž')];

/// Returns the letter of Windows-1250 that was misread at the start of a text, and the length of what
/// is there. A place may be called so in another country, so it is only named and not repaired.
#[must_use]
pub(crate) fn misread_central_european(text: &str) -> Option<(char, usize)> {
    let mut letters = text.chars();
    let (first, next) = (letters.next()?, letters.next());
    let before_letter = next.is_some_and(char::is_lowercase);
    let signs = BEFORE_LETTER.iter().filter(|_| before_letter);
    let (_, meant) = WESTERN.iter().chain(signs).find(|(seen, _)| *seen == first)?;
    Some((*meant, first.len_utf8()))
}

/// Returns a letter that was misread once, if it is one that is meant.
fn once(text: &str) -> Option<(char, usize)> {
    let (letter, length) = pair(text).or_else(|| lost(text))?;
    let next = || text.get(length..).and_then(pair).is_some_and(|(next, _)| CYRILLIC.contains(&next));
    let before_last = || CYRILLIC.contains(&letter) && next();
    (MEANT.contains(letter) || before_last() || is_of_two_bytes(letter)).then_some((letter, length))
}

/// Whether a misread letter is a sign before the letters of Latin-1, which only occur after `Â`.
const fn is_of_two_bytes(letter: char) -> bool {
    matches!(letter, '\u{a1}'..='\u{bf}')
}

/// Decodes the first letter.
fn pair(text: &str) -> Option<(char, usize)> {
    let mut letters = text.char_indices();
    let lead = letters.next().and_then(|(_, c)| lead(c))?;
    let mut bytes = vec![lead];
    let size = if lead < 0xe0 { 2 } else { 3 };
    for (_, c) in letters.by_ref().take(size - 1) {
        bytes.push(trail(c)?);
    }
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    Some((letter, letters.offset()))
}

/// Two letters have a byte that the encoding does not know; programs write a sign for a lost letter, or
/// nothing.
fn lost(text: &str) -> Option<(char, usize)> {
    let found = |start: &str, letter| text.starts_with(start).then_some((letter, start.len()));
    found("Ä\u{fffd}", 'č').or_else(|| found("â€\u{fffd}", '”')).or_else(|| found("â€", '”'))
}

fn lead(c: char) -> Option<u8> {
    LEADS.iter().find(|(_, looks)| looks.contains(c)).map(|(byte, _)| *byte)
}

fn trail(c: char) -> Option<u8> {
    // Of Latin-1, which has control characters there.
    if matches!(c, '\u{80}'..='\u{9f}') {
        return u8::try_from(u32::from(c)).ok();
    }
    let place = TRAILS.iter().find_map(|signs| signs.chars().position(|sign| sign == c && sign != ' '))?;
    u8::try_from(0x80 + place).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a text looks like that was saved as UTF-8 and read in an encoding.
    fn read_as(text: &str, encoding: usize) -> String {
        let sign = |byte: u8| match byte {
            0..=0x7f => char::from(byte),
            0x80..=0xbf => {
                let sign = TRAILS[encoding].chars().nth(usize::from(byte - 0x80)).unwrap();
                if sign == ' ' { char::from(byte) } else { sign }
            }
            _ => {
                let looks = LEADS.iter().find(|(lead, _)| *lead == byte).unwrap().1;
                looks.chars().nth(encoding).or_else(|| looks.chars().next()).unwrap()
            }
        };
        text.bytes().map(sign).collect()
    }

    #[test]
    fn the_tables_are_complete() {
        for signs in TRAILS {
            assert_eq!(signs.chars().count(), 64, "{signs}");
        }
    }

    #[test]
    fn every_letter_of_the_region_is_known_in_both_encodings() {
        for encoding in [0, 1] {
            for letter in "čćšžđČĆŠŽĐëçËÇ–“”„’…".chars() {
                let seen = read_as(&format!("{letter}a"), encoding);
                assert_eq!(misread(&seen), Some((letter, seen.len() - 1)), "{seen}");
            }
            let seen = read_as("жена", encoding);
            assert_eq!(misread(&seen).unwrap().0, 'ж', "{seen}");
        }
    }

    #[test]
    fn what_was_misread_twice_is_the_same_letter() {
        for letter in ["š", "č", "ë", "“"] {
            let twice = read_as(&read_as(letter, 0), 0);
            assert_eq!(misread(&twice), letter.chars().next().map(|c| (c, twice.len())), "{twice}");
        }
    }

    #[test]
    fn letters_of_windows_1250_in_a_western_encoding_are_known() {
        for (seen, meant) in [("æe", 'ć'), ("ðak", 'đ'), ("\u{9a}kola", 'š'), ("¹kola", 'š'), ("¾ena", 'ž')]
        {
            let length = seen.chars().next().unwrap().len_utf8();
            assert_eq!(misread_central_european(seen), Some((meant, length)), "{seen}");
        }
        for meant in ["¹", "ð\ttačka", "¾ sata", "© Konventa", "©Konventa", "® ", "è", "ë", "š", "3¾", ""]
        {
            assert_eq!(misread_central_european(meant), None, "{meant}");
        }
    }

    #[test]
    fn a_misread_line_is_read_again() {
        for line in ["Nikšić, čas 3", "„Dhunë” – shkollë", "жена и кућа", "50 €, član 3"]
        {
            assert_eq!(reread(&read_as(line, 0)), line);
            assert_eq!(reread(&read_as(line, 1)), line);
        }
        assert_eq!(reread("Ä\u{fffd}as"), "čas");
        assert!(matches!(reread("Nikšić"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_meant_is_left_alone() {
        for text in [
            "Đ”",
            "Đ…",
            "Ä",
            "Äpfel",
            "Å",
            "Ë”",
            "Ç”",
            "Ç…",
            "Š–",
            "Ä”",
            "â",
            "ât",
            "Âme",
            "Ñ",
            "ROMÂNIĂ”",
            "Ć“",
            "ÇË",
            "Đokić",
            "“Č”",
            "",
        ] {
            assert_eq!(misread(text), None, "{text}");
        }
    }
}
