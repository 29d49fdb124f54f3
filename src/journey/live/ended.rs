//! When the lecture ended, if this phone heard it at that moment.

use konventa_domain::lecture::{JoinCode, Phase};
use leptos::prelude::*;

use super::stored;
use crate::browser;
use crate::effect::react;
use crate::lecture_stream::LectureStream;

/// Watches for the end of the lecture. The moment, in seconds since 1970, is `None` before it, and if the
/// phone slept or had no network then: nothing tells it later.
pub(super) fn watch(stream: LectureStream, code: JoinCode) -> RwSignal<Option<usize>> {
    let heard = stream.snapshot();
    let moment = RwSignal::new(stored::load_end(code));
    let mut was_running = false;
    react(move || {
        let is_over = heard.with(|snapshot| {
            snapshot.as_ref().is_some_and(|known| known.replica.lecture.phase() == Phase::Ended)
        });
        if is_over
            && was_running
            && stream.hears_at_once()
            && let Ok(now) = usize::try_from(browser::now().unix_seconds())
        {
            stored::store_end(code, now);
            moment.set(Some(now));
        }
        was_running = !is_over;
    });
    moment
}
