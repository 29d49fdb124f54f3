//! What a phone keeps of a lecture, so that it is where it was after a reload, also without the server.

use konventa_domain::id::LectureId;
use konventa_domain::json;
use konventa_domain::lecture::{JoinCode, Snapshot};

use crate::browser;

/// Under the code: the last that was heard.
fn snapshot_key(code: JoinCode) -> String {
    String::from("konventa.lecture.") + &code.to_string()
}

/// Under the code: the id, until more is heard.
fn id_key(code: JoinCode) -> String {
    snapshot_key(code) + ".id"
}

/// The lecture's id where it is known, and what was heard of the lecture. The id of a QR code is taken out of the address,
/// and holds against what was kept.
pub(super) fn recall(code: JoinCode) -> (Option<LectureId>, Option<Snapshot>) {
    let scanned: Option<LectureId> = browser::take_whole_fragment().and_then(|id| id.parse().ok());
    if let Some(id) = &scanned {
        // Where it cannot be kept, the code alone leads to the lecture as well.
        let _ = browser::remember_text(&id_key(code), id.as_str());
    }
    let text = |key: String| browser::recall_text(&key).ok().flatten();
    let id = scanned.or_else(|| text(id_key(code))?.parse().ok());
    let snapshot: Option<Snapshot> = text(snapshot_key(code)).and_then(|text| json::read(&text).ok());
    let snapshot = snapshot.filter(|kept| id.as_ref().is_none_or(|id| kept.about.id == *id));
    let id = id.or_else(|| snapshot.as_ref().map(|kept| kept.about.id.clone()));
    (id, snapshot)
}

/// Keeps what was heard. Where the phone keeps nothing, a reload asks the server.
pub(super) fn keep(snapshot: &Snapshot) {
    let _ = browser::remember_text(&snapshot_key(snapshot.about.code), &json::write(snapshot));
}
