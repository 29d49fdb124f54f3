//! One spelling for all ways to type a word: Cyrillic or Latin letters, with or without diacritics.
//!
//! `konventa-script` turns well-written Latin into well-written Cyrillic. This module does less and
//! more: its output cannot be read, but `Џ`, `Dž`, `DŽ`, `dz` and a `D` without its stroke become
//! the same letter.

/// Returns the lower-case letters of a text without diacritics, and an error for each character
/// that is not a letter. Spaces, hyphens, apostrophes and full stops are left out; `lj`, `nj`, `dj`
/// and `dž` are one letter, as in Cyrillic; a letter typed twice counts once.
pub(super) fn fold(text: &str) -> impl Iterator<Item = Result<char, char>> {
    let mut before: Option<char> = None;
    // Whether the previous letter can be the first half of a letter written with two.
    let mut half = false;
    text.chars().flat_map(char::to_lowercase).filter(|c| !is_silent(*c)).filter_map(move |c| {
        let Some(plain) = plain(c) else {
            return Some(Err(c));
        };
        let second = half && matches!((before, plain), (Some('l' | 'n' | 'd'), 'j') | (Some('d'), 'z'));
        // After lj, a second j is a letter of its own: only a letter that was typed can be half of
        // one.
        half = !second && matches!(plain, 'l' | 'n' | 'd');
        if second || before == Some(plain) {
            return None;
        }
        before = Some(plain);
        Some(Ok(plain))
    })
}

/// Characters that people type between letters, and combining diacritics.
const fn is_silent(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{a0}' | '-' | '‐' | '‑' | '–' | '\'' | '’' | '‘' | '`' | '´' | '.' | '\u{300}'..='\u{36f}'
    )
}

/// Returns a lower-case letter without its diacritics, and a Cyrillic letter as the Latin one.
/// Letters of other alphabets stay as they are. `None` for characters that are not letters.
fn plain(c: char) -> Option<char> {
    Some(match c {
        'а' | 'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ă' => 'a',
        'б' => 'b',
        'ц' | 'ч' | 'ћ' | 'č' | 'ć' | 'ç' => 'c',
        'д' | 'ђ' | 'џ' | 'đ' | 'ð' | 'ď' | 'ǆ' => 'd',
        'е' | 'ë' | 'é' | 'è' | 'ê' | 'ě' | 'ѐ' => 'e',
        'ф' => 'f',
        'г' | 'ѓ' | 'ğ' => 'g',
        'х' => 'h',
        'и' | 'í' | 'ì' | 'î' | 'ï' | 'ı' | 'ѝ' => 'i',
        'ј' | 'й' => 'j',
        'к' | 'ќ' => 'k',
        'л' | 'љ' | 'ǉ' | 'ł' => 'l',
        'м' => 'm',
        'н' | 'њ' | 'ǌ' | 'ñ' | 'ń' | 'ň' => 'n',
        'о' | 'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ő' => 'o',
        'п' => 'p',
        'р' | 'ř' => 'r',
        'с' | 'ш' | 'š' | 'ś' | 'ş' | 'ș' => 's',
        'т' | 'ť' | 'ţ' | 'ț' => 't',
        'у' | 'ú' | 'ù' | 'û' | 'ü' | 'ů' | 'ű' => 'u',
        'в' => 'v',
        'ж' | 'з' | 'ѕ' | 'ž' | 'ź' | 'ż' => 'z',
        letter if letter.is_alphabetic() => letter,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::fold;

    fn folded(text: &str) -> String {
        fold(text).map(|letter| letter.unwrap_or('?')).collect()
    }

    #[test]
    fn each_way_to_write_a_name_is_folded_to_the_same() {
        for (ways, one) in [
            (&["Ljiljana", "Љиљана", "LJILJANA", "ǈiǉana", " ljiljana "][..], "lilana"),
            (&["Njegoš", "Његош", "NJEGOS", "njegos\u{30c}"], "negos"),
            (&["Đorđije", "Ђорђије", "Djordjije", "Dordije", "ĐORĐIJE"], "dordije"),
            (&["Džemal", "Џемал", "Dzemal", "ǅemal", "DŽEMAL"], "demal"),
            (&["Žarko", "Жарко", "Zarko", "Z\u{30c}arko"], "zarko"),
            (&["Śekloća", "С́еклоћа", "Sekloca", "Šekloća"], "sekloca"),
            (&["Źeničić", "З́еничић", "Zenicic"], "zenicic"),
            (&["Ćetković", "Четковић", "Ћетковић", "Cetkovic"], "cetkovic"),
            (&["Ana Marija", "Ana-Marija", "Ана-Марија", "anamarija"], "anamarija"),
            (&["Çelaj", "Celaj", "C\u{327}elaj"], "celaj"),
            (&["Besë", "Bese"], "bese"),
            (&["Anna", "Ana"], "ana"),
            (&["İsmet", "Ismet"], "ismet"),
        ] {
            for way in ways {
                assert_eq!(folded(way), one, "{way}");
            }
        }
    }

    #[test]
    fn the_double_letters_of_albanian_stay() {
        for (name, one) in [
            ("Dhurata", "dhurata"),
            ("Xhevahire", "xhevahire"),
            ("Gjergj", "gjergj"),
            ("Shpresa", "shpresa"),
            ("Njomza", "nomza"),
        ] {
            assert_eq!(folded(name), one);
        }
    }

    #[test]
    fn other_characters_are_refused_and_other_alphabets_stay() {
        assert_eq!(folded("Ana1"), "ana?");
        assert_eq!(folded("ana@"), "ana?");
        assert_eq!(folded("Ελένη"), "ελένη");
    }

    proptest! {
        /// In any case, and even when folded a second time.
        #[test]
        fn folding_twice_or_in_capitals_changes_nothing(text in "[a-zčćžšđçë а-шђјљњћџ-]{0,12}") {
            prop_assert_eq!(folded(&text.to_uppercase()), folded(&text));
        }
    }
}
