//! Votes.

use konventa_domain::lecture::{Agenda, Vote};
use konventa_store::{CastVoteResult, Fingerprint, SEATS_WITHOUT_LIMIT, StoredVote};

use super::{LiveLecture, PresentedTicket};
use crate::live::LectureError;

/// The result of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voted {
    /// It is counted now.
    New,
    /// It was counted before, perhaps for another choice.
    Before,
}

/// The result of trying to count a vote.
enum Attempt {
    Done(Voted),
    /// Another server has stored events after this one.
    Behind(u64),
}

impl LiveLecture {
    /// Counts a vote once. The first vote of a phone in a poll spends its ticket for this poll; a change
    /// of it, and the notice that a quiz was handed in, need none.
    ///
    /// Fails if it fits no slide, is not possible now, has no ticket that is good for it, is one more without
    /// a ticket than there are seats, or cannot be stored.
    pub(crate) async fn vote(&self, vote: &Vote, ticket: &PresentedTicket) -> Result<Voted, LectureError> {
        loop {
            match self.try_vote(vote, ticket).await? {
                Attempt::Done(voted) => return Ok(voted),
                Attempt::Behind(seq) => self.catch_up_beyond(seq).await?,
            }
        }
    }

    async fn try_vote(&self, vote: &Vote, ticket: &PresentedTicket) -> Result<Attempt, LectureError> {
        let agenda = self.agenda()?;
        // Held until the vote is stored and counted: a poll closes before or after it, never in
        // between.
        let state = self.state.read().await;
        let (slide, choice) = vote.target(agenda).map_err(LectureError::Invalid)?;
        let hash = Fingerprint::of_vote(vote.vote);
        let (lecture, after) = (self.about().id.clone(), Some(state.replica.seq));
        let ballot = StoredVote { lecture, slide, hash, choice, revision: vote.revision, after };
        if let Err(error) = state.replica.lecture.accept_vote(agenda, slide) {
            if self.is_behind(&state).await? {
                return Ok(Attempt::Behind(state.replica.seq));
            }
            // The answer to a vote may have got lost, and the poll was closed before the phone
            // asked again.
            let counted = self.store.is_cast(&ballot).await?;
            return if counted { Ok(Attempt::Done(Voted::Before)) } else { Err(error.into()) };
        }
        // The store refuses it too, but a flood would keep it busy with counting.
        if self.has_note_of_each_seat(agenda, slide) && !self.store.is_cast(&ballot).await? {
            return Err(LectureError::TooManyNotes);
        }
        match self.store.cast_with(ballot, self.proof_of_vote(agenda, slide, ticket)).await? {
            CastVoteResult::New => {
                *self.votes().entry((slide, choice)).or_default() += 1;
                Ok(Attempt::Done(Voted::New))
            }
            CastVoteResult::Duplicate => Ok(Attempt::Done(Voted::Before)),
            CastVoteResult::Changed { from } => {
                let mut votes = self.votes();
                *votes.entry((slide, from)).or_default() -= 1;
                *votes.entry((slide, choice)).or_default() += 1;
                Ok(Attempt::Done(Voted::Before))
            }
            CastVoteResult::TicketSpent => Err(LectureError::TicketSpent),
            CastVoteResult::TicketMissing => Err(match ticket {
                PresentedTicket::None => LectureError::TicketNeeded,
                PresentedTicket::Unreadable | PresentedTicket::Ticket(_) => LectureError::TicketRefused,
            }),
            CastVoteResult::NoSeat => Err(LectureError::TooManyNotes),
            CastVoteResult::NoLecture => Err(LectureError::Over),
            CastVoteResult::Conflict => Ok(Attempt::Behind(state.replica.seq)),
        }
    }

    /// Whether a slide is a quiz with as many notes that it was handed in as there are seats.
    fn has_note_of_each_seat(&self, agenda: &Agenda, slide: usize) -> bool {
        let seats = i64::from(self.seats().unwrap_or(SEATS_WITHOUT_LIMIT));
        let notes: i64 = self.votes().range((slide, 0)..=(slide, usize::MAX)).map(|(_, n)| *n).sum();
        notes >= seats && agenda.polls().all(|(at, _)| at != slide)
    }
}
