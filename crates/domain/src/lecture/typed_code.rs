//! A join code as people type it: on a keyboard of any language of the region, with signs that are
//! not part of it, or as the whole address.

use super::code::{JoinCode, ParseJoinCodeError};

/// Letters and digits of a code, and what looks like them on other keyboards or is mistaken for
/// them: Cyrillic and Greek letters, large and small, and letters with marks. What looks like two
/// of them is missing.
const LOOK_ALIKES: [(char, &str); 18] = [
    ('C', "СсϹϲČčĆćÇç"),
    ('D', "Đđ"),
    ('F', "Ϝϝ"),
    ('G', "Ԍԍ"),
    ('H', "НнΗη"),
    ('J', "ЈјͿϳ"),
    ('K', "КкΚκ"),
    ('M', "МмΜμ"),
    ('N', "Νν"),
    ('P', "РрΡρ"),
    ('Q', "Ԛԛ"),
    ('T', "ТтΤτ"),
    ('W', "Ԝԝ"),
    ('X', "ХхΧχ"),
    ('8', "BbВвΒβ"),
    ('6', "Бб"),
    ('4', "Чч"),
    ('3', "Зз"),
];

impl JoinCode {
    /// Reads a code as people type it. Signs and blanks are skipped, letters that look alike are
    /// taken for those of a code, and of an address only the last part counts.
    ///
    /// # Errors
    /// [`ParseJoinCodeError`] if it is not a code.
    pub fn typed(text: &str) -> Result<Self, ParseJoinCodeError> {
        let address = text.split('#').next().unwrap_or_default();
        let last = address.rsplit('/').find(|part| !folded(part).is_empty()).unwrap_or_default();
        folded(last).parse().map_err(|_| ParseJoinCodeError(text.chars().take(20).collect()))
    }
}

/// Returns the letters of a text as a code has them, as far as they are known.
fn folded(text: &str) -> String {
    text.chars().filter(|c| !is_sign(*c)).map(fold).collect()
}

fn fold(c: char) -> char {
    // Letters of full width, from keyboards that write other languages too.
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    let known = LOOK_ALIKES.iter().find(|(_, alike)| alike.chars().any(|other| other == c));
    known.map_or(c.to_ascii_uppercase(), |(letter, _)| *letter)
}

/// Whether it is neither a letter nor a digit: a blank, a dash, a full stop, a quotation mark, a mark
/// on a letter, or a sign that nobody sees.
fn is_sign(c: char) -> bool {
    match c {
        c if c.is_ascii() => !c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}'
        | '\u{300}'..='\u{36f}'
        | '\u{2000}'..='\u{206f}'
        | '\u{2212}'
        | '\u{3000}'..='\u{303f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code() -> impl Strategy<Value = JoinCode> {
        any::<[u8; 32]>().prop_filter_map("too few bytes", |bytes| JoinCode::from_random(&bytes))
    }

    /// What people type in place of a letter or digit of a code.
    fn alike(letter: char) -> Vec<char> {
        let others = LOOK_ALIKES.iter().find(|(known, _)| *known == letter).map_or("", |(_, alike)| *alike);
        others.chars().chain([letter, letter.to_ascii_lowercase()]).collect()
    }

    proptest! {
        #[test]
        fn a_code_is_read_however_it_is_typed(
            code in code(),
            choices in any::<[prop::sample::Index; 6]>(),
            signs in prop::collection::vec("[ \\-–—.,;:!?'\"«»·\u{a0}\u{ad}\u{200b}\u{301}\u{feff}]{0,2}", 7),
            before in prop_oneof![Just(""), Just("konventa.example/l/"), Just("http://192.168.1.20:8080/L/")],
            after in prop_oneof![Just(""), Just("/"), Just("#0a1b")],
        ) {
            let mut typed = format!("{before}{}", signs[6]);
            for ((letter, choice), sign) in code.to_string().chars().zip(choices).zip(&signs) {
                typed.push(*choice.get(&alike(letter)));
                typed.push_str(sign);
            }
            typed.push_str(after);
            prop_assert_eq!(JoinCode::typed(&typed), Ok(code), "{}", typed);
        }

        #[test]
        fn garbage_is_refused_or_read_but_never_breaks(text in any::<String>()) {
            if let Ok(code) = JoinCode::typed(&text) {
                prop_assert_eq!(JoinCode::typed(&code.to_string()), Ok(code));
            }
        }
    }

    #[test]
    fn a_code_on_a_cyrillic_or_greek_keyboard_is_read() {
        let expected = Ok("KMT4RX".parse().unwrap());
        for typed in ["КМТ4RХ", "кмт 4rх", "ΚΜΤ4RΧ", "KMTЧRX", "ＫＭＴ４ＲＸ", "„KMT-4RX“.", "K M T – 4 R X"]
        {
            assert_eq!(JoinCode::typed(typed), expected, "{typed}");
        }
        assert_eq!(JoinCode::typed("čkmt8b"), "CKMT88".parse());
    }

    #[test]
    fn every_look_alike_stands_for_one_letter_of_a_code() {
        let all = || LOOK_ALIKES.iter().flat_map(|(_, alike)| alike.chars());
        for letter in all() {
            assert_eq!(all().filter(|other| *other == letter).count(), 1, "{letter}");
            let code = format!("{}44444", fold(letter));
            assert!(code.parse::<JoinCode>().is_ok(), "{letter}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in
            ["", "/", "nocode", "KMT4R", "KMT4RXX", "KMT4R0", "ШШШШШШ", "…", "%%%", "a/b/c", "KMT4R🙂"]
        {
            assert!(JoinCode::typed(text).is_err(), "{text}");
        }
    }
}
