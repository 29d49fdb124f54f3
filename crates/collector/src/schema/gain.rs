//! The report.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Country, Language, Name};

/// A number, or in its place the reason why there is none.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(untagged)]
pub enum Figure {
    /// The number.
    Value(f64),
    /// The reason.
    Undefined(Undefined),
}

/// Why there is no number.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Undefined {
    /// In words: `fewer than 10 records`.
    pub undefined: String,
}

/// Which records a report is about; null means all.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Scope {
    /// The deck.
    pub deck: Name,
    /// One version of it.
    #[schema(required)]
    pub deck_version: Option<Name>,
    /// One country.
    #[schema(required)]
    pub country: Option<Country>,
    /// One language.
    #[schema(required)]
    pub language: Option<Language>,
    /// One live lecture.
    #[schema(required)]
    pub lecture: Option<Name>,
}

/// How many records there are.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Counts {
    /// With both quizzes: all other figures are over these.
    pub paired: Figure,
    /// With only the quiz before.
    pub pre_only: Figure,
    /// With only the quiz after.
    pub post_only: Figure,
}

/// A mean over records.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Mean {
    /// The mean, 0 to 1.
    pub mean: Figure,
}

/// Share of items right, averaged over records.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Scores {
    /// Before the lecture.
    pub pre: Mean,
    /// After the lecture.
    pub post: Mean,
}

/// After minus before.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Difference {
    /// The mean difference, −1 to 1.
    pub mean: Figure,
}

/// What was learned of what could still be learned.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Gain {
    /// Class normalised gain (Hake 1998).
    pub class_g: Figure,
}

/// One item before and after.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ItemGain {
    /// Which item.
    pub item: Name,
    /// Share right before, 0 to 1.
    pub pre_right: Figure,
    /// Share right after, 0 to 1.
    pub post_right: Figure,
}

/// What was learned.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Report {
    /// Which records it is about.
    pub scope: Scope,
    /// How many they are.
    pub n: Counts,
    /// Scores before and after.
    pub score: Scores,
    /// After minus before.
    pub difference: Difference,
    /// Normalised gain.
    pub gain: Gain,
    /// Per item; empty where nothing may be shown.
    pub items: Vec<ItemGain>,
}
