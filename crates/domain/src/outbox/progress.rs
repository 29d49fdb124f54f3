//! How far an entry of the outbox is.

use super::Intent;
use crate::{Timestamp, json};

/// How far an intent is achieved.
#[derive(Debug, Clone, PartialEq, json::Read, json::Write)]
#[json(rename_all = "lowercase")]
pub enum Progress {
    /// To be sent.
    Waiting {
        /// Number of tries so far.
        attempts: u32,
        /// The earliest time of the next try.
        due: Timestamp,
        /// Whether the server asked to wait. Otherwise the network failed, and its return is worth
        /// a try at once.
        asked: bool,
    },
    /// A tab is sending it.
    Sending {
        /// Number of tries before this one.
        attempts: u32,
        /// The random number of the tab.
        tab: u64,
        /// Other tabs leave it alone until this time.
        until: Timestamp,
        /// What the tab asked the server for; the intent may have changed since.
        asked_for: Intent,
    },
    /// The intent is achieved.
    Done,
    /// The server refuses it for good. It stays on the phone and can be saved as a file.
    Refused {
        /// HTTP status.
        status: u16,
        /// The problem document of the server.
        problem: String,
    },
}
