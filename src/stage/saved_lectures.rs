//! The lectures that this device may control, stored on it: after a crash they are back at once.

use konventa_domain::lecture::{JoinCode, Snapshot};
use serde::{Deserialize, Serialize};

use super::stored;
use crate::browser;

/// The key of the lectures.
pub const KEPT: &str = "konventa.lectures";

/// The right to control a lecture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedLecture {
    /// The join code of the lecture.
    pub code: JoinCode,
    /// The driver's token.
    pub driver: String,
    /// The term of the token. `None` for the token of a link, which is a right to take over.
    pub term: Option<u32>,
    /// Where the lecture is held, in the presenter's words.
    pub place: Option<String>,
}

/// Returns all lectures, the latest first.
#[must_use]
pub fn all() -> Vec<SavedLecture> {
    stored::load(KEPT).unwrap_or_default()
}

/// Returns the lecture with this code.
#[must_use]
pub fn find(code: JoinCode) -> Option<SavedLecture> {
    all().into_iter().find(|saved| saved.code == code)
}

/// Stores a lecture, in place of an earlier entry for it.
pub fn keep(saved: SavedLecture) {
    let others = all().into_iter().filter(|other| other.code != saved.code);
    let kept: Vec<SavedLecture> = std::iter::once(saved.clone()).chain(others).collect();
    // Where nothing can be stored, it lasts until the window is closed.
    let _ = stored::store(KEPT, &kept);
}

/// Deletes a lecture that is over, with everything that was stored of it.
pub fn forget(code: JoinCode) {
    let others: Vec<SavedLecture> = all().into_iter().filter(|saved| saved.code != code).collect();
    let _ = stored::store(KEPT, &others);
    browser::forget(&talk_name(code));
    browser::forget(&snapshot_name(code));
    browser::forget(&earlier_snapshot_name(code));
}

/// The key of the state of a lecture, also the name of its channel.
#[must_use]
pub fn talk_name(code: JoinCode) -> String {
    format!("konventa.stage.{code}")
}

/// Loads the last snapshot of a lecture.
#[must_use]
pub fn snapshot(code: JoinCode) -> Option<Snapshot> {
    stored::load(&snapshot_name(code)).or_else(|| stored::load(&earlier_snapshot_name(code)))
}

/// Stores a snapshot of a lecture.
pub fn keep_snapshot(code: JoinCode, snapshot: &Snapshot) {
    // Without it the window waits for the server after a reload.
    let _ = stored::store(&snapshot_name(code), snapshot);
    browser::forget(&earlier_snapshot_name(code));
}

fn snapshot_name(code: JoinCode) -> String {
    format!("konventa.stage.{code}.snapshot")
}

/// The key of the snapshot in earlier apps.
fn earlier_snapshot_name(code: JoinCode) -> String {
    format!("konventa.model.{code}")
}
