//! The outbox: what still has to be sent. Submissions, votes of a live lecture, and the messages of
//! the follow-up.
//!
//! The outbox is stored on the phone. An entry is written into it first and sent afterwards, as
//! often as it takes: the server recognises its random id, so that it counts once even if it
//! arrives twice. A vote has the same id as long as it can be changed; a change replaces what
//! waits, and has a larger revision. [`Outbox::step`] is pure; its caller stores the new outbox
//! *before* it carries out the effects.
//!
//! Several tabs may share one outbox: a tab that sends an entry holds it for [`LEASE`]
//! milliseconds, and the others leave it alone until then. Where a browser has no locks between
//! tabs, each may write an outbox that does not have what the other wrote a moment ago. So no id
//! depends on that moment: each is drawn once and stored before a student can send anything under
//! it, or follows from one that was.
//!
//! The clock is not trusted. A stored time that is further ahead than the longest wait that can have
//! led to it was set by a clock that was wrong, and counts as come
//! ([`Timestamp::has_come`](crate::Timestamp::has_come)).

mod ballot;
mod progress;
mod reply;
mod step;
mod stored;
mod vote_progress;

use uuid::Uuid;

use crate::Timestamp;
use crate::id::{LectureId, SlideId};
use crate::invariant::assert_fits;
use crate::json;
use crate::lecture::VoteId;
use crate::problem::Problem;
use crate::submission::{SubmissionId, TakeBackUntil};
use crate::tickets::EntryTicket;

pub use ballot::Ballot;
pub use progress::Progress;
pub use reply::Reply;
pub use step::{OutboxEffect, OutboxEvent};
pub use vote_progress::VoteProgress;

/// How long a tab holds an entry that it is sending, in milliseconds. Requests are given up before
/// that.
pub const LEASE: f64 = 30_000.0;

/// How long a tab holds a vote against other tabs, in milliseconds. The tab may be gone, reloaded
/// by a student who sees the poll close. A vote that is sent twice still counts once, and never
/// with an earlier choice.
pub const VOTE_LEASE: f64 = 3_000.0;

/// For how long a phone sends a submission by itself after the first try, in milliseconds: 30 days.
/// After two months the server has nothing left by which it recognises one that it has counted
/// already (ADR 16).
pub const SEND_FOR: f64 = 30.0 * 24.0 * 3_600_000.0;

/// The problem of a submission that was sent in vain for [`SEND_FOR`]. It is the phone that says so.
const NOT_DELIVERED: &str =
    r#"{"type":"/problems/not-delivered","title":"Not delivered","status":408,"detail":"30 days"}"#;

/// The kind of the problem that says that something is part of a batch.
const SEALED: &str = "sealed";

/// All entries, oldest first.
#[derive(Debug, Clone, Default, PartialEq, json::Read, json::Write)]
#[json(transparent)]
pub struct Outbox {
    entries: Vec<Entry>,
}

/// The id of an entry: that of its submission, vote or linkage request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, json::Read, json::Write)]
#[json(transparent)]
pub struct EntryId(Uuid);

/// An entry: one message on its way to the server.
#[derive(Debug, Clone, PartialEq, json::Read, json::Write)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// Exactly the bytes that are sent; for a submission, as the student saw them.
    pub body: String,
    /// What the entry is to achieve.
    pub intent: Intent,
    /// How far that is achieved.
    pub progress: Progress,
    /// Where it is cast, if it is a vote.
    #[json(default, skip_serializing_if = "Option::is_none")]
    pub ballot: Option<Ballot>,
    /// Its part in a follow-up study, if it has one.
    #[json(default, skip_serializing_if = "Option::is_none")]
    pub followup: Option<FollowUpMessage>,
    /// When a submission was first sent, as long as it has no answer.
    #[json(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
    /// Until when it can be taken back, as the server said when it stored it.
    #[json(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<TakeBackUntil>,
    /// Its seat ticket. `None` if it is sent without one: outside a hall, or because the phone got none.
    #[json(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<EntryTicket>,
}

impl Entry {
    /// Its id as that of a submission, by which it is withdrawn.
    #[must_use]
    pub const fn submission_id(&self) -> SubmissionId {
        SubmissionId(self.id.0)
    }

    /// Whether it is withdrawn: the server was asked to delete it, and did.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.intent == Intent::Withdraw && self.progress == Progress::Done
    }

    /// Whether the server refused because what this is about is part of a batch, so that nobody can
    /// find it any more.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.problem().is_some_and(|problem| problem.short_kind() == SEALED)
    }

    /// Why it was refused, if it was.
    #[must_use]
    pub fn problem(&self) -> Option<Problem> {
        let Progress::Refused { problem, .. } = &self.progress else { return None };
        json::read(problem).ok()
    }

    /// The ticket that is sent with it.
    fn sent_ticket(&self) -> Option<String> {
        match &self.ticket {
            Some(EntryTicket::Ready(ticket)) => Some(ticket.clone()),
            _ => None,
        }
    }

    /// Whether it is a vote in a lecture, or a submission of one.
    fn is_of(&self, lecture: &LectureId) -> bool {
        match &self.ballot {
            Some(ballot) => ballot.lecture == *lecture,
            None => self.lecture().as_ref() == Some(lecture),
        }
    }

    /// The lecture in a submission, if it is of one.
    #[must_use]
    pub fn lecture(&self) -> Option<LectureId> {
        json::optional(&json::Value::parse(&self.body).ok()?, "lecture").ok()?
    }
}

/// A message of the [follow-up](crate::followup).
#[derive(Debug, Clone, Copy, PartialEq, Eq, json::Read, json::Write)]
#[json(rename_all = "lowercase")]
pub enum FollowUpMessage {
    /// The linkage keys of the outcomes that were shared under this id.
    Linkage(SubmissionId),
    /// The outcomes at the follow-up.
    #[json(rename = "response")]
    Submission,
}

/// What an entry is to achieve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, json::Read, json::Write)]
#[json(rename_all = "lowercase")]
pub enum Intent {
    /// The server has it.
    Deliver,
    /// The server has deleted it.
    Withdraw,
}

impl Outbox {
    /// All entries, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of a submission.
    #[must_use]
    pub fn entry(&self, id: SubmissionId) -> Option<&Entry> {
        self.entries.iter().find(|e| e.id == id.into())
    }

    /// The linkage keys of a submission: those that were made last.
    #[must_use]
    pub fn linkage_of(&self, id: SubmissionId) -> Option<&Entry> {
        self.entries.iter().rfind(|e| e.followup == Some(FollowUpMessage::Linkage(id)))
    }

    /// The id for new linkage keys of a submission. It is the same in all tabs, whatever they have
    /// heard of each other, until the keys are withdrawn.
    #[must_use]
    pub fn next_linkage_id(&self, id: SubmissionId) -> SubmissionId {
        let of = |entry: &&Entry| entry.followup == Some(FollowUpMessage::Linkage(id));
        id.linkage(assert_fits(self.entries.iter().filter(of).filter(|entry| entry.is_withdrawn()).count()))
    }

    /// The vote on a slide of a lecture.
    #[must_use]
    pub fn vote(&self, lecture: &LectureId, slide: &SlideId) -> Option<(&Entry, &Ballot)> {
        let mut votes = self.entries.iter().filter_map(|entry| Some((entry, entry.ballot.as_ref()?)));
        votes.find(|(_, ballot)| ballot.lecture == *lecture && ballot.slide == *slide)
    }

    /// Whether an entry of a lecture may still get a ticket.
    #[must_use]
    pub fn awaits_ticket(&self, lecture: &LectureId) -> bool {
        self.entries.iter().any(|entry| entry.awaits_ticket() && entry.is_of(lecture))
    }

    /// Whether something is still on its way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.entries.iter().any(|e| matches!(e.progress, Progress::Waiting { .. } | Progress::Sending { .. }))
    }
}

impl From<SubmissionId> for EntryId {
    fn from(id: SubmissionId) -> Self {
        Self(id.0)
    }
}

impl From<VoteId> for EntryId {
    fn from(id: VoteId) -> Self {
        Self(id.0)
    }
}

impl std::fmt::Display for EntryId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
