//! What a phone stores about a lecture, so that a reload leads back to it, even without the server.

use konventa_domain::id::LectureId;
use konventa_domain::json;
use konventa_domain::lecture::{JoinCode, Snapshot};

use crate::browser;

/// The storage key of the last snapshot.
fn snapshot_key(code: JoinCode) -> String {
    String::from("konventa.lecture.") + &code.to_string()
}

/// The storage key of the lecture's id, needed until there is a snapshot.
fn id_key(code: JoinCode) -> String {
    snapshot_key(code) + ".id"
}

/// The storage key of the moment at which the lecture ended.
fn end_key(code: JoinCode) -> String {
    snapshot_key(code) + ".ended"
}

/// Returns the lecture's id and the last snapshot, as far as they are known. An id from a QR code
/// is taken out of the address and wins over a stored one.
pub(super) fn load(code: JoinCode) -> (Option<LectureId>, Option<Snapshot>) {
    let scanned: Option<LectureId> = browser::take_whole_fragment().and_then(|id| id.parse().ok());
    if let Some(id) = &scanned {
        // If it cannot be stored, the code alone leads to the lecture as well.
        let _ = browser::remember_text(&id_key(code), id.as_str());
    }
    let text = |key: String| browser::recall_text(&key).ok().flatten();
    let id = scanned.or_else(|| text(id_key(code))?.parse().ok());
    let snapshot: Option<Snapshot> = text(snapshot_key(code)).and_then(|text| json::read(&text).ok());
    let snapshot = snapshot.filter(|stored| id.as_ref().is_none_or(|id| stored.about.id == *id));
    let id = id.or_else(|| snapshot.as_ref().map(|stored| stored.about.id.clone()));
    (id, snapshot)
}

/// Stores the snapshot. If that fails, a reload asks the server.
pub(super) fn store(snapshot: &Snapshot) {
    let _ = browser::remember_text(&snapshot_key(snapshot.about.code), &json::write(snapshot));
}

/// When the lecture ended, in seconds since 1970, if this phone heard it then.
pub(super) fn load_end(code: JoinCode) -> Option<usize> {
    browser::recall_text(&end_key(code)).ok()??.parse().ok()
}

/// Stores when the lecture ended. If that fails, it is known until the page is closed.
pub(super) fn store_end(code: JoinCode, ended: usize) {
    let _ = browser::remember_text(&end_key(code), &ended.to_string());
}
