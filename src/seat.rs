//! The seat tickets of a lecture as this phone stores them.

use konventa_domain::id::LectureId;
use konventa_domain::stored;
use konventa_domain::tickets::Seat;

use crate::browser::{self, StorageError};

/// The storage key of a lecture.
fn key(lecture: &LectureId) -> String {
    String::from("konventa.tickets.") + lecture.as_str()
}

/// Returns what is stored. What cannot be read counts as nothing, and is asked for again.
///
/// # Errors
/// [`StorageError`] if the storage cannot be read.
pub fn load(lecture: &LectureId) -> Result<Option<Seat>, StorageError> {
    Ok(browser::recall_text(&key(lecture))?.and_then(|text| stored::read(&text).ok()))
}

/// Stores it.
///
/// # Errors
/// [`StorageError`]; what was stored before is still there.
pub fn keep(lecture: &LectureId, seat: &Seat) -> Result<(), StorageError> {
    browser::remember_text(&key(lecture), &stored::write(seat))
}

/// Deletes it.
pub fn forget(lecture: &LectureId) {
    browser::forget(&key(lecture));
}

/// The ticket that brings this phone back into a full hall.
#[must_use]
pub fn rejoin_ticket(lecture: &LectureId) -> Option<String> {
    match load(lecture) {
        Ok(Some(Seat::Held(tickets))) => Some(tickets.rejoin),
        _ => None,
    }
}
