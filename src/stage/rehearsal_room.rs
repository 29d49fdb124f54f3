//! The made-up room of a rehearsal, in the place of the server. The window that leads runs it; the
//! others of this device hear of it.

use std::time::Duration;

use konventa_domain::lecture::rehearsal::Rehearsal;
use konventa_domain::lecture::{About, Agenda, Command, Counts, Snapshot};
use konventa_domain::reconciler::CommandReply;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::{self, Channel};

/// The name of the channel between the windows of a rehearsal, also of the channel of their state.
pub const CHANNEL: &str = "konventa.rehearsal";

/// How often the made-up phones do something.
const TICK: Duration = Duration::from_millis(900);

/// What the windows tell each other: the room, or a question for it.
#[derive(Serialize, Deserialize)]
struct RoomMessage {
    room: Option<(Snapshot, Counts)>,
}

/// The room.
#[derive(Clone, Copy)]
pub struct RehearsalRoom {
    about: StoredValue<About>,
    rehearsal: StoredValue<Rehearsal>,
    snapshot: RwSignal<Option<Snapshot>>,
    counts: RwSignal<Counts>,
    channel: StoredValue<Option<Channel>, LocalStorage>,
}

impl RehearsalRoom {
    /// Opens the room, or joins that of another window.
    #[must_use]
    pub fn open(about: About) -> Self {
        let room = Self {
            about: StoredValue::new(about),
            rehearsal: StoredValue::new(Rehearsal::default()),
            snapshot: RwSignal::new(None),
            counts: RwSignal::new(Counts::default()),
            channel: StoredValue::new_local(None),
        };
        let channel = Channel::open(&format!("{CHANNEL}.room"), move |message| room.receive(message));
        channel.send(&RoomMessage { room: None });
        room.channel.set_value(Some(channel));
        room.show();
        room
    }

    /// Lets the phones do something from time to time, while this window leads.
    pub fn run(self, leads: impl Fn() -> bool + 'static) {
        let tick = move || {
            if leads() {
                self.rehearsal.try_update_value(|room| room.tick(seconds_now()));
                self.publish();
            }
        };
        if let Ok(timer) = set_interval_with_handle(tick, TICK) {
            on_cleanup(move || timer.clear());
        }
    }

    /// Carries out a command of the presenter.
    pub fn command(self, agenda: &Agenda, items: usize, command: Command) -> CommandReply {
        let done =
            self.rehearsal.try_update_value(|room| room.command(agenda, items, command, seconds_now()));
        let reply = match done {
            Some(Ok(events)) => CommandReply::Done(events),
            Some(Err(_)) | None => CommandReply::Refused,
        };
        self.publish();
        reply
    }

    /// Sets the door or the number of people, as the server does for the driver of a lecture.
    pub fn set(self, change: impl FnOnce(&mut Counts)) {
        self.rehearsal.try_update_value(|room| change(&mut room.counts));
        self.publish();
    }

    /// The lecture.
    #[must_use]
    pub fn snapshot(self) -> RwSignal<Option<Snapshot>> {
        self.snapshot
    }

    /// The counts.
    #[must_use]
    pub fn counts(self) -> Signal<Counts> {
        self.counts.into()
    }

    fn receive(self, RoomMessage { room }: RoomMessage) {
        match room {
            Some((snapshot, counts)) => {
                let known = self.rehearsal.try_with_value(|room| room.replica.seq).unwrap_or(u64::MAX);
                if snapshot.replica.seq >= known {
                    self.rehearsal.set_value(Rehearsal { replica: snapshot.replica, counts });
                    self.show();
                }
            }
            None => self.send(),
        }
    }

    fn publish(self) {
        self.show();
        self.send();
    }

    /// Shows the room in this window.
    fn show(self) {
        let Some(Rehearsal { replica, counts }) = self.rehearsal.try_get_value() else { return };
        let snapshot = Snapshot { about: self.about.get_value(), replica, full: false, ticket_keys: None };
        if self.snapshot.with_untracked(|shown| shown.as_ref() != Some(&snapshot)) {
            self.snapshot.set(Some(snapshot));
        }
        if self.counts.get_untracked() != counts {
            self.counts.set(counts);
        }
    }

    fn send(self) {
        let snapshot = self.snapshot.get_untracked();
        let room = snapshot.map(|snapshot| (snapshot, self.counts.get_untracked()));
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                channel.send(&RoomMessage { room });
            }
        });
    }
}

fn seconds_now() -> u64 {
    browser::now().unix_seconds()
}
