//! The outbox model: events in, effects out.

use konventa_domain::Timestamp;
use konventa_domain::id::{LectureId, SlideId};
use konventa_domain::outbox::{Ballot, Entry, EntryId, Intent, Outbox, OutboxEffect, OutboxEvent, Reply};
use konventa_domain::submission::SubmissionId;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::store;
use crate::api::{self, Answer, RequestError};
use crate::browser;

/// The longest wait for a timer, in milliseconds; after it, the step sets the next timer.
const LONGEST_SLEEP: f64 = 3_600_000.0;

/// The outbox of this device, as context.
#[derive(Debug, Clone, Copy)]
pub struct OutboxModel {
    outbox: RwSignal<Outbox>,
    /// Whether `outbox` is also stored on the device.
    is_stored: RwSignal<bool>,
    internal: StoredValue<Internal>,
}

/// State that no view reads.
#[derive(Debug)]
struct Internal {
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
        let internal = Internal { tab: browser::random_u64(), timer: None, tries: Vec::new() };
        let model = Self {
            outbox: RwSignal::new(Outbox::default()),
            is_stored: RwSignal::new(true),
            internal: StoredValue::new(internal),
        };
        browser::on_online(move || model.report(OutboxEvent::Online));
        browser::on_seen(move || model.report(OutboxEvent::Online));
        browser::on_stored_by_other_tab(store::KEY.to_owned(), move || model.reload());
        model.reload();
        // Opening the page is a try, as looking at it again is.
        model.report(OutboxEvent::Online);
        model
    }

    /// Reports an event. It is handled soon: another tab may be using the outbox.
    pub fn report(self, event: OutboxEvent) {
        browser::with_lock(store::KEY, Box::new(move || self.step_now(event)));
    }

    /// Does a step of the journey and reports an event if the step was possible, both while no
    /// other tab is at it. So two tabs cannot share one journey twice.
    pub fn step_and_report(self, step: impl FnOnce() -> bool + 'static, event: OutboxEvent) {
        let both = move || {
            if step() {
                self.step_now(event);
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
    pub fn is_stored(self) -> bool {
        self.is_stored.get()
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

    /// Whether something of a lecture may still get a ticket.
    #[must_use]
    pub fn awaits_ticket(self, lecture: &LectureId) -> bool {
        self.outbox.with(|outbox| outbox.awaits_ticket(lecture))
    }

    /// The id for new linkage keys of a submission.
    #[must_use]
    pub fn next_linkage_id(self, id: SubmissionId) -> SubmissionId {
        self.outbox.with_untracked(|outbox| outbox.next_linkage_id(id))
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
    fn reload(self) {
        let newest = self.newest();
        if self.outbox.with_untracked(|outbox| *outbox != newest) {
            self.outbox.set(newest);
        }
    }

    fn newest(self) -> Outbox {
        let stored = self.is_stored.get_untracked().then(store::load);
        stored.and_then(Result::ok).unwrap_or_else(|| self.outbox.get_untracked())
    }

    fn step_now(self, event: OutboxEvent) {
        let tab = self.internal.with_value(|internal| internal.tab);
        let before = self.newest();
        let (outbox, effects) = before.clone().step(event, browser::now(), tab, browser::random_unit());
        if outbox != before || !self.is_stored.get_untracked() {
            self.is_stored.set(store::keep(&outbox).is_ok());
        }
        // A view that reads it is rendered again, and would lose what is typed in it.
        if self.outbox.with_untracked(|shown| *shown != outbox) {
            self.outbox.set(outbox);
        }
        for effect in effects {
            self.carry_out(effect);
        }
    }

    fn carry_out(self, effect: OutboxEffect) {
        match effect {
            OutboxEffect::Send(id, again, body, ticket) => {
                let this = self.next_try(id);
                spawn_local(async move {
                    let answer = api::submit(again, &body, ticket).await;
                    self.answered(this, id, None, Intent::Deliver, answer);
                });
            }
            OutboxEffect::Cast(id, ballot, body, ticket) => {
                let this = self.next_try(id);
                spawn_local(async move {
                    let answer = api::vote(ballot.code, &ballot.lecture, &body, ticket).await;
                    self.answered(this, id, Some(ballot.revision), Intent::Deliver, answer);
                });
            }
            OutboxEffect::Withdraw(id, again, ticket) => {
                let this = self.next_try(id);
                let of = |outbox: &Outbox| outbox.entries().iter().find(|entry| entry.id == id)?.lecture();
                let lecture = self.outbox.with_untracked(of);
                spawn_local(async move {
                    let answer = api::withdraw(again, &id.to_string(), lecture.as_ref(), ticket).await;
                    self.answered(this, id, None, Intent::Withdraw, answer);
                });
            }
            OutboxEffect::WakeAt(time) => self.wake_at(time),
        }
    }

    fn next_try(self, id: EntryId) -> u32 {
        let count = |internal: &mut Internal| {
            if let Some((_, tries)) = internal.tries.iter_mut().find(|(entry, _)| *entry == id) {
                *tries += 1;
                return *tries;
            }
            internal.tries.push((id, 0));
            0
        };
        self.internal.try_update_value(count).unwrap_or_default()
    }

    fn answered(
        self,
        this: u32,
        id: EntryId,
        sent: Option<u32>,
        intent: Intent,
        answer: Result<Answer, RequestError>,
    ) {
        if self.internal.with_value(|internal| !internal.tries.contains(&(id, this))) {
            return;
        }
        let reply = match answer {
            Ok(answer) => Reply::read(intent, answer.status, answer.retry_after, &answer.body),
            Err(_) => Reply::Unreachable,
        };
        self.report(OutboxEvent::Replied(id, sent, reply));
    }

    fn wake_at(self, time: Timestamp) {
        let wait = time.ms_since(browser::now()).clamp(0.0, LONGEST_SLEEP);
        let ring = move || self.report(OutboxEvent::Wake);
        let timer = set_timeout_with_handle(ring, browser::milliseconds(wait)).ok();
        self.internal.update_value(|internal| {
            if let Some(earlier) = std::mem::replace(&mut internal.timer, timer) {
                earlier.clear();
            }
        });
    }
}
