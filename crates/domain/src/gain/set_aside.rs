//! What researchers set aside: records that somebody seems to have made up, or that do not belong to
//! the study.
//!
//! Whole batches are set aside and nothing less: a batch, or those of a lecture. So figures with and
//! without them differ by whole batches, as any two answers do. A batch that mixes lectures belongs to
//! none, and is set aside alone. The reason is told with every figure, whether it counts them or not.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::BatchLabels;
use crate::Day;
use crate::hex::hex_text;
use crate::id::LectureId;
use crate::text_form::text_form;

/// The random name of a batch. It says nothing about its records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BatchName(pub [u8; 16]);

/// A text that is not the name of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the name of a batch has 32 hexadecimal digits")]
pub struct ParseBatchNameError;

hex_text!(BatchName, ParseBatchNameError, "32 hexadecimal digits");

/// What is set aside. In JSON `lecture:ID` or `batch:NAME`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum SetAsideTarget {
    /// The batches of a lecture, also those that are sealed later.
    Lecture(LectureId),
    /// One batch.
    Batch(BatchName),
}

/// A text that is not a target.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is neither lecture:ID nor batch:NAME")]
pub struct ParseTargetError(pub String);

impl FromStr for SetAsideTarget {
    type Err = ParseTargetError;

    fn from_str(text: &str) -> Result<Self, ParseTargetError> {
        let refused = || ParseTargetError(text.chars().take(80).collect());
        match text.split_once(':') {
            Some(("lecture", id)) => id.parse().map(Self::Lecture).map_err(|_| refused()),
            Some(("batch", name)) => name.parse().map(Self::Batch).map_err(|_| refused()),
            _ => Err(refused()),
        }
    }
}

impl fmt::Display for SetAsideTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lecture(id) => write!(f, "lecture:{id}"),
            Self::Batch(name) => write!(f, "batch:{name}"),
        }
    }
}

text_form!(SetAsideTarget, ParseTargetError, "lecture:ID or batch:NAME");

impl SetAsideTarget {
    /// Whether a batch is part of it.
    #[must_use]
    pub fn has(&self, name: Option<BatchName>, labels: &BatchLabels) -> bool {
        match self {
            Self::Lecture(id) => labels.lecture() == Some(id),
            Self::Batch(own) => name == Some(*own),
        }
    }
}

/// The longest reason in characters.
pub const LONGEST_REASON: usize = 300;

/// Something that is set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetAside {
    /// What: `lecture:ID` or `batch:NAME`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub target: SetAsideTarget,
    /// Why, in the researcher's words.
    pub reason: String,
    /// The day on which it was set aside.
    pub day: Day,
}

impl SetAside {
    /// Sets something aside, if the reason is one line that is not empty and not too long.
    #[must_use]
    pub fn checked(target: SetAsideTarget, reason: &str, day: Day) -> Option<Self> {
        let reason = reason.trim();
        let fits = (1..=LONGEST_REASON).contains(&reason.chars().count());
        (fits && !reason.contains(char::is_control)).then(|| Self { target, reason: reason.to_owned(), day })
    }
}

/// What a report says of something that is set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetAsideNote {
    /// What is set aside, and why.
    #[serde(flatten)]
    pub what: SetAside,
    /// The number of its records in scope, of whole batches.
    pub n: u64,
    /// Whether the figures count them.
    pub counted: bool,
}
