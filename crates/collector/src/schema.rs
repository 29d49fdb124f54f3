//! What the JSON of the interface looks like, for `/api/openapi.json`.
//!
//! The types that are really read and written live in `konventa-domain`, which knows nothing of OpenAPI. These here
//! mirror them in form only; `tests/api.rs` checks every body it sends and gets against the description that they make.

mod followup;
mod gain;
mod lecture;
mod scope;

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub use followup::{Digits, FollowUpOutcome, FollowUpResponse, LinkageKeys, LinkageRequest, OpenStudy};
pub use gain::{Figure, Report};
pub use lecture::{
    Code, Command, CommandName, Counted, Driving, Event, Happened, ListedLecture, NewLecture, Phase,
    RoomGain, Scene, Screen, Snapshot, StartedLecture, Vote, VoteStatus,
};
pub use scope::{Filters, Scope};

/// How the server is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Health {
    /// Always `ok`: otherwise the answer is a problem.
    pub status: HealthStatus,
}

/// `ok`.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum HealthStatus {
    /// Records can be taken.
    Ok,
}

/// Says that a submission is kept.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Receipt {
    /// Always `recorded`: otherwise the answer is a problem.
    pub status: SubmissionStatus,
}

/// `recorded`.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum SubmissionStatus {
    /// It is kept, durably.
    Recorded,
}

/// A file as it is.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(value_type = String, format = Binary)]
pub struct Archive(pub Vec<u8>);

/// A name: small letters, digits, single hyphens between them.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(value_type = String, min_length = 1, max_length = 64, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$")]
pub struct Name(pub String);

/// Where the lecture is held.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub enum Country {
    /// Montenegro.
    #[serde(rename = "ME")]
    Montenegro,
    /// Albania.
    #[serde(rename = "AL")]
    Albania,
    /// Kosovo.
    #[serde(rename = "XK")]
    Kosovo,
}

/// A language of the lecture, as BCP 47 tag.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub enum Language {
    /// English.
    #[serde(rename = "en")]
    English,
    /// Montenegrin.
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

/// How one item went. `unsure` is "I don't know", `blank` is no response.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The right choice.
    Correct,
    /// Another choice.
    Wrong,
    /// "I don't know".
    Unsure,
    /// No response.
    Blank,
}

/// The anonymous outcomes of one student. All fields are required, and no other is accepted.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// A random UUID, made on the phone.
    pub submission: Uuid,
    /// The deck that was taught.
    pub deck: Name,
    /// In which version.
    pub deck_version: Name,
    /// The live lecture, or null.
    #[schema(required)]
    pub lecture: Option<Name>,
    /// Whose law was shown.
    pub country: Country,
    /// The language at the end.
    pub language: Language,
    /// One entry for each item of the deck, in any order.
    pub items: Vec<ItemOutcome>,
}

/// How one item went, before and after. A quiz that was missed is null on all items.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemOutcome {
    /// Which item.
    pub item: Name,
    /// Before the lecture.
    #[schema(required)]
    pub pre: Option<Outcome>,
    /// After the lecture.
    #[schema(required)]
    pub post: Option<Outcome>,
}

/// One served deck.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DeckSummary {
    /// Its name.
    pub id: Name,
    /// Its present version.
    pub version: Name,
    /// The languages it is written in.
    pub languages: Vec<Language>,
    /// What it is called in each of them, by the tag of the language.
    pub titles: BTreeMap<String, String>,
    /// Its length.
    pub minutes: u16,
    /// Its items, in the order asked.
    pub items: Vec<Name>,
}

/// What went wrong (RFC 9457).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Problem {
    /// The kind of problem: a relative address under `/problems/`, stable over time.
    pub r#type: String,
    /// The kind in a few words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened this time and what to do.
    pub detail: String,
    /// The refused fields; left out where there are none.
    #[schema(nullable = false)]
    pub errors: Option<Vec<Violation>>,
}

/// One refused field.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Violation {
    /// Where, as a JSON pointer (RFC 6901); for a parameter of the address its name after a slash.
    pub pointer: String,
    /// What is wrong there.
    pub detail: String,
}
