//! What happens to the outbox, and what is to be done about it.

use super::backoff::backoff;
use super::{Entry, LEASE, Millis, Outbox, Progress, Reply, Wish};
use crate::submission::SubmissionId;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The student shares outcomes: these bytes.
    Put(SubmissionId, String),
    /// The student takes shared outcomes back.
    Withdraw(SubmissionId),
    /// The app started, or its timer rang.
    Wake,
    /// The network is back or the page is looked at again: what failed for want of network is tried at once.
    Online,
    /// A try of this tab ended.
    Replied(SubmissionId, Reply),
}

/// Something to do, after the new outbox was kept.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Send this body. Its end is told by [`Event::Replied`], within [`LEASE`].
    Send(SubmissionId, String),
    /// Ask the server to forget this submission. Likewise.
    Forget(SubmissionId),
    /// Tell [`Event::Wake`] at this time.
    WakeAt(Millis),
}

impl Outbox {
    /// The outbox after an event, and what to do. `tab` is a random number of the tab, `jitter` one from 0 to 1.
    #[must_use]
    pub fn step(mut self, event: Event, now: Millis, tab: u64, jitter: f64) -> (Self, Vec<Effect>) {
        let online = event == Event::Online;
        match event {
            Event::Put(id, body) => self.put(id, body, now),
            Event::Withdraw(id) => self.withdraw(id, now),
            Event::Replied(id, reply) => self.replied(id, reply, now, tab, jitter),
            Event::Wake | Event::Online => {}
        }
        let mut effects: Vec<Effect> =
            self.entries.iter_mut().filter_map(|entry| entry.send_if_due(now, tab, online)).collect();
        let next = self.entries.iter().filter_map(|entry| match entry.progress {
            Progress::Waiting { due, .. } => Some(due),
            Progress::Sending { until, .. } => Some(until),
            Progress::Done | Progress::Refused { .. } => None,
        });
        effects.extend(next.min_by(f64::total_cmp).map(Effect::WakeAt));
        (self, effects)
    }

    fn put(&mut self, id: SubmissionId, body: String, now: Millis) {
        if self.entry(id).is_none() {
            self.entries.push(Entry { id, body, wish: Wish::Deliver, progress: Progress::first(now) });
        }
    }

    fn withdraw(&mut self, id: SubmissionId, now: Millis) {
        let Some(entry) = self.entries.iter_mut().find(|e| e.id == id && e.wish == Wish::Deliver) else {
            return;
        };
        entry.wish = Wish::Withdraw;
        entry.progress = match entry.progress {
            // It never left this phone, or the server never took it.
            Progress::Waiting { attempts: 0, .. } | Progress::Refused { .. } => Progress::Done,
            // Asked for only when the sending is over: the other way round it could be recorded afterwards.
            Progress::Sending { .. } => return,
            Progress::Waiting { .. } | Progress::Done => Progress::first(now),
        };
    }

    fn replied(&mut self, id: SubmissionId, reply: Reply, now: Millis, tab: u64, jitter: f64) {
        let Some(entry) = self.entries.iter_mut().find(|e| e.id == id) else { return };
        let Progress::Sending { attempts, tab: sender, asked_for, .. } = entry.progress else { return };
        if sender != tab {
            return;
        }
        if entry.wish != asked_for {
            // Taken back while it was being sent. Whatever came of that, the server is asked to forget it.
            entry.progress = Progress::first(now);
            return;
        }
        let again = |retry_after: Option<u32>| Progress::Waiting {
            attempts: attempts + 1,
            due: now + backoff(attempts + 1, jitter, retry_after),
            asked: retry_after.is_some(),
        };
        entry.progress = match reply {
            Reply::Accepted => Progress::Done,
            Reply::Unreachable => again(None),
            Reply::Busy(retry_after) => again(retry_after),
            Reply::Refused { status, problem } => Progress::Refused { status, problem },
        };
    }
}

impl Entry {
    fn send_if_due(&mut self, now: Millis, tab: u64, online: bool) -> Option<Effect> {
        let attempts = match self.progress {
            Progress::Waiting { attempts, due, asked } if due <= now || (online && !asked) => attempts,
            // The tab that was sending it is gone.
            Progress::Sending { attempts, until, .. } if until <= now => attempts + 1,
            _ => return None,
        };
        self.progress = Progress::Sending { attempts, tab, until: now + LEASE, asked_for: self.wish };
        Some(match self.wish {
            Wish::Deliver => Effect::Send(self.id, self.body.clone()),
            Wish::Withdraw => Effect::Forget(self.id),
        })
    }
}

impl Progress {
    /// Not tried yet.
    fn first(now: Millis) -> Self {
        Self::Waiting { attempts: 0, due: now, asked: false }
    }
}

#[cfg(test)]
mod tests;
