//! Short ids, safe in a file name, an address and a JSON key. Authors write most of them;
//! [`DeckVersion`] is computed, and the server draws a [`LectureId`].

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::json::{JsonError, Read, Value, Write, Writer};
use crate::substring;

/// A text that is not an id: it is empty, too long, or has other characters than `a-z`, `0-9` and
/// single inner hyphens.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an id: use 1 to 64 small letters a-z, digits and single hyphens between them")]
pub struct ParseIdError(pub String);

fn checked(text: &str) -> Result<String, ParseIdError> {
    let ok = (1..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !substring::contains(text, "--");
    if ok { Ok(text.to_owned()) } else { Err(ParseIdError(text.chars().take(80).collect())) }
}

macro_rules! id {
    ($(#[$doc:meta])* $type:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[cfg_attr(
            feature = "openapi",
            schema(value_type = String, min_length = 1, max_length = 64, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$")
        )]
        #[serde(try_from = "String", into = "String")]
        pub struct $type(String);

        impl $type {
            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $type {
            type Err = ParseIdError;
            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                checked(text).map(Self)
            }
        }

        impl TryFrom<String> for $type {
            type Error = ParseIdError;
            fn try_from(text: String) -> Result<Self, ParseIdError> {
                checked(&text).map(Self)
            }
        }

        impl From<$type> for String {
            fn from(name: $type) -> Self {
                name.0
            }
        }

        impl Read for $type {
            fn read(value: &Value) -> Result<Self, JsonError> {
                value.text()?.parse().map_err(|_| JsonError::Expected("a name"))
            }
        }

        impl Write for $type {
            fn write(&self, to: &mut Writer) {
                to.text(&self.0);
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// The id of a deck: `istanbul-convention`.
    DeckId
);
id!(
    /// The id of a slide, unique within its deck. Country variants share one.
    SlideId
);
id!(
    /// The id of an item of the quiz, unique within its deck. Country variants share one.
    ItemId
);
id!(
    /// The id of a choice, unique within its item, poll or scenario.
    ChoiceId
);
id!(
    /// The version of a deck: a hash of all its compiled parts, in hexadecimal.
    DeckVersion
);
id!(
    /// The id of a live lecture.
    LectureId
);
id!(
    /// The id of a learning objective, unique within its deck.
    ObjectiveId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_small_letters_digits_and_single_hyphens() {
        for good in ["a", "four-pillars", "26a", "x-1-y"] {
            assert_eq!(good.parse::<ItemId>().unwrap().as_str(), good);
        }
        let long = "a".repeat(65);
        for bad in ["", "A", "-a", "a-", "a--b", "a b", "č", "../x", long.as_str()] {
            assert!(bad.parse::<ItemId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn json_with_a_bad_id_is_refused() {
        assert!(serde_json::from_str::<DeckId>("\"../etc\"").is_err());
        assert_eq!(serde_json::from_str::<DeckId>("\"ok\"").unwrap().to_string(), "ok");
    }
}
