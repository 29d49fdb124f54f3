//! Bodies of the endpoints for seat tickets. What the texts contain is known to `crates/tickets` alone.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use crate::id::SlideId;
use crate::json;

/// The public keys of a lecture, the same for every phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TicketKeys {
    /// The keys, in base64url. Their hash is in the lecture’s snapshot.
    pub keys: String,
    /// The slides of the polls: the ticket for the poll with number 0 is for the first.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub polls: Vec<SlideId>,
}

/// What a phone asks for its tickets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TicketRequest {
    /// The blinded elements, in base64url. The same request always gets the same tickets.
    pub request: String,
}

/// The answer, of which only the phone can make tickets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TicketEvaluation {
    /// The evaluated elements with their proofs, in base64url.
    pub evaluation: String,
}

/// Whether a lecture gives out further tickets. Its driver says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, json::Write)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Door {
    /// Whether it does.
    pub open: bool,
}

/// How many people are in the hall, as the presenter has counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Heads {
    /// The number of people.
    #[cfg_attr(feature = "openapi", schema(value_type = u32, minimum = 1))]
    pub heads: NonZeroU32,
}
