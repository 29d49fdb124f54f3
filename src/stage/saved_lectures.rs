//! The lectures that this device may control, stored on it: after a crash they are back at once.

use konventa_domain::lecture::{JoinCode, Snapshot};
use serde::{Deserialize, Serialize};

use super::stored;
use crate::browser;

/// The storage key of the lectures.
pub const LECTURES_KEY: &str = "konventa.lectures";

/// The right to control a lecture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedLecture {
    /// The join code of the lecture.
    pub code: JoinCode,
    /// The driver's token.
    pub driver: String,
    /// The term of the token. `None` for the code of a link, which is a right to take over, once.
    pub term: Option<u32>,
    /// Where the lecture is held, in the presenter's words.
    pub place: Option<String>,
}

/// Returns all lectures, the latest first.
#[must_use]
pub fn all() -> Vec<SavedLecture> {
    stored::load(LECTURES_KEY).unwrap_or_default()
}

/// Returns the lecture with this code.
#[must_use]
pub fn find(code: JoinCode) -> Option<SavedLecture> {
    all().into_iter().find(|saved| saved.code == code)
}

/// Stores a lecture, in place of an earlier entry for it.
pub fn store(saved: SavedLecture) {
    let others = all().into_iter().filter(|other| other.code != saved.code);
    let all: Vec<SavedLecture> = std::iter::once(saved.clone()).chain(others).collect();
    // If nothing can be stored, it lasts until the window is closed.
    let _ = stored::store(LECTURES_KEY, &all);
}

/// Deletes a lecture that is over, with everything that was stored of it.
pub fn forget(code: JoinCode) {
    let others: Vec<SavedLecture> = all().into_iter().filter(|saved| saved.code != code).collect();
    let _ = stored::store(LECTURES_KEY, &others);
    browser::forget(&state_key(code));
    browser::forget(&snapshot_key(code));
    browser::forget(&earlier_snapshot_key(code));
}

/// The key of the state of a lecture, also the name of its channel.
#[must_use]
pub fn state_key(code: JoinCode) -> String {
    format!("konventa.stage.{code}")
}

/// Loads the last snapshot of a lecture.
#[must_use]
pub fn load_snapshot(code: JoinCode) -> Option<Snapshot> {
    stored::load(&snapshot_key(code)).or_else(|| stored::load(&earlier_snapshot_key(code)))
}

/// Stores a snapshot of a lecture.
pub fn store_snapshot(code: JoinCode, snapshot: &Snapshot) {
    // If it cannot be stored, the window waits for the server after a reload.
    let _ = stored::store(&snapshot_key(code), snapshot);
    browser::forget(&earlier_snapshot_key(code));
}

fn snapshot_key(code: JoinCode) -> String {
    format!("konventa.stage.{code}.snapshot")
}

/// The key of the snapshot in earlier apps.
fn earlier_snapshot_key(code: JoinCode) -> String {
    format!("konventa.model.{code}")
}
