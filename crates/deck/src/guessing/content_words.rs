//! Content words (those that carry meaning), compared without their endings.

use std::ops::Range;

use konventa_domain::Language;

use crate::compare::lowercase_words;
use crate::language_words::LanguageWords;

/// The number of letters that are compared, from the start of a word. The languages of the decks
/// inflect at the end.
const LETTERS: usize = 5;
/// The number of letters that a short word keeps when the vowels at its end are dropped.
const FEWEST: usize = 3;

/// A word that carries meaning, and where it is in its text.
#[derive(Debug, Clone)]
pub(super) struct ContentWord {
    /// Its first letters, in lowercase.
    pub(super) stem: String,
    pub(super) range: Range<usize>,
}

/// Returns the content words of a text, in their order.
pub(super) fn content_words(text: &str, language: Language) -> Vec<ContentWord> {
    lowercase_words(text)
        .into_iter()
        .filter(|word| !is_function_word(&word.text, language))
        .map(|word| ContentWord { stem: stem(&word.text, language), range: word.range })
        .collect()
}

/// Returns the letters that stay the same whatever the ending.
fn stem(word: &str, language: Language) -> String {
    let mut letters: Vec<char> = word.chars().take(LETTERS).collect();
    let may_change = |letter: &char| LanguageWords::of(language).last_vowels.contains(*letter);
    while letters.len() > FEWEST && letters.last().is_some_and(may_change) {
        letters.pop();
    }
    letters.into_iter().collect()
}

/// Whether a word is a function word such as *the* or *of*. A single letter remains from *don't* or
/// *women's*.
fn is_function_word(word: &str, language: Language) -> bool {
    let function_words = LanguageWords::of(language).function_words;
    let one_letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    one_letter || function_words.split(' ').any(|function_word| function_word == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str, language: Language) -> Vec<String> {
        content_words(text, language).into_iter().map(|term| term.stem).collect()
    }

    #[test]
    fn content_words_are_compared_without_their_endings() {
        assert_eq!(stems("The women's right to protection", Language::English), ["women", "right", "prote"]);
        assert_eq!(
            stems("Zaštita koju žrtva može da traži", Language::Montenegrin),
            ["zašt", "žrtv", "traž"]
        );
        assert_eq!(stems("Mbrojtja që mund të kërkojë ajo", Language::Albanian), ["mbroj", "kërk"]);
        assert_eq!(stems("dhuna dhunën ligji", Language::Albanian), ["dhun", "dhun", "ligj"]);
        assert_eq!(stems("Article 3", Language::English), ["artic", "3"]);
    }
}
