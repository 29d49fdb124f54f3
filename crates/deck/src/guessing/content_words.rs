//! Content words (those that carry meaning), compared without their endings.

use std::ops::Range;

use konventa_domain::Language;

use crate::compare::lowercase_words;

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

/// Returns the letters that stay the same whatever the ending. Except in English, short words
/// change their last vowel (*dhuna*, *dhunë*; *žrtva*, *žrtvu*).
fn stem(word: &str, language: Language) -> String {
    let mut letters: Vec<char> = word.chars().take(LETTERS).collect();
    let is_vowel = |letter: &char| matches!(letter, 'a' | 'e' | 'ë' | 'i' | 'o' | 'u' | 'y');
    while language != Language::English && letters.len() > FEWEST && letters.last().is_some_and(is_vowel) {
        letters.pop();
    }
    letters.into_iter().collect()
}

/// Whether a word is a function word such as *the* or *of*. A single letter remains from *don't* or
/// *women's*.
fn is_function_word(word: &str, language: Language) -> bool {
    let function_words = match language {
        Language::English => ENGLISH,
        Language::Montenegrin | Language::SerbianLatin | Language::SerbianCyrillic => SERBIAN,
        Language::Albanian => ALBANIAN,
    };
    let one_letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    one_letter || function_words.split(' ').any(|function_word| function_word == word)
}

const ENGLISH: &str = "about after also an and any are as at be because been before being between but by can could did \
     do does done each else every for from get gets had has have he her him himself his how if in \
     into is it its itself may more must need needs no not of on once one only or other others out \
     own same shall she should so some such than that the their them then there these they this those \
     to too under up was were what when where which who whom whose why will with without would yes \
     you your";

const SERBIAN: &str = "ako ali bez bi bio bila bilo biti da do dok druge drugi drugo ga gdje gde ih ili im ima iz iza \
     ja je jedan jedna jedno jer joj još ju kad kada kako kao kod koga koja koje koji kojih kojim \
     kojoj koju li među može mogu mu na nad nakon ne neka neke neki neko nema ni nije nisu niti njega \
     njegov njegova njegovo njen njena njeno njih njihov njihova njih njoj od on ona oni ono ova ovaj \
     ove ovo po pod poslije posle pre prema pri prije sa se sebe smije sme su sve šta što ta tada taj \
     te ti to toga tome treba tu uz van već za zašto zbog";

const ALBANIAN: &str = "ajo ai aq as asaj ata ato atë atij atyre bëhet cila cilat cili cilën cilët deri do dhe duke edhe \
     është dy ishte janë jetë jo ka kanë kë kësaj këtë këto ky kjo kur kush le me megjithëse mes \
     midis mund më ndaj nga nëse në një nuk ose para pas pasi për përpara po por prej pa pse që sa \
     saj së se sepse si sipas te tek të tij tjetër tjera tjerë tyre vetë çfarë";

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
