//! The interface's words. [`Texts`] has one function per text of `locales/`, made by `build.rs`; the words themselves come
//! from the server, those of one language.

mod speech;

use konventa_domain::{Country, Language};

pub use self::speech::{Bundle, Speech, use_speech, use_texts};
use crate::browser;

/// The texts of one language. A pointer: every view has one.
#[derive(Debug, Clone, Copy)]
pub struct Texts(&'static Words);

#[derive(Debug)]
struct Words {
    language: Language,
    words: Vec<&'static str>,
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Texts {
    /// The few words that are in the program: what stands there while the others are on their way.
    #[must_use]
    pub fn built_in(language: Language) -> Self {
        let built_in = BUILT_IN.iter().find(|(tag, _)| *tag == language.tag());
        Self::of(language, built_in.map(|(_, words)| words.to_vec()).unwrap_or_default())
    }

    /// The language they are in.
    #[must_use]
    pub const fn language(self) -> Language {
        self.0.language
    }

    /// Whether all words are there.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.0.words.len() > BUILT_IN.first().map_or(0, |(_, words)| words.len())
    }

    /// The languages of the interface, in the order they are offered.
    pub fn languages() -> impl Iterator<Item = Language> {
        Language::ALL.into_iter().filter(|language| BUILT_IN.iter().any(|(tag, _)| *tag == language.tag()))
    }

    /// The name of a country.
    #[must_use]
    pub fn country(self, country: Country) -> &'static str {
        match country {
            Country::Montenegro => self.country_me(),
            Country::Albania => self.country_al(),
            Country::Kosovo => self.country_xk(),
        }
    }

    /// English, for tests: those have no server to load words from.
    ///
    /// # Panics
    /// Where the build script wrote something else than words.
    #[cfg(test)]
    #[must_use]
    pub fn english() -> Self {
        let words: Vec<String> =
            serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/english.json"))).unwrap();
        Self::kept(Language::English, words)
    }

    /// Words for as long as the page lives: there are as many as languages were looked at, and each once.
    fn kept(language: Language, words: Vec<String>) -> Self {
        Self::of(language, words.into_iter().map(|word| &*word.leak()).collect())
    }

    fn of(language: Language, words: Vec<&'static str>) -> Self {
        Self(Box::leak(Box::new(Words { language, words })))
    }

    /// The word at a place; none as long as it is not loaded.
    #[inline(never)]
    fn at(self, place: usize) -> &'static str {
        self.0.words.get(place).copied().unwrap_or_default()
    }

    /// A text for a number. Its forms for one, few and other stand one after the other.
    fn counted(self, place: usize, n: u32, values: &[(&str, &str)]) -> String {
        let form = match browser::plural_category(self.language(), n).as_str() {
            "one" => self.at(place),
            "few" => self.at(place + 1),
            _ => "",
        };
        let form = if form.is_empty() { self.at(place + 2) } else { form };
        let n = browser::number(n, self.language());
        let values: Vec<(&str, &str)> = values.iter().copied().chain([("n", n.as_str())]).collect();
        fill(form, &values)
    }
}

/// Fills `{name}` in a text.
#[inline(never)]
fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    // What is in braces is every second piece.
    for (n, piece) in text.split(['{', '}']).enumerate() {
        let value = values.iter().find(|(name, _)| n % 2 == 1 && *name == piece);
        filled.push_str(value.map_or(piece, |(_, value)| value));
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_in_is_there_in_every_language() {
        for language in Texts::languages() {
            let texts = Texts::built_in(language);
            assert!(!texts.is_whole());
            for words in [texts.app_loading(), texts.app_unreachable(), texts.app_retry()] {
                assert!(!words.is_empty(), "{language}");
            }
            assert_eq!(texts.app_title(), "");
        }
    }

    #[test]
    fn english_is_whole_and_filled() {
        let texts = Texts::english();
        assert!(texts.is_whole());
        assert_eq!(texts.country(Country::Kosovo), "Kosovo");
        assert_eq!(texts.journey_step_of("1", "3"), "Step 1 of 3");
    }
}
