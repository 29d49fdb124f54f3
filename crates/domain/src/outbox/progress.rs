//! How far an entry of the outbox is.

use super::{Intent, Timestamp};
use crate::json;

/// How far an intent is fulfilled.
#[derive(Debug, Clone, PartialEq, json::Read, json::Write)]
#[json(rename_all = "lowercase")]
pub enum Progress {
    /// To be sent.
    Waiting {
        /// How often it was tried.
        attempts: u32,
        /// Not before this time.
        due: Timestamp,
        /// The server asked to wait; otherwise the network failed, and its return is worth a try at once.
        asked: bool,
    },
    /// A tab is sending it.
    Sending {
        /// How often it was tried before.
        attempts: u32,
        /// Which tab, by a random number.
        tab: u64,
        /// Other tabs leave it alone until then.
        until: Timestamp,
        /// What the tab asked the server for; the intent may have changed since.
        asked_for: Intent,
    },
    /// The intent is fulfilled.
    Done,
    /// The server refuses it for good. It stays on the phone and can be saved as a file.
    Refused {
        /// HTTP status.
        status: u16,
        /// What the server said, a problem document.
        problem: String,
    },
}
