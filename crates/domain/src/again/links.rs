//! What leaves the phone: values that are equal where answers are, and tell nothing else.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::digits::as_digits;
use super::{AgainCode, Answers, Study};
use crate::json;

/// One value: 16 bytes of a hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Link([u8; 16]);

/// A text that is no link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a link has 32 digits of 0123456789abcdef")]
pub struct NotALink;

impl Link {
    fn of(hash: [u8; 32]) -> Self {
        Self(std::array::from_fn(|at| hash[at]))
    }

    /// As it was stored.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes that are stored.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// For tests that need none of the hashing.
    #[cfg(test)]
    pub(super) fn from_number(number: u128) -> Self {
        Self(number.to_be_bytes())
    }
}

as_digits!(Link, NotALink, "a link");

/// A link leads to a record, so a log gets only its first byte.
impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Link({:02x}…)", self.0[0])
    }
}

/// The links of one student in one study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Links {
    /// Of all answers, or of the code that was made of them.
    pub exact: Link,
    /// Of three answers each, so that one may be wrong: four; one where a question was left empty; none where a code was
    /// typed in place of answers.
    pub coarse: Vec<Link>,
}

json::fields!(write Links { exact, coarse });

impl Links {
    /// How many coarse links there may be.
    pub const COARSE: usize = 4;

    /// From answers. It takes a moment.
    #[must_use]
    pub fn of(study: &Study, answers: &Answers) -> Self {
        Self {
            coarse: answers.three().map(|text| Link::of(study.slow("coarse", &text))).collect(),
            ..Self::of_code(study, &AgainCode::of(study, answers))
        }
    }

    /// Links that are nobody's, for an example.
    #[must_use]
    pub fn made_up() -> Self {
        Self { exact: Link([0x5e; 16]), coarse: Vec::new() }
    }

    /// From the code that was written down.
    #[must_use]
    pub fn of_code(study: &Study, code: &AgainCode) -> Self {
        Self { exact: Link::of(study.fast("exact", code.symbols())), coarse: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::again::{Person, Place, Salt};

    fn study(deck: &str, salt: u8) -> Study {
        Study::quick(deck.parse().unwrap(), Salt([salt; 16]))
    }

    fn answers(names: [&str; 6], class: &str, number: &str) -> Answers {
        let person = |at: usize| Person::read(names[at], names[at + 1]).unwrap();
        let place = Place::read(class, number).unwrap();
        Answers::new(Some(&person(0)), Some(&person(2)), Some(&person(4)), Some(&place)).unwrap()
    }

    const LATIN: [&str; 6] = ["Ljiljana", "Đurović", "Njegoš", "Žarić", "Džana", "Šćepanović"];

    #[test]
    fn latin_and_cyrillic_answers_make_the_same_links() {
        let study = study("a", 1);
        let latin = Links::of(&study, &answers(LATIN, "IV-b", "12"));
        for other in [
            ["Љиљана", "Ђуровић", "Његош", "Жарић", "Џана", "Шћепановић"],
            ["ljilj", "djur", "njego", "zari", "dzan", "scep"],
        ] {
            assert_eq!(Links::of(&study, &answers(other, "4Б", "12.")), latin);
        }
    }

    #[test]
    fn one_wrong_answer_leaves_one_link_and_two_leave_none() {
        let study = study("a", 1);
        let right = Links::of(&study, &answers(LATIN, "IV-b", "12"));
        let shared = |other: &Links| other.coarse.iter().filter(|link| right.coarse.contains(link)).count();
        let one = Links::of(&study, &answers(LATIN, "IV-b", "21"));
        assert_ne!(one.exact, right.exact);
        assert_eq!(shared(&one), 1);
        let two = Links::of(
            &study,
            &answers(["Vesna", "Đurović", "Njegoš", "Žarić", "Džana", "Šćepanović"], "IV-b", "21"),
        );
        assert_eq!(shared(&two), 0);
    }

    #[test]
    fn another_study_makes_other_links() {
        let given = answers(LATIN, "IV-b", "12");
        let one = Links::of(&study("a", 1), &given);
        for other in [study("a", 2), study("b", 1)] {
            let other = Links::of(&other, &given);
            assert_ne!(one.exact, other.exact);
            assert!(one.coarse.iter().all(|link| !other.coarse.contains(link)));
        }
    }

    #[test]
    fn the_code_stands_for_all_answers() {
        let study = study("a", 1);
        let given = answers(LATIN, "IV-b", "12");
        let typed = AgainCode::of(&study, &given).to_string().parse().unwrap();
        assert_eq!(Links::of_code(&study, &typed).exact, Links::of(&study, &given).exact);
    }

    /// With all the rounds. Another value here means that no running study can be finished.
    #[test]
    fn the_values_stay_what_they_are() {
        let study = Study::new("istanbul-convention".parse().unwrap(), Salt([7; 16]));
        let given = answers(LATIN, "IV-b", "12");
        assert_eq!(AgainCode::of(&study, &given).to_string(), "24T-ZDF-H68");
        assert_eq!(Links::of(&study, &given).exact.to_string(), "85d63a0dcaad517c639c5bfed0d510fb");
        assert_eq!(Links::of(&study, &given).coarse[0].to_string(), "a844a0ae80422668855b2495b5d78e36");
    }

    #[test]
    fn a_link_is_written_as_32_digits() {
        let link = Link::from_number(0xab);
        assert_eq!(link.to_string(), "000000000000000000000000000000ab");
        assert_eq!(link.to_string().parse(), Ok(link));
        assert_eq!(format!("{link:?}"), "Link(00…)");
        for bad in ["", "ab", "000000000000000000000000000000AB", "+00000000000000000000000000000ab"] {
            assert_eq!(bad.parse::<Link>(), Err(NotALink), "{bad}");
        }
    }
}
