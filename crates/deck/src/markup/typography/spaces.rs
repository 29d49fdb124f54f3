//! Sets no-break spaces: a number stays with its word, and a one-letter preposition with the next
//! word.

use konventa_domain::Language;

use crate::language_words::LanguageWords;

const NO_BREAK: char = '\u{a0}';

/// Sets no-break spaces between words, and not in tags.
pub(crate) fn no_breaks(text: &str, language: Language) -> String {
    let mut set = String::with_capacity(text.len());
    let mut word = String::new();
    let mut in_tag = false;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        in_tag |= c == '<';
        if in_tag {
            in_tag = c != '>';
            set.push(c);
        } else if c == ' ' {
            set.push(if must_not_break(&word, after_tags(rest.as_str()), language) { NO_BREAK } else { c });
            word.clear();
        } else {
            word.push(c);
            set.push(c);
        }
    }
    set
}

/// Returns the next visible character.
fn after_tags(mut text: &str) -> Option<char> {
    while let Some((_, rest)) = text.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
        text = rest;
    }
    text.chars().next()
}

fn must_not_break(word: &str, next: Option<char>, language: Language) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let words = LanguageWords::of(language);
    match next {
        None | Some(' ') => false,
        Some('%') => true,
        Some(next) => {
            words.not_at_line_end.contains(&word.as_str())
                || (next.is_ascii_digit() && words.before_numbers.iter().any(|start| word.starts_with(start)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, language: Language) -> String {
        no_breaks(text, language).replace(NO_BREAK, "~")
    }

    #[test]
    fn a_number_stays_with_its_word() {
        assert_eq!(
            shown("Article 3 and Articles 12 to 17", Language::English),
            "Article~3 and Articles~12 to 17"
        );
        assert_eq!(shown("(neni 52) dhe nenet 4", Language::Albanian), "(neni~52) dhe nenet~4");
        let serbian = "<p>Po članu <strong>3</strong>, u 48 % i 5</p>";
        let set = "<p>Po članu~<strong>3</strong>, u~48~% i~5</p>";
        assert_eq!(shown(serbian, Language::SerbianLatin), set);
        assert_eq!(shown("An article about 3", Language::English), "An article about 3");
    }

    #[test]
    fn a_one_letter_word_stays_with_the_next() {
        assert_eq!(shown("I ona i „o njoj“ a k tome", Language::Montenegrin), "I~ona i~„o~njoj“ a~k~tome");
        assert_eq!(shown("Ana i", Language::Montenegrin), "Ana i");
        assert_eq!(shown("A house", Language::English), "A house");
        assert_eq!(shown("<a u=\"k o\">s njom</a>", Language::SerbianLatin), "<a u=\"k o\">s~njom</a>");
    }
}
