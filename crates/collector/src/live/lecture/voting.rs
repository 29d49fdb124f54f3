//! Votes.

use konventa_domain::lecture::Vote;
use konventa_store::{Ballot, Cast, Fingerprint, Store};

use super::Live;
use crate::app::App;
use crate::problem::Refusal;

/// What became of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voted {
    /// It is counted now.
    New,
    /// It was counted before, perhaps for another choice.
    Before,
}

impl Live {
    /// Counts a vote once.
    ///
    /// # Errors
    /// What fits no slide; what is refused; where nothing can be kept.
    pub(crate) async fn vote<S: Store>(&self, app: &App<S>, vote: &Vote) -> Result<Voted, Refusal> {
        let failed = |error| Refusal::from_store(&error);
        let agenda = self.agenda()?;
        // Held until the vote is kept and counted: a poll is closed before or after it, never meanwhile.
        let state = self.state.read().await;
        let (slide, choice) = vote.target(agenda).map_err(Refusal::Invalid)?;
        let name = Fingerprint::of_vote(vote.vote);
        let ballot =
            Ballot { lecture: self.about().id.clone(), slide, name, choice, revision: vote.revision };
        if let Err(refusal) = vote.check(&state.room.lecture, agenda).map_err(Refusal::Invalid)? {
            // The answer to a vote got lost, and the poll was closed before the phone could ask again.
            let counted = app.store.is_cast(&ballot).await.map_err(failed)?;
            return if counted { Ok(Voted::Before) } else { Err(Refusal::Refused(refusal)) };
        }
        match app.store.cast(ballot).await.map_err(failed)? {
            Cast::New => {
                *self.votes().entry((slide, choice)).or_default() += 1;
                Ok(Voted::New)
            }
            Cast::Again => Ok(Voted::Before),
            Cast::Changed { from } => {
                let mut votes = self.votes();
                *votes.entry((slide, from)).or_default() -= 1;
                *votes.entry((slide, choice)).or_default() += 1;
                Ok(Voted::Before)
            }
            Cast::NoLecture => Err(Refusal::LectureOver),
        }
    }
}
