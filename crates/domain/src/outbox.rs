//! What still has to be sent.
//!
//! The outbox is kept on the phone. A submission is written into it first and sent afterwards, as often as it takes:
//! the server knows it by its random name, so twice sent is once counted. [`Outbox::step`] is pure; its caller keeps the
//! new outbox on the phone *before* it carries out the effects.
//!
//! Several tabs may share one outbox: a tab that sends an entry holds it for [`LEASE`] milliseconds, and the others
//! leave it alone until then.

mod backoff;
mod progress;
mod reply;
mod step;

use serde::{Deserialize, Serialize};

use crate::submission::SubmissionId;

pub use progress::Progress;
pub use reply::Reply;
pub use step::{Effect, Event};

/// Milliseconds since 1970.
pub type Millis = f64;

/// How long a tab holds an entry that it is sending, in milliseconds. A request has to be given up before that.
pub const LEASE: Millis = 30_000.0;

/// All entries, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Outbox {
    entries: Vec<Entry>,
}

/// One submission on its way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name.
    pub id: SubmissionId,
    /// Exactly the bytes that are sent, as the student saw them.
    pub body: String,
    /// What should become of it.
    pub wish: Wish,
    /// How far that is.
    pub progress: Progress,
}

/// What should become of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wish {
    /// The server has it.
    Deliver,
    /// The server has it no more.
    Withdraw,
}

impl Outbox {
    /// All entries, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of this name.
    #[must_use]
    pub fn entry(&self, id: SubmissionId) -> Option<&Entry> {
        self.entries.iter().find(|e| e.id == id)
    }

    /// Whether something is still on its way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.entries.iter().any(|e| matches!(e.progress, Progress::Waiting { .. } | Progress::Sending { .. }))
    }
}
