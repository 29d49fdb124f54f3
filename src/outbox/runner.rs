//! The outbox model: events in, effects out.

use std::time::Duration;

use konventa_domain::id::{LectureId, SlideId};
use konventa_domain::outbox::{Ballot, Effect, Entry, EntryId, Event, Intent, Outbox, Reply, Timestamp};
use konventa_domain::submission::SubmissionId;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::store;
use crate::api::{self, Answer, RequestError};
use crate::browser;

/// The longest wait for a timer, in milliseconds; the step then says again when to wake.
const LONGEST_SLEEP: f64 = 3_600_000.0;

/// The outbox of this device, as context.
#[derive(Debug, Clone, Copy)]
pub struct OutboxModel {
    outbox: RwSignal<Outbox>,
    /// Whether `outbox` is also stored on the device.
    kept: RwSignal<bool>,
    rest: StoredValue<Rest>,
}

/// State that no view reads.
#[derive(Debug)]
struct Rest {
    /// The random number of this tab.
    tab: u64,
    timer: Option<TimeoutHandle>,
    /// The number of the latest try for each entry. Answers to earlier tries are ignored.
    tries: Vec<(EntryId, u32)>,
}

impl OutboxModel {
    /// Resumes the work that was left, and listens for the network.
    #[must_use]
    pub fn start() -> Self {
        let rest = Rest { tab: browser::random_u64(), timer: None, tries: Vec::new() };
        let model = Self {
            outbox: RwSignal::new(Outbox::default()),
            kept: RwSignal::new(true),
            rest: StoredValue::new(rest),
        };
        browser::on_online(move || model.tell(Event::Online));
        browser::on_seen(move || model.tell(Event::Online));
        browser::on_stored_by_other_tab(store::KEY.to_owned(), move || model.look());
        model.look();
        model.tell(Event::Wake);
        model
    }

    /// Reports an event. It is handled soon: another tab may be using the outbox.
    pub fn tell(self, event: Event) {
        browser::with_lock(store::KEY, Box::new(move || self.turn(event)));
    }

    /// Does a step of the journey and reports an event if the step was possible, both while no
    /// other tab is at it. So two tabs cannot share one journey twice.
    pub fn tell_after(self, step: impl FnOnce() -> bool + 'static, event: Event) {
        let both = move || {
            if step() {
                self.turn(event);
            }
        };
        browser::with_lock(store::KEY, Box::new(both));
    }

    /// Forgets everything; the caller has deleted what was stored.
    pub fn clear(self) {
        self.outbox.set(Outbox::default());
    }

    /// Whether what is waiting survives the end of this page.
    #[must_use]
    pub fn is_kept(self) -> bool {
        self.kept.get()
    }

    /// The entry of a submission.
    #[must_use]
    pub fn entry(self, id: SubmissionId) -> Option<Entry> {
        self.outbox.with(|outbox| outbox.entry(id).cloned())
    }

    /// The linkage keys of a submission.
    #[must_use]
    pub fn linkage_of(self, id: SubmissionId) -> Option<Entry> {
        self.outbox.with(|outbox| outbox.linkage_of(id).cloned())
    }

    /// Reads something of the vote on a slide of a lecture, if there is one.
    pub fn vote<T>(
        self,
        lecture: &LectureId,
        slide: &SlideId,
        of: impl FnOnce(&Entry, &Ballot) -> T,
    ) -> Option<T> {
        self.outbox.with(|outbox| outbox.vote(lecture, slide).map(|(entry, ballot)| of(entry, ballot)))
    }

    /// Shows what another tab has done.
    fn look(self) {
        let newest = self.newest();
        if self.outbox.with_untracked(|outbox| *outbox != newest) {
            self.outbox.set(newest);
        }
    }

    fn newest(self) -> Outbox {
        let kept = self.kept.get_untracked().then(store::load);
        kept.and_then(Result::ok).unwrap_or_else(|| self.outbox.get_untracked())
    }

    fn turn(self, event: Event) {
        let tab = self.rest.with_value(|rest| rest.tab);
        let before = self.newest();
        let (outbox, effects) = before.clone().step(event, now(), tab, browser::random_unit());
        if outbox != before || !self.kept.get_untracked() {
            self.kept.set(store::keep(&outbox).is_ok());
        }
        // A view that reads it is rendered again, and would lose what is typed in it.
        if self.outbox.with_untracked(|shown| *shown != outbox) {
            self.outbox.set(outbox);
        }
        for effect in effects {
            self.carry_out(effect);
        }
    }

    fn carry_out(self, effect: Effect) {
        match effect {
            Effect::Send(id, again, body) => {
                let this = self.next_try(id);
                spawn_local(async move {
                    let answer = api::submit(again, &body).await;
                    self.answered(this, id, None, Intent::Deliver, answer);
                });
            }
            Effect::Cast(id, ballot, body) => {
                let this = self.next_try(id);
                spawn_local(async move {
                    let answer = api::vote(ballot.code, &ballot.lecture, &body).await;
                    self.answered(this, id, Some(ballot.revision), Intent::Deliver, answer);
                });
            }
            Effect::Forget(id, again) => {
                let this = self.next_try(id);
                spawn_local(async move {
                    let answer = api::withdraw(again, &id.to_string()).await;
                    self.answered(this, id, None, Intent::Withdraw, answer);
                });
            }
            Effect::WakeAt(time) => self.wake_at(time),
        }
    }

    fn next_try(self, id: EntryId) -> u32 {
        let count = |rest: &mut Rest| {
            if let Some((_, tries)) = rest.tries.iter_mut().find(|(entry, _)| *entry == id) {
                *tries += 1;
                return *tries;
            }
            rest.tries.push((id, 0));
            0
        };
        self.rest.try_update_value(count).unwrap_or_default()
    }

    fn answered(
        self,
        this: u32,
        id: EntryId,
        sent: Option<u32>,
        intent: Intent,
        answer: Result<Answer, RequestError>,
    ) {
        if self.rest.with_value(|rest| !rest.tries.contains(&(id, this))) {
            return;
        }
        let reply = match answer {
            Ok(answer) => Reply::read(intent, answer.status, answer.retry_after, &answer.body),
            Err(_) => Reply::Unreachable,
        };
        self.tell(Event::Replied(id, sent, reply));
    }

    fn wake_at(self, time: Timestamp) {
        let wait = time.ms_since(now()).clamp(0.0, LONGEST_SLEEP);
        let ring = move || self.tell(Event::Wake);
        let timer = set_timeout_with_handle(ring, Duration::from_secs_f64(wait / 1000.0)).ok();
        self.rest.update_value(|rest| {
            if let Some(earlier) = std::mem::replace(&mut rest.timer, timer) {
                earlier.clear();
            }
        });
    }
}

fn now() -> Timestamp {
    Timestamp::from_ms(browser::now())
}
