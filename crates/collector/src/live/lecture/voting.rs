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

impl LiveLecture {
    /// Counts a vote once. The first vote of a phone in a poll spends its ticket for this poll; a change
    /// of it, and the notice that a quiz was handed in, need none.
    ///
    /// Fails if it fits no slide, is not possible now, has no ticket that is good for it, is one more without
    /// a ticket than there are seats, or cannot be stored.
    pub(crate) async fn vote(&self, vote: &Vote, ticket: &PresentedTicket) -> Result<Voted, LectureError> {
        let agenda = self.agenda()?;
        // Held until the vote is stored and counted: a poll closes before or after it, never in
        // between.
        let state = self.state.read().await;
        let (slide, choice) = vote.target(agenda).map_err(LectureError::Invalid)?;
        let hash = Fingerprint::of_vote(vote.vote);
        let ballot =
            StoredVote { lecture: self.about().id.clone(), slide, hash, choice, revision: vote.revision };
        if let Err(error) = state.replica.lecture.accept_vote(agenda, slide) {
            // The answer to a vote may have got lost, and the poll was closed before the phone
            // asked again.
            let counted = self.store.is_cast(&ballot).await?;
            return if counted { Ok(Voted::Before) } else { Err(error.into()) };
        }
        // The store refuses it too, but a flood would keep it busy with counting.
        if self.has_note_of_each_seat(agenda, slide) && !self.store.is_cast(&ballot).await? {
            return Err(LectureError::TooManyNotes);
        }
        match self.store.cast_with(ballot, self.proof_of_vote(agenda, slide, ticket)).await? {
            CastVoteResult::New => {
                *self.votes().entry((slide, choice)).or_default() += 1;
                Ok(Voted::New)
            }
            CastVoteResult::Duplicate => Ok(Voted::Before),
            CastVoteResult::Changed { from } => {
                let mut votes = self.votes();
                *votes.entry((slide, from)).or_default() -= 1;
                *votes.entry((slide, choice)).or_default() += 1;
                Ok(Voted::Before)
            }
            CastVoteResult::TicketSpent => Err(LectureError::TicketSpent),
            CastVoteResult::TicketMissing => Err(match ticket {
                PresentedTicket::None => LectureError::TicketNeeded,
                PresentedTicket::Unreadable | PresentedTicket::Ticket(_) => LectureError::TicketRefused,
            }),
            CastVoteResult::NoSeat => Err(LectureError::TooManyNotes),
            CastVoteResult::NoLecture => Err(LectureError::Over),
        }
    }

    /// Whether a slide is a quiz with as many notes that it was handed in as there are seats.
    fn has_note_of_each_seat(&self, agenda: &Agenda, slide: usize) -> bool {
        let seats = i64::from(self.seats().unwrap_or(SEATS_WITHOUT_LIMIT));
        let notes: i64 = self.votes().range((slide, 0)..=(slide, usize::MAX)).map(|(_, n)| *n).sum();
        notes >= seats && agenda.polls().all(|(at, _)| at != slide)
    }
}
