//! The two sittings of the quiz.

use serde::{Deserialize, Serialize};

use crate::{Named, json};

/// A sitting of the quiz: before or after the lecture.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    json::Read,
    json::Write,
    Named,
)]
#[serde(rename_all = "lowercase")]
pub enum Sitting {
    /// Before the lecture.
    Pre,
    /// After the lecture.
    Post,
}
