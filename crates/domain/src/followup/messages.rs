//! What a phone and the server say to each other of a study.
//!
//! [`LinkageRequest`] and [`FollowUpResponse`] are all that leaves a phone for it, apart from the submission and by a consent of their
//! own. They have exactly these fields, stand on the screen before they are sent, and are refused with one more.

use serde::{Deserialize, Serialize};

use super::{LinkageKeys, Salt};
use crate::id::{DeckId, DeckVersion, ItemId};
use crate::problem::Violation;
use crate::scoring::Outcome;
use crate::submission::{Edition, SubmissionId, in_order};
use crate::{Day, json};

/// A study ends by itself after so many days, and its links are deleted.
pub const STUDY_DAYS: u64 = 365;

/// A study that takes links and answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenStudy {
    /// Of which deck.
    pub deck: DeckId,
    /// What its links are made with.
    pub salt: Salt,
    /// The day on which all links are deleted, at the latest.
    pub until: Day,
}

json::fields!(OpenStudy { deck, salt, until });

/// Makes outcomes that were shared findable for whoever gives the same answers once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkageRequest {
    /// Its own name, drawn on the phone, by which it is taken back.
    pub id: SubmissionId,
    /// The outcomes.
    pub submission: SubmissionId,
    /// Of which deck they are.
    pub deck: DeckId,
    /// The study's.
    pub salt: Salt,
    /// The links.
    pub keys: LinkageKeys,
}

json::fields!(write LinkageRequest { id, submission, deck, salt, keys });

/// The outcomes of one student who answered once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FollowUpResponse {
    /// Its own name, drawn on the phone, by which it is taken back.
    pub id: SubmissionId,
    /// The deck.
    pub deck: DeckId,
    /// In which version it was asked.
    pub deck_version: DeckVersion,
    /// The study's.
    pub salt: Salt,
    /// The links.
    pub keys: LinkageKeys,
    /// One outcome for each item of the deck.
    pub items: Vec<FollowUpOutcome>,
}

json::fields!(write FollowUpResponse { id, deck, deck_version, salt, keys, items });

/// How one item went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FollowUpOutcome {
    /// Which item.
    pub item: ItemId,
    /// How it went.
    pub outcome: Outcome,
}

json::fields!(write FollowUpOutcome { item, outcome });

/// Later answers that fit their deck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpRecord {
    /// Their name; only a hash of it is stored.
    pub id: SubmissionId,
    /// The deck.
    pub deck: DeckId,
    /// Its version.
    pub version: DeckVersion,
    /// The study's.
    pub salt: Salt,
    /// The links.
    pub keys: LinkageKeys,
    /// In the order of the edition's items.
    pub outcomes: Vec<Outcome>,
}

impl LinkageRequest {
    /// Checks what the types do not.
    ///
    /// # Errors
    /// All violations, each with a pointer.
    pub fn check(self) -> Result<Self, Vec<Violation>> {
        let violations = violations_of(&self.keys);
        if violations.is_empty() { Ok(self) } else { Err(violations) }
    }
}

impl FollowUpRecord {
    /// Checks answers against the edition they name. The caller has found `edition` by deck and version.
    ///
    /// # Errors
    /// All violations, each with a pointer into the answers.
    pub fn check(given: FollowUpResponse, edition: &Edition) -> Result<Self, Vec<Violation>> {
        let mut violations = violations_of(&given.keys);
        let FollowUpResponse { id, deck, deck_version: version, salt, keys, items } = given;
        let found = in_order(&items, |given| &given.item, edition, &mut violations);
        if violations.is_empty() {
            let outcomes = found.into_iter().map(|given| given.outcome).collect();
            Ok(Self { id, deck, version, salt, keys, outcomes })
        } else {
            Err(violations)
        }
    }
}

fn violations_of(links: &LinkageKeys) -> Vec<Violation> {
    let most = LinkageKeys::MAX_PARTIAL;
    let too_many = links.partial.len() > most;
    too_many
        .then(|| Violation::at("/keys/partial", format!("has more than {most} links")))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINKING: &str = r#"{"id":"6f1d2a52-7a0c-4a7e-9d25-4a2b7d0b1c11","submission":"0a1d2a52-7a0c-4a7e-9d25-4a2b7d0b1c11","deck":"d","salt":"00112233445566778899aabbccddeeff","keys":{"full":"85d63a0dcaad517c639c5bfed0d510fb","partial":["a844a0ae80422668855b2495b5d78e36"]}}"#;
    const LATER: &str = r#"{"id":"6f1d2a52-7a0c-4a7e-9d25-4a2b7d0b1c11","deck":"d","deck_version":"v","salt":"00112233445566778899aabbccddeeff","keys":{"full":"85d63a0dcaad517c639c5bfed0d510fb","partial":[]},"items":[{"item":"b","outcome":"correct"},{"item":"a","outcome":"unsure"}]}"#;

    fn edition(items: &[&str]) -> Edition {
        let items = items.iter().map(|item| item.parse().unwrap()).collect();
        Edition { deck: "d".parse().unwrap(), version: "v".parse().unwrap(), items }
    }

    #[test]
    fn the_contract_reads_and_writes_byte_for_byte() {
        let linking: LinkageRequest = serde_json::from_str(LINKING).unwrap();
        assert_eq!(serde_json::to_string(&linking).unwrap(), LINKING);
        assert_eq!(json::write(&linking), LINKING);
        let later: FollowUpResponse = serde_json::from_str(LATER).unwrap();
        assert_eq!(serde_json::to_string(&later).unwrap(), LATER);
        assert_eq!(json::write(&later), LATER);
    }

    #[test]
    fn one_field_more_or_less_is_refused() {
        for (from, to) in [
            (r#""deck":"d","#, ""),
            (r#""deck":"d","#, r#""deck":"d","country":"ME","#),
            (r#""partial":"#, r#""name":"x","partial":"#),
            (r#""full":"8"#, r#""full":"G"#),
        ] {
            for body in [LINKING.replace(from, to), LATER.replace(from, to)] {
                assert!(serde_json::from_str::<LinkageRequest>(&body).is_err(), "{body}");
                assert!(serde_json::from_str::<FollowUpResponse>(&body).is_err(), "{body}");
            }
        }
    }

    #[test]
    fn later_outcomes_stand_in_the_order_of_the_deck() {
        let later: FollowUpResponse = serde_json::from_str(LATER).unwrap();
        let checked = FollowUpRecord::check(later.clone(), &edition(&["a", "b"])).unwrap();
        assert_eq!(checked.outcomes, [Outcome::Unsure, Outcome::Correct]);
        let missing = FollowUpRecord::check(later.clone(), &edition(&["a", "b", "c"])).unwrap_err();
        assert_eq!(missing.len(), 1);
        let unknown = FollowUpRecord::check(later, &edition(&["a"])).unwrap_err();
        assert_eq!(unknown[0].pointer, "/items/0/item");
    }

    #[test]
    fn five_coarse_links_are_too_many() {
        let mut linking: LinkageRequest = serde_json::from_str(LINKING).unwrap();
        linking.keys.partial = vec![linking.keys.full; 5];
        assert_eq!(linking.check().unwrap_err()[0].pointer, "/keys/partial");
    }
}
