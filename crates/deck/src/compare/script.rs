//! Finds letters of other scripts. Many look Latin (а, е, о, р, с, х), so authors do not see them,
//! but search, screen readers and transliteration fail on them.

use super::sentence::{line_of, words};
use super::{Glossary, PlainPart};
use crate::fault::FaultReport;
use crate::quote::{list, quote};
use crate::words::Passage;

/// Checks a text in Latin letters. With a glossary, also finds words that would stay Latin in the
/// Cyrillic edition.
pub(super) fn check(part: &PlainPart<'_>, cyrillic: Option<&Glossary>, report: &mut FaultReport) {
    for passage in part.texts() {
        for (place, word) in words(&passage.text) {
            if let Some(what) = script_mistake(word) {
                let at = part.at().line(line_of(passage, place));
                report.fault(at, what, "type the word again with a keyboard for Latin letters");
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
    let strange_script = |word: &&str| word.chars().any(is_other_script);
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

/// Returns what is wrong with the letters of a word.
fn script_mistake(word: &str) -> Option<String> {
    let others: Vec<char> = word.chars().filter(|c| is_other_script(*c)).collect();
    if others.is_empty() {
        return None;
    }
    let mixed = word.chars().any(|c| c.is_alphabetic() && !is_other_script(c));
    Some(if mixed {
        let names = list(others.iter().map(|c| format!("{c} ({})", script(*c))));
        format!("{} has letters of two scripts that look alike: {names}", quote(word))
    } else {
        format!("{} is not in Latin letters", quote(word))
    })
}

/// Whether a letter is Greek or Cyrillic: the scripts with letters that look Latin.
const fn is_other_script(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}' | '\u{a640}'..='\u{a69f}')
}

const fn script(c: char) -> &'static str {
    if matches!(c, '\u{370}'..='\u{3ff}') { "Greek" } else { "Cyrillic" }
}
