//! The events of the outbox, and what follows from them.

use super::{
    Ballot, Entry, EntryId, FollowUpMessage, Intent, LEASE, NOT_DELIVERED, Outbox, Progress, Reply, SEND_FOR,
    VOTE_LEASE,
};
use crate::Timestamp;
use crate::backoff::Backoff;
use crate::id::{LectureId, SlideId};
use crate::json;
use crate::lecture::{Vote, VoteId};
use crate::submission::SubmissionId;
use crate::tickets::{EntryTicket, Seat};

/// The waits between tries, at most 5 minutes.
const BACKOFF: Backoff = Backoff { first: 1_500.0, longest: 200_000.0 };

/// The longest time to which a server can put off the next try with `Retry-After`, in milliseconds.
/// Our server asks for 10 seconds at most; a proxy that asks for longer is tried again after this
/// time.
const LONGEST_ASKED: f64 = 60_000.0;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutboxEvent {
    /// The student shares outcomes: these bytes, with this ticket.
    Put(SubmissionId, String, Option<EntryTicket>),
    /// The student consents to the follow-up, or has taken it: these bytes, under this id.
    PutFollowUp(SubmissionId, FollowUpMessage, String),
    /// The student withdraws shared outcomes with their linkage keys, or a message of the
    /// follow-up.
    Withdraw(SubmissionId),
    /// The student votes, or changes the vote on that slide. The id was drawn and stored when the
    /// poll was shown, and is only used if there is no vote in it yet; so is the ticket, if the vote has
    /// one already.
    Vote(VoteId, Ballot, Option<EntryTicket>),
    /// The tickets of a lecture, for what awaits them.
    Seat(LectureId, Seat),
    /// A lecture advanced. Delivered votes on slides whose poll is over for good are removed; so
    /// are delivered and refused votes of a lecture that ended, and of other lectures. Votes of such
    /// polls that still await a ticket are sent without, and the server says that they are too late.
    LectureAdvanced {
        /// The lecture.
        lecture: LectureId,
        /// Slides whose votes were shown.
        over: Vec<SlideId>,
        /// Whether it ended.
        ended: bool,
    },
    /// The timer rang.
    Wake,
    /// The network is back, or the page was opened or is looked at again: what failed for want of
    /// network is tried at once.
    Online,
    /// A try of this tab ended; for a vote, with the revision that was sent.
    Replied(EntryId, Option<u32>, Reply),
}

/// Something to do, after the new outbox is stored.
#[derive(Debug, Clone, PartialEq)]
pub enum OutboxEffect {
    /// Send this submission or message of the follow-up, with this ticket. [`OutboxEvent::Replied`]
    /// reports its end, within [`LEASE`].
    Send(EntryId, Option<FollowUpMessage>, String, Option<String>),
    /// Send this vote, likewise.
    Cast(EntryId, Ballot, String, Option<String>),
    /// Ask the server to delete it, likewise.
    Withdraw(EntryId, Option<FollowUpMessage>, Option<String>),
    /// Report [`OutboxEvent::Wake`] at this time.
    WakeAt(Timestamp),
}

impl Outbox {
    /// Returns the outbox after an event, and what to do. `tab` is a random number of the tab,
    /// `jitter` one from 0 to 1.
    #[must_use]
    pub fn step(
        mut self,
        event: OutboxEvent,
        now: Timestamp,
        tab: u64,
        jitter: f64,
    ) -> (Self, Vec<OutboxEffect>) {
        let online = event == OutboxEvent::Online;
        match event {
            OutboxEvent::Put(id, body, ticket) => self.put(id, None, body, ticket, now),
            OutboxEvent::PutFollowUp(id, message, body) if self.may_put(message) => {
                self.put(id, Some(message), body, None, now);
            }
            OutboxEvent::Withdraw(id) => self.withdraw_with_linkage(id, now),
            OutboxEvent::Vote(fresh, ballot, ticket) => self.vote_or_change(fresh, ballot, ticket, now),
            OutboxEvent::Seat(lecture, seat) => self.hand_out(&lecture, &seat),
            OutboxEvent::LectureAdvanced { lecture, over, ended } => self.tidy(&lecture, &over, ended),
            OutboxEvent::Replied(id, sent, reply) => self.replied(id, sent, reply, (now, tab, jitter)),
            OutboxEvent::PutFollowUp(..) | OutboxEvent::Wake | OutboxEvent::Online => {}
        }
        let mut effects: Vec<OutboxEffect> =
            self.entries.iter_mut().filter_map(|entry| entry.send_if_due(now, tab, online)).collect();
        let next = self.entries.iter().filter_map(|entry| Some(entry.next_try(tab)?.0));
        effects.extend(next.min_by(|one, other| one.order(*other)).map(OutboxEffect::WakeAt));
        (self, effects)
    }

    /// Outcomes have one set of linkage keys at a time, and none once they are withdrawn.
    fn may_put(&self, message: FollowUpMessage) -> bool {
        let FollowUpMessage::Linkage(of) = message else { return true };
        let is_gone = |entry: &Entry| entry.intent == Intent::Withdraw;
        self.linkage_of(of).is_none_or(Entry::is_withdrawn) && !self.entry(of).is_some_and(is_gone)
    }

    fn put(
        &mut self,
        id: SubmissionId,
        followup: Option<FollowUpMessage>,
        body: String,
        ticket: Option<EntryTicket>,
        now: Timestamp,
    ) {
        if self.entry(id).is_none() {
            self.entries.push(Entry { followup, ticket, ..Entry::new(id.into(), body, now) });
        }
    }

    fn vote_or_change(&mut self, fresh: VoteId, ballot: Ballot, ticket: Option<EntryTicket>, now: Timestamp) {
        let same_poll = |e: &&mut Entry| e.ballot.as_ref().is_some_and(|before| before.is_same_poll(&ballot));
        let Some(entry) = self.entries.iter_mut().find(same_poll) else {
            let entry = Entry::new(fresh.into(), body(fresh.into(), &ballot), now);
            self.entries.push(Entry { ballot: Some(ballot), ticket, ..entry });
            return;
        };
        if !matches!(entry.ticket, Some(EntryTicket::Ready(_))) {
            entry.ticket = ticket;
        }
        let Some(before) = &mut entry.ballot else { return };
        let refused = matches!(entry.progress, Progress::Refused { .. });
        if before.choice == ballot.choice && !refused {
            return;
        }
        before.choice = ballot.choice;
        before.revision += 1;
        entry.body = body(entry.id, before);
        // What is being sent is answered first: of two requests at once, the second could overtake
        // the first.
        if !matches!(entry.progress, Progress::Sending { .. }) {
            entry.progress = Progress::first(now);
        }
    }

    /// Gives tickets to what awaits them. A submission that is being sent without one may get it if that
    /// fails, so that it is known of a delivered one whether it had one.
    fn hand_out(&mut self, lecture: &LectureId, seat: &Seat) {
        for entry in &mut self.entries {
            let is_vote = entry.ballot.is_some();
            if entry.awaits_ticket() && (is_vote || !entry.is_sending()) && entry.is_of(lecture) {
                entry.ticket = seat.ticket(entry.ballot.as_ref().map(|ballot| &ballot.slide));
            }
        }
    }

    fn tidy(&mut self, lecture: &LectureId, over: &[SlideId], ended: bool) {
        for entry in &mut self.entries {
            let is_past =
                |ballot: &Ballot| ballot.lecture != *lecture || ended || over.contains(&ballot.slide);
            if entry.awaits_ticket() && entry.ballot.as_ref().is_some_and(is_past) {
                entry.ticket = None;
            }
        }
        self.entries.retain(|entry| match (&entry.ballot, &entry.progress) {
            (Some(ballot), Progress::Done) => {
                ballot.lecture == *lecture && !ended && !over.contains(&ballot.slide)
            }
            (Some(ballot), Progress::Refused { .. }) => ballot.lecture == *lecture && !ended,
            _ => true,
        });
    }

    fn withdraw_with_linkage(&mut self, id: SubmissionId, now: Timestamp) {
        let linkage =
            self.entries.iter().filter(|entry| entry.followup == Some(FollowUpMessage::Linkage(id)));
        let all: Vec<EntryId> = [id.into()].into_iter().chain(linkage.map(|entry| entry.id)).collect();
        for id in all {
            self.withdraw(id, now);
        }
    }

    fn withdraw(&mut self, id: EntryId, now: Timestamp) {
        let mine = |e: &&mut Entry| e.id == id && e.intent == Intent::Deliver;
        let Some(entry) = self.entries.iter_mut().find(mine) else { return };
        entry.intent = Intent::Withdraw;
        entry.progress = match entry.progress {
            // It never left this phone, or the server never took it. A study that is over also
            // refuses what it accepted earlier.
            Progress::Waiting { attempts: 0, .. } => Progress::Done,
            // One that was sent in vain, or whose lecture is over, may have arrived before.
            Progress::Refused { status, .. } if entry.followup.is_none() && ![408, 410].contains(&status) => {
                Progress::Done
            }
            // Withdrawn only after the sending is over: the other way round it could be recorded
            // afterwards.
            Progress::Sending { .. } => return,
            Progress::Waiting { .. } | Progress::Done | Progress::Refused { .. } => Progress::first(now),
        };
    }

    fn replied(
        &mut self,
        id: EntryId,
        sent: Option<u32>,
        reply: Reply,
        (now, tab, jitter): (Timestamp, u64, f64),
    ) {
        let Some(entry) = self.entries.iter_mut().find(|e| e.id == id) else { return };
        let Progress::Sending { attempts, tab: sender, asked_for, .. } = entry.progress else { return };
        // The answer to an earlier try, before another tab held the entry, says nothing about what
        // is sent now.
        if sender != tab || entry.ballot.as_ref().map(|ballot| ballot.sent_revision) != sent {
            return;
        }
        if entry.intent != asked_for || entry.ballot.as_ref().is_some_and(|b| b.revision != b.sent_revision) {
            // Withdrawn or changed while it was being sent. Whatever came of that, the newer intent
            // is sent now.
            entry.progress = Progress::first(now);
            return;
        }
        let retry = |retry_after: Option<u32>| Progress::Waiting {
            attempts: attempts + 1,
            due: now + wait(attempts + 1, jitter, retry_after),
            asked: retry_after.is_some(),
        };
        // A submission counts without its ticket too, as one that is not from the hall.
        if entry.is_submission() && entry.sent_ticket().is_some() && reply.refuses_ticket() {
            entry.ticket = None;
            entry.progress = Progress::first(now);
            return;
        }
        if matches!(reply, Reply::Accepted(_) | Reply::Refused { .. }) {
            entry.since = None;
        }
        entry.progress = match reply {
            Reply::Accepted(until) => {
                entry.until = until;
                if entry.awaits_ticket() {
                    entry.ticket = None;
                }
                Progress::Done
            }
            Reply::Unreachable => retry(None),
            Reply::Busy(retry_after) => retry(retry_after),
            Reply::Refused { status, problem } => Progress::Refused { status, problem },
        };
    }
}

impl Entry {
    /// An entry that was not tried yet.
    fn new(id: EntryId, body: String, now: Timestamp) -> Self {
        Self {
            id,
            body,
            intent: Intent::Deliver,
            progress: Progress::first(now),
            ballot: None,
            followup: None,
            since: None,
            until: None,
            ticket: None,
        }
    }

    fn is_sending(&self) -> bool {
        matches!(self.progress, Progress::Sending { .. })
    }

    pub(super) fn awaits_ticket(&self) -> bool {
        self.ticket == Some(EntryTicket::Awaited)
    }

    /// Whether it delivers the outcomes of a journey, which count once.
    fn is_submission(&self) -> bool {
        self.intent == Intent::Deliver && self.ballot.is_none() && self.followup.is_none()
    }

    /// Returns when a tab may send it, and the longest wait that can have led to that time. `None`
    /// if there is nothing to send.
    fn next_try(&self, tab: u64) -> Option<(Timestamp, f64)> {
        match self.progress {
            Progress::Waiting { .. } if self.ballot.is_some() && self.awaits_ticket() => None,
            Progress::Waiting { attempts, due, asked } => {
                Some((due, wait(attempts, 1.0, asked.then_some(u32::MAX))))
            }
            Progress::Sending { until, tab: sender, .. } => {
                let lease = if self.ballot.is_some() && sender != tab { VOTE_LEASE } else { LEASE };
                Some((until + (lease - LEASE), lease))
            }
            Progress::Done | Progress::Refused { .. } => None,
        }
    }

    fn send_if_due(&mut self, now: Timestamp, tab: u64, online: bool) -> Option<OutboxEffect> {
        let (at, longest) = self.next_try(tab)?;
        let may_send = at.has_come(now, longest);
        let attempts = match self.progress {
            Progress::Waiting { attempts, asked, .. } if may_send || (online && !asked) => attempts,
            // The tab that was sending it is gone.
            Progress::Sending { attempts, .. } if may_send => attempts + 1,
            _ => return None,
        };
        if self.is_submission() {
            // A time in the future is of a clock that was ahead: the 30 days begin again.
            let since = self.since.filter(|since| *since <= now).unwrap_or(now);
            if since.is_older_than(SEND_FOR, now) {
                self.since = None;
                self.progress = Progress::Refused { status: 408, problem: NOT_DELIVERED.to_owned() };
                return None;
            }
            self.since = Some(since);
        }
        self.progress = Progress::Sending { attempts, tab, until: now + LEASE, asked_for: self.intent };
        if let Some(ballot) = &mut self.ballot {
            ballot.sent_revision = ballot.revision;
        }
        let (id, ticket) = (self.id, self.sent_ticket());
        Some(match (self.intent, &self.ballot) {
            (Intent::Deliver, None) => OutboxEffect::Send(id, self.followup, self.body.clone(), ticket),
            (Intent::Deliver, Some(ballot)) => {
                OutboxEffect::Cast(id, ballot.clone(), self.body.clone(), ticket)
            }
            (Intent::Withdraw, _) => OutboxEffect::Withdraw(id, self.followup, ticket),
        })
    }
}

/// Returns the milliseconds to wait after failed tries: never shorter than what the server asked for
/// with `Retry-After` (in seconds).
fn wait(failed: u32, jitter: f64, retry_after: Option<u32>) -> f64 {
    let asked = retry_after.map_or(0.0, |seconds| (f64::from(seconds) * 1000.0).min(LONGEST_ASKED));
    asked + BACKOFF.wait(failed, jitter)
}

/// Returns the body of a vote.
fn body(id: EntryId, ballot: &Ballot) -> String {
    let Ballot { slide, choice, revision, .. } = ballot;
    let vote = Vote { vote: VoteId(id.0), slide: slide.clone(), choice: choice.clone(), revision: *revision };
    json::write(&vote)
}

impl Progress {
    /// Returns the progress of an entry that was not tried yet.
    fn first(now: Timestamp) -> Self {
        Self::Waiting { attempts: 0, due: now, asked: false }
    }
}

#[cfg(test)]
mod tests;
