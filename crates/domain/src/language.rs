//! The languages of the lecture, and what is known of each.

use serde::{Deserialize, Serialize};

use crate::{Named, json};

/// A language that a deck, the interface or a submission can be in.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    json::Read,
    json::Write,
    Named,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[named(tag, from_tag)]
pub enum Language {
    /// English.
    #[serde(rename = "en")]
    English,
    /// Montenegrin, Latin script.
    #[serde(rename = "cnr")]
    Montenegrin,
    /// Albanian.
    #[serde(rename = "sq")]
    Albanian,
    /// Serbian, Latin script.
    #[serde(rename = "sr-Latn")]
    SerbianLatin,
    /// Serbian, Cyrillic script.
    #[serde(rename = "sr-Cyrl")]
    SerbianCyrillic,
}

/// The table of languages: one row for each. A fact that nobody asks for costs a phone nothing.
///
/// What only the deck compiler needs of a language is in `crates/deck/src/language_words.rs`.
macro_rules! table {
    ($($language:ident {
        own_name: $own_name:literal,
        english_name: $english_name:literal,
        script: $script:ident,
        transliterated_from: $origin:expr,
        plural_forms: [$($form:ident)+],
        one_is_only_1: $one_is_only_1:literal,
        quotes: $quotes:expr,
        decimal_mark: $decimal_mark:literal,
        intl_locale: $intl_locale:literal,
        browser_tags: $browser_tags:literal,
    })+) => {
        impl Language {
            /// What speakers call their language.
            #[must_use]
            pub const fn own_name(self) -> &'static str {
                match self { $(Self::$language => $own_name),+ }
            }

            /// The name in English.
            #[must_use]
            pub const fn english_name(self) -> &'static str {
                match self { $(Self::$language => $english_name),+ }
            }

            /// The script that the language is written in.
            #[must_use]
            pub const fn script(self) -> Script {
                match self { $(Self::$language => Script::$script),+ }
            }

            /// The language whose texts are transliterated into this one, or `None` if people write
            /// this one.
            #[must_use]
            pub const fn transliterated_from(self) -> Option<Self> {
                match self { $(Self::$language => $origin),+ }
            }

            /// The plural forms that CLDR's cardinal rules have for whole numbers in this language,
            /// in the order of [`PluralForm`].
            #[must_use]
            pub const fn plural_forms(self) -> &'static [PluralForm] {
                match self { $(Self::$language => &[$(PluralForm::$form),+]),+ }
            }

            /// Whether the plural form `one` is for the number 1 alone, so that a text may say it
            /// in words. In Serbian it is for 21 and 31 too.
            #[must_use]
            pub const fn one_is_only_1(self) -> bool {
                match self { $(Self::$language => $one_is_only_1),+ }
            }

            /// The quotation marks: opening and closing, then those inside others.
            #[must_use]
            pub const fn quotes(self) -> [char; 4] {
                match self { $(Self::$language => $quotes),+ }
            }

            /// The mark before the decimal places of a number.
            #[must_use]
            pub const fn decimal_mark(self) -> char {
                match self { $(Self::$language => $decimal_mark),+ }
            }

            /// The tag under which browsers know the rules of the language for numbers and dates.
            #[must_use]
            pub const fn intl_locale(self) -> &'static str {
                match self { $(Self::$language => $intl_locale),+ }
            }

            /// The beginnings of browsers' language tags for which this is the best language, in
            /// lower case and separated by spaces. Where two rows begin the same tag, the row with
            /// the longer beginning is first.
            #[must_use]
            pub const fn browser_tags(self) -> &'static str {
                match self { $(Self::$language => $browser_tags),+ }
            }
        }
    };
}

table! {
    English {
        own_name: "English",
        english_name: "English",
        script: Latin,
        transliterated_from: None,
        plural_forms: [One Other],
        one_is_only_1: true,
        quotes: ['“', '”', '‘', '’'],
        decimal_mark: '.',
        intl_locale: "en-GB",
        browser_tags: "en",
    }
    // No browser knows `cnr`; the rules are those of Serbian in Montenegro. Most phones there
    // report `sr-ME`, `sr-Latn-ME`, `hr` or `bs`.
    Montenegrin {
        own_name: "Crnogorski",
        english_name: "Montenegrin",
        script: Latin,
        transliterated_from: None,
        plural_forms: [One Few Other],
        one_is_only_1: false,
        quotes: ['„', '“', '‚', '‘'],
        decimal_mark: ',',
        intl_locale: "sr-Latn-ME",
        browser_tags: "cnr sh bs hr sr-me sr-latn-me sr-cyrl-me",
    }
    Albanian {
        own_name: "Shqip",
        english_name: "Albanian",
        script: Latin,
        transliterated_from: None,
        plural_forms: [One Other],
        one_is_only_1: true,
        quotes: ['“', '”', '‘', '’'],
        decimal_mark: ',',
        intl_locale: "sq",
        browser_tags: "sq",
    }
    SerbianLatin {
        own_name: "Srpski",
        english_name: "Serbian in Latin script",
        script: Latin,
        transliterated_from: None,
        plural_forms: [One Few Other],
        one_is_only_1: false,
        quotes: ['„', '“', '‚', '‘'],
        decimal_mark: ',',
        intl_locale: "sr-Latn",
        browser_tags: "sr-latn",
    }
    SerbianCyrillic {
        own_name: "Српски",
        english_name: "Serbian in Cyrillic script",
        script: Cyrillic,
        transliterated_from: Some(Self::SerbianLatin),
        plural_forms: [One Few Other],
        one_is_only_1: false,
        quotes: ['„', '“', '‚', '‘'],
        decimal_mark: ',',
        intl_locale: "sr-Cyrl",
        browser_tags: "sr",
    }
}

impl Language {
    /// The language for a browser's language tag.
    #[must_use]
    pub fn from_browser_tag(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        let begins_with = |start: &str| {
            tag.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        Self::ALL.into_iter().find(|language| language.browser_tags().split(' ').any(begins_with))
    }
}

/// A script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// The Latin alphabet.
    Latin,
    /// The Cyrillic alphabet.
    Cyrillic,
}

/// A plural category of [CLDR](https://cldr.unicode.org/index/cldr-spec/plural-rules).
///
/// `Intl.PluralRules` chooses one for a number; each language has its own selection, see
/// [`Language::plural_forms`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Named)]
#[json(rename_all = "lowercase")]
pub enum PluralForm {
    /// None of our languages has it.
    Zero,
    /// English 1; Serbian 1, 21, 31, but not 11.
    One,
    /// None of our languages has it.
    Two,
    /// Serbian 2 to 4, 22 to 24, but not 12 to 14.
    Few,
    /// None of our languages has it.
    Many,
    /// All other numbers. Every language has this form.
    Other,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// CLDR's cardinal rules for whole numbers: `i = 1` for English, `n = 1` for Albanian; and for
    /// Serbian, whose rules hold for Montenegrin too, `i % 10 = 1 and i % 100 != 11` and
    /// `i % 10 = 2..4 and i % 100 != 12..14`.
    fn by_cldr(language: Language, n: u32) -> PluralForm {
        match language {
            Language::English | Language::Albanian if n == 1 => PluralForm::One,
            Language::English | Language::Albanian => PluralForm::Other,
            Language::Montenegrin | Language::SerbianLatin | Language::SerbianCyrillic => {
                match (n % 10, n % 100) {
                    (1, last_two) if last_two != 11 => PluralForm::One,
                    (2..=4, last_two) if !(12..=14).contains(&last_two) => PluralForm::Few,
                    _ => PluralForm::Other,
                }
            }
        }
    }

    #[test]
    fn each_language_has_exactly_the_plural_forms_that_its_numbers_need() {
        for language in Language::ALL {
            let needed: BTreeSet<PluralForm> = (0..1000).map(|n| by_cldr(language, n)).collect();
            assert!(language.plural_forms().iter().eq(&needed), "{language}: {needed:?}");
        }
    }

    #[test]
    fn one_is_only_1_where_no_other_number_has_that_form() {
        for language in Language::ALL {
            let ones = (0..1000).filter(|n| by_cldr(language, *n) == PluralForm::One);
            assert_eq!(ones.eq([1]), language.one_is_only_1(), "{language}");
        }
    }

    #[test]
    fn the_tags_that_phones_of_the_region_send_are_known() {
        for (tag, language) in [
            ("en-GB", Some(Language::English)),
            ("sr-Latn-ME", Some(Language::Montenegrin)),
            ("sr-ME", Some(Language::Montenegrin)),
            ("hr", Some(Language::Montenegrin)),
            ("sr-RS", Some(Language::SerbianCyrillic)),
            ("sr-Latn-RS", Some(Language::SerbianLatin)),
            ("sq-XK", Some(Language::Albanian)),
            ("de", None),
            ("eng", None),
        ] {
            assert_eq!(Language::from_browser_tag(tag), language, "{tag}");
        }
    }

    #[test]
    fn no_row_hides_the_browser_tags_of_a_later_one() {
        for language in Language::ALL {
            for tag in language.browser_tags().split(' ') {
                assert_eq!(Language::from_browser_tag(tag), Some(language), "{tag}");
            }
        }
    }

    #[test]
    fn a_plural_form_is_found_by_its_name() {
        for form in PluralForm::ALL {
            assert_eq!(PluralForm::from_name(form.name()), Some(form));
        }
        assert_eq!(PluralForm::from_name("paucal"), None);
    }

    #[test]
    fn the_tag_is_also_the_json() {
        for language in Language::ALL {
            assert_eq!(serde_json::to_string(&language).unwrap(), format!("\"{}\"", language.tag()));
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
        assert_eq!(Language::from_tag("fr"), None);
    }
}
