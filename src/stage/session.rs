//! A live lecture on the presenter's device: joins the state of the windows, the stream of the server and the reconciler.
//!
//! Views read what is true now from here, and keys become courses here. Only the window that [`StageModel::leads`] sends.

mod act;

use std::time::Duration;

use konventa_domain::lecture::{About, Counts, JoinCode, Lecture};
use konventa_domain::reconciler::{Desired, Event, Press, Reconciler, Section, next};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::control_lease::{ControlLease, Takeover};
use super::model::StageModel;
use super::presenter_state::PresenterState;
use super::slideshow::Slideshow;
use crate::lecture_stream::{LectureStream, Link};
use crate::{api, browser};

/// How often the reconciler looks at the clock.
const TICK: Duration = Duration::from_millis(500);

/// Every how many ticks the other windows are asked whether they are there.
const ASK: u32 = 6;

/// A live lecture. In the context of everything that is shown in one.
#[derive(Clone, Copy)]
pub struct PresenterSession {
    parts: StoredValue<Parts>,
    about: StoredValue<About>,
    reconciler: StoredValue<Reconciler>,
    /// What is known of the lecture; the answer to a command comes earlier than the stream.
    lecture: RwSignal<Lecture>,
    drives: RwSignal<bool>,
    unanswered: RwSignal<bool>,
    alone_since: RwSignal<Option<f64>>,
    /// Somebody pressed a key that only the device that drives has.
    nudged: RwSignal<bool>,
}

/// What it joins.
#[derive(Clone, Copy)]
pub struct Parts {
    /// The state of the windows.
    pub model: StageModel,
    /// The stream of the server.
    pub live: LectureStream,
    /// How many there are of what.
    pub counts: Signal<Counts>,
    /// The right to drive.
    pub control_lease: ControlLease,
    /// The slides.
    pub slideshow: StoredValue<Slideshow>,
}

impl PresenterSession {
    /// Opens the lecture in this window. `knows` where this device kept where the presenter was.
    #[must_use]
    pub fn open(about: About, parts: Parts, knows: bool) -> Self {
        let term = untrack(|| parts.control_lease.term());
        let hall = Self {
            parts: StoredValue::new(parts),
            about: StoredValue::new(about),
            reconciler: StoredValue::new(Reconciler::begin(term, knows)),
            lecture: RwSignal::new(Lecture::default()),
            drives: RwSignal::new(false),
            unanswered: RwSignal::new(false),
            alone_since: RwSignal::new(None),
            nudged: RwSignal::new(false),
        };
        hall.listen(term);
        hall
    }

    fn listen(self, term: Option<u32>) {
        Effect::new(move |_| {
            if let Some(snapshot) = self.parts().live.snapshot().get() {
                self.tell(Event::Observed(snapshot.room));
            }
        });
        Effect::new(move |before: Option<Link>| {
            let link = self.parts().live.link().get();
            if link == Link::Connected && before.is_some_and(|before| before != link) {
                self.tell(Event::Connected);
                if self.parts().control_lease.taking().get_untracked() == Takeover::Unreachable {
                    self.parts().control_lease.take();
                }
            }
            link
        });
        Effect::new(move |before: Option<Option<u32>>| {
            let now = self.parts().control_lease.term();
            if let Some(seized) = now.filter(|_| now != before.unwrap_or(term)) {
                self.tell(Event::TookOver(seized));
            }
            now
        });
        Effect::new(move |_| {
            self.parts().model.state().track();
            self.tell(Event::Tick);
        });
        Effect::new(move |_| {
            let since = self.alone_since.get_untracked();
            let alone = self.is_alone();
            if alone != since.is_some() {
                self.alone_since.set(alone.then(browser::now));
            }
        });
        let mut ticks = 0;
        let tick = move || {
            ticks += 1;
            if ticks % ASK == 0 {
                self.parts().model.ask();
            }
            self.tell(Event::Tick);
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

    /// The code on the wall.
    #[must_use]
    pub fn code(self) -> JoinCode {
        self.about.with_value(|about| about.code)
    }

    /// What does not change in the lecture.
    #[must_use]
    pub fn about(self) -> About {
        self.about.get_value()
    }

    /// The lecture as far as it is known.
    #[must_use]
    pub fn lecture(self) -> Signal<Lecture> {
        self.lecture.into()
    }

    /// How many there are of what.
    #[must_use]
    pub fn counts(self) -> Signal<Counts> {
        self.parts().counts
    }

    /// How the line to the server is.
    #[must_use]
    pub fn link(self) -> RwSignal<Link> {
        self.parts().live.link()
    }

    /// The right to drive.
    #[must_use]
    pub fn control_lease(self) -> ControlLease {
        self.parts().control_lease
    }

    /// Whether this device drives. Tracks it.
    #[must_use]
    pub fn drives(self) -> bool {
        self.drives.get()
    }

    /// Whether the server cannot be reached. Tracks it.
    #[must_use]
    pub fn is_alone(self) -> bool {
        let link = self.parts().live.link().get();
        self.unanswered.get() || matches!(link, Link::Waiting | Link::Refused(_))
    }

    /// Since when it cannot be reached, in milliseconds since 1970.
    #[must_use]
    pub fn alone_since(self) -> Signal<Option<f64>> {
        self.alone_since.into()
    }

    /// Whether somebody pressed a key that only the device that drives has.
    #[must_use]
    pub fn nudged(self) -> Signal<bool> {
        self.nudged.into()
    }

    /// Where the presenter is. Tracks the state.
    #[must_use]
    pub fn desired(self) -> Desired {
        self.parts().model.state().with(PresenterState::desired)
    }

    /// In which part of the lecture the presenter is.
    #[must_use]
    pub fn section(self) -> Memo<Section> {
        Memo::new(move |_| self.desired().section)
    }

    /// Whether the code to join is shown large.
    #[must_use]
    pub fn joining(self) -> Memo<bool> {
        Memo::new(move |_| self.parts().model.state().with(|state| state.live.joining))
    }

    /// What the next key does. Tracks all that it depends on.
    #[must_use]
    pub fn next(self) -> Press {
        self.lecture.track();
        let (desired, alone) = (self.desired(), self.is_alone());
        self.parts().slideshow.with_value(|p| {
            let outline = if alone { &p.outline } else { &p.room_outline };
            self.reconciler.with_value(|reconciler| next(reconciler, &desired, &p.agenda, outline, alone))
        })
    }

    fn parts(self) -> Parts {
        self.parts.get_value()
    }

    fn tell(self, event: Event) {
        // After the end of the page there is nothing to tell.
        let Some(Parts { model, control_lease, slideshow, .. }) = self.parts.try_get_value() else { return };
        let Some(desired) = model.state().try_with_untracked(PresenterState::desired) else { return };
        let leads = model.leads();
        let step = |reconciler: &mut Reconciler| {
            if leads {
                slideshow.with_value(|p| reconciler.step(desired, &p.agenda, event, browser::now()))
            } else {
                reconciler.observe(event);
                (desired, None)
            }
        };
        let Some((after, send)) = self.reconciler.try_update_value(step) else { return };
        self.refresh();
        model.steer(after);
        if let (Some(command), Some(driver)) = (send, control_lease.token()) {
            let code = self.code();
            spawn_local(async move {
                let answer = api::command(code, &driver, command).await;
                self.tell(Event::Answered(answer));
            });
        }
    }

    /// Shows what the reconciler knows by now.
    fn refresh(self) {
        let (lecture, drives, unanswered) = self.reconciler.with_value(|reconciler| {
            (reconciler.lecture().cloned(), reconciler.drives(), reconciler.is_unanswered())
        });
        if let Some(lecture) = lecture.filter(|lecture| self.lecture.with_untracked(|shown| shown != lecture))
        {
            self.lecture.set(lecture);
        }
        for (signal, now) in [(self.drives, drives), (self.unanswered, unanswered)] {
            if signal.get_untracked() != now {
                signal.set(now);
            }
        }
    }
}
