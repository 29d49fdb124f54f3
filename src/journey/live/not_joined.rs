//! Messages for a phone that has not joined a lecture: what happened, and what can be done.

use konventa_domain::lecture::JoinCode;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::code_field::code_field;
use crate::i18n::{Texts, use_locale, use_texts};
use crate::journey::head::head;
use crate::journey::overlay::{overlay, overlay_links};
use crate::journey::widgets::{button, link, paragraph, title};
use crate::lecture_stream::{LectureStream, Link, Refused};
use crate::route;
use crate::ui::{dynamic_words, el};

/// The page of a lecture that this phone has not joined.
pub(super) fn not_joined(code: JoinCode, stream: LectureStream, link: Link) -> AnyView {
    let locale = use_locale();
    let t = locale.texts();
    if !t.is_whole() && !matches!(link, Link::Connecting | Link::Connected) {
        // With a lecture, all words are loaded anyway; without one they are needed here.
        spawn_local(async move {
            locale.load(locale.language_now()).await.into_iter().for_each(|t| locale.set(t));
        });
    }
    let task = match link {
        Link::Connecting | Link::Connected => vec![paragraph("quiet", t.app_loading())],
        _ if !t.is_whole() => vec![title(t.app_unreachable()), paragraph("", t.app_unreachable_advice())],
        Link::Waiting => message(t, t.hall_no_network(), t.hall_no_network_says().to_owned(), None, None),
        Link::Refused(Refused::Full) => {
            let retry = button("button primary", "retry", t.app_retry(), move || stream.retry());
            let deck = stream.snapshot().with_untracked(|s| s.as_ref().map(|s| s.about.deck.clone()));
            message(
                t,
                t.hall_full(),
                t.hall_full_says().to_owned(),
                Some(retry),
                deck.map(|deck| route::learn(&deck)),
            )
        }
        Link::Refused(Refused::Unknown) => message(
            t,
            t.hall_unknown(),
            t.hall_unknown_says(&code.to_string()),
            Some(code_field(t, t.hall_code_help())),
            None,
        ),
        Link::Refused(Refused::Over) => message(
            t,
            t.hall_gone(),
            t.hall_gone_says().to_owned(),
            Some(code_field(t, t.hall_code_help())),
            None,
        ),
    };
    framed(task)
}

/// The page for an unknown address.
pub fn not_found_page() -> AnyView {
    let t = use_texts()();
    let start = link("button", "to-start", route::HOME, t.app_to_start());
    framed(vec![title(t.app_not_found()), code_field(t, t.hall_have_code()), start])
}

/// The frame of a page outside every lecture.
pub(super) fn framed(task: Vec<AnyView>) -> AnyView {
    let t = use_texts();
    let head = head(dynamic_words(move || t().journey_part_lecture()), None);
    let task = el("main").class("task outside").testid("outside").child(task).child(overlay_links(t()));
    el("div").class("journey").child(head).child(task).child(overlay()).into_any()
}

/// The link to the lecture for students who continue on their own.
pub(super) fn learn_at_home(t: Texts, address: Option<String>) -> AnyView {
    link("button", "alone", address.as_deref().unwrap_or(route::HOME), t.hall_learn_alone())
}

fn message(
    t: Texts,
    heading: &'static str,
    advice: String,
    action: Option<AnyView>,
    address: Option<String>,
) -> Vec<AnyView> {
    let actions = action.into_iter().chain([learn_at_home(t, address)]);
    let says = el("div").attr("role", "alert").child([title(heading), paragraph("", advice)]);
    [says.into_any()].into_iter().chain(actions).collect()
}
