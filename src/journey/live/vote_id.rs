//! The ids of this phone's votes. Each is stored when its poll is shown, so that a tap, in whichever
//! tab, finds it.

use konventa_domain::id::{LectureId, SlideId};
use konventa_domain::lecture::VoteId;

use crate::browser;

/// The storage key of the id of the vote on a slide.
fn key(lecture: &LectureId, slide: &SlideId) -> String {
    String::from("konventa.vote.") + lecture.as_str() + "." + slide.as_str()
}

/// Returns the id of the vote on a slide, and stores it if it is new. Called when the poll is shown,
/// and for each vote: another tab may have stored its own in the same instant, and that is the one.
pub(super) fn vote_id(lecture: &LectureId, slide: &SlideId) -> VoteId {
    let key = key(lecture, slide);
    let stored = browser::recall_text(&key).ok().flatten();
    let drawn = VoteId::from_random(browser::random_bytes());
    let (id, new) = VoteId::stored_or_drawn(stored.as_deref(), drawn);
    if let Some(text) = new {
        // Without storage there is nothing that tabs could share.
        let _ = browser::remember_text(&key, &text);
    }
    id
}

/// Forgets the id of the vote on a slide.
pub(super) fn forget_vote_id(lecture: &LectureId, slide: &SlideId) {
    browser::forget(&key(lecture, slide));
}
