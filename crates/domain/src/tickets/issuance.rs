//! When a tab asks for the tickets of its phone, and what becomes of the answer.

use super::{PreparedRequest, Seat};
use crate::Timestamp;
use crate::backoff::{Backoff, spread};

/// The phones of a hall ask within this time after their first page, in milliseconds: 500 phones are 17
/// requests in a second.
const ASK_WITHIN: f64 = 30_000.0;

/// The usual wait before a phone without a seat asks again, in milliseconds.
const BARRED_WAIT: f64 = 30_000.0;

/// The waits after requests that came to nothing.
const BACKOFF: Backoff = Backoff { first: 2_000.0, longest: 30_000.0 };

/// The longest wait of all these, in milliseconds.
const LONGEST_WAIT: f64 = 1.5 * BARRED_WAIT;

/// A request that has not ended after this time, in milliseconds, never will. Asking twice is safe.
const GIVEN_UP_AFTER: f64 = 90_000.0;

/// What a tab knows of the lecture and of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four facts, in any combination")]
pub struct Situation {
    /// Whether the first item or waiting page was shown: nothing that is loaded or sent for tickets
    /// delays it.
    pub shown: bool,
    /// Whether this tab has the lecture's stream, and is connected: of several tabs, one asks.
    pub leads: bool,
    /// Whether the room votes, so that a vote may need its ticket at once.
    pub poll_open: bool,
    /// Whether the lecture is over. Only a phone that asked before it ended may still get tickets.
    pub over: bool,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssuanceEvent {
    /// A second passed. What another tab stored in the meantime is known by then.
    Tick(Situation),
    /// What an effect of this tab led to; `None` if it has to be tried again.
    Ended(Option<Seat>),
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssuanceEffect {
    /// Fetch the keys, check them, and prepare the request. [`IssuanceEvent::Ended`] reports it.
    Prepare,
    /// Send this request, and make tickets of the answer, likewise.
    Ask(PreparedRequest),
    /// Store this.
    Store(Seat),
}

/// What one tab does for the tickets of its phone.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Issuance {
    /// Not before this time.
    due: Option<Timestamp>,
    /// Tries in a row that came to nothing.
    failed: u32,
    /// Since when something is under way.
    since: Option<Timestamp>,
}

impl Issuance {
    /// Returns what to do after an event. `stored` is what the phone has stored at this moment, whichever
    /// tab stored it; `jitter` is a random number from 0 to 1.
    #[must_use]
    pub fn step(
        &mut self,
        event: IssuanceEvent,
        stored: Option<&Seat>,
        now: Timestamp,
        jitter: f64,
    ) -> Option<IssuanceEffect> {
        match event {
            IssuanceEvent::Tick(situation) => self.tick(situation, stored, now, jitter),
            IssuanceEvent::Ended(result) => {
                self.since = None;
                let barred = result.as_ref().is_some_and(Seat::is_missing);
                self.failed = if result.is_some() { 0 } else { self.failed + 1 };
                let wait = match (self.failed, barred) {
                    (0, false) => 0.0,
                    (0, true) => spread(BARRED_WAIT, jitter),
                    (failed, _) => BACKOFF.wait(failed, jitter),
                };
                self.due = Some(now + wait);
                result.filter(|seat| seat.replaces(stored)).map(IssuanceEffect::Store)
            }
        }
    }

    fn tick(
        &mut self,
        situation: Situation,
        stored: Option<&Seat>,
        now: Timestamp,
        jitter: f64,
    ) -> Option<IssuanceEffect> {
        let is_busy = self.since.is_some_and(|since| !since.is_older_than(GIVEN_UP_AFTER, now));
        let effect = match stored {
            _ if is_busy || !situation.leads => return None,
            None if situation.shown && !situation.over => IssuanceEffect::Prepare,
            Some(Seat::Prepared(request)) => IssuanceEffect::Ask(request.clone()),
            _ => return None,
        };
        let due = *self.due.get_or_insert(now + ASK_WITHIN * jitter);
        let hurries = situation.poll_open && self.failed == 0 && !stored.is_some_and(Seat::is_missing);
        (hurries || due.has_come(now, LONGEST_WAIT)).then(|| {
            self.since = Some(now);
            effect
        })
    }
}

impl Seat {
    /// Whether this, which a tab worked out, is stored in place of what is stored by now.
    fn replaces(&self, stored: Option<&Self>) -> bool {
        match (stored, self) {
            (None, Self::Prepared(request)) => !request.barred,
            // An answer that comes after everything was deleted changes nothing.
            (None, Self::Held(_)) | (Some(Self::Held(_)), _) | (Some(Self::Refused), Self::Prepared(_)) => {
                false
            }
            (Some(Self::Prepared(known)), Self::Prepared(request)) => {
                known.request == request.request && known.barred != request.barred
            }
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests;
