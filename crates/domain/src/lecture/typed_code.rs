//! A join code as people type it: on a keyboard of any language of the region, with signs that are
//! not part of it, or as the whole address.

use super::code::{JoinCode, ParseJoinCodeError};

/// Letters and digits of a code, and what looks like them on other keyboards or is mistaken for
/// them: Cyrillic and Greek letters, large and small, and letters with marks. If a keyboard has no
/// letter that looks like it, the one that sounds like it, or has its key. What looks like two of
/// them is missing.
const LOOK_ALIKES: [(char, &str); 18] = [
    ('C', "СсϹϲČčĆćÇçЦц"),
    ('D', "ĐđДдΔδ"),
    ('F', "ϜϝФфΦφ"),
    ('G', "ԌԍГгΓγ"),
    ('H', "НнΗη"),
    ('J', "ЈјͿϳ"),
    ('K', "КкΚκ"),
    ('M', "МмΜμ"),
    ('N', "Νν"),
    ('P', "РрΡρПпΠπ"),
    ('Q', "ԚԛЉљ"),
    ('T', "ТтΤτ"),
    ('W', "ԜԝЊњ"),
    ('X', "ХхΧχЏџ"),
    ('8', "BbВвΒβ"),
    ('6', "Бб"),
    ('4', "Чч"),
    ('3', "Зз"),
];

impl JoinCode {
    /// Reads a code as people type or paste it. Signs and blanks are skipped, and letters that look
    /// alike are taken for those of a code. Of an address only the last part counts that is a code, and
    /// of several words only those that are one.
    ///
    /// # Errors
    /// [`ParseJoinCodeError`] if it is not a code.
    pub fn typed(text: &str) -> Result<Self, ParseJoinCodeError> {
        let address = text.split('#').next().unwrap_or_default();
        // A question mark may be a sign, or the end of the path.
        let code = |part: &str| among_words(part).or_else(|| part.split('?').find_map(among_words));
        let code = address.rsplit('/').find_map(code);
        code.ok_or_else(|| ParseJoinCodeError(text.chars().take(20).collect()))
    }
}

/// The largest number of words that are looked through.
const MOST_WORDS: usize = 12;

/// Returns the code that some words beside each other are: all of them, or those after “code:”.
fn among_words(text: &str) -> Option<JoinCode> {
    let words: Vec<String> = text.split_whitespace().take(MOST_WORDS).map(folded).collect();
    (0..words.len()).find_map(|start| {
        let mut code = String::new();
        words.iter().skip(start).find_map(|word| {
            code.push_str(word);
            code.parse().ok()
        })
    })
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
/// on a letter, a picture, or a sign that nobody sees.
fn is_sign(c: char) -> bool {
    match c {
        c if c.is_ascii() => !c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}'
        | '\u{300}'..='\u{36f}'
        | '\u{61c}'
        | '\u{2000}'..='\u{206f}'
        // Marks around letters, arrows, signs and pictures. Letters in circles are no letters of a code.
        | '\u{20d0}'..='\u{20ff}'
        | '\u{2190}'..='\u{245f}'
        | '\u{2500}'..='\u{2bff}'
        | '\u{3000}'..='\u{303f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fffc}'
        | '\u{1f000}'..='\u{1faff}'
        | '\u{e0000}'..='\u{e007f}' => true,
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
    fn a_pasted_address_or_message_is_read() {
        let expected = Ok("KMT4RX".parse().unwrap());
        for typed in [
            "https://konventa.example/l/KMT4RX?fbclid=IwAR0x",
            "https://konventa.example/l/KMT4RX?utm_source=qr/scan",
            "konventa.example/folder/l/kmt4rx/?",
            "https://konventa.example/l/?KMT4RX",
            "Kod: KMT4RX",
            "Kodi: KMT 4RX",
            "šifra je KMT-4RX, sala 3",
            "КОД: КМТ 4RХ",
            "KMT4RX 👍🏽",
            "KMT4️⃣RX",
            "\u{200f}KMT4RX\u{200f}",
            "\u{202b}KMT4RX\u{202c}\u{61c}",
            "→KMT4RX←",
            "KMT4RX\r\n",
            "KMT\t4RX\0",
        ] {
            assert_eq!(JoinCode::typed(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_letter_that_no_key_looks_like_is_read_by_its_sound_or_its_key() {
        for (typed, code) in
            [("ДФГЉЊЏ", "DFGQWX"), ("дфгљњџ", "DFGQWX"), ("ΔΦΓΠΠΧ", "DFGPPX"), ("ЦЦППхх", "CCPPXX")]
        {
            assert_eq!(JoinCode::typed(typed), code.parse(), "{typed}");
        }
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
