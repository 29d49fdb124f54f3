//! The join code, which is read from the projector and typed into a phone.

use std::fmt::{self, Write as _};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text_form::text_form;

/// Digits and consonants that are not mistaken for each other on a projector (no 0 O, 1 I L, 2 Z, 5 S, U
/// V). There are no vowels, so that no code is a word.
const LETTERS: &[u8; 21] = b"346789CDFGHJKMNPQRTWX";

/// Names a lecture while it is held: six characters, 21⁶ or 86 million codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, min_length = 6, max_length = 6, pattern = "^[346789CDFGHJKMNPQRTWX]{6}$"))]
#[serde(try_from = "String", into = "String")]
pub struct JoinCode([u8; 6]);

/// A text that is not a join code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a join code: it has 6 characters of 346789CDFGHJKMNPQRTWX")]
pub struct ParseJoinCodeError(pub String);

impl JoinCode {
    /// Number of characters.
    pub const LENGTH: usize = 6;

    /// Makes a code of random bytes; `None` if they run out before it is complete, so that all
    /// codes are equally likely. 16 bytes are almost always enough.
    #[must_use]
    pub fn from_random(bytes: &[u8]) -> Option<Self> {
        let fair = 256 - 256 % LETTERS.len();
        let mut letters = bytes.iter().map(|byte| usize::from(*byte)).filter(|byte| *byte < fair);
        let mut code = [0; Self::LENGTH];
        for letter in &mut code {
            *letter = LETTERS[letters.next()? % LETTERS.len()];
        }
        Some(Self(code))
    }
}

impl JoinCode {
    /// The code in two groups of three, as people read it aloud.
    #[must_use]
    pub fn in_groups(self) -> String {
        let mut groups = self.to_string();
        groups.insert(Self::LENGTH / 2, ' ');
        groups
    }
}

impl FromStr for JoinCode {
    type Err = ParseJoinCodeError;

    /// People type small letters, spaces and hyphens.
    fn from_str(text: &str) -> Result<Self, ParseJoinCodeError> {
        let typed = text.bytes().filter(|byte| !matches!(byte, b' ' | b'-')).map(|b| b.to_ascii_uppercase());
        let letters: Vec<u8> = typed.take(Self::LENGTH + 1).collect();
        <[u8; Self::LENGTH]>::try_from(letters)
            .ok()
            .filter(|code| code.iter().all(|letter| LETTERS.contains(letter)))
            .map(Self)
            .ok_or_else(|| ParseJoinCodeError(text.chars().take(20).collect()))
    }
}

text_form!(JoinCode, ParseJoinCodeError, "a join code");

impl fmt::Display for JoinCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|letter| f.write_char(char::from(*letter)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_is_read_in_two_groups_of_three() {
        assert_eq!("KMT4RX".parse::<JoinCode>().unwrap().in_groups(), "KMT 4RX");
    }

    proptest! {
        #[test]
        fn a_drawn_code_can_be_typed(bytes: [u8; 32]) {
            if let Some(code) = JoinCode::from_random(&bytes) {
                prop_assert_eq!(code.to_string().parse(), Ok(code));
                let (left, right) = (&code.to_string()[..3], &code.to_string()[3..]);
                prop_assert_eq!(format!(" {}-{right} ", left.to_lowercase()).parse(), Ok(code));
            }
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "KMT4R", "KMT4RXX", "KMT4R0", "KMT4RO", "ČMT4RX", "../../"] {
            assert!(text.parse::<JoinCode>().is_err(), "{text}");
        }
        assert_eq!(JoinCode::from_random(&[255; 64]), None);
    }
}
