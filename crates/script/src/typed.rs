//! Text as people type and paste it. Everything that enters the program passes through here: the
//! files of decks, the words of the interface, options of commands and texts of the API.
//!
//! Macs, PDFs and some keyboards write `ž` as `z` and a combining mark. It looks the same and
//! compares as different, so [`compose`] gives every letter its one usual form.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// Single characters for several letters, which normalization leaves as they are: the digraphs of
/// an old encoding, and what PDFs join.
const JOINED: [(char, &str); 16] = [
    ('ǆ', "dž"),
    ('ǅ', "Dž"),
    ('Ǆ', "DŽ"),
    ('ǉ', "lj"),
    ('ǈ', "Lj"),
    ('Ǉ', "LJ"),
    ('ǌ', "nj"),
    ('ǋ', "Nj"),
    ('Ǌ', "NJ"),
    ('ﬀ', "ff"),
    ('ﬁ', "fi"),
    ('ﬂ', "fl"),
    ('ﬃ', "ffi"),
    ('ﬄ', "ffl"),
    ('ﬅ', "st"),
    ('ﬆ', "st"),
];

/// Returns the text in normalization form C, with joined letters as single ones.
#[must_use]
pub fn compose(text: &str) -> Cow<'_, str> {
    let joined = |c: char| JOINED.iter().find(|(one, _)| *one == c).map(|(_, letters)| *letters);
    let mut text = Cow::Borrowed(text);
    if !text.is_ascii() && text.contains(|c| joined(c).is_some()) {
        let mut apart = String::with_capacity(text.len());
        for c in text.chars() {
            match joined(c) {
                Some(letters) => apart.push_str(letters),
                None => apart.push(c),
            }
        }
        text = Cow::Owned(apart);
    }
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    }
}

/// Returns the name of a character that nobody can see, or that stands for a lost one. Spaces,
/// line breaks, tabs and combining marks have no such name.
#[must_use]
pub fn invisible(c: char) -> Option<&'static str> {
    Some(match c {
        '\n' | '\t' => return None,
        '\u{ad}' => "soft hyphen",
        '\u{200b}' => "zero width space",
        '\u{200c}' => "zero width non-joiner",
        '\u{200d}' => "zero width joiner",
        '\u{2060}' => "word joiner",
        '\u{feff}' => "byte order mark",
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "mark of the writing direction"
        }
        '\u{b}' => "line break of Word",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{fe00}'..='\u{fe0f}' | '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{e0100}'..='\u{e01ef}' => {
            "variation selector"
        }
        '\u{34f}' => "combining grapheme joiner",
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}' | '\u{17b4}' | '\u{17b5}' => {
            "blank letter"
        }
        '\u{e0000}'..='\u{e007f}' => "tag character",
        '\u{fffc}' => "place of a lost object",
        '\u{fffd}' => "place of a lost letter",
        '\u{180e}'
        | '\u{600}'..='\u{605}'
        | '\u{6dd}'
        | '\u{70f}'
        | '\u{890}'..='\u{891}'
        | '\u{8e2}'
        | '\u{2061}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{110bd}'
        | '\u{110cd}'
        | '\u{13430}'..='\u{1343f}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0080}'..='\u{e00ff}'
        | '\u{e01f0}'..='\u{e0fff}' => "format character",
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}' => {
            "sign of a single font"
        }
        _ if c.is_control() => "control character",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decomposed_letter_is_the_composed_one() {
        for (typed, usual) in [
            ("z\u{30c}enama", "ženama"),
            ("porodic\u{30c}no nasilje", "porodično nasilje"),
            ("dhune\u{308} c\u{327}do", "dhunë çdo"),
            ("и\u{306}", "й"),
            ("ǆep ǈubav ﬁnd", "džep Ljubav find"),
            ("plain", "plain"),
        ] {
            assert_eq!(compose(typed), usual);
        }
        assert!(matches!(compose("already ženama"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_nobody_sees_has_a_name() {
        for c in ['\u{200b}', '\u{ad}', '\u{202e}', '\u{feff}', '\u{2028}', '\u{7}', '\u{fe0f}', '\u{f0b7}'] {
            assert!(invisible(c).is_some(), "{c:?}");
        }
        for c in ['a', ' ', '\n', '\t', '\u{a0}', '\u{202f}', 'ž', '–', '•', '\u{30c}'] {
            assert!(invisible(c).is_none(), "{c:?}");
        }
    }
}
