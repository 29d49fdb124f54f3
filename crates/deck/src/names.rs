//! The names of a deck's files, and which language has a text file.

use konventa_domain::{Country, Language};

/// The file with everything that is the same in all languages.
pub const DECK_FILE: &str = "deck.toml";
/// The file with the facts of a deck and their sources.
pub const FACTS_FILE: &str = "facts.toml";
/// The file with the terms that all translations share.
pub const GLOSSARY_FILE: &str = "glossary.toml";

/// Returns the name of a language's text file.
pub(crate) fn text_file(language: Language) -> String {
    format!("text.{language}.md")
}

/// Returns the name of the file with a country's own words in a language.
pub(crate) fn local_words_file(language: Language, country: Country) -> String {
    format!("words.{language}-{country}.toml")
}

/// Returns `sq` for `text.sq.md`.
pub(crate) fn text_file_tag(name: &str) -> Option<&str> {
    name.strip_prefix("text.")?.strip_suffix(".md").filter(|tag| !tag.contains('/'))
}

/// Returns `sq-XK` for `words.sq-XK.toml`.
pub(crate) fn local_words_file_tag(name: &str) -> Option<&str> {
    name.strip_prefix("words.")?.strip_suffix(".toml").filter(|tag| !tag.contains('/'))
}

/// Returns `house.svg` for `drawings/house.svg`.
pub(crate) fn drawing_name(name: &str) -> Option<&str> {
    let rest = name.strip_prefix("drawings/")?;
    (rest.rsplit_once('.')?.1 == "svg" && !rest.contains('/')).then_some(rest)
}

/// Returns the language that authors write for readers of this one.
pub(crate) fn author_language(language: Language) -> Language {
    language.transliterated_from().unwrap_or(language)
}

/// Returns the languages that authors write.
pub(crate) fn written_languages() -> impl Iterator<Item = Language> + Clone {
    Language::ALL.into_iter().filter(|language| language.transliterated_from().is_none())
}
