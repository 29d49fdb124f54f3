//! The languages of the lecture.

use serde::{Deserialize, Serialize};

use crate::json;

/// A language that a deck, the interface or a submission can be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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

json::unit_enum!(Language {
    English = "en",
    Montenegrin = "cnr",
    Albanian = "sq",
    SerbianLatin = "sr-Latn",
    SerbianCyrillic = "sr-Cyrl"
});

impl Language {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::English, Self::Montenegrin, Self::Albanian, Self::SerbianLatin, Self::SerbianCyrillic];

    /// The tag used in file names, in submissions and in the `lang` attribute of a page.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Montenegrin => "cnr",
            Self::Albanian => "sq",
            Self::SerbianLatin => "sr-Latn",
            Self::SerbianCyrillic => "sr-Cyrl",
        }
    }

    /// The name of the language in the language itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Montenegrin => "Crnogorski",
            Self::Albanian => "Shqip",
            Self::SerbianLatin => "Srpski",
            Self::SerbianCyrillic => "Српски",
        }
    }

    /// The plural forms that CLDR's cardinal rules have for whole numbers in this language, in the
    /// order of [`PluralForm`].
    #[must_use]
    pub const fn plural_forms(self) -> &'static [PluralForm] {
        match self {
            Self::English | Self::Albanian => &[PluralForm::One, PluralForm::Other],
            Self::Montenegrin | Self::SerbianLatin | Self::SerbianCyrillic => {
                &[PluralForm::One, PluralForm::Few, PluralForm::Other]
            }
        }
    }

    /// Its name in English.
    #[must_use]
    pub const fn english_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Montenegrin => "Montenegrin",
            Self::Albanian => "Albanian",
            Self::SerbianLatin => "Serbian in Latin script",
            Self::SerbianCyrillic => "Serbian in Cyrillic script",
        }
    }

    /// The language with exactly this tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.tag() == tag)
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag())
    }
}

/// A plural category of [CLDR](https://cldr.unicode.org/index/cldr-spec/plural-rules).
///
/// `Intl.PluralRules` chooses one for a number; each language has its own selection, see
/// [`Language::plural_forms`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

impl PluralForm {
    /// All plural forms.
    pub const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// The name in CLDR, in `Intl.PluralRules` and in `locales/*.toml`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// The plural form with exactly this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }
}

impl std::fmt::Display for PluralForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// CLDR's cardinal rules for whole numbers. The rule for `one` is `i = 1` in English and `n = 1`
    /// in Albanian. Serbian has `i % 10 = 1 and i % 100 != 11` for `one`, and
    /// `i % 10 = 2..4 and i % 100 != 12..14` for `few`; Montenegrin follows it.
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
