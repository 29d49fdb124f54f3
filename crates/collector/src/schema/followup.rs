//! Answering once more, weeks later.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Name, Outcome};

/// Sixteen bytes as hexadecimal digits, in small letters.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(value_type = String, min_length = 32, max_length = 32, pattern = "^[0-9a-f]{32}$")]
pub struct Digits(pub String);

/// A study that takes links and answers.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OpenStudy {
    /// Of which deck.
    pub deck: Name,
    /// What its links are made with; no secret.
    pub salt: Digits,
    /// The day on which all links are deleted, at the latest, YYYY-MM-DD in UTC.
    pub until: String,
}

/// What is made of a student's answers about school, on the phone.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkageKeys {
    /// Of all answers.
    pub full: Digits,
    /// Of three answers each.
    #[schema(max_items = 4)]
    pub partial: Vec<Digits>,
}

/// Makes outcomes that were shared findable for whoever gives the same answers once more. All fields are required, and no
/// other is accepted.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkageRequest {
    /// A random UUID, made on the phone, by which it is taken back.
    pub id: Uuid,
    /// The name of the submission.
    pub submission: Uuid,
    /// Of which deck it is.
    pub deck: Name,
    /// The study's.
    pub salt: Digits,
    /// The links.
    pub keys: LinkageKeys,
}

/// The outcomes of a student who answered once more. All fields are required, and no other is accepted.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUpResponse {
    /// A random UUID, made on the phone, by which it is taken back.
    pub id: Uuid,
    /// The deck.
    pub deck: Name,
    /// In which version it was asked.
    pub deck_version: Name,
    /// The study's.
    pub salt: Digits,
    /// The links.
    pub keys: LinkageKeys,
    /// One entry for each item of the deck, in any order.
    pub items: Vec<FollowUpOutcome>,
}

/// How one item went.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUpOutcome {
    /// Which item.
    pub item: Name,
    /// How it went.
    pub outcome: Outcome,
}
