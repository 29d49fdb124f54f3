//! How messages name a single character that the author may not know.

use std::fmt;

use konventa_domain::Language;
use konventa_script::is_latin;

use crate::message::{Argument, Phrase};
use crate::messages::words;

/// A character as messages show it: `“•” (U+2022)`, `a no-break space (U+00A0)`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sign(pub(crate) char);

impl Argument for Sign {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match space_name(self.0) {
            Some(name) => f.write_str(name.in_language(language))?,
            // Quotation marks in quotation marks are hard to read.
            None if "“”„‟‘’‚‛«»‹›\"'".contains(self.0) => write!(f, "{}", self.0)?,
            None => write!(f, "“{}”", self.0)?,
        }
        write!(f, " ({})", code_point(self.0))
    }
}

/// Letters as messages show them: `а (U+0430, Cyrillic)`.
#[derive(Debug, Clone)]
pub(crate) struct Letters(pub(crate) Vec<char>);

impl Argument for Letters {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, letter) in self.0.iter().enumerate() {
            // Each once.
            if self.0.iter().take(n).any(|before| before == letter) {
                continue;
            }
            let comma = if n == 0 { "" } else { ", " };
            write!(f, "{comma}{letter} ({}", code_point(*letter))?;
            if let Some(name) = alphabet(*letter) {
                write!(f, ", {}", name.in_language(language))?;
            }
            f.write_str(")")?;
        }
        Ok(())
    }
}

fn alphabet(letter: char) -> Option<Phrase> {
    match letter {
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(words::greek()),
        '\u{400}'..='\u{52f}'
        | '\u{1c80}'..='\u{1c8f}'
        | '\u{2de0}'..='\u{2dff}'
        | '\u{a640}'..='\u{a69f}' => Some(words::cyrillic()),
        _ if is_latin(letter) => Some(words::latin()),
        _ => None,
    }
}

/// Returns `U+2022`.
pub(crate) fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

fn space_name(c: char) -> Option<Phrase> {
    match c {
        '\t' => Some(words::a_tab()),
        ' ' => Some(words::a_space()),
        '\u{a0}' | '\u{202f}' => Some(words::a_no_break_space()),
        _ => c.is_whitespace().then(words::a_special_space),
    }
}
