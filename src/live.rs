//! The stream of a live lecture, as phones and the presenter's screens follow it.
//!
//! [`follower`] is pure: what was heard goes in, what is to be done comes out. This model does it, and shows the fold as
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

/// Who follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watch {
    /// A phone: it takes a seat.
    Phone,
    /// A screen of the presenter: it hears the counts, and is not counted.
    Desk,
}

/// A lecture that is followed. Ends with the owner that began it.
#[derive(Clone, Copy)]
pub struct Live {
    code: JoinCode,
    /// The lecture's id where it is known before the first answer: from the QR code, or kept.
    id: StoredValue<Option<LectureId>>,
    watch: Watch,
    follower: StoredValue<Follower>,
    stream: StoredValue<Option<Stream>, LocalStorage>,
    snapshot: RwSignal<Option<Snapshot>>,
    link: RwSignal<Link>,
    counts: RwSignal<Counts>,
}

impl Live {
    /// Follows a lecture, from what was kept of it where there is something.
    #[must_use]
    pub fn follow(code: JoinCode, id: Option<LectureId>, kept: Option<Snapshot>, watch: Watch) -> Self {
        let follower = Follower::begin(kept.clone(), watch == Watch::Desk, browser::now());
        let live = Self {
            code,
            id: StoredValue::new(id),
            watch,
            link: RwSignal::new(follower.link()),
            follower: StoredValue::new(follower),
            stream: StoredValue::new_local(None),
            snapshot: RwSignal::new(kept),
            counts: RwSignal::new(Counts::default()),
        };
        browser::on_online(move || live.tell(Event::Seen));
        browser::on_seen(move || live.tell(Event::Seen));
        if let Ok(timer) = set_interval_with_handle(move || live.tell(Event::Tick), TICK) {
            on_cleanup(move || timer.clear());
        }
        live.tell(Event::Tick);
        live
    }

    /// The lecture as far as it was heard; `None` until anything was.
    #[must_use]
    pub fn snapshot(self) -> Signal<Option<Snapshot>> {
        self.snapshot.into()
    }

    /// How the line is.
    #[must_use]
    pub fn link(self) -> Signal<Link> {
        self.link.into()
    }

    /// How many there are of what, for [`Watch::Desk`].
    #[must_use]
    pub fn counts(self) -> Signal<Counts> {
        self.counts.into()
    }

    /// Tries again after a refusal.
    pub fn retry(self) {
        self.tell(Event::Retry);
    }

    fn tell(self, event: Event) {
        let step = |follower: &mut Follower| {
            let effects = follower.step(event, browser::now(), browser::random_unit());
            (effects, follower.link(), follower.snapshot().cloned())
        };
        // After the end of the page there is nothing to tell.
        let Some((effects, link, snapshot)) = self.follower.try_update_value(step) else { return };
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
            Effect::Close => self.stream.set_value(None),
            Effect::Fetch => spawn_local(async move {
                let found = api::lecture(self.code, self.id.get_value().as_ref()).await;
                self.tell(Event::Fetched(Box::new(found)));
            }),
            Effect::Open { id, after, again } => {
                let mut address = api::events_address(self.code, &id, after);
                if again {
                    address.push_str("&again=true");
                }
                if self.watch == Watch::Desk {
                    address.push_str("&counts=true");
                }
                self.stream.set_value(Stream::open(&address, move |heard| self.hear(heard)));
            }
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
                    if let Ok(counts) = json::read(&text) {
                        let _ = self.counts.try_set(counts);
                    }
                    Event::Beat
                }
                _ => Event::Beat,
            },
        };
        self.tell(event);
    }
}
