//! Linkage keys, which leave the phone: equal if the answers are equal, and otherwise without
//! meaning.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Sgic, SgicAnswers, Study};
use crate::hex::hex_text;
use crate::json;

/// One linkage key: 16 bytes of a hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, min_length = 32, max_length = 32, pattern = "^[0-9a-f]{32}$"))]
#[serde(try_from = "String", into = "String")]
pub struct LinkageKey([u8; 16]);

/// A text that is not a linkage key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a linkage key has 32 digits of 0123456789abcdef")]
pub struct ParseLinkageKeyError;

impl LinkageKey {
    fn of(hash: [u8; 32]) -> Self {
        Self(std::array::from_fn(|at| hash[at]))
    }

    /// Makes a key from its stored bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes to store.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// For tests that do not need the hashing.
    #[cfg(test)]
    pub(super) fn from_number(number: u128) -> Self {
        Self(number.to_be_bytes())
    }
}

hex_text!(LinkageKey, ParseLinkageKeyError, "a linkage key");

/// A linkage key leads to a record, so logs get only its first byte.
impl fmt::Debug for LinkageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LinkageKey({}…)", crate::hex::Hex(&self.0[..1]))
    }
}

/// The hash input of full keys. Like the next one it is an older name: never change it.
const FULL: &str = "exact";
/// The hash input of partial keys.
const PARTIAL: &str = "coarse";

/// The linkage keys of one student in one study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Write)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkageKeys {
    /// The full key: of all answers, or of the code that was made of them.
    pub full: LinkageKey,
    /// The partial keys, of three answers each, so that one answer may be wrong: four of them, one
    /// if a question was left empty, none if a code was typed in place of answers.
    #[cfg_attr(feature = "openapi", schema(max_items = 4))]
    pub partial: Vec<LinkageKey>,
}

impl LinkageKeys {
    /// The maximum number of partial keys.
    pub const MAX_PARTIAL: usize = 4;

    /// Makes the keys of a student's answers. Takes a moment, because it hashes many times.
    #[must_use]
    pub fn of(study: &Study, answers: &SgicAnswers) -> Self {
        Self {
            partial: answers.three().map(|text| LinkageKey::of(study.slow(PARTIAL, &text))).collect(),
            ..Self::of_code(study, &Sgic::of(study, answers))
        }
    }

    /// Returns made-up keys, for an example on the screen.
    #[must_use]
    pub fn made_up() -> Self {
        Self { full: LinkageKey([0x5e; 16]), partial: Vec::new() }
    }

    /// Makes the key of the code that a student wrote down.
    #[must_use]
    pub fn of_code(study: &Study, code: &Sgic) -> Self {
        Self { full: LinkageKey::of(study.fast(FULL, code.symbols())), partial: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::followup::{Person, RegisterEntry, Salt};

    fn study(deck: &str, salt: u8) -> Study {
        Study::quick(deck.parse().unwrap(), Salt([salt; 16]))
    }

    fn answers(names: [&str; 6], class: &str, number: &str) -> SgicAnswers {
        let person = |at: usize| Person::read(names[at], names[at + 1]).unwrap();
        let place = RegisterEntry::read(class, number).unwrap();
        SgicAnswers::new(Some(&person(0)), Some(&person(2)), Some(&person(4)), Some(&place)).unwrap()
    }

    const LATIN: [&str; 6] = ["Ljiljana", "Đurović", "Njegoš", "Žarić", "Džana", "Šćepanović"];

    #[test]
    fn latin_and_cyrillic_answers_make_the_same_keys() {
        let study = study("a", 1);
        let latin = LinkageKeys::of(&study, &answers(LATIN, "IV-b", "12"));
        for other in [
            ["Љиљана", "Ђуровић", "Његош", "Жарић", "Џана", "Шћепановић"],
            ["ljilj", "djur", "njego", "zari", "dzan", "scep"],
        ] {
            assert_eq!(LinkageKeys::of(&study, &answers(other, "4Б", "12.")), latin);
        }
    }

    #[test]
    fn one_wrong_answer_leaves_one_partial_key_and_two_leave_none() {
        let study = study("a", 1);
        let right = LinkageKeys::of(&study, &answers(LATIN, "IV-b", "12"));
        let shared =
            |other: &LinkageKeys| other.partial.iter().filter(|key| right.partial.contains(key)).count();
        let one = LinkageKeys::of(&study, &answers(LATIN, "IV-b", "21"));
        assert_ne!(one.full, right.full);
        assert_eq!(shared(&one), 1);
        let two = LinkageKeys::of(
            &study,
            &answers(["Vesna", "Đurović", "Njegoš", "Žarić", "Džana", "Šćepanović"], "IV-b", "21"),
        );
        assert_eq!(shared(&two), 0);
    }

    #[test]
    fn another_study_makes_other_keys() {
        let given = answers(LATIN, "IV-b", "12");
        let one = LinkageKeys::of(&study("a", 1), &given);
        for other in [study("a", 2), study("b", 1)] {
            let other = LinkageKeys::of(&other, &given);
            assert_ne!(one.full, other.full);
            assert!(one.partial.iter().all(|key| !other.partial.contains(key)));
        }
    }

    #[test]
    fn the_code_stands_for_all_answers() {
        let study = study("a", 1);
        let given = answers(LATIN, "IV-b", "12");
        let typed = Sgic::of(&study, &given).to_string().parse().unwrap();
        assert_eq!(LinkageKeys::of_code(&study, &typed).full, LinkageKeys::of(&study, &given).full);
    }

    /// With all rounds of hashing. If these values change, no running study can be finished.
    #[test]
    fn the_values_stay_what_they_are() {
        let study = Study::new("istanbul-convention".parse().unwrap(), Salt([7; 16]));
        let given = answers(LATIN, "IV-b", "12");
        assert_eq!(Sgic::of(&study, &given).to_string(), "24T-ZDF-H68");
        assert_eq!(LinkageKeys::of(&study, &given).full.to_string(), "85d63a0dcaad517c639c5bfed0d510fb");
        assert_eq!(
            LinkageKeys::of(&study, &given).partial[0].to_string(),
            "a844a0ae80422668855b2495b5d78e36"
        );
    }

    #[test]
    fn a_key_is_written_as_32_digits() {
        let key = LinkageKey::from_number(0xab);
        assert_eq!(key.to_string(), "000000000000000000000000000000ab");
        assert_eq!(key.to_string().parse(), Ok(key));
        assert_eq!(format!("{key:?}"), "LinkageKey(00…)");
        for bad in ["", "ab", "000000000000000000000000000000AB", "+00000000000000000000000000000ab"] {
            assert_eq!(bad.parse::<LinkageKey>(), Err(ParseLinkageKeyError), "{bad}");
        }
    }
}
