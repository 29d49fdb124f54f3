//! What may leave the phone, and what the collector accepts of it.
//!
//! [`Submission`] is the wire format. The student sees exactly these fields before they are sent,
//! and the server refuses a submission with one field more. [`Record`] is a submission that was
//! checked against its deck.

mod record;
mod taking_back;

use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

pub(crate) use record::in_order;
pub use record::{DeckItems, QuizOutcomes, Record};
pub use taking_back::TakeBackUntil;

use crate::id::{DeckId, DeckVersion, ItemId, LectureId};
use crate::scoring::Outcome;
use crate::{Country, Language, json};

/// The random id of a submission, drawn on the phone and known only there. The server stores a hash
/// of it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, json::Read, json::Write,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct SubmissionId(pub Uuid);

impl SubmissionId {
    /// Makes an id from sixteen random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(uuid::Builder::from_random_bytes(bytes).into_uuid())
    }

    /// Returns the id of the linkage request for this submission, after `withdrawn` earlier ones that
    /// were withdrawn. It is not drawn, so that all tabs send the same, and it need not be: the
    /// request has this id in it anyway.
    pub(crate) fn linkage(self, withdrawn: u32) -> Self {
        /// Turns an id into another one. No bit of the UUID's version is in it.
        const LINKAGE: u32 = 0x6c69_6e6b;
        Self(Uuid::from_u128(self.0.as_u128() ^ u128::from(LINKAGE.wrapping_add(withdrawn))))
    }
}

impl std::fmt::Display for SubmissionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// The anonymous outcomes of one student.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Write)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// The id.
    pub submission: SubmissionId,
    /// The deck that was taught.
    pub deck: DeckId,
    /// The version of the deck.
    pub deck_version: DeckVersion,
    /// The live lecture, or null if the student learned alone.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub lecture: Option<LectureId>,
    /// The country whose law was shown.
    pub country: Country,
    /// The language at the end.
    pub language: Language,
    /// One outcome for each item of the deck.
    pub items: Vec<ItemOutcome>,
}

impl Submission {
    /// Returns a submission to a version of a deck.
    #[must_use]
    pub fn new(
        submission: SubmissionId,
        (deck, deck_version): (DeckId, DeckVersion),
        lecture: Option<LectureId>,
        demographics: Demographics,
        items: Vec<ItemOutcome>,
    ) -> Self {
        let Demographics { country, language } = demographics;
        Self { submission, deck, deck_version, lecture, country, language, items }
    }

    /// Returns what it says about the student.
    #[must_use]
    pub const fn demographics(&self) -> Demographics {
        Demographics { country: self.country, language: self.language }
    }
}

/// What a submission says about its student: the fields between the lecture and the outcomes. Each
/// is a closed set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Demographics {
    /// The country whose law was shown.
    pub country: Country,
    /// The language at the end.
    pub language: Language,
}

impl Demographics {
    /// Returns those of a student who says only what everyone has to.
    #[must_use]
    pub const fn new(country: Country, language: Language) -> Self {
        Self { country, language }
    }
}

/// How one item went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Write)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ItemOutcome {
    /// The item.
    pub item: ItemId,
    /// The outcome before the lecture; null if that quiz was missed.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub pre: Option<Outcome>,
    /// The outcome after the lecture; null if that quiz was missed.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub post: Option<Outcome>,
}

/// Null has to be written: a forgotten field is not the same as a missed quiz.
fn required<'de, T: Deserialize<'de>, D: Deserializer<'de>>(d: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(d)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = r#"{"submission":"6f1d2a52-7a0c-4a7e-9d25-4a2b7d0b1c11","deck":"istanbul-convention","deck_version":"abc123","lecture":null,"country":"ME","language":"cnr","items":[{"item":"consent","pre":"wrong","post":"correct"}]}"#;

    #[test]
    fn the_contract_reads_and_writes_byte_for_byte() {
        let parsed: Submission = serde_json::from_str(EXAMPLE).unwrap();
        assert_eq!(serde_json::to_string(&parsed).unwrap(), EXAMPLE);
    }

    #[test]
    fn one_field_more_or_less_is_refused() {
        for (from, to) in [
            (r#""country":"ME","#, r#""country":"ME","name":"x","#),
            (r#""lecture":null,"#, ""),
            (r#""pre":"wrong","#, ""),
            (r#""pre":"wrong","#, r#""pre":"wrong","choice":"b","#),
            (r#""pre":"wrong""#, r#""pre":"maybe""#),
        ] {
            let body = EXAMPLE.replace(from, to);
            assert_ne!(body, EXAMPLE);
            assert!(serde_json::from_str::<Submission>(&body).is_err(), "{body}");
        }
    }
}
