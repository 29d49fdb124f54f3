//! The lectures that this device may drive, kept on it: after a crash they are back at once.

use konventa_domain::lecture::{JoinCode, Snapshot};
use serde::{Deserialize, Serialize};

use super::stored;
use crate::browser;

/// Where they are kept.
pub const KEPT: &str = "konventa.lectures";

/// The right to drive a lecture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedLecture {
    /// Which one.
    pub code: JoinCode,
    /// The token.
    pub driver: String,
    /// The term it is of. `None` for the token of a link, which is a right to take over.
    pub term: Option<u32>,
    /// Where the lecture is saved, as the presenter calls it.
    pub place: Option<String>,
}

/// All of them, the latest first.
#[must_use]
pub fn all() -> Vec<SavedLecture> {
    stored::load(KEPT).unwrap_or_default()
}

/// The one with this code.
#[must_use]
pub fn find(code: JoinCode) -> Option<SavedLecture> {
    all().into_iter().find(|saved| saved.code == code)
}

/// Keeps one, in place of an earlier one of the same lecture.
pub fn keep(saved: SavedLecture) {
    let others = all().into_iter().filter(|other| other.code != saved.code);
    let kept: Vec<SavedLecture> = std::iter::once(saved.clone()).chain(others).collect();
    // Where nothing can be kept, it holds until the window is closed.
    let _ = stored::store(KEPT, &kept);
}

/// Forgets a lecture that is over, with all that was kept of it.
pub fn forget(code: JoinCode) {
    let others: Vec<SavedLecture> = all().into_iter().filter(|saved| saved.code != code).collect();
    let _ = stored::store(KEPT, &others);
    browser::forget(&talk_name(code));
    browser::forget(&room_name(code));
}

/// Where the state of a lecture is kept, and the name of its channel.
#[must_use]
pub fn talk_name(code: JoinCode) -> String {
    format!("konventa.stage.{code}")
}

/// What was last heard of a lecture.
#[must_use]
pub fn room(code: JoinCode) -> Option<Snapshot> {
    stored::load(&room_name(code))
}

/// Keeps what was heard of a lecture.
pub fn keep_room(code: JoinCode, room: &Snapshot) {
    // Without it the window waits for the server after a reload.
    let _ = stored::store(&room_name(code), room);
}

fn room_name(code: JoinCode) -> String {
    format!("konventa.model.{code}")
}
