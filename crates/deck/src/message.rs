//! Messages to authors in the languages that authors write.

use std::fmt;

use konventa_domain::Language;

use crate::language_words::LanguageWords;

/// Separates what is wrong from its fix while the words of both are filled in.
pub(crate) const FIX: char = '\u{1f}';

/// What is wrong and its fix, in every language that authors write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    texts: Box<[MessageText; 4]>,
}

/// A message in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MessageText {
    pub(crate) what: String,
    pub(crate) fix: String,
}

impl Message {
    /// Takes the texts in the order of [`LanguageWords::messages_of`], each with [`FIX`] in it.
    pub(crate) fn new(texts: [String; 4]) -> Self {
        let parted = |text: String| {
            let (what, fix) = text.split_once(FIX).unwrap_or((&text, ""));
            MessageText { what: one_line(what), fix: one_line(fix) }
        };
        Self { texts: Box::new(texts.map(parted)) }
    }

    /// Returns the message in English.
    pub(crate) fn english(&self) -> &MessageText {
        let [english, ..] = &*self.texts;
        english
    }

    /// Returns the message in the language that the readers of this one write.
    pub(crate) fn in_language(&self, language: Language) -> &MessageText {
        self.texts.get(LanguageWords::messages_of(language)).unwrap_or(self.english())
    }

    /// Puts words in front of what is wrong.
    pub(crate) fn after(mut self, lead: &Phrase) -> Self {
        for (text, lead) in self.texts.iter_mut().zip(&lead.0) {
            text.what = format!("{lead} {}", text.what);
        }
        self
    }
}

/// A part of a message in every language that authors write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase(pub(crate) [String; 4]);

impl Argument for Phrase {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.in_language(language))
    }
}

impl Argument for &Phrase {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (*self).write(language, f)
    }
}

impl Phrase {
    /// Words that are the same in every language.
    pub(crate) fn same(words: &str) -> Self {
        Self(std::array::from_fn(|_| words.to_owned()))
    }

    /// Replaces the English words by those of a parser or of the system.
    pub(crate) fn with_english(self, words: &str) -> Self {
        let Self([_, cnr, sq, sr]) = self;
        Self([words.to_owned(), cnr, sq, sr])
    }

    /// Returns the words in the language that the readers of this one write.
    pub(crate) fn in_language(&self, language: Language) -> &str {
        self.0.get(LanguageWords::messages_of(language)).map_or("", String::as_str)
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

/// Formats one text in every language, with its arguments by name.
macro_rules! in_every_language {
    ($en:expr, $cnr:expr, $sq:expr, $sr:expr; $($argument:ident),*) => {
        [
            $crate::message::in_one_language!($en, English; $($argument),*),
            $crate::message::in_one_language!($cnr, Montenegrin; $($argument),*),
            $crate::message::in_one_language!($sq, Albanian; $($argument),*),
            $crate::message::in_one_language!($sr, SerbianLatin; $($argument),*),
        ]
    };
}
pub(crate) use in_every_language;

macro_rules! in_one_language {
    ($text:expr, $language:ident; $($argument:ident),*) => {
        format!(
            $text
            $(, $argument = $crate::message::InLanguage(
                &$argument,
                konventa_domain::Language::$language
            ))*
        )
    };
}
pub(crate) use in_one_language;

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
                $crate::message::Message::new($crate::message::in_every_language!(
                    concat!($en, "\u{1f}", $en_fix),
                    concat!($cnr, "\u{1f}", $cnr_fix),
                    concat!($sq, "\u{1f}", $sq_fix),
                    concat!($sr, "\u{1f}", $sr_fix);
                    $($argument),*
                ))
            }
        )*
    };
}
pub(crate) use messages;

/// Declares parts of messages, in the same way.
macro_rules! phrases {
    ($(
        $(#[$doc:meta])*
        $name:ident($($argument:ident),*) {
            en: $en:literal,
            cnr: $cnr:literal,
            sq: $sq:literal,
            sr: $sr:literal,
        }
    )*) => {
        $(
            $(#[$doc])*
            pub(crate) fn $name($($argument: impl $crate::message::Argument),*) -> $crate::message::Phrase {
                $crate::message::Phrase($crate::message::in_every_language!(
                    $en, $cnr, $sq, $sr; $($argument),*
                ))
            }
        )*
    };
}
pub(crate) use phrases;

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

    phrases! {
        /// For the tests.
        both(one) {
            en: "both {one}",
            cnr: "oboje {one}",
            sq: "të dy {one}",
            sr: "oboje {one}",
        }
    }

    #[test]
    fn a_message_has_its_arguments_in_every_language() {
        let message = two_of("a\nb", 2);
        assert_eq!(message.english().what, "a␤b has 2");
        assert_eq!(message.in_language(Language::Montenegrin).what, "2 ima a␤b");
        assert_eq!(message.in_language(Language::SerbianCyrillic).fix, "napišite a␤b");
    }

    #[test]
    fn a_part_of_a_message_is_in_its_language() {
        let message = two_of(both("x"), 1).after(&both("y"));
        assert_eq!(message.english().what, "both y both x has 1");
        assert_eq!(message.in_language(Language::Albanian).what, "të dy y të dy x ka 1");
    }
}
