//! The seat ticket of an entry.

use crate::json;

/// A ticket that goes with a submission or a vote.
#[derive(Debug, Clone, PartialEq, Eq, json::Read, json::Write)]
#[json(rename_all = "lowercase")]
pub enum EntryTicket {
    /// The phone may still get it. A vote waits for it, since it does not count without one. A submission
    /// does not, and takes it if it comes in time.
    Awaited,
    /// The ticket, as it is sent.
    Ready(String),
}
