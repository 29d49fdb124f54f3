//! The event stream of a live lecture, as phones and the presenter's screens follow it.
//!
//! [`Follower`] decides; this model carries out its effects and publishes the state as signals. It
//! retries at once when the browser reports that the network is back or the page becomes visible
//! again.
//!
//! All tabs of a browser share one stream (`shared`): the tab that leads has it, and the others show
//! what that tab tells them.

mod shared;
mod uninterrupted;

use std::time::Duration;

use konventa_domain::id::LectureId;
use konventa_domain::json;
use konventa_domain::lecture::follower::{FetchSnapshotError, Follower, StreamEffect, StreamEvent};
pub use konventa_domain::lecture::follower::{Link, Refused};
use konventa_domain::lecture::{Counts, JoinCode, Snapshot};
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::shared::Sharing;
use self::uninterrupted::Uninterrupted;
use crate::api::{self, RequestError};
use crate::browser::{self, Stream, StreamSignal};
use crate::seat;

/// How often the follower checks the time: for the next try, and for connections that went silent.
const TICK: Duration = Duration::from_secs(1);

/// A lecture that this page follows, until the reactive owner that began it is disposed.
#[derive(Clone, Copy)]
pub struct LectureStream {
    inner: StoredValue<Inner, LocalStorage>,
    snapshot: RwSignal<Option<Snapshot>>,
    link: RwSignal<Link>,
}

/// Receives the counts on a presenter's screen. Phones have none.
type OnCounts = Box<dyn Fn(&str)>;

/// The part that no view reads.
struct Inner {
    code: JoinCode,
    /// The lecture's id, if known before the first answer: from the QR code, or stored.
    id: Option<LectureId>,
    on_counts: Option<OnCounts>,
    follower: Follower,
    stream: Option<Stream>,
    sharing: Sharing,
    uninterrupted: Uninterrupted,
}

impl LectureStream {
    /// Follows a lecture as a phone, which takes a seat. `stored` is the snapshot stored on this
    /// device, if any.
    #[must_use]
    pub fn follow(code: JoinCode, id: Option<LectureId>, stored: Option<Snapshot>) -> Self {
        Self::begin(code, id, stored, None)
    }

    /// Follows a lecture as a presenter's screen, which receives the counts and takes no seat.
    #[must_use]
    pub fn watch(code: JoinCode, id: Option<LectureId>, stored: Option<Snapshot>) -> (Self, Signal<Counts>) {
        let counts = RwSignal::new(Counts::default());
        let on_counts = Box::new(move |text: &str| {
            if let Ok(received) = json::read(text) {
                // The signal may be gone already when the page closes.
                let _ = counts.try_set(received);
            }
        });
        (Self::begin(code, id, stored, Some(on_counts)), counts.into())
    }

    fn begin(
        code: JoinCode,
        id: Option<LectureId>,
        stored: Option<Snapshot>,
        on_counts: Option<OnCounts>,
    ) -> Self {
        let now = browser::now();
        let follower = Follower::begin(stored.clone(), on_counts.is_some(), now);
        let link = RwSignal::new(follower.link());
        let inner = Inner {
            code,
            id,
            on_counts,
            follower,
            stream: None,
            sharing: Sharing::begin(),
            uninterrupted: Uninterrupted::begin(now),
        };
        let this = Self { inner: StoredValue::new_local(inner), snapshot: RwSignal::new(stored), link };
        browser::on_online(move || this.resume());
        browser::on_seen(move || {
            // A reload does not disturb somebody who just came back to the page, and everything
            // that matters is stored.
            let outdated =
                |snapshot: &Option<Snapshot>| snapshot.as_ref().is_some_and(|s| s.replica.outdated);
            if this.snapshot.with_untracked(outdated) {
                browser::reload();
            }
        });
        if let Ok(timer) = set_interval_with_handle(move || this.tick(), TICK) {
            on_cleanup(move || timer.clear());
        }
        this.tell(StreamEvent::Tick);
        this.share_with_other_tabs();
        this.resume();
        this
    }

    /// The lecture as far as it is known; `None` until something arrived.
    #[must_use]
    pub fn snapshot(self) -> RwSignal<Option<Snapshot>> {
        self.snapshot
    }

    /// The state of the connection.
    #[must_use]
    pub fn link(self) -> RwSignal<Link> {
        self.link
    }

    /// Whether this tab has the stream, for all tabs.
    #[must_use]
    pub fn leads(self) -> bool {
        self.inner.with_value(|inner| inner.sharing.leads())
    }

    /// Whether what this page hears now happens now: it has been awake and connected for a while.
    #[must_use]
    pub fn hears_at_once(self) -> bool {
        self.inner.with_value(|inner| inner.uninterrupted.hears_at_once(browser::now()))
    }

    /// Tries again after a refusal.
    pub fn retry(self) {
        self.tell(StreamEvent::Retry);
    }

    /// Tells the follower that the network is back or the page is looked at, or that it is hidden.
    fn resume(self) {
        self.tell(StreamEvent::Resumed);
        if browser::is_hidden() {
            self.tell(StreamEvent::Hidden);
        }
    }

    /// Tells the follower what happened, if this tab has the stream.
    fn tell(self, event: StreamEvent) {
        let step = |inner: &mut Inner| {
            let leads = inner.sharing.leads();
            let effects = if leads {
                inner.follower.step(event, browser::now(), browser::random_unit())
            } else {
                Vec::new()
            };
            leads.then(|| (effects, inner.follower.link(), inner.follower.snapshot().cloned()))
        };
        // The value is gone already when the page closes.
        let Some(Some((effects, link, snapshot))) = self.inner.try_update_value(step) else { return };
        if self.show(link, snapshot) {
            self.share(true);
        }
        for effect in effects {
            self.carry_out(effect);
        }
    }

    /// Shows a state, and says whether it differs from what was shown. `None` leaves the lecture as
    /// it is.
    fn show(self, link: Link, snapshot: Option<Snapshot>) -> bool {
        let is_new = |news: &Snapshot| self.snapshot.with_untracked(|shown| shown.as_ref() != Some(news));
        let news = snapshot.filter(is_new);
        let is_other_link = self.link.get_untracked() != link;
        let changed = news.is_some() || is_other_link;
        if news.is_some() {
            self.snapshot.set(news);
        }
        if is_other_link {
            self.link.set(link);
        }
        changed
    }

    fn carry_out(self, effect: StreamEffect) {
        match effect {
            StreamEffect::Close => self.inner.update_value(|inner| inner.stream = None),
            StreamEffect::Fetch => spawn_local(async move {
                let Some((code, id)) = self.inner.try_with_value(|inner| (inner.code, inner.id.clone()))
                else {
                    return;
                };
                let found = api::lecture(code, id.as_ref()).await.map_err(|error| match error {
                    RequestError::Refused(404) => FetchSnapshotError::Unknown,
                    RequestError::Refused(410) => FetchSnapshotError::Over,
                    RequestError::Refused(_) | RequestError::Unreadable | RequestError::Unreachable => {
                        FetchSnapshotError::Temporary
                    }
                });
                self.tell(StreamEvent::Fetched(Box::new(found)));
            }),
            StreamEffect::Open { heard, returning } => self.inner.update_value(|inner| {
                let (id, after) = heard.unzip();
                let id = id.as_ref().or(inner.id.as_ref());
                let mut address = api::events_address(inner.code, id, after);
                if returning {
                    // A phone shows the ticket of its seat if it has one.
                    let ticket = id.filter(|_| inner.on_counts.is_none()).and_then(seat::rejoin_ticket);
                    address.push_str("&again=");
                    address.push_str(ticket.as_deref().unwrap_or("true"));
                }
                if inner.on_counts.is_some() {
                    address.push_str("&counts=true");
                }
                inner.stream = Stream::open(&address, move |signal| self.receive(signal));
            }),
        }
    }

    fn receive(self, signal: StreamSignal) {
        let event = match signal {
            StreamSignal::Open => StreamEvent::Opened,
            StreamSignal::Lost => StreamEvent::Lost,
            StreamSignal::Message(kind, text) => match kind {
                // An unreadable event shows up as a gap when the next one arrives.
                "message" => json::read(&text).map_or(StreamEvent::Heartbeat, StreamEvent::EventReceived),
                "snapshot" => json::read(&text)
                    .map_or(StreamEvent::Heartbeat, |page| StreamEvent::SnapshotReceived(Box::new(page))),
                "counts" => {
                    self.count(text);
                    StreamEvent::Heartbeat
                }
                _ => StreamEvent::Heartbeat,
            },
        };
        self.tell(event);
    }
}
