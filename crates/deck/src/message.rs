//! Messages to authors in the languages that authors write.

use std::fmt;

use konventa_domain::Language;

use crate::names::author_language;

/// Separates what is wrong from its fix while the words of both are filled in.
pub(crate) const FIX: char = '\u{1f}';

/// The languages of the messages, in the order of their texts.
const LANGUAGES: [Language; 4] =
    [Language::English, Language::Montenegrin, Language::Albanian, Language::SerbianLatin];

/// What is wrong and its fix, in every language that authors write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    texts: [MessageText; 4],
}

/// A message in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MessageText {
    pub(crate) what: String,
    pub(crate) fix: String,
}

impl Message {
    /// Takes the texts in the order of [`LANGUAGES`], each with [`FIX`] in it.
    pub(crate) fn new(texts: [String; 4]) -> Self {
        let parted = |text: String| {
            let (what, fix) = text.split_once(FIX).unwrap_or((&text, ""));
            MessageText { what: one_line(what), fix: one_line(fix) }
        };
        Self { texts: texts.map(parted) }
    }

    /// Returns the message in English.
    pub(crate) const fn english(&self) -> &MessageText {
        let [english, ..] = &self.texts;
        english
    }

    /// Returns the message in the language that the readers of this one write.
    pub(crate) fn in_language(&self, language: Language) -> &MessageText {
        let written = author_language(language);
        let texts = LANGUAGES.iter().zip(&self.texts);
        texts.into_iter().find(|(of, _)| **of == written).map_or(self.english(), |(_, text)| text)
    }
}

/// Returns the word before a fix.
pub(crate) fn fix_word(language: Language) -> &'static str {
    match author_language(language) {
        Language::Montenegrin | Language::SerbianLatin | Language::SerbianCyrillic => "ispravka",
        Language::Albanian => "ndreqja",
        Language::English => "fix",
    }
}

/// What a message can say in each language.
pub(crate) trait Argument {
    /// Writes it in a language.
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

impl<T: fmt::Display> Argument for T {
    fn write(&self, _: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt(f)
    }
}

/// An argument in a language.
pub(crate) struct InLanguage<'a, A: ?Sized>(pub(crate) &'a A, pub(crate) Language);

impl<A: Argument + ?Sized> fmt::Display for InLanguage<'_, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(self.1, f)
    }
}

/// Replaces control characters: messages of parsers may quote a line break.
pub(crate) fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '␤' } else { c }).collect()
}

/// Declares messages: a function for each, with its arguments by name. A language that is missing
/// does not compile, and neither does a text that leaves an argument out or names another one.
macro_rules! messages {
    ($(
        $(#[$doc:meta])*
        $name:ident($($argument:ident),*) {
            en: $en:literal => $en_fix:literal,
            cnr: $cnr:literal => $cnr_fix:literal,
            sq: $sq:literal => $sq_fix:literal,
            sr: $sr:literal => $sr_fix:literal,
        }
    )*) => {
        $(
            $(#[$doc])*
            pub(crate) fn $name($($argument: impl $crate::message::Argument),*) -> $crate::message::Message {
                $crate::message::Message::new([
                    format!(
                        concat!($en, "\u{1f}", $en_fix)
                        $(, $argument = $crate::message::InLanguage(
                            &$argument,
                            konventa_domain::Language::English
                        ))*
                    ),
                    format!(
                        concat!($cnr, "\u{1f}", $cnr_fix)
                        $(, $argument = $crate::message::InLanguage(
                            &$argument,
                            konventa_domain::Language::Montenegrin
                        ))*
                    ),
                    format!(
                        concat!($sq, "\u{1f}", $sq_fix)
                        $(, $argument = $crate::message::InLanguage(
                            &$argument,
                            konventa_domain::Language::Albanian
                        ))*
                    ),
                    format!(
                        concat!($sr, "\u{1f}", $sr_fix)
                        $(, $argument = $crate::message::InLanguage(
                            &$argument,
                            konventa_domain::Language::SerbianLatin
                        ))*
                    ),
                ])
            }
        )*
    };
}
pub(crate) use messages;

#[cfg(test)]
mod tests {
    use super::*;

    messages! {
        /// For the tests.
        two_of(name, count) {
            en: "{name} has {count}" => "write {name}",
            cnr: "{count} ima {name}" => "napišite {name}",
            sq: "{name} ka {count}" => "shkruani {name}",
            sr: "{name} ima {count}" => "napišite {name}",
        }
    }

    #[test]
    fn a_message_has_its_arguments_in_every_language() {
        let message = two_of("a\nb", 2);
        assert_eq!(message.english().what, "a␤b has 2");
        assert_eq!(message.in_language(Language::Montenegrin).what, "2 ima a␤b");
        assert_eq!(message.in_language(Language::SerbianCyrillic).fix, "napišite a␤b");
    }
}
