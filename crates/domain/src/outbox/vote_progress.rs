//! What has become of a vote.

use super::{Ballot, Entry, Progress};
use crate::json;
use crate::problem::Problem;

/// What has become of a phone's vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoteProgress {
    /// It is sent for the first time.
    Sending,
    /// It waits for the network, the server, or its ticket.
    Waiting,
    /// The server has counted it.
    Arrived,
    /// It came when the poll was closed.
    TooLate,
    /// The change came when the poll was closed: an earlier choice may count.
    ChangeTooLate,
    /// The server counts it only with the ticket of a seat.
    NoSeat,
    /// The server does not count it, for a reason that the student can do nothing about.
    NotCounted,
}

impl VoteProgress {
    /// What has become of an entry of the outbox with a ballot.
    #[must_use]
    pub fn of(entry: &Entry, ballot: &Ballot) -> Self {
        match &entry.progress {
            Progress::Waiting { .. } if entry.awaits_ticket() => Self::Waiting,
            Progress::Waiting { attempts: 0, .. } | Progress::Sending { attempts: 0, .. } => Self::Sending,
            Progress::Waiting { .. } | Progress::Sending { .. } => Self::Waiting,
            Progress::Done => Self::Arrived,
            Progress::Refused { problem, .. } => match json::read::<Problem>(problem) {
                Ok(problem) if problem.is_about_ticket() => Self::NoSeat,
                Ok(problem) if is_too_late(&problem) && ballot.revision == 1 => Self::TooLate,
                Ok(problem) if is_too_late(&problem) => Self::ChangeTooLate,
                _ => Self::NotCounted,
            },
        }
    }

    /// Whether the server refused it.
    #[must_use]
    pub const fn was_refused(self) -> bool {
        matches!(self, Self::TooLate | Self::ChangeTooLate | Self::NoSeat | Self::NotCounted)
    }
}

/// Whether a problem document says that the poll or the lecture is over.
fn is_too_late(problem: &Problem) -> bool {
    let kind = problem.short_kind();
    kind.starts_with(Problem::NOT_NOW) || kind == Problem::NO_LECTURE || kind == Problem::LECTURE_OVER
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbox::Intent;
    use crate::submission::SubmissionId;

    fn ballot(revision: u32) -> Ballot {
        let ids = ("KMT4RX".parse().unwrap(), "lecture".parse().unwrap());
        let ballot = Ballot::new(ids.0, ids.1, "slide".parse().unwrap(), "choice".parse().unwrap());
        Ballot { revision, ..ballot }
    }

    fn of(revision: u32, progress: Progress) -> VoteProgress {
        let ballot = ballot(revision);
        let entry = Entry {
            id: SubmissionId(uuid::Uuid::nil()).into(),
            body: String::new(),
            intent: Intent::Deliver,
            progress,
            ballot: Some(ballot.clone()),
            followup: None,
            since: None,
            until: None,
            ticket: None,
        };
        VoteProgress::of(&entry, &ballot)
    }

    fn refused(revision: u32, status: u16, kind: &str) -> VoteProgress {
        let problem = format!(r#"{{"type":"{kind}","title":"x","status":{status},"detail":"/refused/"}}"#);
        of(revision, Progress::Refused { status, problem })
    }

    #[test]
    fn the_kind_of_the_problem_decides_whether_a_vote_came_too_late() {
        for (status, kind, first, change) in [
            (409, "/problems/refused/poll-not-open", VoteProgress::TooLate, VoteProgress::ChangeTooLate),
            (409, "/problems/refused/ended", VoteProgress::TooLate, VoteProgress::ChangeTooLate),
            (404, "/problems/no-lecture", VoteProgress::TooLate, VoteProgress::ChangeTooLate),
            (410, "/problems/lecture-over", VoteProgress::TooLate, VoteProgress::ChangeTooLate),
            (409, "/problems/deck-gone", VoteProgress::NotCounted, VoteProgress::NotCounted),
            (404, "/problems/not-found", VoteProgress::NotCounted, VoteProgress::NotCounted),
            (422, "/problems/invalid", VoteProgress::NotCounted, VoteProgress::NotCounted),
            (403, "/problems/ticket-needed", VoteProgress::NoSeat, VoteProgress::NoSeat),
            (403, "/problems/ticket-refused", VoteProgress::NoSeat, VoteProgress::NoSeat),
            (409, "/problems/ticket-spent", VoteProgress::NoSeat, VoteProgress::NoSeat),
        ] {
            assert_eq!((refused(1, status, kind), refused(2, status, kind)), (first, change), "{kind}");
        }
        assert!(
            [refused(1, 422, "/problems/invalid"), refused(1, 410, "/problems/lecture-over")]
                .into_iter()
                .all(VoteProgress::was_refused)
        );
    }

    #[test]
    fn a_vote_that_was_tried_before_waits() {
        let waiting = |attempts| {
            of(1, Progress::Waiting { attempts, due: crate::Timestamp::from_ms(0.0), asked: false })
        };
        assert_eq!((waiting(0), waiting(1)), (VoteProgress::Sending, VoteProgress::Waiting));
        assert_eq!(of(1, Progress::Done), VoteProgress::Arrived);
        assert!(!VoteProgress::Waiting.was_refused());
    }
}
