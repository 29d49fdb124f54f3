//! The messages between a phone and the server about a study.
//!
//! [`LinkageRequest`] and [`FollowUpSubmission`] are all that leaves a phone for a study, apart
//! from the submission and with a consent of their own. They have exactly these fields, are shown
//! on the screen before they are sent, and are refused with any other field.

use serde::{Deserialize, Serialize};

use super::{LinkageKeys, Salt};
use crate::id::{DeckId, DeckVersion, ItemId};
use crate::problem::Violation;
use crate::scoring::Outcome;
use crate::submission::{DeckItems, ItemOutcome, SubmissionId, in_order};
use crate::{Day, json};

/// The length of a study, in days.
pub const STUDY_DAYS: u64 = 365;

/// A study that accepts linkage keys and the outcomes of follow-ups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read, json::Write)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenStudy {
    /// The deck.
    pub deck: DeckId,
    /// The salt of its linkage keys.
    pub salt: Salt,
    /// The day on which the study ends: from this day on it accepts nothing, and its linkage keys
    /// are deleted.
    pub until: Day,
}

/// Makes shared outcomes findable by a student who gives the same answers weeks later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Write)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkageRequest {
    /// Its id, made on the phone from that of the submission, by which it can be withdrawn.
    pub id: SubmissionId,
    /// The submission whose outcomes are linked.
    pub submission: SubmissionId,
    /// The deck of the submission.
    pub deck: DeckId,
    /// The salt of the study.
    pub salt: Salt,
    /// The linkage keys.
    pub keys: LinkageKeys,
}

/// The outcomes of one student at the follow-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Write)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FollowUpSubmission {
    /// Its random id, drawn on the phone, by which it can be withdrawn.
    pub id: SubmissionId,
    /// The deck.
    pub deck: DeckId,
    /// The version of the deck.
    pub deck_version: DeckVersion,
    /// The salt of the study.
    pub salt: Salt,
    /// The linkage keys.
    pub keys: LinkageKeys,
    /// One outcome for each item of the deck.
    pub items: Vec<FollowUpOutcome>,
}

/// How one item went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Write)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FollowUpOutcome {
    /// The item.
    pub item: ItemId,
    /// How it went.
    pub outcome: Outcome,
}

/// A follow-up submission that fits its deck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpRecord {
    /// Its id; only a hash of it is stored.
    pub id: SubmissionId,
    /// The deck.
    pub deck: DeckId,
    /// Its version.
    pub version: DeckVersion,
    /// The salt of the study.
    pub salt: Salt,
    /// The linkage keys.
    pub keys: LinkageKeys,
    /// One outcome for each item, in the order of the deck version.
    pub outcomes: Vec<Outcome>,
}

impl LinkageRequest {
    /// The request under an id to link the outcomes of a submission, with the keys of a study.
    #[must_use]
    pub fn of(study: &OpenStudy, id: SubmissionId, submission: SubmissionId, keys: LinkageKeys) -> Self {
        Self { id, submission, deck: study.deck.clone(), salt: study.salt, keys }
    }

    /// Checks what the types do not say.
    ///
    /// # Errors
    /// All violations, each with a pointer.
    pub fn check(self) -> Result<Self, Vec<Violation>> {
        let violations = violations_of(&self.keys);
        if violations.is_empty() { Ok(self) } else { Err(violations) }
    }
}

impl FollowUpSubmission {
    /// The submission under an id of what was answered after the lecture in these rows, with the keys of
    /// a study.
    #[must_use]
    pub fn of(
        study: &OpenStudy,
        id: SubmissionId,
        version: &DeckVersion,
        keys: LinkageKeys,
        rows: &[ItemOutcome],
    ) -> Self {
        let outcome =
            |row: &ItemOutcome| Some(FollowUpOutcome { item: row.item.clone(), outcome: row.post? });
        Self {
            id,
            deck: study.deck.clone(),
            deck_version: version.clone(),
            salt: study.salt,
            keys,
            items: rows.iter().filter_map(outcome).collect(),
        }
    }
}

impl FollowUpRecord {
    /// Checks a submission against the deck version that it names. The caller has found
    /// `deck_items` by deck and version.
    ///
    /// # Errors
    /// All violations, each with a pointer into the submission.
    pub fn check(given: FollowUpSubmission, deck_items: &DeckItems) -> Result<Self, Vec<Violation>> {
        let mut violations = violations_of(&given.keys);
        let FollowUpSubmission { id, deck, deck_version: version, salt, keys, items } = given;
        let found = in_order(&items, |given| &given.item, deck_items, &mut violations);
        if violations.is_empty() {
            let outcomes = found.into_iter().map(|given| given.outcome).collect();
            Ok(Self { id, deck, version, salt, keys, outcomes })
        } else {
            Err(violations)
        }
    }
}

fn violations_of(keys: &LinkageKeys) -> Vec<Violation> {
    let most = LinkageKeys::MAX_PARTIAL;
    let too_many = keys.partial.len() > most;
    too_many
        .then(|| Violation::at("/keys/partial", format!("has more than {most} linkage keys")))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINKAGE: &str = r#"{"id":"6f1d2a52-7a0c-4a7e-9d25-4a2b7d0b1c11","submission":"0a1d2a52-7a0c-4a7e-9d25-4a2b7d0b1c11","deck":"d","salt":"00112233445566778899aabbccddeeff","keys":{"full":"85d63a0dcaad517c639c5bfed0d510fb","partial":["a844a0ae80422668855b2495b5d78e36"]}}"#;
    const RESPONSE: &str = r#"{"id":"6f1d2a52-7a0c-4a7e-9d25-4a2b7d0b1c11","deck":"d","deck_version":"v","salt":"00112233445566778899aabbccddeeff","keys":{"full":"85d63a0dcaad517c639c5bfed0d510fb","partial":[]},"items":[{"item":"b","outcome":"correct"},{"item":"a","outcome":"unsure"}]}"#;

    fn deck_items(items: &[&str]) -> DeckItems {
        let items = items.iter().map(|item| item.parse().unwrap()).collect();
        DeckItems { deck: "d".parse().unwrap(), version: "v".parse().unwrap(), items }
    }

    #[test]
    fn the_contract_reads_and_writes_byte_for_byte() {
        let linkage: LinkageRequest = serde_json::from_str(LINKAGE).unwrap();
        assert_eq!(serde_json::to_string(&linkage).unwrap(), LINKAGE);
        assert_eq!(json::write(&linkage), LINKAGE);
        let response: FollowUpSubmission = serde_json::from_str(RESPONSE).unwrap();
        assert_eq!(serde_json::to_string(&response).unwrap(), RESPONSE);
        assert_eq!(json::write(&response), RESPONSE);
    }

    #[test]
    fn messages_are_made_of_a_study_and_what_was_answered_after() {
        let wanted: LinkageRequest = serde_json::from_str(LINKAGE).unwrap();
        let day = "2027-10-01".parse().unwrap();
        let study = OpenStudy { deck: wanted.deck.clone(), salt: wanted.salt, until: day };
        assert_eq!(LinkageRequest::of(&study, wanted.id, wanted.submission, wanted.keys.clone()), wanted);

        let wanted: FollowUpSubmission = serde_json::from_str(RESPONSE).unwrap();
        let row =
            |item: &str, post| ItemOutcome { item: item.parse().unwrap(), pre: Some(Outcome::Wrong), post };
        let rows = [row("b", Some(Outcome::Correct)), row("missed", None), row("a", Some(Outcome::Unsure))];
        let version = &wanted.deck_version;
        let made = FollowUpSubmission::of(&study, wanted.id, version, wanted.keys.clone(), &rows);
        assert_eq!(made, wanted);
    }

    #[test]
    fn one_field_more_or_less_is_refused() {
        for (from, to) in [
            (r#""deck":"d","#, ""),
            (r#""deck":"d","#, r#""deck":"d","country":"ME","#),
            (r#""partial":"#, r#""name":"x","partial":"#),
            (r#""full":"8"#, r#""full":"G"#),
        ] {
            for body in [LINKAGE.replace(from, to), RESPONSE.replace(from, to)] {
                assert!(serde_json::from_str::<LinkageRequest>(&body).is_err(), "{body}");
                assert!(serde_json::from_str::<FollowUpSubmission>(&body).is_err(), "{body}");
            }
        }
    }

    #[test]
    fn outcomes_are_in_the_order_of_the_deck() {
        let response: FollowUpSubmission = serde_json::from_str(RESPONSE).unwrap();
        let checked = FollowUpRecord::check(response.clone(), &deck_items(&["a", "b"])).unwrap();
        assert_eq!(checked.outcomes, [Outcome::Unsure, Outcome::Correct]);
        let missing = FollowUpRecord::check(response.clone(), &deck_items(&["a", "b", "c"])).unwrap_err();
        assert_eq!(missing.len(), 1);
        let unknown = FollowUpRecord::check(response, &deck_items(&["a"])).unwrap_err();
        assert_eq!(unknown[0].pointer, "/items/0/item");
    }

    #[test]
    fn five_partial_keys_are_too_many() {
        let mut linkage: LinkageRequest = serde_json::from_str(LINKAGE).unwrap();
        linkage.keys.partial = vec![linkage.keys.full; 5];
        assert_eq!(linkage.check().unwrap_err()[0].pointer, "/keys/partial");
    }
}
