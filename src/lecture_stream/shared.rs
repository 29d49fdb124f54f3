//! One stream for all tabs of this browser that follow a lecture, over a BroadcastChannel.
//!
//! [`StreamLeader`] decides who has the stream. In a browser without such channels every tab has its
//! own.

use konventa_domain::json;
use konventa_domain::lecture::Snapshot;
use konventa_domain::lecture::follower::{Follower, StreamEvent};
use konventa_domain::lecture::stream_leader::{Change, LeaderMessage, Precedence, StreamLeader};
use leptos::prelude::*;

use super::{Inner, LectureStream, Link};
use crate::browser::{self, Channel};

/// What a tab needs to share a stream.
pub(super) struct Sharing {
    leader: StreamLeader,
    channel: Option<Channel>,
    /// The last counts, as the server wrote them.
    counts: Option<String>,
}

impl Sharing {
    pub(super) fn begin() -> Self {
        let own = Precedence::of_new_tab(browser::is_hidden(), browser::now(), browser::random_u64());
        Self { leader: StreamLeader::begin(own), channel: None, counts: None }
    }

    /// Whether this tab has the stream.
    pub(super) fn leads(&self) -> bool {
        self.leader.leads()
    }
}

impl LectureStream {
    /// Begins to listen to the other tabs, and asks whether one of them leads.
    pub(super) fn share_with_other_tabs(self) {
        self.inner.update_value(|inner| {
            let mut name = String::from("konventa.stream.");
            name.push_str(&inner.code.to_string());
            // A presenter's screens have other streams than phones.
            if inner.on_counts.is_some() {
                name.push_str(".counts");
            }
            inner.sharing.channel = Some(Channel::open_for_texts(&name, move |text| {
                if let Ok(message) = json::read(&text) {
                    self.hear(message);
                }
            }));
        });
        self.share(true);
        browser::on_seen_or_hidden(move || {
            let hidden = browser::is_hidden();
            self.change(|inner| inner.sharing.leader.set_hidden(hidden));
            self.resume();
        });
        browser::on_page_hide(move || self.send(true, false));
    }

    pub(super) fn tick(self) {
        let connected = self.link.get_untracked() == Link::Connected;
        self.inner.try_update_value(|inner| inner.uninterrupted.tick(connected, browser::now()));
        self.change(|inner| inner.sharing.leader.tick(browser::now()));
        self.tell(StreamEvent::Tick);
        self.share(false);
    }

    /// Tells the other tabs what this one knows, if it leads. `all` says that some of them may not
    /// know the lecture.
    pub(super) fn share(self, all: bool) {
        // Whoever is refused has no stream to share, and the others ask for themselves.
        let refused = matches!(self.link.get_untracked(), Link::Refused(_));
        if all || !refused {
            self.send(refused, all);
        }
    }

    /// Receives the counts from the stream.
    pub(super) fn count(self, text: String) {
        self.inner.try_update_value(|inner| {
            if let Some(on_counts) = &inner.on_counts {
                on_counts(&text);
                inner.sharing.counts = Some(text);
            }
        });
        self.share(true);
    }

    fn send(self, gives_up: bool, all: bool) {
        let Some(snapshot) = self.snapshot.try_get_untracked() else { return };
        let connected = self.link.get_untracked() == Link::Connected;
        self.inner.try_with_value(|inner| {
            let Sharing { leader, channel: Some(channel), counts } = &inner.sharing else { return };
            if leader.leads() {
                let (snapshot, counts) = if all { (snapshot, counts.clone()) } else { (None, None) };
                let from = leader.own();
                let message = LeaderMessage { from, gives_up, connected, snapshot, counts };
                channel.send_text(&json::write(&message));
            }
        });
    }

    fn hear(self, message: LeaderMessage) {
        let LeaderMessage { from, gives_up, connected, snapshot, counts } = message;
        let led = self.inner.try_with_value(|inner| inner.sharing.leads());
        self.change(|inner| inner.sharing.leader.hear(from, gives_up, browser::now()));
        let follows = self.inner.try_with_value(|inner| {
            let follows = inner.sharing.leader.follows(from.tab);
            if let (true, Some(on_counts), Some(counts)) = (follows, &inner.on_counts, &counts) {
                on_counts(counts);
            }
            follows
        });
        // A tab that has just taken over is not connected yet, and knows nothing new.
        if follows == Some(true) && (connected || led == Some(false)) {
            let newer = |news: &Snapshot| {
                let known = |known: &Option<Snapshot>| {
                    known.as_ref().is_none_or(|known| known.replica.seq <= news.replica.seq)
                };
                self.snapshot.with_untracked(known)
            };
            let link = match (connected, self.snapshot.with_untracked(Option::is_some)) {
                (true, _) => Link::Connected,
                (false, true) => Link::Waiting,
                (false, false) => Link::Connecting,
            };
            self.show(link, snapshot.filter(newer));
        }
    }

    fn change(self, of: impl FnOnce(&mut Inner) -> Change) {
        match self.inner.try_update_value(of) {
            Some(Change::Follow) => self.inner.update_value(|inner| inner.stream = None),
            Some(Change::Lead) => {
                let known = self.snapshot.get_untracked();
                self.inner.update_value(|inner| {
                    inner.follower = Follower::begin(known, inner.on_counts.is_some(), browser::now());
                });
                self.tell(StreamEvent::Tick);
                self.resume();
                self.share(true);
            }
            Some(Change::Answer) => self.share(true),
            Some(Change::None) | None => {}
        }
    }
}
