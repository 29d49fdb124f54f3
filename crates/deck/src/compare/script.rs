//! Finds letters of other scripts. Many look Latin (а, е, о, р, с, х), so authors do not see them,
//! but search, screen readers and transliteration fail on them.

use konventa_domain::Script;
use konventa_script::{in_one_alphabet, is_latin, latin_look_alike};

use super::sentence::{line_of, words};
use super::{Glossary, PlainPart};
use crate::fault::FaultReport;
use crate::message::Message;
use crate::messages::translation;
use crate::quote::quote;
use crate::sign::Letters;
use crate::words::Passage;

/// Checks the letters of a text. With a glossary, also finds words that would stay Latin in the
/// Cyrillic edition.
pub(super) fn check(
    part: &PlainPart<'_>,
    script: Script,
    cyrillic: Option<&Glossary>,
    report: &mut FaultReport,
) {
    for passage in part.texts() {
        for (place, word) in words(&passage.text) {
            if let Some(message) = script_mistake(word, script) {
                report.fault(part.at().line(line_of(passage, place)), message);
            }
        }
        if let Some(glossary) = cyrillic {
            check_foreign_words(part, passage, glossary, report);
        }
    }
}

fn check_foreign_words(
    part: &PlainPart<'_>,
    passage: &Passage,
    glossary: &Glossary,
    report: &mut FaultReport,
) {
    let strange_script = |word: &&str| word.chars().any(|c| c.is_alphabetic() && !is_latin(c));
    for word in konventa_script::foreign_words(&passage.text, &glossary.latin)
        .iter()
        .filter(|word| !strange_script(word))
    {
        let place = passage.text.find(word).unwrap_or(0);
        report.fault(part.at().line(line_of(passage, place)), translation::not_cyrillic(quote(word)));
    }
}

/// Returns what is wrong with the letters of a word. A Cyrillic text may have words in Latin
/// letters, such as names.
fn script_mistake(word: &str, script: Script) -> Option<Message> {
    let is_wrong = |c: &char| c.is_alphabetic() && is_latin(*c) != (script == Script::Latin);
    let wrong: Vec<char> = word.chars().filter(is_wrong).collect();
    let mixed = word.chars().any(|c| c.is_alphabetic() && !is_wrong(&c));
    if wrong.is_empty() || (script == Script::Cyrillic && !mixed) {
        return None;
    }
    let latin = || word.chars().map(|c| if is_latin(c) { Some(c) } else { latin_look_alike(c) }).collect();
    let meant: Option<String> = if mixed { in_one_alphabet(word) } else { latin() };
    let fix = match (meant, script) {
        (Some(meant), _) => translation::type_word(meant),
        (None, Script::Latin) => translation::latin_keyboard(),
        (None, Script::Cyrillic) => translation::cyrillic_keyboard(),
    };
    let (word, letters) = (quote(word), Letters(wrong));
    Some(if mixed {
        translation::mixed_letters(word, letters, fix)
    } else {
        translation::not_latin(word, letters, fix)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_two_scripts_is_a_mistake_in_each() {
        for script in [Script::Latin, Script::Cyrillic] {
            assert!(script_mistake("s\u{435}x", script).is_some());
        }
        let whole = script_mistake("\u{435}", Script::Latin).unwrap();
        assert_eq!(whole.english().what, "“\u{435}” is not in Latin letters: \u{435} (U+0435, Cyrillic)");
        assert_eq!(whole.english().fix, "type e");
        assert_eq!(script_mistake("закон", Script::Cyrillic), None);
        assert_eq!(script_mistake("GREVIO", Script::Cyrillic), None);
        let mixed = script_mistake("зак\u{6f}н", Script::Cyrillic).unwrap();
        assert!(mixed.english().what.ends_with("look alike: o (U+006F, Latin)"), "{mixed:?}");
        assert_eq!(mixed.english().fix, "type закон");
    }
}
