//! What went wrong, as a machine and a person can read it: `application/problem+json` (RFC 9457).

use serde::{Deserialize, Serialize};

use crate::json;

/// One refused field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Violation {
    /// Where in the body, as a JSON pointer (RFC 6901): `/items/3/pre`; empty for the whole body.
    pub pointer: String,
    /// What is wrong there and what would be right.
    pub detail: String,
}

json::fields!(read Violation { pointer, detail });

impl Violation {
    /// A violation at a pointer.
    pub fn at(pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), detail: detail.into() }
    }
}

/// A problem document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// Names the kind of problem: a relative address under `/problems/`, stable over time.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in a few words, always the same.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened this time and what to do.
    pub detail: String,
    /// The refused fields, where there are any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Violation>,
}

json::fields!(read Problem { kind = "type", title, status, detail; errors });
