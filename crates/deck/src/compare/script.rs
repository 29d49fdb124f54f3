//! Finds letters of other scripts. Many look Latin (а, е, о, р, с, х), so authors do not see them,
//! but search, screen readers and transliteration fail on them.

use konventa_domain::Script;

use super::sentence::{line_of, words};
use super::{Glossary, PlainPart};
use crate::fault::FaultReport;
use crate::quote::{list, quote};
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
            if let Some(what) = script_mistake(word, script) {
                let at = part.at().line(line_of(passage, place));
                let fix = match script {
                    Script::Latin => "type the word again with a keyboard for Latin letters",
                    Script::Cyrillic => "type the word again with a keyboard for Cyrillic letters",
                };
                report.fault(at, what, fix);
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
    let strange_script = |word: &&str| word.chars().any(looks_latin);
    for word in konventa_script::foreign_words(&passage.text, &glossary.latin)
        .iter()
        .filter(|word| !strange_script(word))
    {
        let place = passage.text.find(word).unwrap_or(0);
        let what =
            format!("{} cannot be written in Cyrillic, so it would stay in Latin letters", quote(word));
        let fix = "write it as it is written in Serbian, or add it to latin in glossary.toml";
        report.fault(part.at().line(line_of(passage, place)), what, fix);
    }
}

/// Returns what is wrong with the letters of a word. A Cyrillic text may have words in Latin
/// letters, such as names.
fn script_mistake(word: &str, script: Script) -> Option<String> {
    let is_wrong = |c: &char| match script {
        Script::Latin => looks_latin(*c),
        Script::Cyrillic => c.is_alphabetic() && !is_cyrillic(*c),
    };
    let wrong: Vec<char> = word.chars().filter(is_wrong).collect();
    let mixed = word.chars().any(|c| c.is_alphabetic() && !is_wrong(&c));
    if wrong.is_empty() {
        None
    } else if mixed {
        let names = list(wrong.iter().map(|c| format!("{c} ({})", name(*c))));
        Some(format!("{} has letters of two scripts that look alike: {names}", quote(word)))
    } else {
        (script == Script::Latin).then(|| format!("{} is not in Latin letters", quote(word)))
    }
}

/// Whether a letter is Greek or Cyrillic: the scripts with letters that look Latin.
const fn looks_latin(c: char) -> bool {
    is_greek(c) || is_cyrillic(c)
}

const fn is_greek(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3ff}')
}

const fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}' | '\u{a640}'..='\u{a69f}')
}

const fn name(letter: char) -> &'static str {
    if is_greek(letter) {
        "Greek"
    } else if is_cyrillic(letter) {
        "Cyrillic"
    } else {
        "Latin"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_two_scripts_is_a_mistake_in_each() {
        for script in [Script::Latin, Script::Cyrillic] {
            assert!(script_mistake("s\u{435}x", script).is_some());
        }
        assert_eq!(
            script_mistake("\u{435}", Script::Latin).as_deref(),
            Some("“\u{435}” is not in Latin letters")
        );
        assert_eq!(script_mistake("закон", Script::Cyrillic), None);
        assert_eq!(script_mistake("GREVIO", Script::Cyrillic), None);
        let mixed = script_mistake("зак\u{6f}н", Script::Cyrillic).unwrap();
        assert!(mixed.ends_with("look alike: o (Latin)"), "{mixed}");
    }
}
