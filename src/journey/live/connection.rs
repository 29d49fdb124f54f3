//! The state of the connection to the lecture, and the offer to continue without it.

use std::time::Duration;

use konventa_domain::journey::Step;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;

use super::LiveLecture;
use crate::effect::react;
use crate::i18n::{Texts, use_texts};
use crate::journey::model::use_journey;
use crate::journey::selectors;
use crate::journey::widgets::{button, paragraph};
use crate::lecture_stream::{Link, Refused};
use crate::ui::{dynamic, dynamic_words, el};

/// A shorter interruption is not reported.
const REPORT_AFTER: Duration = Duration::from_secs(5);

/// Notices when there has been no network for a while, and follows the lecture again when it is
/// back.
pub(super) fn watch(live: LiveLecture) {
    let timer = StoredValue::new(None::<TimeoutHandle>);
    react(move || {
        let link = live.stream.link().get();
        if let Some(running) = timer.try_update_value(Option::take).flatten() {
            running.clear();
        }
        if link == Link::Connected {
            live.offline.set(false);
            if live.has_left.get_untracked() {
                live.has_left.set(false);
                live.viewed_slide.set(None);
            }
        } else {
            let report = move || {
                // After the end of the page there is nothing to update.
                let _ = live.offline.try_set(true);
            };
            timer.set_value(set_timeout_with_handle(report, REPORT_AFTER).ok());
        }
    });
}

/// The state in the header. Screen readers announce its changes.
pub(in crate::journey) fn connection(live: LiveLecture) -> AnyView {
    let t = use_texts();
    let state = move || match (live.offline.get(), live.stream.link().get()) {
        (true, _) => "waiting",
        (_, Link::Connected) => "connected",
        _ => "connecting",
    };
    let words = dynamic_words(move || match state() {
        "waiting" => t().hall_waiting_for_network(),
        "connected" => t().hall_connected(),
        _ => "",
    });
    el("p")
        .class("line quiet")
        .attr("role", "status")
        .testid("line")
        .attr_of("data-state", state)
        .child(words)
        .into_any()
}

/// The offer to continue without the live lecture, after a while without network.
pub(super) fn offer_to_leave(t: Texts, live: LiveLecture) -> AnyView {
    let model = use_journey();
    let go = move || {
        let at =
            live.lecture.with_untracked(|lecture| lecture.position().map_or(0, |position| position.slide));
        if model.peek(|journey| selectors::slide_progress(journey).is_some()) {
            model.go(Step::Look(live.viewed_slide.get_untracked().unwrap_or(at)));
        }
        live.has_left.set(true);
    };
    // Each attempt to connect changes the link; the offer stays, with the focus on its button.
    let offline = Memo::new(move |_| live.offline.get());
    let full = Memo::new(move |_| live.stream.link().get() == Link::Refused(Refused::Full));
    dynamic(move || {
        if !offline.get() {
            return None;
        }
        let full = full.get();
        let says = if full { t.hall_full_inside() } else { t.hall_away() };
        let retry = full.then(|| button("button", "retry", t.app_retry(), move || live.stream.retry()));
        let away = el("div").class("away").attr("role", "status").testid("away");
        let away = away.child(paragraph("quiet", says)).child(retry);
        Some(away.child(button("button", "go-alone", t.hall_go_alone(), go)).into_any())
    })
}
