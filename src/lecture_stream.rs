//! The stream of a live lecture, as phones and the presenter's screens follow it.
//!
//! `follower` is pure: what was heard goes in, what is to be done comes out. This model does it, and shows the fold as
//! signals. It never gives up: a line that was lost is opened again, at once when the browser says that the network is
//! back or the page is looked at again.

mod follower;

use std::time::Duration;

use konventa_domain::id::LectureId;
use konventa_domain::json;
use konventa_domain::lecture::{Counts, JoinCode, Snapshot};
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::follower::{Effect, Event, Follower};
pub use self::follower::{Link, Refused};
use crate::api;
use crate::browser::{self, Heard, Stream};

/// How often the clock is looked at: for the next try, and for lines that went silent.
const TICK: Duration = Duration::from_secs(1);

/// A lecture that is followed. Ends with the owner that began it.
#[derive(Clone, Copy)]
pub struct Live {
    rest: StoredValue<Rest, LocalStorage>,
    snapshot: RwSignal<Option<Snapshot>>,
    link: RwSignal<Link>,
}

/// What hears the counts on a screen of the presenter. A phone has none.
type HearCounts = Box<dyn Fn(&str)>;

/// What no view looks at.
struct Rest {
    code: JoinCode,
    /// The lecture's id where it is known before the first answer: from the QR code, or kept.
    id: Option<LectureId>,
    counts: Option<HearCounts>,
    follower: Follower,
    stream: Option<Stream>,
}

impl Live {
    /// Follows a lecture as a phone, which takes a seat, from what was kept of it where there is something.
    #[must_use]
    pub fn follow(code: JoinCode, id: Option<LectureId>, kept: Option<Snapshot>) -> Self {
        Self::begin(code, id, kept, None)
    }

    /// Follows a lecture as a screen of the presenter, which hears how many there are of what and takes no seat.
    #[must_use]
    pub fn watch(code: JoinCode, id: Option<LectureId>, kept: Option<Snapshot>) -> (Self, Signal<Counts>) {
        let counts = RwSignal::new(Counts::default());
        let hear = Box::new(move |text: &str| {
            if let Ok(told) = json::read(text) {
                // After the end of the page nobody looks.
                let _ = counts.try_set(told);
            }
        });
        (Self::begin(code, id, kept, Some(hear)), counts.into())
    }

    fn begin(
        code: JoinCode,
        id: Option<LectureId>,
        kept: Option<Snapshot>,
        counts: Option<HearCounts>,
    ) -> Self {
        let follower = Follower::begin(kept.clone(), counts.is_some(), browser::now());
        let link = RwSignal::new(follower.link());
        let rest = Rest { code, id, counts, follower, stream: None };
        let live = Self { rest: StoredValue::new_local(rest), snapshot: RwSignal::new(kept), link };
        browser::on_online(move || live.tell(Event::Seen));
        browser::on_seen(move || {
            // Whoever looks at the page again is not disturbed by its being loaded anew, and all that counts is kept.
            let outdated = |snapshot: &Option<Snapshot>| snapshot.as_ref().is_some_and(|s| s.room.outdated);
            if live.snapshot.with_untracked(outdated) {
                browser::reload();
            }
            live.tell(Event::Seen);
        });
        if let Ok(timer) = set_interval_with_handle(move || live.tell(Event::Tick), TICK) {
            on_cleanup(move || timer.clear());
        }
        live.tell(Event::Tick);
        live
    }

    /// The lecture as far as it was heard; `None` until anything was.
    #[must_use]
    pub fn snapshot(self) -> RwSignal<Option<Snapshot>> {
        self.snapshot
    }

    /// How the line is.
    #[must_use]
    pub fn link(self) -> RwSignal<Link> {
        self.link
    }

    /// Tries again after a refusal.
    pub fn retry(self) {
        self.tell(Event::Retry);
    }

    fn tell(self, event: Event) {
        let step = |rest: &mut Rest| {
            let effects = rest.follower.step(event, browser::now(), browser::random_unit());
            (effects, rest.follower.link(), rest.follower.snapshot().cloned())
        };
        // After the end of the page there is nothing to tell.
        let Some((effects, link, snapshot)) = self.rest.try_update_value(step) else { return };
        if self.snapshot.with_untracked(|shown| *shown != snapshot) {
            self.snapshot.set(snapshot);
        }
        if self.link.get_untracked() != link {
            self.link.set(link);
        }
        for effect in effects {
            self.carry_out(effect);
        }
    }

    fn carry_out(self, effect: Effect) {
        match effect {
            Effect::Close => self.rest.update_value(|rest| rest.stream = None),
            Effect::Fetch => spawn_local(async move {
                let Some((code, id)) = self.rest.try_with_value(|rest| (rest.code, rest.id.clone())) else {
                    return;
                };
                let found = api::lecture(code, id.as_ref()).await;
                self.tell(Event::Fetched(Box::new(found)));
            }),
            Effect::Open { heard, again } => self.rest.update_value(|rest| {
                let (id, after) = heard.unzip();
                let mut address = api::events_address(rest.code, id.as_ref().or(rest.id.as_ref()), after);
                if again {
                    address.push_str("&again=true");
                }
                if rest.counts.is_some() {
                    address.push_str("&counts=true");
                }
                rest.stream = Stream::open(&address, move |heard| self.hear(heard));
            }),
        }
    }

    fn hear(self, heard: Heard) {
        let event = match heard {
            Heard::Open => Event::Opened,
            Heard::Lost => Event::Lost,
            Heard::Message(kind, text) => match kind {
                // What cannot be read is noticed as a gap when the next one comes.
                "message" => json::read(&text).map_or(Event::Beat, Event::Heard),
                "snapshot" => json::read(&text).map_or(Event::Beat, |page| Event::Greeted(Box::new(page))),
                "counts" => {
                    let hear = |rest: &Rest| rest.counts.as_ref().map(|hear| hear(&text));
                    let _ = self.rest.try_with_value(hear);
                    Event::Beat
                }
                _ => Event::Beat,
            },
        };
        self.tell(event);
    }
}
