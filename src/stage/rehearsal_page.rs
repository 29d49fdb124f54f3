//! A window of a rehearsal: the stage or the console with a made-up room, and nothing stored.

use konventa_domain::lecture::{About, JoinCode};
use konventa_domain::{Country, Language};
use leptos::prelude::*;

use super::control_lease::ControlLease;
use super::live_page::{LectureSource, LiveWindow};
use super::model::Role;
use super::rehearsal_room::RehearsalRoom;
use crate::browser;
use crate::i18n::use_locale;
use crate::lecture_stream::Link;

/// What the address says about a rehearsal, if it names one:
/// `?rehearse=DECK&country=…&language=…`.
#[must_use]
pub fn named() -> Option<About> {
    Some(About {
        id: "rehearsal".parse().ok()?,
        code: no_code()?,
        deck: browser::queried("rehearse")?.parse().ok()?,
        version: "rehearsal".parse().ok()?,
        country: browser::queried("country")
            .as_deref()
            .and_then(Country::from_code)
            .unwrap_or(Country::Montenegro),
        language: browser::queried("language")
            .as_deref()
            .and_then(Language::from_tag)
            .unwrap_or_else(|| use_locale().language_now()),
    })
}

/// A code that is never shown: no phone can join.
fn no_code() -> Option<JoinCode> {
    "RRRRRR".parse().ok()
}

/// The stage or the console of a rehearsal.
#[component]
pub fn RehearsalPage(about: About, role: Role) -> impl IntoView {
    let room = RehearsalRoom::open(about.clone());
    let source = LectureSource {
        snapshot: room.snapshot(),
        link: RwSignal::new(Link::Connected),
        counts: room.counts(),
        rehearsal: Some(room),
    };
    let control_lease = ControlLease::rehearse(about.code);
    view! { <LiveWindow about source control_lease role /> }
}
