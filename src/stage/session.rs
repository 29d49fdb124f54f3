//! A live lecture on the presenter's device: connects the state of the windows, the event stream
//! and the reconciler.
//!
//! Views read the current state from here, and keys change the desired state here. Only the window
//! that [`StageModel::leads`] sends commands.

mod actions;
mod exact_counts;
mod seats;

use std::time::Duration;

use konventa_domain::Timestamp;
use konventa_domain::lecture::{
    About, ClockReading, Counts, JoinCode, Lecture, LectureClock, Phase, Snapshot,
};
use konventa_domain::reconciler::{Desired, Press, Reconciler, ReconcilerEvent, Section, press_next_key};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::control_lease::{ControlLease, Takeover};
use super::model::StageModel;
use super::presenter_state::PresenterState;
use super::rehearsal_room::RehearsalRoom;
use super::slideshow::Slideshow;
use crate::lecture_stream::Link;
use crate::{api, browser};

use self::seats::SeatWishes;

pub use self::actions::act;

/// The interval at which the reconciler checks the time.
const TICK: Duration = Duration::from_millis(500);

/// The number of ticks after which the other windows are asked whether they are there.
const ASK: u32 = 6;

/// The number of ticks after which the driver asks for the exact counts.
const COUNT: u32 = 2;

/// For this long after a poll was opened no key closes it: a key that bounces or is held must not
/// take the vote from the room.
const FRESH_POLL: Duration = Duration::from_secs(1);

/// A live lecture, in the context of everything that is shown in one.
#[derive(Clone, Copy)]
pub struct PresenterSession {
    parts: StoredValue<SessionParts>,
    about: StoredValue<About>,
    reconciler: StoredValue<Reconciler>,
    /// The known state of the lecture; the answer to a command may arrive before the stream's
    /// event.
    lecture: RwSignal<Lecture>,
    /// The exact counts, if this device drives.
    exact: RwSignal<Option<Counts>>,
    drives: RwSignal<bool>,
    unanswered: RwSignal<bool>,
    offline_since: RwSignal<Option<Timestamp>>,
    /// The clock of the lecture, and how many seconds the time of the server is ahead of the time of
    /// this device; `None` until the server said so.
    server_clock: RwSignal<Option<(LectureClock, i64)>>,
    /// The poll was opened less than [`FRESH_POLL`] ago.
    poll_is_fresh: RwSignal<bool>,
    /// Somebody pressed a key that only works on the device that drives.
    ignored_key: RwSignal<bool>,
    /// What the presenter wants of door and heads.
    seat_wishes: SeatWishes,
}

/// Where a lecture comes from: the server, or a made-up room.
#[derive(Clone, Copy)]
pub struct LectureSource {
    /// The lecture as far as it is known.
    pub snapshot: RwSignal<Option<Snapshot>>,
    /// The state of the connection.
    pub link: RwSignal<Link>,
    /// The counts of phones, votes and quizzes.
    pub counts: Signal<Counts>,
    /// The made-up room of a rehearsal, which carries out the commands.
    pub rehearsal: Option<RehearsalRoom>,
}

/// What a session connects.
#[derive(Clone, Copy)]
pub struct SessionParts {
    /// The state of the windows.
    pub model: StageModel,
    /// Where the lecture comes from.
    pub source: LectureSource,
    /// The control lease.
    pub control_lease: ControlLease,
    /// The slides.
    pub slideshow: StoredValue<Slideshow>,
}

impl PresenterSession {
    /// Opens the lecture in this window. `has_state` is whether this device has stored the
    /// presenter's state.
    #[must_use]
    pub fn open(about: About, parts: &SessionParts, has_state: bool) -> Self {
        let term = untrack(|| parts.control_lease.term());
        let session = Self {
            parts: StoredValue::new(*parts),
            about: StoredValue::new(about),
            reconciler: StoredValue::new(Reconciler::begin(term, has_state)),
            lecture: RwSignal::new(Lecture::default()),
            exact: RwSignal::new(None),
            drives: RwSignal::new(false),
            unanswered: RwSignal::new(false),
            offline_since: RwSignal::new(None),
            server_clock: RwSignal::new(None),
            poll_is_fresh: RwSignal::new(false),
            ignored_key: RwSignal::new(false),
            seat_wishes: SeatWishes::default(),
        };
        session.listen(term);
        let SessionParts { model, source, .. } = *parts;
        if let Some(room) = source.rehearsal {
            room.run(move || model.leads());
        }
        session
    }

    fn listen(self, term: Option<u32>) {
        Effect::new(move |_| {
            if let Some(snapshot) = self.parts().source.snapshot.get() {
                self.step(ReconcilerEvent::Observed(snapshot.replica));
            }
        });
        Effect::new(move |before: Option<Link>| {
            let link = self.parts().source.link.get();
            if link == Link::Connected && before.is_some_and(|before| before != link) {
                self.step(ReconcilerEvent::Connected);
                if self.parts().control_lease.takeover().get_untracked() == Takeover::Unreachable {
                    self.parts().control_lease.take();
                }
            }
            link
        });
        Effect::new(move |before: Option<Option<u32>>| {
            let now = self.parts().control_lease.term();
            if let Some(term) = now.filter(|_| now != before.unwrap_or(term)) {
                self.step(ReconcilerEvent::TookOver(term));
            }
            now
        });
        Effect::new(move |_| {
            self.parts().model.state().track();
            self.step(ReconcilerEvent::Tick);
        });
        Effect::new(move |_| {
            let since = self.offline_since.get_untracked();
            let offline = self.is_offline();
            if offline != since.is_some() {
                self.offline_since.set(offline.then(browser::now));
            }
        });
        Effect::new(move |_| {
            let Counts { clock, now, .. } = self.counts().get();
            if now > 0 {
                let ahead = now.cast_signed() - browser::now().unix_seconds().cast_signed();
                self.server_clock.set(Some((clock, ahead)));
            }
        });
        let mut ticks = 0;
        let tick = move || {
            ticks += 1;
            if ticks % ASK == 0 {
                self.parts().model.ask();
            }
            if ticks % COUNT == 0 {
                self.send_seat_wishes();
                self.fetch_exact_counts();
            }
            self.step(ReconcilerEvent::Tick);
        };
        let tick = StoredValue::new(tick);
        let ticking = set_interval_with_handle(
            move || {
                tick.try_update_value(|tick| tick());
            },
            TICK,
        );
        if let Ok(ticking) = ticking {
            on_cleanup(move || ticking.clear());
        }
    }

    /// The join code.
    #[must_use]
    pub fn code(self) -> JoinCode {
        self.about.with_value(|about| about.code)
    }

    /// Whether the room is made up.
    #[must_use]
    pub fn is_rehearsal(self) -> bool {
        self.parts().source.rehearsal.is_some()
    }

    /// The properties of the lecture that do not change.
    #[must_use]
    pub fn about(self) -> About {
        self.about.get_value()
    }

    /// The known state of the lecture.
    #[must_use]
    pub fn lecture(self) -> Signal<Lecture> {
        self.lecture.into()
    }

    /// The counts of phones, votes and quizzes as the wall shows them.
    #[must_use]
    pub fn counts(self) -> Signal<Counts> {
        let counts = self.parts().source.counts;
        Signal::derive(move || counts.get().for_the_wall())
    }

    /// What the clock of the lecture shows at a time of this device: the same on all
    /// devices. Tracked.
    #[must_use]
    pub fn clock_at(self, now: Timestamp) -> Option<ClockReading> {
        let local = || self.parts().model.state().with(|state| state.clock.at(now.unix_seconds()));
        let read =
            |(clock, ahead): (LectureClock, i64)| clock.at(now.unix_seconds().saturating_add_signed(ahead));
        self.server_clock.get().map_or_else(local, read)
    }

    /// The state of the connection.
    #[must_use]
    pub fn link(self) -> RwSignal<Link> {
        self.parts().source.link
    }

    /// The control lease.
    #[must_use]
    pub fn control_lease(self) -> ControlLease {
        self.parts().control_lease
    }

    /// Whether this device drives. Tracked.
    #[must_use]
    pub fn drives(self) -> bool {
        self.drives.get()
    }

    /// Whether the server cannot be reached. Tracked.
    #[must_use]
    pub fn is_offline(self) -> bool {
        let link = self.parts().source.link.get();
        self.unanswered.get() || matches!(link, Link::Waiting | Link::Refused(_))
    }

    /// When the server became unreachable.
    #[must_use]
    pub fn offline_since(self) -> Signal<Option<Timestamp>> {
        self.offline_since.into()
    }

    /// Whether somebody just pressed a key that only works on the device that drives.
    #[must_use]
    pub fn ignored_key(self) -> Signal<bool> {
        self.ignored_key.into()
    }

    /// Whether the poll was opened so recently that no key closes it yet.
    #[must_use]
    pub fn poll_is_fresh(self) -> Signal<bool> {
        self.poll_is_fresh.into()
    }

    /// What the presenter wants. Tracks the state.
    #[must_use]
    pub fn desired(self) -> Desired {
        self.parts().model.state().with(PresenterState::desired)
    }

    /// The part of the lecture that the presenter is in.
    #[must_use]
    pub fn section(self) -> Memo<Section> {
        Memo::new(move |_| self.desired().section)
    }

    /// Whether the join code is shown large.
    #[must_use]
    pub fn joining(self) -> Memo<bool> {
        Memo::new(move |_| self.parts().model.state().with(|state| state.live.joining))
    }

    /// What the next key does. Tracks everything it depends on.
    #[must_use]
    pub fn next(self) -> Press {
        self.lecture.track();
        let (desired, offline) = (self.desired(), self.is_offline());
        self.parts().slideshow.with_value(|p| {
            let outline = if offline { &p.outline } else { &p.room_outline };
            self.reconciler
                .with_value(|reconciler| press_next_key(reconciler, &desired, &p.agenda, outline, offline))
        })
    }

    fn parts(self) -> SessionParts {
        self.parts.get_value()
    }

    fn step(self, event: ReconcilerEvent) {
        // After the end of the page there is nothing to reconcile.
        let Some(SessionParts { model, control_lease, slideshow, source }) = self.parts.try_get_value()
        else {
            return;
        };
        let Some(desired) = model.state().try_with_untracked(PresenterState::desired) else { return };
        let leads = model.leads();
        let run = |reconciler: &mut Reconciler| {
            if leads {
                slideshow.with_value(|p| reconciler.step(desired, &p.agenda, event, browser::now()))
            } else {
                reconciler.observe(event);
                (desired, None)
            }
        };
        let Some((after, send)) = self.reconciler.try_update_value(run) else { return };
        self.refresh(leads);
        model.steer(after);
        if let (Some(command), Some(room)) = (send, source.rehearsal) {
            let answer = slideshow.with_value(|p| room.command(&p.agenda, p.items.len(), command));
            // As the server does, not within the same step.
            spawn_local(async move { self.step(ReconcilerEvent::Answered(answer)) });
        } else if let (Some(command), Some(driver)) = (send, control_lease.token()) {
            let code = self.code();
            spawn_local(async move {
                let answer = api::command(code, &driver, command).await;
                self.step(ReconcilerEvent::Answered(answer));
            });
        }
    }

    /// Publishes what the reconciler now knows. Whether the server answers, only the window that leads
    /// knows, and it tells the others.
    fn refresh(self, leads: bool) {
        let (lecture, drives, unanswered) = self.reconciler.with_value(|reconciler| {
            (reconciler.lecture().cloned(), reconciler.drives(), reconciler.is_unanswered())
        });
        let model = self.parts().model;
        model.report_unanswered(leads && unanswered);
        let unanswered = if leads { unanswered } else { model.is_leader_unanswered() };
        if let Some(lecture) = lecture.filter(|lecture| self.lecture.with_untracked(|shown| shown != lecture))
        {
            let opened = lecture.phase() == Phase::PollOpen;
            if opened && self.lecture.with_untracked(|before| before.phase() != Phase::PollOpen) {
                self.poll_is_fresh.set(true);
                let settle = move || {
                    // The signal is gone when the page has closed.
                    let _ = self.poll_is_fresh.try_set(false);
                };
                set_timeout(settle, FRESH_POLL);
            }
            self.lecture.set(lecture);
        }
        for (signal, now) in [(self.drives, drives), (self.unanswered, unanswered)] {
            if signal.get_untracked() != now {
                signal.set(now);
            }
        }
    }
}
