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
    /// All languages, in the order they are offered.
    pub const ALL: [Self; 5] =
        [Self::English, Self::Montenegrin, Self::Albanian, Self::SerbianLatin, Self::SerbianCyrillic];

    /// The tag that stands in file names, in submissions and in the `lang` of a page.
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

    /// What speakers call their language.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_is_also_the_json() {
        for language in Language::ALL {
            assert_eq!(serde_json::to_string(&language).unwrap(), format!("\"{}\"", language.tag()));
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
        assert_eq!(Language::from_tag("fr"), None);
    }
}
