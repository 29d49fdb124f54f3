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
macro_rules! table {
    ($($language:ident: $endonym:literal, $english:literal, $script:ident, [$($form:ident)+], $quotes:literal;)+) => {
        impl Language {
            /// What speakers call their language.
            #[must_use]
            pub const fn own_name(self) -> &'static str {
                match self { $(Self::$language => $endonym),+ }
            }

            /// The name in English.
            #[must_use]
            pub const fn english_name(self) -> &'static str {
                match self { $(Self::$language => $english),+ }
            }

            /// The script that the language is written in.
            #[must_use]
            pub const fn script(self) -> Script {
                match self { $(Self::$language => Script::$script),+ }
            }

            /// The plural forms that CLDR's cardinal rules have for whole numbers in this language, in the order of
            /// [`PluralForm`].
            #[must_use]
            pub const fn plural_forms(self) -> &'static [PluralForm] {
                match self { $(Self::$language => &[$(PluralForm::$form),+]),+ }
            }

            /// The quotation marks: opening and closing, then those inside others.
            #[must_use]
            pub const fn quotes(self) -> &'static str {
                match self { $(Self::$language => $quotes),+ }
            }
        }
    };
}

table! {
    English: "English", "English", Latin, [One Other], "“”‘’";
    Montenegrin: "Crnogorski", "Montenegrin", Latin, [One Few Other], "„“‚‘";
    Albanian: "Shqip", "Albanian", Latin, [One Other], "“”‘’";
    SerbianLatin: "Srpski", "Serbian in Latin script", Latin, [One Few Other], "„“‚‘";
    SerbianCyrillic: "Српски", "Serbian in Cyrillic script", Cyrillic, [One Few Other], "„“‚‘";
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
/// `Intl.PluralRules` chooses one for a number; each language has its own selection, see [`Language::plural_forms`].
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

    /// CLDR's cardinal rules for whole numbers: `i = 1` for English, `n = 1` for Albanian; and for Serbian, whose rules
    /// hold for Montenegrin too, `i % 10 = 1 and i % 100 != 11` and `i % 10 = 2..4 and i % 100 != 12..14`.
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
