//! Problem documents for machines and people: `application/problem+json` (RFC 9457).

use serde::{Deserialize, Serialize};

use crate::json;

/// A refused field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Violation {
    /// Its place in the body, as a JSON pointer (RFC 6901): `/items/3/pre`; empty for the whole
    /// body.
    pub pointer: String,
    /// What is wrong, and what would be right.
    pub detail: String,
}

impl Violation {
    /// Makes a violation at a pointer.
    pub fn at(pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), detail: detail.into() }
    }
}

/// A problem document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// Names the kind of problem: a relative address under `/problems/`, stable over time.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in a few words; the same for every problem of a kind.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened this time, and what to do.
    pub detail: String,
    /// The refused fields, if there are any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Violation>,
}

impl Problem {
    /// The folder of all kinds.
    pub const KINDS: &str = "/problems/";

    /// The kinds in this folder of [`Self::KINDS`] say what a lecture does not allow in its present
    /// phase.
    pub const NOT_NOW: &str = "refused/";

    /// The kind for a join code that no lecture has.
    pub const NO_LECTURE: &str = "no-lecture";

    /// The kind for a lecture that is over and deleted.
    pub const LECTURE_OVER: &str = "lecture-over";

    /// The kind for a submission whose lecture nobody knows.
    pub const UNKNOWN_LECTURE: &str = "unknown-lecture";

    /// The kind for a submission whose lecture has not begun.
    pub const NOT_BEGUN: &str = "lecture-not-begun";

    /// The kind for a submission whose lecture has as many as seats.
    pub const NO_SEAT: &str = "no-seat";

    /// The kind for a vote without a seat ticket.
    pub const TICKET_NEEDED: &str = "ticket-needed";

    /// The kind for something that is not a seat ticket, or is a ticket for something else.
    pub const TICKET_REFUSED: &str = "ticket-refused";

    /// The kind for a seat ticket that was spent on something else.
    pub const TICKET_SPENT: &str = "ticket-spent";

    /// The kind for a request for tickets while the presenter gives out none.
    pub const DOOR_CLOSED: &str = "door-closed";

    /// The kind for a lecture that has no seat left: for a stream, or for tickets.
    pub const HALL_FULL: &str = "hall-full";

    /// The kind for a submission that a phone sent in vain for too long, and sends no more.
    pub const NOT_DELIVERED: &str = "not-delivered";

    /// Whether it is about a seat ticket, rather than about what came with it.
    #[must_use]
    pub fn is_about_ticket(&self) -> bool {
        let kinds = [Self::TICKET_NEEDED, Self::TICKET_REFUSED, Self::TICKET_SPENT];
        kinds.contains(&self.short_kind())
    }

    /// The kind without the folder of all kinds.
    #[must_use]
    pub fn short_kind(&self) -> &str {
        self.kind.strip_prefix(Self::KINDS).unwrap_or(&self.kind)
    }
}
